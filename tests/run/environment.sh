# shellcheck shell=bash
# The environment in which tests build products. Sourced.
# shellcheck source=tests/setup/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../setup/common.sh"

# product_environment <provider> <preset>: nothing of the caller's settings but what is meant. The caches are the tests' own,
# and kept between runs.
product_environment() {
    local provider=$1 preset=$2 name tarballs
    while IFS= read -r name; do
        if [[ $name != GOCGO_TEST_CACHE ]]; then unset "$name"; fi
    done < <(compgen -e GOCGO_; compgen -e CMAKE_; compgen -e CTEST_)
    unset CC CXX CFLAGS CXXFLAGS LDFLAGS GOFLAGS
    export GOCGO_PROVIDER=$provider GOCGO_CACHE_DIR=$cache/gocgocross GOCACHE=$cache/go-build
    tarballs=("$cache"/musl/musl-*.tar.gz)
    if [[ $provider == gnu && -e ${tarballs[0]} ]]; then export GOCGO_MUSL_TARBALL=${tarballs[0]}; fi
    case $preset in
        windows-amd64-mingw) export GOCGO_EMULATOR=$tests/run/wine64.sh ;;
        windows-386-mingw) export GOCGO_EMULATOR=$tests/run/wine32.sh ;;
    esac
}
