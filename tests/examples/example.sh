#!/bin/bash
# example.sh <repository> <example> <preset, or native> <provider> <build folder>: an example as a project of its own.
set -euo pipefail
tests=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=tests/run/runners.sh
source "$tests/run/runners.sh"
# shellcheck source=tests/run/environment.sh
source "$tests/run/environment.sh"
repository=$1 example=$2 preset=$3 provider=$4 build=$5

command -v go >/dev/null || skip "go is not installed"
product_environment "${provider:-auto}" "$preset"
options=("-DCMAKE_MODULE_PATH=$repository/cmake")
if [[ $preset != native ]]; then
    toolchain=$(awk -F, -v target="$preset" '$1 == target { print $2 }' "$repository/toolchains/targets.csv")
    options=("-DCMAKE_TOOLCHAIN_FILE=$repository/toolchains/$toolchain.cmake")
    if [[ $provider == gnu ]]; then
        triple=$(awk -F, -v target="$preset" '$1 == target { print $5 }' "$repository/toolchains/targets.csv")
        command -v "$triple-g++" >/dev/null || skip "$triple-g++ is not installed (Debian: apt install g++-mingw-w64)"
    fi
fi
rm -rf "$build"
cmake -S "$repository/examples/$example" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release "${options[@]}"
cmake --build "$build"
ctest --test-dir "$build" --output-on-failure | tee "$build.log"
# A test that was skipped would look good from here.
if grep -F '***Skipped' "$build.log"; then skip "nothing here runs $preset programs"; fi
