set(build FALSE)
set(toolchain mingw-x86_64)
set(environment "GOCGO_ZIG=${WORK}/zig")
