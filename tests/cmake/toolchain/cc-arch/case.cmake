set(build FALSE)
set(toolchain musl-aarch64)
set(options -DCMAKE_C_COMPILER=gcc)
