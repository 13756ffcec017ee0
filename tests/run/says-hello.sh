#!/bin/bash
# says-hello.sh <copy of the repository> <preset> <runner>: the preset's product prints `1 Hello` and a line end, nothing else.
set -euo pipefail
# shellcheck source=tests/run/runners.sh
source "$(dirname "$0")/runners.sh"
copy=$1 preset=$2
runner_command "$3"
if [[ -s $copy/build/$preset.skipped ]]; then skip "no product: $(cat "$copy/build/$preset.skipped")"; fi
product=$copy/build/$preset/examples/sqlite/hello
if [[ $preset == windows-* ]]; then product+=.exe; fi
run_program "$product"
show_run
[[ $status -eq 0 && $output == $'1 Hello\n' && -z $errors ]]
