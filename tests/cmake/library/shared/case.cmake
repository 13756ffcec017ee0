if(toolchain MATCHES "^mingw-(.*)")
    set(triple "${CMAKE_MATCH_1}-w64-mingw32")
    set(wine "wine64")
    if(toolchain STREQUAL "mingw-i686")
        set(wine "wine32")
    endif()
    set(needs ${triple}-g++ ${triple}-objdump)
    set(needs_files "${TEST_CACHE}/${wine}")
    set(options -DGOCGO_PROVIDER=gnu)
    set(environment "GOCGO_EMULATOR=${ROOT}/tests/run/${wine}.sh" "GOCGO_TEST_CACHE=${TEST_CACHE}")
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
