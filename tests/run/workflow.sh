#!/bin/bash
# workflow.sh <copy of the repository> <provider> <preset>: the README's command, as a user types it.
set -euo pipefail
# shellcheck source=tests/run/runners.sh
source "$(dirname "$0")/runners.sh"
# shellcheck source=tests/run/environment.sh
source "$(dirname "$0")/environment.sh"
copy=$1 provider=$2 preset=$3

# cannot <reason>: this machine lacks what the provider is made of. The product's tests read the reason.
cannot() {
    say "$1" >"$copy/build/$preset.skipped"
    skip "$1"
}
need() { command -v "$1" >/dev/null || cannot "$1 is not installed (Debian: apt install $2)"; }

mkdir -p "$copy/build"
rm -f "$copy/build/$preset.skipped"
need go golang-go
need ninja ninja-build
case $provider-$preset in
    gnu-linux-amd64-musl) need musl-gcc musl-tools ;;
    gnu-linux-arm64-musl)
        need aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu
        [[ -d $cache/musl ]] || cannot "musl is not set up: $(why musl)"
        ;;
    gnu-windows-amd64-mingw) need x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64 ;;
    gnu-windows-386-mingw) need i686-w64-mingw32-gcc gcc-mingw-w64-i686 ;;
    zig-*) need python3 python3-pip ;;
esac

product_environment "$provider" "$preset"

cd "$copy"
rm -rf "build/$preset"
cmake --workflow --preset "$preset" 2>&1 | tee "build/$preset.log"
# The preset has tests of its own; one that was skipped there would look good from here.
if [[ ${CI-} == true || ${CI-} == 1 ]] && grep -F '***Skipped' "build/$preset.log"; then
    say "CI=true: the preset's own tests may not be skipped"
    exit 1
fi
