set(toolchain mingw-x86_64)
set(needs x86_64-w64-mingw32-gcc)
set(path
    cmake
    ctest
    ninja
    go
    uname
    sh
    x86_64-w64-mingw32-gcc
    x86_64-w64-mingw32-g++
    x86_64-w64-mingw32-windres
)
set(options -DGOCGO_PROVIDER=gnu)
set(run ctest --test-dir "@BUILD@" -V)
