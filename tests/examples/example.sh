#!/bin/bash
# example.sh <repository> <example> <preset, or native> <provider> <build folder> [shared]: an example as a project of its own.
# The provider "stand-in" is gnu, with a full toolchain on PATH that is made of zig. With "shared" its Go is a shared library.
set -euo pipefail
tests=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=tests/run/runners.sh
source "$tests/run/runners.sh"
# shellcheck source=tests/run/environment.sh
source "$tests/run/environment.sh"
# shellcheck source=tests/examples/stand-in.sh
source "$tests/examples/stand-in.sh"
repository=$1 example=$2 preset=$3 provider=$4 build=$5 type=${6-}
source=$repository/examples/$example

command -v go >/dev/null || skip "go is not installed"
rm -rf "$build" "$build.bin" "$build.source"
product_environment "${provider:-auto}" "$preset"
options=("-DCMAKE_MODULE_PATH=$repository/cmake")
if [[ $preset != native ]]; then
    toolchain=$(awk -F, -v target="$preset" '$1 == target { print $2 }' "$repository/toolchains/targets.csv")
    options=("-DCMAKE_TOOLCHAIN_FILE=$repository/toolchains/$toolchain.cmake")
    triple=$(awk -F, -v target="$preset" '$1 == target { print $5 }' "$repository/toolchains/targets.csv")
    if [[ $provider == stand-in ]]; then
        stand_in "$triple" "$build.bin"
        PATH=$build.bin:$PATH
        export GOCGO_PROVIDER=gnu
    elif [[ $provider == gnu ]]; then
        command -v "$triple-g++" >/dev/null || skip "$triple-g++ is not installed (Debian: apt install g++-mingw-w64)"
    fi
fi
if [[ $type == shared ]]; then
    cp -r "$source" "$build.source"
    source=$build.source
    sed -i -e 's/words STATIC/words SHARED/' \
        -e 's/add_linkage_test(count)/add_linkage_test(count ALLOW_NEEDED libwords.so ALLOW_IMPORT libwords.dll)/' "$source/CMakeLists.txt"
    grep -F -e 'words SHARED' -e ALLOW_NEEDED "$source/CMakeLists.txt"
fi
cmake -S "$source" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release "${options[@]}" | tee "$build.log"
if [[ $provider == stand-in ]]; then grep -F "GoCgoCross: $preset with gnu: $triple-gcc is on PATH" "$build.log"; fi
cmake --build "$build"
ctest --test-dir "$build" --output-on-failure | tee "$build.log"
# A test that was skipped would look good from here.
if grep -F '***Skipped' "$build.log"; then skip "nothing here runs $preset programs"; fi
