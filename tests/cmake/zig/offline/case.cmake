set(build FALSE)
set(toolchain musl-x86_64)
set(options -DGOCGO_PROVIDER=zig)
set(path cmake ninja python3 uname)
