#!/bin/bash
# copy-repository.sh <source folder> <folder>: a fresh copy of the sources, uncommitted ones too, without what was built in them.
set -euo pipefail
source=$1 copy=$2
rm -rf "$copy"
mkdir -p "$copy"
tar -C "$source" --exclude-vcs --exclude='./build' --exclude='./build-*' -cf - . | tar -C "$copy" -xf -
