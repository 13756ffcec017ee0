# Toolchain file of the target windows-386-mingw: see providers/toolchain.cmake.
set(GOCGO_TARGET windows-386-mingw)
include("${CMAKE_CURRENT_LIST_DIR}/providers/toolchain.cmake")
