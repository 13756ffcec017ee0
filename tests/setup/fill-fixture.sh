#!/bin/bash
# fill-fixture.sh <name>: runs setup/fixtures/<name>.sh in a fresh folder beside the fixture's place and renames it, or keeps the
# reason in <name>.why. Called by make_fixture with the fixture's lock held.
set -euo pipefail
# shellcheck source=tests/setup/common.sh
source "$(dirname "$0")/common.sh"

name=$1
place=$cache/$name
if is_made "$name"; then exit 0; fi # another run made it while this one waited for the lock

# What an interrupted run left; --one-file-system, since it may have left something mounted there.
rm -rf --one-file-system "$place".tmp-*
fresh=$place.tmp-$$
mkdir "$fresh"

status=0
GOCGO_TEST_CACHE=$cache bash "$tests/setup/fixtures/$name.sh" "$fresh" >"$place.log" 2>&1 </dev/null || status=$?
if [[ $status -ne 0 ]]; then
    # A script that gives up says why on a line of its own; whatever else failed said so last.
    reason=$(sed -n 's/^why: //p' "$place.log" | tail -n 1)
    if [[ -z $reason ]]; then
        reason="$(basename "$name").sh ended with status $status: $(tail -n 3 "$place.log" | tr '\n' ' ') (all of it: $place.log)"
    fi
    say "$reason" >"$place.why"
    rm -rf --one-file-system "$fresh"
    exit 1
fi
rm -rf --one-file-system "$place"
mv "$fresh" "$place"
recipe "$name" >"$place.recipe"
rm -f "$place.why"
