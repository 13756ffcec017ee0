set(build FALSE)
set(toolchain mingw-i686)
set(options -DGOCGO_PROVIDER=gnu)
set(path
    cmake
    ninja
    cc
    gcc
    as
    ld
)
