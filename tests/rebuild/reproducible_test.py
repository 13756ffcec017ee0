#!/usr/bin/env python3
"""The same sources in two folders, by two users, give the same bytes: reproducible_test.py <case> <scratch folder> <generator>."""

import os
import shutil
from pathlib import Path

from project import ROOT, Project, Skip, check, script_main

SOURCES = {
    "CMakeLists.txt": '''cmake_minimum_required(VERSION 3.21)
project(same LANGUAGES LANGUAGES_HERE)
include(GoCgoCross)
add_library(part STATIC lib/part.SUFFIX)
target_include_directories(part PUBLIC include)
# GoCgoCross sees to what go compiles; a library of the project is compiled as the project says.
target_compile_options(part PRIVATE "-ffile-prefix-map=${CMAKE_SOURCE_DIR}=." "-ffile-prefix-map=${CMAKE_BINARY_DIR}=./build")
add_go_cgo_executable(app)
target_link_libraries(app PRIVATE part)
''',
    "go.mod": "module example.test/same\n\ngo 1.24\n",
    "main.go": '''package main

/*
#include "part.h"
static const char *header_file(void) { return HEADER_FILE; }
*/
import "C"

import "fmt"

func main() { fmt.Println(C.part(), C.GoString(C.header_file())) }
''',
    "include/part.h": '#define HEADER_FILE header_name()\nstatic inline const char *header_name(void) { return __FILE__; }\n'
                      "#ifdef __cplusplus\nextern \"C\"\n#endif\nint part(void);\n",
}
CXX = '#include <string>\n#include "part.h"\nint part() { return static_cast<int>(std::string("12").size()); }\n'
C = '#include "part.h"\nint part(void) { return 2; }\n'


def two_products(folder, generator, build_type, languages, options=()):
    """Built in two folders whose names differ in length, as users with HOMEs and caches of their own."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: text.replace("LANGUAGES_HERE", languages).replace("SUFFIX", "cpp" if "CXX" in languages else "c")
             for name, text in SOURCES.items()}
    files.update({"lib/part.cpp": CXX} if "CXX" in languages else {"lib/part.c": C})
    products = []
    for name in ("a", "another folder/with a longer name"):
        shutil.rmtree(folder / name, ignore_errors=True)
        project = Project(folder / name, generator, files=files, build_type=build_type, options=options)
        home = project.folder / "home"
        home.mkdir(parents=True)
        caches = {"GOCACHE", "XDG_CACHE_HOME", "GOCGO_CACHE_DIR"}
        kept = {key: value for key, value in project.environment.items() if key not in caches}
        # The helper and the toolchains are the machine's, not the user's.
        cache = os.environ.get("GOCGO_CACHE_DIR") or str(Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gocgocross")
        project.environment = {**kept, "HOME": str(home), "USER": name[:1], "LOGNAME": name[:1], "GOCGO_CACHE_DIR": cache}
        project.prepare()
        products.append((project, project.product().read_bytes()))
    (one, first), (two, second) = products
    check(first == second, "the products differ:", one.product(), two.product())
    for project in (one, two):
        check(str(project.folder).encode() not in first, "the product names the folder it was built in")


def case(name, *arguments, **options):
    def run(folder, generator):
        two_products(Path(folder) / name, generator, *arguments, **options)
    CASES[name] = run


CASES = {}
case("release", "Release", "C CXX")
case("relwithdebinfo", "RelWithDebInfo", "C CXX")


def linux_musl(folder, generator):
    if not shutil.which("musl-gcc"):
        raise Skip("there is no musl-gcc on PATH (Debian: apt install musl-tools)")
    two_products(Path(folder) / "linux_musl", generator, "Release", "C",
                 options=[f"-DCMAKE_TOOLCHAIN_FILE={ROOT / 'toolchains' / 'musl-x86_64.cmake'}", "-DGOCGO_PROVIDER=gnu"])


CASES["linux_musl"] = linux_musl

if __name__ == "__main__":
    script_main(CASES, __doc__)
