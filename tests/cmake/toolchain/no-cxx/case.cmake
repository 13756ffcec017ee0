set(build FALSE)
set(needs musl-gcc)
set(toolchain musl-x86_64)
set(options -DGOCGO_PROVIDER=gnu)
set(path
    cmake
    ninja
    cc
    gcc
    c++
    as
    ld
    ar
    ranlib
    musl-gcc
    x86_64-linux-gnu-gcc
)
