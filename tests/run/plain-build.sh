#!/bin/bash
# plain-build.sh <copy of the repository> <file>: the example built for this machine as people do without GoCgoCross.
set -euo pipefail
# shellcheck source=tests/setup/common.sh
source "$(dirname "$0")/../setup/common.sh"
command -v go >/dev/null || skip "go is not installed"
command -v gcc >/dev/null || skip "gcc is not installed"
cd "$1/examples/sqlite"
# -O0: what it wants of glibc is what is looked at, and SQLite is compiled in a third of the time.
env -u GOFLAGS -u CGO_LDFLAGS GOCACHE="$cache/go-build" CGO_ENABLED=1 CGO_CFLAGS=-O0 CC=gcc go build -o "$2" .
