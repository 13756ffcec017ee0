set(build FALSE)
set(toolchain musl-aarch64)
set(options -DGOCGO_PROVIDER=gnu)
set(path cmake ninja uname aarch64-linux-gnu-gcc)
