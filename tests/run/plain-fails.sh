#!/bin/bash
# plain-fails.sh <program>: runs on this machine, and on the old distribution ends with the loader's complaint about GLIBC_2.34.
set -euo pipefail
# shellcheck source=tests/run/runners.sh
source "$(dirname "$0")/runners.sh"
runner_command native
run_program "$1"
show_run
[[ $status -eq 0 && $output == $'1 Hello\n' ]]
runner_command old-debian
run_program "$1"
show_run
[[ $status -ne 0 && -z $output && $errors == *"version \`GLIBC_2.34' not found"* ]]
