#!/bin/bash
# empty-root.sh <program> [<argument>...]: runs a copy of the program in a root in which there is nothing else.
set -euo pipefail
# shellcheck source=tests/setup/common.sh
source "$(dirname "$(readlink -f "$0")")/../setup/common.sh"
as_root=()
if [[ $(id -u) -ne 0 ]]; then
    as_root=(unshare --map-root-user)
    "${as_root[@]}" true 2>/dev/null || skip "an empty root needs root, or a kernel that gives users their own namespaces"
fi
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cp -- "$1" "$root/program"
shift
"${as_root[@]}" chroot "$root" /program "$@"
