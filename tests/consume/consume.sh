#!/bin/bash
# consume.sh <repository> <folder> <gocgo> <way>: a project that takes GoCgoCross in that way is built, checked and run.
set -euo pipefail
tests=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=tests/run/runners.sh
source "$tests/run/runners.sh"
# shellcheck source=tests/run/environment.sh
source "$tests/run/environment.sh"
repository=$1 folder=$2 gocgo=$3 way=$4
prefix="$folder/the prefix"

command -v go >/dev/null || skip "go is not installed"
product_environment gnu linux-amd64-musl
project=$folder/$way
rm -rf "$project"
mkdir -p "$project"
cp "$tests/cmake/hello/main.go" "$tests/cmake/hello/go.mod" "$project"

# write_project <lines that bring GoCgoCross>: the rest is the same for each way.
write_project() {
    {
        printf 'cmake_minimum_required(VERSION 3.21)\nproject(case C)\n%s\n' "$1"
        # shellcheck disable=SC2016  # CMake's
        printf 'add_go_cgo_executable(shop)\ninstall(TARGETS shop)\nenable_testing()\nadd_test(NAME runs COMMAND shop)\n'
    } >"$project/CMakeLists.txt"
}
build_and_test() {
    cmake -S "$project" -B "$project/build" -G Ninja -DCMAKE_BUILD_TYPE=Release "$@"
    cmake --build "$project/build"
    ctest --test-dir "$project/build" --output-on-failure
}
is_static() { if readelf -lW "$project/$1" | grep -E 'INTERP|NEEDED'; then return 1; fi; }

case $way in
    find_package)
        write_project 'find_package(GoCgoCross 0.1 REQUIRED)'
        build_and_test "-DCMAKE_PREFIX_PATH=$prefix"
        # The package's own helper, not one that is built.
        grep -F "$prefix/bin/gocgo" "$project/build/build.ninja" >/dev/null
        ;;
    installed-toolchain | toolchain-fetched)
        command -v musl-gcc >/dev/null || skip "musl-gcc is not installed (Debian: apt install musl-tools)"
        write_project 'include(GoCgoCross)'
        toolchains="$prefix/share/GoCgoCross/toolchains"
        if [[ $way == toolchain-fetched ]]; then
            # The toolchain file of a tree that the project itself brings, before project().
            export GOCGO_HELPER=$gocgo
            cp -r "$repository/cmake" "$repository/toolchains" "$project"
            toolchains=$project/toolchains
        fi
        build_and_test "-DCMAKE_TOOLCHAIN_FILE=$toolchains/musl-x86_64.cmake"
        is_static build/shop
        ;;
    installed-presets)
        command -v musl-gcc >/dev/null || skip "musl-gcc is not installed (Debian: apt install musl-tools)"
        write_project 'include(GoCgoCross)'
        cat >"$project/CMakePresets.json" <<JSON
{
  "version": 6,
  "include": ["$prefix/share/GoCgoCross/toolchains/workflow-presets.json"],
  "configurePresets": [
    {
      "name": "mine",
      "inherits": "linux-amd64-musl",
      "toolchainFile": "$prefix/share/GoCgoCross/toolchains/musl-x86_64.cmake",
      "cacheVariables": {"CMAKE_BUILD_TYPE": "Debug"}
    }
  ]
}
JSON
        (cd "$project" && cmake --workflow --preset linux-amd64-musl && cmake --preset mine && cmake --build build/mine)
        is_static build/linux-amd64-musl/shop
        is_static build/mine/shop
        ;;
    add_subdirectory)
        export GOCGO_HELPER=$gocgo
        ln -s "$repository" "$project/gocgocross"
        write_project 'add_subdirectory(gocgocross)'
        build_and_test
        ;;
    FetchContent)
        export GOCGO_HELPER=$gocgo
        write_project "include(FetchContent)
FetchContent_Declare(GoCgoCross SOURCE_DIR \"$repository\")
FetchContent_MakeAvailable(GoCgoCross)
include(GoCgoCross)"
        build_and_test
        ;;
    deb)
        command -v dpkg-deb >/dev/null || skip "dpkg-deb is not installed"
        dpkg-deb -x "$folder/package/"*.deb "$project/unpacked"
        write_project 'find_package(GoCgoCross 0.1 REQUIRED)'
        build_and_test "-DCMAKE_PREFIX_PATH=$project/unpacked/usr"
        ;;
    *) say "no such way: $way"; exit 2 ;;
esac
