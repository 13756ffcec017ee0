# Toolchain file of the target linux-arm64-musl: see providers/toolchain.cmake.
set(GOCGO_TARGET linux-arm64-musl)
include("${CMAKE_CURRENT_LIST_DIR}/providers/toolchain.cmake")
