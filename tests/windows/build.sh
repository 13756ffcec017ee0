#!/bin/bash
# build.sh <cpp-helpers> <build folder> <x86_64|i686>: gocgo.exe by Debian's default mingw compiler (Windows threads), and its
# tests by the one with POSIX threads: GoogleTest wants std::mutex. No warning passes.
set -euo pipefail
source=$1 build=$2 triple=$3-w64-mingw32
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=tests/setup/common.sh
source "$here/../setup/common.sh"
posix=$triple-g++-posix
for compiler in "$triple-g++" "$posix"; do
    command -v "$compiler" >/dev/null || skip "$compiler is not installed (Debian: apt install g++-mingw-w64)"
done
options=(-G Ninja -DCMAKE_SYSTEM_NAME=Windows -DGOCGO_HELPER_WERROR=ON)
cmake -S "$source" -B "$build/program" "${options[@]}" -DCMAKE_CXX_COMPILER="$triple-g++"
cmake --build "$build/program"
# Not optimised: twice as fast to compile, and the warnings of the optimiser are the other build's.
cmake -S "$source" -B "$build/tests" "${options[@]}" -DCMAKE_CXX_FLAGS_RELEASE=-O0 -DCMAKE_CXX_COMPILER="$posix" -DGOCGO_HELPER_TESTS=ON \
    -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=12
cmake --build "$build/tests" --target gocgo_tests
