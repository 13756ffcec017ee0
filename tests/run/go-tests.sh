#!/bin/bash
# go-tests.sh <repository> <preset> <build folder> [<regex>]: go-sqlite3's own tests as CTest tests for the preset's target: there
# is one for each function, and all pass, but that those whose name matches are not run.
set -euo pipefail
# shellcheck source=tests/run/runners.sh
source "$(dirname "$0")/runners.sh"
# shellcheck source=tests/run/environment.sh
source "$(dirname "$0")/environment.sh"
repository=$1 preset=$2 build=$3 left_out=${4-}

command -v go >/dev/null || skip "go is not installed"
case $preset in
    linux-amd64-musl) command -v musl-gcc >/dev/null || skip "musl-gcc is not installed (Debian: apt install musl-tools)" ;;
    linux-arm64-musl)
        command -v aarch64-linux-gnu-gcc >/dev/null || skip "aarch64-linux-gnu-gcc is not installed (Debian: apt install gcc-aarch64-linux-gnu)"
        need_fixture musl
        command -v qemu-aarch64 >/dev/null || skip "qemu-aarch64 is not installed (Debian: apt install qemu-user)"
        ;;
esac
product_environment gnu "$preset"
toolchain=$(awk -F, -v target="$preset" '$1 == target { print $2 }' "$repository/toolchains/targets.csv")
rm -rf "$build"
# The package under test is compiled apart from the package itself, with all of SQLite: without optimisation in seconds.
cmake -S "$(dirname "$0")/sqlite" -B "$build" -G Ninja "-DCMAKE_TOOLCHAIN_FILE=$repository/toolchains/$toolchain.cmake" \
    -DCMAKE_C_FLAGS=-O0
cmake --build "$build"
# shellcheck disable=SC2016  # go's own $dir
mapfile -t files < <(cd "$(dirname "$0")/sqlite" && CGO_ENABLED=1 GOOS=linux GOARCH=${preset:6:5} \
    go list -f '{{$dir := .Dir}}{{range .TestGoFiles}}{{$dir}}/{{.}}{{"\n"}}{{end}}' github.com/mattn/go-sqlite3)
expected=$(cat "${files[@]}" | grep -c '^func Test[A-Z]')
found=$(ctest --test-dir "$build" -N | grep -c ': sqlite\.Test')
say "$found tests, and $expected in the sources"
[[ $found -eq $expected ]]
if [[ -n $left_out ]]; then options=(-E "$left_out"); else options=(); fi
ctest --test-dir "$build" --output-on-failure "${options[@]}"
