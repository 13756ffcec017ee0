# Toolchain file of the target windows-amd64-mingw: see providers/toolchain.cmake.
set(GOCGO_TARGET windows-amd64-mingw)
include("${CMAKE_CURRENT_LIST_DIR}/providers/toolchain.cmake")
