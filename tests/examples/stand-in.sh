# shellcheck shell=bash
# A full GNU toolchain by its names, <triple>-gcc, -g++, -ar and so on, each of them zig. Sourced.

# stand_in <triple> <folder>: fills the folder for the front of PATH. Skips where zig is not in the tests' cache.
stand_in() {
    local triple=$1 folder=$2 zig tool words
    # shellcheck disable=SC2154  # cache: common.sh
    zig=$(find "$cache"/gocgocross/zig/*/ziglang/zig 2>/dev/null | sort -V | tail -n 1)
    [[ -n $zig ]] || skip "zig is not in the cache: the example built with zig fetches it"
    mkdir -p "$folder"
    for tool in gcc:cc g++:c++ ar:ar ranlib:ranlib objcopy:objcopy; do
        words=${tool#*:}
        # Without the first flag zig compiles calls of a UBSan run-time library; a GNU compiler would not. -O2: a call without -O,
        # as CMake's first ones, has zig compile its C library once more, for debugging; a later -O wins.
        if [[ $words == c* ]]; then words="$words -target $triple -fno-sanitize=undefined -O2"; fi
        printf '#!/bin/sh\nexec "%s" %s "$@"\n' "$zig" "$words" >"$folder/$triple-${tool%:*}"
        chmod +x "$folder/$triple-${tool%:*}"
    done
}
