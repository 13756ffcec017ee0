# shellcheck shell=bash
# Wine without a display, a dialog or a download. Sourced; also inside the 32-bit root.

# find_wine <64|32>: the program that runs Windows programs of that width, or status 1.
find_wine() {
    local path
    if [[ $1 == 64 ]]; then
        set -- /usr/lib/wine/wine64 wine64 wine
    else
        set -- /usr/lib/wine/wine
    fi
    for path; do
        if command -v "$path"; then return; fi
    done
    return 1
}

# find_wineserver <the wine that find_wine found>: Debian keeps it beside its wine, others on PATH.
find_wineserver() { command -v "$(dirname "$1")/wineserver" || command -v wineserver; }

# wine_settings <prefix>: exports them. mscoree and mshtml are what wine would ask to download; paths are bytes of UTF-8 to wine
# only in a UTF-8 locale.
wine_settings() {
    unset DISPLAY WAYLAND_DISPLAY
    export WINEPREFIX=$1 WINEDEBUG=${WINEDEBUG:--all} WINEDLLOVERRIDES='mscoree,mshtml=' LC_ALL=C.UTF-8
}

# wine_that_ends: inside the 32-bit root, wine's programs end without a crash; why is in fixtures/wine-i386/end_thread.c.
wine_that_ends() { export LD_PRELOAD=/usr/local/lib/end_thread.so; }

# init_prefix <folder> <wine>
init_prefix() {
    local server
    wine_settings "$1"
    server=$(find_wineserver "$2")
    "$2" wineboot --init
    "$server" -w
    [[ -f $1/drive_c/windows/system32/kernel32.dll && -f $1/system.reg ]]
}

# start_wineserver <wine>: a server that outlives this program by two idle minutes, with wine's services in it: the first program
# in a fresh server takes 0.7 s, the others 0.04 s. It is started apart, since the services keep the first program's standard
# output open, and a test runner that waits for its end would wait for them.
start_wineserver() {
    local server lock
    server=$(find_wineserver "$1")
    exec {lock}>"$WINEPREFIX.server.lock"
    flock "$lock"
    if ! "$server" -k0 {lock}>&-; then
        "$server" -p120 </dev/null >/dev/null 2>&1 {lock}>&-
        "$1" wineboot </dev/null >/dev/null 2>&1 {lock}>&- || true
    fi
    exec {lock}>&-
}

# run_wine <64|32> <prefix> <program> [<argument>...]: replaces this process.
run_wine() {
    local wine
    wine=$(find_wine "$1")
    wine_settings "$2"
    shift 2
    start_wineserver "$wine"
    exec "$wine" "$@"
}

# stop_wine <64|32> <prefix>: ends that prefix's server, and no other.
stop_wine() {
    local wine server
    wine=$(find_wine "$1") || return 0
    wine_settings "$2"
    server=$(find_wineserver "$wine")
    "$server" -k || true
}
