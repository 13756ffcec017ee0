#!/bin/bash
# old-debian.sh <program> [<argument>...]: runs a program of this machine in the root of Debian bullseye (glibc 2.31).
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=tests/setup/common.sh
source "$here/../setup/common.sh"
need_fixture bullseye
exec "$here/enter-root.sh" "$cache/bullseye" "$@"
