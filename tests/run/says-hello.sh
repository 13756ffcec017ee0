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
# Wine's own client may say so on stderr while the process ends (seen once in some hundred runs of wine 8, with the right output
# and status). It is Wine's line, not the program's; any other word there still fails.
if [[ $3 == wine* ]]; then errors=$(sed '/^wine client error:[0-9a-f]*: sendmsg: Socket operation on non-socket$/d' <<<"${errors%$'\n'}"); fi
[[ $status -eq 0 && $output == $'1 Hello\n' && -z $errors ]]
