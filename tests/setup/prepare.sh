#!/bin/bash
# prepare.sh: brings what the tests need, as far as this user can on this machine: packages as root on Debian, fixtures into the
# cache. One status line each. Status 1 if anything is missing; the tests that need it then say so and are skipped.
set -euo pipefail
# shellcheck source=tests/setup/common.sh
source "$(dirname "$0")/common.sh"

status=0
"$tests/setup/packages.sh" || status=1
if "$tests/setup/go.sh" --serves; then
    say "ok:      go ($(command -v go))"
else
    make_fixture go || status=1
fi

# apt's lists are what the fixtures find their mirror in. A minimal image has none until the first update.
fixtures=(bcryptprimitives python cmakes musl wine64 bullseye bookworm-i386 wine32)
for name in "${fixtures[@]}"; do
    if ! is_made "$name" && [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
        apt-get -o DPkg::Lock::Timeout=600 update >"$cache/apt-update.log" 2>&1 || say "apt-get update failed (all of it: $cache/apt-update.log)"
        break
    fi
done

make_fixture bcryptprimitives || status=1
# Two at a time: the roots wait for the network and the disk, the others for the processor.
(
    status=0
    make_fixture bookworm-i386 || status=1
    make_fixture wine32 || status=1
    exit "$status"
) &
roots=$!
for name in bullseye wine64 musl python cmakes; do
    make_fixture "$name" || status=1
done
wait "$roots" || status=1
exit "$status"
