set(build FALSE)
set(toolchain musl-x86_64)
set(options -DGOCGO_PROVIDER=zig -DGOCGO_OFFLINE=OFF)
set(path cmake ninja uname)
