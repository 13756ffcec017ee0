# Read by CMake when a project enables C++ with a toolchain that has none: see toolchain.cmake.
_gocgo_fail(no-cxx "this toolchain has no C++ compiler."
    "compiler" "${GOCGO_TOOLCHAIN_CC} (a wrapper round the distribution's C compiler: it has no C++ library)"
    "target" "${GOCGO_TARGET}"
    FIX "GOCGO_PROVIDER=zig, in an empty build folder (cmake --fresh); or a full ${GOCGO_TRIPLE}-g++ on PATH"
)
