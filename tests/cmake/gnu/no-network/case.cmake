# A proxy that nobody serves.
case_plain_cache()
set(build FALSE)
set(toolchain musl-aarch64)
set(options -DGOCGO_PROVIDER=gnu -DGOCGO_OFFLINE=OFF)
set(environment https_proxy=http://127.0.0.1:9 HTTPS_PROXY=http://127.0.0.1:9 no_proxy= NO_PROXY=)
set(path cmake ninja uname aarch64-linux-gnu-gcc)
