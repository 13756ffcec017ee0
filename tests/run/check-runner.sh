#!/bin/bash
# check-runner.sh <runner> <folder>: the runner hands arguments, input, output, errors and the exit status of a C program through.
set -euo pipefail
# shellcheck source=tests/run/runners.sh
source "$(dirname "$0")/runners.sh"
name=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
runner_command "$name"

program="$folder/a program for $name"
line_end=$'\n'
case $name in
    native) compiler=(gcc) ;;
    empty-root) compiler=(gcc -static) ;;
    old-debian) compiler=(musl-gcc -static) ;;
    qemu-aarch64) compiler=(aarch64-linux-gnu-gcc -static) ;;
    wine64) compiler=(x86_64-w64-mingw32-gcc) program+=.exe line_end=$'\r\n' ;;
    wine32) compiler=(i686-w64-mingw32-gcc) program+=.exe line_end=$'\r\n' ;;
esac
command -v "${compiler[0]}" >/dev/null || skip "${compiler[0]} is not installed (tests/setup/packages.txt)"
"${compiler[@]}" -o "$program" "$tests/run/echo.c"

cd "$folder" # a relative path must do
run_program "./$(basename "$program")" 'two words' 'a "quoted\ one"' '*' '' <<<'typed'
show_run
[[ $status -eq 7 ]]
expected="[two words]${line_end}[a \"quoted\\ one\"]${line_end}[*]${line_end}[]${line_end}typed${line_end}"
[[ $output == "$expected" ]]
[[ $errors == "done$line_end" ]]
