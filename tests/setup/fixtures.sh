# shellcheck shell=bash
# What setup/fixtures/<name>.sh share. Each gets as $1 a fresh folder to fill.
# shellcheck source=tests/setup/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# give_up <reason and what would help>: the fixture cannot be had here.
give_up() {
    say "why: $*"
    exit 1
}

need_root() { [[ $(id -u) -eq 0 ]] || give_up "$1 needs root: run tests/run-all.sh as root"; }

need_namespaces() {
    need_program unshare util-linux
    unshare --mount --propagation private true ||
        give_up "mount namespaces are not allowed here (in a container: --privileged, or --cap-add SYS_ADMIN)"
}

need_program() { command -v "$1" >/dev/null || give_up "$1 is not installed (Debian: apt install $2)"; }

# The Debian mirror that this machine's apt takes its own release from: no host is written in these files.
debian_mirror() {
    local release site
    release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    # shellcheck disable=SC2016  # apt's own placeholders
    site=$(apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
        awk -v release="$release" '$2 == release && $3 == "main" { print $1; exit }')
    [[ -n $site ]] || give_up "apt knows no mirror for ${release:-this system} main: run apt-get update, or this is not Debian"
    say "$site"
}

# bootstrap <suite> <folder> <debootstrap options...>: a Debian root. In a mount namespace, so that an interrupted run leaves
# nothing mounted.
bootstrap() {
    local suite=$1 folder=$2 mirror
    shift 2
    need_root "a $suite root"
    need_program debootstrap debootstrap
    need_namespaces
    mirror=$(debian_mirror) || { say "$mirror"; exit 1; }
    unshare --mount --propagation private debootstrap "$@" "$suite" "$folder" "$mirror" || {
        tail -n 5 "$folder/debootstrap/debootstrap.log" 2>/dev/null
        exit 1
    }
    rm -f "$folder"/var/cache/apt/archives/*.deb
}
