if(toolchain STREQUAL "mingw-x86_64")
    set(needs x86_64-w64-mingw32-g++ x86_64-w64-mingw32-objdump)
    set(needs_files "${TEST_CACHE}/wine64")
    set(options -DGOCGO_PROVIDER=gnu)
    set(environment "GOCGO_EMULATOR=${ROOT}/tests/run/wine64.sh" "GOCGO_TEST_CACHE=${TEST_CACHE}")
endif()
set(install --prefix "@WORK@/prefix")
set(run
    ctest
    --test-dir
    "@BUILD@"
    -C
    Release
    -V
)
