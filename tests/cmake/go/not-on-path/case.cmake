set(build FALSE)
set(path
    cmake
    ninja
    cc
    gcc
    as
    ld
)
