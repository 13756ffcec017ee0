#!/bin/bash
# install.sh <repository> <folder> <gocgo>: the package, installed into a prefix that is then moved, and packed; and the sources as a
# git repository without a working tree, tree.git.
set -euo pipefail
repository=$1 folder=$2 gocgo=$3
rm -rf "$folder/package" "$folder/first" "$folder/the prefix" "$folder/tree" "$folder/tree.git"
cmake -S "$repository" -B "$folder/package" -G Ninja -DGOCGO_EXAMPLE=OFF "-DGOCGO_HELPER=$gocgo"
cmake --install "$folder/package" --prefix "$folder/first"
mv "$folder/first" "$folder/the prefix"
# What the installed front page links first.
ls "$folder/the prefix/share/doc/gocgocross/docs/guides/existing-project.md"
(cd "$folder/package" && cpack)
ls "$folder/package/"*.deb "$folder/package/"*.tar.gz

mkdir "$folder/tree"
cp -r "$repository"/{cmake,toolchains,cpp-helpers,CMakeLists.txt,VERSION,LICENSE} "$folder/tree"
git -C "$folder/tree" init -q
git -C "$folder/tree" add -A
git -C "$folder/tree" -c user.name=tests -c user.email=tests@localhost commit -q -m 'What is released'
git -C "$folder/tree" tag v0.1
git clone -q --bare "$folder/tree" "$folder/tree.git"
