#!/bin/bash
# go.sh --serves: status 0 if the go on PATH is new enough (1.24, what the README asks for).
# go.sh --where:  prints the folder of the go that the tests use: empty if it is the one on PATH; status 1 if there is none.
set -euo pipefail
# shellcheck source=tests/setup/common.sh
source "$(dirname "$0")/common.sh"

serves() {
    local version
    command -v go >/dev/null || return 1
    version=$(GOTOOLCHAIN=local go env GOVERSION) || return 1
    [[ $version =~ ^go1\.([0-9]+) ]] && [[ ${BASH_REMATCH[1]} -ge 24 ]]
}

case ${1-} in
    --serves) serves ;;
    --where)
        if serves; then exit 0; fi
        [[ -x $cache/go/bin/go ]] && say "$cache/go/bin"
        ;;
    *) say "go.sh --serves | --where"; exit 2 ;;
esac
