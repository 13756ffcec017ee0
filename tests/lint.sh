#!/bin/bash
# lint.sh: every script of the repository passes shellcheck.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v shellcheck >/dev/null || { echo "skipped: shellcheck is not installed (Debian: apt install shellcheck)"; exit 77; }
find .ci tests \( -name '*.sh' -o -path .ci/run \) -print0 | xargs -0 shellcheck -x
