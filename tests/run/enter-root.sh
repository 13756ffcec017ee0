#!/bin/bash
# enter-root.sh <root> <command> [<argument>...]: runs a command with <root>'s system (/usr, /lib, /etc, /var ...) and this
# machine's other folders (/home, /tmp ...) and working directory at their own places. In a mount namespace of its own:
# nothing stays mounted, and runs do not see each other. Needs root.
set -euo pipefail
if [[ $1 != --inside ]]; then
    self=$(readlink -f "$0")
    # slave: what the machine mounts later is seen by a wine server that lives on in here
    exec unshare --mount --propagation slave "$self" --inside "$@"
fi
root=$(readlink -f "$2")
shift 2

# show <folder>: at the same place in the root. A folder that holds the root itself is shown without the mounts made here.
show() {
    local how=--rbind
    if [[ $root/ == "$1"/* ]]; then how=--bind; fi
    mkdir -p "$root$1"
    mount "$how" "$1" "$root$1"
}

shown=()
for folder in /*; do
    case $folder in
        /bin | /boot | /etc | /lib* | /lost+found | /run | /sbin | /sys | /usr | /var) ;;
        *) if [[ -d $folder && ! -L $folder ]]; then
            show "$folder"
            shown+=("$folder")
        fi ;;
    esac
done
here=$(pwd -P)
tests=$(cd "$(dirname "$0")/.." && pwd -P)
for folder in "$here" "$tests" "$(dirname "$root")"; do
    case /${folder#/}/ in
        /usr/bin/* | /usr/lib*/* | /usr/sbin/* | /etc/*) ;;
        *) if [[ $folder != / && " ${shown[*]} " != *" /$(cut -d/ -f2 <<<"$folder") "* ]]; then
            show "$folder"
        fi ;;
    esac
done
# shellcheck disable=SC2016  # expands inside
exec chroot "$root" /bin/sh -c 'cd "$0" && exec "$@"' "$here" "$@"
