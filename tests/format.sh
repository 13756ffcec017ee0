#!/bin/bash
# format.sh [--fix]: the CMake files are as gersemi writes them, the C and C++ files as clang-format does, at the versions of
# setup/requirements.txt. With --fix it writes them so. Status 77: the formatters are not set up.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/setup/common.sh
source tests/setup/common.sh
python=$cache/python/bin/python3
# Scripts of a virtual environment name the place where it was made; clang-format is a program beside them.
if ! "$python" -c 'import gersemi, clang_format' 2>/dev/null; then
    echo "skipped: the formatters are not set up: run tests/run-all.sh --setup-only"
    exit 77
fi
clang_format=$("$python" -c 'import clang_format, pathlib; print(next(pathlib.Path(clang_format.__file__).parent.glob("data/bin/clang-format")))')

mapfile -d '' cmake_files < <(git ls-files -z '*.cmake' '*CMakeLists.txt')
mapfile -d '' cpp_files < <(git ls-files -z '*.c' '*.cpp' '*.h')
[[ ${#cmake_files[@]} -gt 0 && ${#cpp_files[@]} -gt 0 ]] || { echo "no files found: is this a git checkout?"; exit 1; }
if [[ ${1-} == --fix ]]; then
    "$python" -m gersemi --in-place --no-cache "${cmake_files[@]}"
    "$clang_format" -i "${cpp_files[@]}"
    exit 0
fi
status=0
"$python" -m gersemi --diff --no-cache "${cmake_files[@]}" | sed 1,200\!d
"$python" -m gersemi --check --no-cache "${cmake_files[@]}" || status=1
"$clang_format" --dry-run --Werror "${cpp_files[@]}" || status=1
if [[ $status -ne 0 ]]; then echo "fix: tests/format.sh --fix"; fi
exit "$status"
