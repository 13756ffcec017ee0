set(run "@BUILD@@CONFIG_DIR@/shop")
