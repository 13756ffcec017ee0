# shellcheck shell=bash
# What the scripts of tests/setup and tests/run share: where the cache is, and how a fixture gets into it.
# A fixture is a folder of the cache, made by setup/fixtures/<name>.sh, complete or absent:
#   <cache>/<name>         what the script made
#   <cache>/<name>.recipe  a digest of what it was made by; another digest makes it anew
#   <cache>/<name>.why     why it is not there, one or more lines, for a person
#   <cache>/<name>.log     everything the script said

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${GOCGO_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/gocgocross-tests}

say() { printf '%s\n' "$*"; }

# What a test says when it lacks a fixture, and CTest's SKIP_RETURN_CODE.
skip() {
    say "skipped: $1"
    exit 77
}

# need_fixture <name>: skips the calling test, with the reason, unless the fixture is there.
need_fixture() {
    if [[ -d $cache/$1 ]]; then return; fi
    skip "$1 is not set up: $(why "$1")"
}

why() {
    if [[ -s $cache/$1.why ]]; then
        cat "$cache/$1.why"
    else
        say "nobody has tried; tests/run-all.sh --setup-only, as root on Debian, makes it"
    fi
}

# recipe <name>: a digest of the script and of the files that its line "# Made of: <paths below tests/>" names.
recipe() {
    local script=$tests/setup/fixtures/$1.sh paths
    paths=$(sed -n 's/^# Made of: //p' "$script")
    # shellcheck disable=SC2086  # a list of words
    (cd "$tests" && find "setup/fixtures/$1.sh" $paths -type f -exec sha256sum {} + | LC_ALL=C sort | sha256sum | cut -d' ' -f1)
}

# is_made <name>: whether the fixture stands there, made by the present recipe.
is_made() { [[ -d $cache/$1 && $(cat "$cache/$1.recipe" 2>/dev/null) == "$(recipe "$1")" ]]; }

# Locks with -o or in a subshell, so that no program that a fixture starts keeps the lock.
# make_fixture <name>: makes it unless it is there, and prints its one status line. Status 1 if it is not there afterwards.
make_fixture() {
    local name=$1 start=$SECONDS how status=0
    mkdir -p "$cache"
    if ! is_made "$name"; then
        say "making:  $name"
        flock -o "$cache/$name.lock" bash "$tests/setup/fill-fixture.sh" "$name" || status=$?
        how="made in $((SECONDS - start)) s"
    else
        how="in the cache"
    fi
    if [[ $status -eq 0 ]]; then
        say "ok:      $name ($how)"
    else
        say "missing: $name: $(why "$name")"
    fi
    return "$status"
}
