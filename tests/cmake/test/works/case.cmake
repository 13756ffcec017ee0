if(toolchain STREQUAL "musl-x86_64")
    set(needs musl-gcc)
    set(options -DGOCGO_PROVIDER=gnu)
endif()
set(run
    ctest
    --test-dir
    "@BUILD@"
    -C
    Release
    --output-on-failure
)
