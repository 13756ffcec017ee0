set(build FALSE)
set(toolchain musl-aarch64)
set(options -DGOCGO_PROVIDER=gnu "-DGOCGO_MUSL_TARBALL=${WORK}/musl.tar.gz")
set(path cmake ninja uname aarch64-linux-gnu-gcc)
