set(build FALSE)
set(helper FALSE)
set(environment
    GOCGO_CACHE_DIR=
    XDG_CACHE_HOME=
    HOME=
    GOCACHE=/nowhere
    GOPATH=/nowhere
)
