set(build FALSE)
set(helper FALSE)
set(path
    cmake
    ninja
    cc
    gcc
    as
    ld
    go
)
