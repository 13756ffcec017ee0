set(build FALSE)
