set(toolchain musl-x86_64)
set(needs musl-gcc)
set(options -DGOCGO_PROVIDER=gnu)
set(build FALSE)
