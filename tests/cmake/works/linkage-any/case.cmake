set(run "@BUILD@/shop")
