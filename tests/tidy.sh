#!/bin/bash
# tidy.sh [<build folder>]: gocgo builds without a warning with Clang, and clang-tidy, at the version of setup/requirements.txt,
# finds nothing of cpp-helpers/.clang-tidy in it. Status 77: Clang or clang-tidy is not set up.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/setup/common.sh
source tests/setup/common.sh
command -v clang++ >/dev/null || { echo "skipped: clang++ is not installed (Debian: apt install clang)"; exit 77; }
python=$cache/python/bin/python3
if ! "$python" -c 'import clang_tidy' 2>/dev/null; then
    echo "skipped: clang-tidy is not set up: run tests/run-all.sh --setup-only"
    exit 77
fi
clang_tidy=$("$python" -c 'import clang_tidy, pathlib; print(next(pathlib.Path(clang_tidy.__file__).parent.glob("data/bin/clang-tidy")))')
build=${1-build/tidy}

cmake -S cpp-helpers -B "$build" -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=Debug -DCMAKE_EXPORT_COMPILE_COMMANDS=ON -DGOCGO_HELPER_WERROR=ON
cmake --build "$build"
# The unity files are the compilations; libstdc++ 12 uses a function that it deprecates itself.
"$clang_tidy" --config-file=cpp-helpers/.clang-tidy --quiet -p "$build" --extra-arg=-Wno-deprecated-declarations \
    "$build"/CMakeFiles/gocgo_core.dir/Unity/unity_*_cxx.cxx cpp-helpers/src/main.cpp
