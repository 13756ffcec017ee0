#!/bin/bash
# wine64.sh <program.exe> [<argument>...]: runs a 64-bit Windows program, as CMAKE_CROSSCOMPILING_EMULATOR or by hand.
# Standard input, output and the exit status (its low 8 bits, as anywhere on Linux) pass through unchanged: wine converts no line
# ends. C's text streams write CRLF there, Go writes LF. Exits with 77 and the reason when there is no wine.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=tests/setup/common.sh
source "$here/../setup/common.sh"
# shellcheck source=tests/run/wine.sh
source "$here/wine.sh"
need_fixture wine64
run_wine 64 "$cache/wine64" "$@"
