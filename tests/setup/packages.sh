#!/bin/bash
# packages.sh: installs what packages.txt lists, as root on Debian and its kin. Elsewhere it says what is missing and leaves it.
# Status 1 if anything is missing at the end.
set -euo pipefail
# shellcheck source=tests/setup/common.sh
source "$(dirname "$0")/common.sh"

command -v dpkg-query >/dev/null || { say "missing: packages: this is not Debian; the tests use what is installed"; exit 1; }

# missing: the listed packages that are not installed. A go that serves needs no other.
missing() {
    local package
    sed 's/#.*//' "$tests/setup/packages.txt" | while read -r package; do
        [[ -n $package ]] || continue
        if [[ $package == golang-go ]] && "$tests/setup/go.sh" --serves; then continue; fi
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || say "$package"
    done
}

mapfile -t wanted < <(missing)
if [[ ${#wanted[@]} -gt 0 && $(id -u) -eq 0 ]]; then
    export DEBIAN_FRONTEND=noninteractive
    # redis-server and others would start their services: tests start their own, on ports of their own.
    if [[ ! -e /usr/sbin/policy-rc.d ]]; then
        printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
        chmod +x /usr/sbin/policy-rc.d
        trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    fi
    mkdir -p "$cache"
    log=$cache/packages.log
    say "installing: ${wanted[*]}"
    install=(apt-get -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 install -y --no-install-recommends)
    apt-get -o DPkg::Lock::Timeout=600 update >"$log" 2>&1 || say "apt-get update failed (all of it: $log)"
    if ! "${install[@]}" "${wanted[@]}" >>"$log" 2>&1; then
        for package in "${wanted[@]}"; do # so that one that is not to be had does not cost the others
            "${install[@]}" "$package" >>"$log" 2>&1 || say "not installed: $package (all of it: $log)"
        done
    fi
    mapfile -t wanted < <(missing)
fi
if [[ ${#wanted[@]} -gt 0 ]]; then
    say "missing: packages: apt install ${wanted[*]}"
    exit 1
fi
say "ok:      packages"
