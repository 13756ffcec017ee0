#!/bin/bash
# run-all.sh: prepares this machine for the tests, builds the project with its tests and runs them all.
# As root on Debian it installs what the tests need; other users get what is there, and tests that lack something are skipped,
# with the reason. With CI=true a skipped test, or anything missing, is a failure.
#
#   tests/run-all.sh [--setup-only] [-R <regex>] [<other options of ctest>...]
#
# What is made once a machine is kept in $GOCGO_TEST_CACHE (default: gocgocross-tests in $XDG_CACHE_HOME, else ~/.cache).
# The build and CTest's own files are in build/tests.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/setup/common.sh
source tests/setup/common.sh

ci=false
if [[ ${CI-} == true || ${CI-} == 1 ]]; then ci=true; fi
setup_only=false
ctest_options=()
while [[ $# -gt 0 ]]; do
    case $1 in
        -h | --help)
            sed -n '2,/^set/s/^# \{0,1\}//p' "$0"
            exit 0
            ;;
        --setup-only) setup_only=true ;;
        *) ctest_options+=("$1") ;;
    esac
    shift
done

mkdir -p "$cache"
export GOCGO_TEST_CACHE=$cache
# Every run holds this lock, shared, and the last one that ends stops the wine servers; nothing it starts inherits it.
exec {users}>"$cache/users.lock"
flock --shared "$users"

stages=()
# stage <name> <command...>: runs it and notes how long it took.
stage() {
    local name=$1 start=$SECONDS status=0
    shift
    say "== $name"
    "$@" {users}>&- || status=$?
    stages+=("$(printf '%6d s  %s' $((SECONDS - start)) "$name")")
    return "$status"
}

# Ends the wine servers, and with what status the run ended.
finish() {
    local status=$?
    # shellcheck source=tests/run/wine.sh
    source tests/run/wine.sh
    if flock --exclusive --nonblock "$users"; then
        if [[ -d $cache/wine64 ]]; then (stop_wine 64 "$cache/wine64") 2>/dev/null || true; fi
        if [[ -d $cache/wine32 && $(id -u) -eq 0 ]]; then
            # shellcheck disable=SC2016  # expands inside
            tests/run/enter-root.sh "$cache/bookworm-i386" bash -c 'source "$0/wine.sh"; stop_wine 32 "$1"' \
                "$tests/run" "$cache/wine32" 2>/dev/null || true
        fi
    fi
    if [[ ${#stages[@]} -gt 0 ]]; then
        say "== time"
        printf '%s\n' "${stages[@]}"
    fi
    # CTest's own summary again, last, where people and code hosts look for it.
    if [[ -s $build/summary.txt ]]; then cat "$build/summary.txt"; fi
    exit "$status"
}
trap finish EXIT
build=build/tests
rm -f "$build/summary.txt"

if ! stage "set-up" tests/setup/prepare.sh && $ci; then
    say "CI=true: something above is missing, which the tests need"
    exit 1
fi
if $setup_only; then exit 0; fi

go_folder=$(tests/setup/go.sh --where) || { say "There is no Go >= 1.24 on PATH and none could be fetched: $(why go)"; exit 1; }
if [[ -n $go_folder ]]; then PATH=$go_folder:$PATH; fi
stage "configure" cmake -S . -B "$build" -G Ninja -DGOCGO_TESTS=ON
stage "build" cmake --build "$build"

# run_ctest: CTest, with its closing lines kept in summary.txt.
run_ctest() {
    local status=0
    ctest --test-dir "$build" --output-on-failure --output-junit junit.xml -j2 --no-tests=error "${ctest_options[@]}" |
        tee "$build/ctest.log" || status=$?
    sed -n '/ tests passed, .* tests failed out of /,$p' "$build/ctest.log" >"$build/summary.txt"
    return "$status"
}
failed=0
stage "ctest" run_ctest || failed=$?
if [[ $failed -ne 0 ]]; then exit "$failed"; fi
skipped=$(sed -n 's/.*\bskipped="\([0-9]*\)".*/\1/p' "$build/junit.xml" | head -n 1)
not_run=$(sed -n 's/.*\bdisabled="\([0-9]*\)".*/\1/p' "$build/junit.xml" | head -n 1)
if [[ $((${skipped:-0} + ${not_run:-0})) -gt 0 ]]; then
    say "${skipped:-0} skipped, ${not_run:-0} disabled:"
    # A skipped test has said why; CTest keeps that in its log only.
    awk '/^[0-9]+\/[0-9]+ Testing: / { name = $3 } /^skipped: / { print "  " name ": " substr($0, 10) }' \
        "$build/Testing/Temporary/LastTest.log"
    if $ci; then
        say "CI=true: nothing may be skipped"
        exit 1
    fi
fi
