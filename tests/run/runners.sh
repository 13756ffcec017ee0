# shellcheck shell=bash
# The ways to run a product. Sourced.
# shellcheck source=tests/setup/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../setup/common.sh"

# runner_command <name>: the command that goes before the program, into the array `runner`; skips the test if there is none.
runner_command() {
    case $1 in
        native) runner=() ;;
        empty-root | old-debian | wine64 | wine32) runner=("$tests/run/$1.sh") ;;
        qemu-*)
            command -v "$1" >/dev/null || skip "$1 is not installed (Debian: apt install qemu-user)"
            runner=("$1")
            ;;
        *) say "no runner: $1"; exit 2 ;;
    esac
}

# run_program <program> [<argument>...]: by `runner`, with what it wrote in $output and $errors and its end in $status. A runner's
# own skip is passed on.
run_program() {
    local folder
    folder=$(mktemp -d)
    status=0
    "${runner[@]}" "$@" >"$folder/output" 2>"$folder/errors" || status=$?
    IFS= read -r -d '' output <"$folder/output" || true
    IFS= read -r -d '' errors <"$folder/errors" || true
    rm -rf "$folder"
    if [[ $status -eq 77 && $output == skipped:* ]]; then
        printf '%s' "$output"
        exit 77
    fi
}

# show_run: what happened, for the test's log.
show_run() {
    say "status: $status"
    printf 'output: %q\nerrors: %q\n' "$output" "$errors"
}
