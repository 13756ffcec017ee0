set(build FALSE)
set(toolchain musl-x86_64)
set(environment GOCGO_PROVIDER=llvm)
