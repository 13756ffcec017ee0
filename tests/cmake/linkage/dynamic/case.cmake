set(run
    ctest
    --test-dir
    "@BUILD@"
    -C
    Release
    --output-on-failure
)
