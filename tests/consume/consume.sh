#!/bin/bash
# consume.sh <repository> <folder> <gocgo> <way> [<cmake>]: a project that takes GoCgoCross in that way is built, checked
# and run; with that folder of the fixture cmakes, if one is named.
set -euo pipefail
tests=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=tests/run/runners.sh
source "$tests/run/runners.sh"
# shellcheck source=tests/run/environment.sh
source "$tests/run/environment.sh"
repository=$1 folder=$2 gocgo=$3 way=$4 named=${5-}
prefix="$folder/the prefix" installed="$folder/the prefix/share/GoCgoCross"

command -v go >/dev/null || skip "go is not installed"
product_environment gnu linux-amd64-musl
if [[ -n $named ]]; then
    need_fixture cmakes
    PATH=$cache/cmakes/$named/cmake/data/bin:$PATH
    [[ $(cmake --version) == *"version ${named#cmake-}"* ]]
fi
project=$folder/$way$named
rm -rf "$project"
mkdir -p "$project"
cp "$tests/cmake/hello/main.go" "$tests/cmake/hello/go.mod" "$project"

need_musl() { command -v musl-gcc >/dev/null || skip "musl-gcc is not installed (Debian: apt install musl-tools)"; }

# write_project <lines that bring GoCgoCross> [<lines before project()>]: the rest is the same for each way.
write_project() {
    {
        printf 'cmake_minimum_required(VERSION 3.21)\n%s\nproject(case C)\n%s\n' "${2-}" "$1"
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
# The package's own helper, not one that is built.
has_installed_helper() { grep -F "$1/bin/gocgo" "$project/build/build.ninja" >/dev/null; }
# write_presets <schema version> <included file> [<more of the preset "mine">]: "mine" inherits and changes the build type.
write_presets() {
    cat >"$project/CMakePresets.json" <<JSON
{
  "version": $1,
  "include": ["$2"],
  "configurePresets": [
    {"name": "mine", "inherits": "linux-amd64-musl", ${3-} "cacheVariables": {"CMAKE_BUILD_TYPE": "Debug"}}
  ]
}
JSON
}
build_mine() {
    (cd "$project" && cmake --preset mine && cmake --build build/mine)
    is_static build/mine/shop
    grep -F 'CMAKE_BUILD_TYPE:STRING=Debug' "$project/build/mine/CMakeCache.txt"
}
fetch_before_project="include(FetchContent)
FetchContent_Declare(GoCgoCross GIT_REPOSITORY \"file://$folder/tree.git\" GIT_TAG v0.1 SOURCE_SUBDIR toolchains)
FetchContent_MakeAvailable(GoCgoCross)
list(APPEND CMAKE_MODULE_PATH \"\${gocgocross_SOURCE_DIR}/cmake\")
set(TARGET \"\" CACHE STRING \"\")
if(TARGET)
    set(CMAKE_TOOLCHAIN_FILE \"\${gocgocross_SOURCE_DIR}/toolchains/\${TARGET}.cmake\")
endif()"

case $way in
    find_package)
        write_project 'find_package(GoCgoCross 0.1 REQUIRED)'
        build_and_test "-DCMAKE_PREFIX_PATH=$prefix"
        has_installed_helper "$prefix"
        ;;
    deb | archive)
        mkdir "$project/unpacked"
        root=$project/unpacked
        if [[ $way == deb ]]; then
            command -v dpkg-deb >/dev/null || skip "dpkg-deb is not installed"
            dpkg-deb -x "$folder/package/"*.deb "$root"
        else
            tar -C "$root" --strip-components=1 -xf "$folder/package/"*.tar.gz
        fi
        if [[ -d $root/usr ]]; then root=$root/usr; fi
        write_project 'find_package(GoCgoCross 0.1 REQUIRED)'
        build_and_test "-DCMAKE_PREFIX_PATH=$root"
        has_installed_helper "$root"
        ;;
    installed-toolchain | find_package-toolchain)
        need_musl
        write_project 'include(GoCgoCross)'
        # The package is no package of the target's, and yet found, without a prefix.
        if [[ $way == find_package-toolchain ]]; then write_project 'find_package(GoCgoCross 0.1 REQUIRED)'; fi
        build_and_test "-DCMAKE_TOOLCHAIN_FILE=$installed/toolchains/musl-x86_64.cmake"
        is_static build/shop
        has_installed_helper "$prefix"
        ;;
    installed-presets)
        need_musl
        write_project 'include(GoCgoCross)'
        write_presets 6 "$installed/toolchains/workflow-presets.json" \
            "\"toolchainFile\": \"$installed/toolchains/musl-x86_64.cmake\","
        (cd "$project" && cmake --workflow --preset linux-amd64-musl)
        is_static build/linux-amd64-musl/shop
        build_mine
        ;;
    inheritable-presets)
        need_musl
        write_project 'include(GoCgoCross)'
        write_presets 6 "$installed/toolchains/inheritable-presets.json"
        (cd "$project" && cmake --workflow --preset linux-amd64-musl)
        build_mine
        ;;
    add_subdirectory)
        export GOCGO_HELPER=$gocgo
        ln -s "$repository" "$project/gocgocross"
        write_project 'add_subdirectory(gocgocross)'
        build_and_test
        ;;
    installed-add_subdirectory)
        write_project "add_subdirectory(\"$installed\" gocgocross)
include(GoCgoCross)"
        build_and_test
        has_installed_helper "$prefix"
        ;;
    FetchContent | installed-FetchContent)
        tree=$installed
        if [[ $way == FetchContent ]]; then
            export GOCGO_HELPER=$gocgo
            tree=$repository
        fi
        write_project "include(FetchContent)
FetchContent_Declare(GoCgoCross SOURCE_DIR \"$tree\")
FetchContent_MakeAvailable(GoCgoCross)
include(GoCgoCross)"
        build_and_test
        ;;
    FetchContent-git)
        # From an empty build folder: fetched before project(), whose toolchain file is among the fetched.
        need_musl
        export GOCGO_HELPER=$gocgo
        write_project 'include(GoCgoCross)' "$fetch_before_project"
        build_and_test -DTARGET=musl-x86_64
        is_static build/shop
        rm -rf "$project/build"
        build_and_test # for this machine
        ;;
    submodule)
        need_musl
        export GOCGO_HELPER=$gocgo
        git -C "$project" init -q
        git -C "$project" -c protocol.file.allow=always submodule --quiet add "file://$folder/tree.git" third_party/gocgocross
        write_project 'include(GoCgoCross)'
        write_presets 6 third_party/gocgocross/toolchains/workflow-presets.json \
            "\"toolchainFile\": \"\${sourceDir}/third_party/gocgocross/toolchains/musl-x86_64.cmake\","
        (cd "$project" && cmake --workflow --preset linux-amd64-musl)
        is_static build/linux-amd64-musl/shop
        build_mine
        ;;
    *) say "no such way: $way"; exit 2 ;;
esac
