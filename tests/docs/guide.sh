#!/bin/bash
# guide.sh <repository> <gocgo> <scratch folder> <guide>: guide_test.py in the environment in which tests build products.
set -euo pipefail
tests=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=tests/run/environment.sh
source "$tests/run/environment.sh"
command -v go >/dev/null || skip "go is not installed"
for program in musl-gcc aarch64-linux-gnu-gcc qemu-aarch64 x86_64-w64-mingw32-g++; do
    command -v "$program" >/dev/null || skip "$program is not installed: run tests/run-all.sh --setup-only"
done
need_fixture musl
need_fixture python
need_fixture wine64
# What is found by itself, as a newcomer has it; musl's source is given, for a machine without network.
preset=native
if [[ $(basename "$4") == windows.md ]]; then preset=windows-amd64-mingw; fi
product_environment auto "$preset"
tarballs=("$cache"/musl/musl-*.tar.gz)
export GOCGO_MUSL_TARBALL=${tarballs[0]}
export PYTHON=$cache/python/bin/python3
exec python3 "$tests/docs/guide_test.py" "$@"
