#!/bin/bash
# install.sh <repository> <folder> <gocgo>: the package, installed into a prefix that is then moved, and packed.
set -euo pipefail
repository=$1 folder=$2 gocgo=$3
rm -rf "$folder/package" "$folder/first" "$folder/the prefix"
cmake -S "$repository" -B "$folder/package" -G Ninja -DGOCGO_EXAMPLE=OFF "-DGOCGO_HELPER=$gocgo"
cmake --install "$folder/package" --prefix "$folder/first"
mv "$folder/first" "$folder/the prefix"
(cd "$folder/package" && cpack)
ls "$folder/package/"*.deb "$folder/package/"*.tar.gz
