set(build FALSE)
set(needs aarch64-linux-gnu-gcc)
set(options -DCMAKE_C_COMPILER=aarch64-linux-gnu-gcc)
