set(build FALSE)
set(options -DGOCGO_GO=no-such-go)
