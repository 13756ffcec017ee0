#!/bin/bash
# wine32.sh <program.exe> [<argument>...]: as wine64.sh, for 32-bit programs, by the wine of the 32-bit Debian root. The machine's
# own folders are at their places in there, so paths mean what they mean outside. Needs root.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=tests/setup/common.sh
source "$here/../setup/common.sh"
need_fixture bookworm-i386
need_fixture wine32
# shellcheck disable=SC2016  # expands inside
exec "$here/enter-root.sh" "$cache/bookworm-i386" bash -euo pipefail -c 'source "$0/wine.sh"; wine_that_ends; run_wine 32 "$@"' \
    "$here" "$cache/wine32" "$@"
