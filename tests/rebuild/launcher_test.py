#!/usr/bin/env python3
"""Compiler launchers and caches reach cgo: launcher_test.py <case> <scratch folder> <generator>."""

import shutil
import socket
import subprocess
import time
from pathlib import Path

from project import Project, Skip, check, script_main, write

SOURCES = {
    "CMakeLists.txt": '''cmake_minimum_required(VERSION 3.21)
project(cached C)
include(GoCgoCross)
add_library(part STATIC lib/part.c)
target_include_directories(part PUBLIC include)
add_go_cgo_executable(app)
target_link_libraries(app PRIVATE part)
''',
    "go.mod": "module example.test/cached\n\ngo 1.24\n",
    "main.go": 'package main\n\n/*\n#include "part.h"\nint own(void);\n*/\nimport "C"\n\nimport "fmt"\n\nfunc main() { fmt.Println(C.part() + C.own()) }\n',
    "own.c": "int own(void) { return VALUE; }\n",
    "include/part.h": "int part(void);\n",
    "lib/part.c": '#include "part.h"\nint part(void) { return 2; }\n',
}


def program(name, package):
    found = shutil.which(name)
    if not found:
        raise Skip(f"{name} is not installed (Debian: apt install {package})")
    return found


class Machine(Project):
    """A build with an empty go cache of its own; ccache's settings are given."""

    def __init__(self, folder, generator, ccache_settings):
        shutil.rmtree(folder, ignore_errors=True)
        files = dict(SOURCES)
        files["own.c"] = files["own.c"].replace("VALUE", "3")
        super().__init__(folder, generator, files=files)
        self.environment.update(ccache_settings)
        self.environment["GOCACHE"] = str(self.folder / "go-cache")
        self.options = [f"-DCMAKE_C_COMPILER_LAUNCHER={program('ccache', 'ccache')}"]

    def compiled(self):
        """The C files of packages that the compiler itself was run for. ccache runs it only for what it lacks, with -E for a
        look; what cgo generates (_cgo_export.c, *.cgo2.c) stands in a folder with another name each time, and is left out."""
        names = []
        for line in self.compile_log.read_text().splitlines():
            words = line.split()
            if "-c" in words and "-E" not in words:
                names += [word for word in words if word.endswith((".c", ".S")) and "cgo" not in word and "stub" not in word]
        return names


def build(machine):
    """Gives the C files that the compiler was run for."""
    machine.restore()
    # Beside the machine and made once: ccache takes a compiler with another time for another compiler.
    compiler = machine.folder.parent / "compiler"
    write(compiler, f'#!/bin/sh\necho "$@" >>"{machine.compile_log}"\nexec cc "$@"\n')
    compiler.chmod(0o755)
    machine.configure(f"-DCMAKE_C_COMPILER={compiler}", *machine.options)
    machine.good_build()
    return machine.compiled()


def ccache(folder, generator):
    """The go cache is lost, ccache is warm: no C is compiled again."""
    settings = {"CCACHE_DIR": str(Path(folder) / "ccache")}
    shutil.rmtree(settings["CCACHE_DIR"], ignore_errors=True)
    machine = Machine(Path(folder) / "one", generator, settings)
    first = build(machine)
    check("own.c" in first, "cgo's compiles did not go through ccache", first)
    subprocess.run(["go", "clean", "-cache"], env=machine.environment, check=True)
    shutil.rmtree(machine.build_folder)
    again = build(machine)
    check(not again, "with a warm ccache C was compiled again", again)


def ccache_redis(folder, generator):
    """A second machine, with nothing of its own, shares the first one's ccache by a Redis server on loopback."""
    server_program = program("redis-server", "redis-server")
    program("ccache", "ccache")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    server = subprocess.Popen([server_program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", folder],
                              stdout=subprocess.DEVNULL)
    try:
        end = time.time() + 20
        while socket.socket().connect_ex(("127.0.0.1", port)) != 0:
            check(time.time() < end, "redis-server does not answer")
            time.sleep(0.1)
        storage = f"redis://127.0.0.1:{port}"
        place = folder / "checkout"
        compiled = []
        for name in ("one", "two"):
            # ccache 4.8 calls it remote, 4.4 to 4.7 secondary storage.
            settings = {"CCACHE_DIR": str(folder / f"ccache {name}"), "CCACHE_REMOTE_STORAGE": storage,
                        "CCACHE_SECONDARY_STORAGE": storage}
            shutil.rmtree(settings["CCACHE_DIR"], ignore_errors=True)
            compiled.append(build(Machine(place, generator, settings)))
        check("own.c" in compiled[0], "cgo's compiles did not go through ccache", compiled)
        check(not compiled[1], "the second machine compiled C again:", compiled)
    finally:
        server.terminate()
        server.wait()


def gocacheprog(folder, generator):
    """GOCACHEPROG passes through: go starts it."""
    folder = Path(folder)
    machine = Machine(folder / "prog", generator, {"CCACHE_DISABLE": "1"})
    machine.restore()
    asked = machine.folder / "asked"
    script = machine.script("cache-program", f": >'{asked}'\nexit 1\n")
    machine.configure(*machine.options)
    machine.build(environment={"GOCACHEPROG": f"'{script}'"})
    check(asked.exists(), "go did not start GOCACHEPROG")


def waiting(folder, generator):
    """A C compile that takes long is named while it runs, and only then."""
    shutil.rmtree(Path(folder) / "waiting", ignore_errors=True)
    project = Project(Path(folder) / "waiting", generator, files={**SOURCES, "own.c": SOURCES["own.c"].replace("VALUE", "3")})
    project.environment["GOCACHE"] = str(project.folder / "go-cache")
    project.restore()
    slow = project.script("slow", 'case " $* " in *" own.c "*) sleep 8 ;; esac\nexec "$@"\n')
    project.configure(f"-DCMAKE_C_COMPILER_LAUNCHER={slow}")
    words = "GoCgoCross: app: the C code of example.test/cached is being compiled ("
    built = project.good_build()
    check(words in built.text, "nobody says what takes long", built.text)
    project.edit("lib/part.c", "return 2", "return 4")
    built = project.good_build()
    check("being compiled" not in built.text, "nothing takes long here", built.text)


def shared_package(folder, generator):
    """Programs that are linked at the same time and share a package with C compile it once."""
    program = 'package main\n\nimport (\n\t"fmt"\n\n\t"example.test/cached/heavy"\n)\n\nfunc main() { fmt.Println(heavy.Weight()) }\n'
    files = {
        "CMakeLists.txt": "cmake_minimum_required(VERSION 3.21)\nproject(shared C)\ninclude(GoCgoCross)\n"
                          "foreach(name IN ITEMS one two three)\n  add_go_cgo_executable(${name} PACKAGE ./${name})\nendforeach()\n",
        "go.mod": SOURCES["go.mod"],
        "heavy/heavy.go": 'package heavy\n\n// int weight(void);\nimport "C"\n\nfunc Weight() int { return int(C.weight()) }\n',
        "heavy/heavy.c": "int weight(void) { return 5; }\n",
        **{f"{name}/main.go": program for name in ("one", "two", "three")},
    }
    shutil.rmtree(Path(folder) / "shared", ignore_errors=True)
    project = Project(Path(folder) / "shared", generator, files=files)
    project.environment.update(GOCACHE=str(project.folder / "go-cache"), CMAKE_BUILD_PARALLEL_LEVEL="3")
    project.restore()
    # Slow enough that all three would be compiling it.
    slow = project.script("slow", f'case " $* " in *" heavy.c "*) echo "$@" >>"{project.folder}/heavy.log"; sleep 3 ;; esac\nexec "$@"\n')
    project.configure(f"-DCMAKE_C_COMPILER_LAUNCHER={slow}")
    project.good_build()
    compiles = (project.folder / "heavy.log").read_text().splitlines()
    check(len(compiles) == 1, "heavy.c is to be compiled once", compiles)
    for name in ("one", "two", "three"):
        out = subprocess.run([project.product(name)], check=True, text=True, stdout=subprocess.PIPE).stdout
        check(out == "5\n", name, out)


CASES = {"ccache": ccache, "ccache_redis": ccache_redis, "gocacheprog": gocacheprog, "waiting": waiting,
         "shared_package": shared_package}

if __name__ == "__main__":
    script_main(CASES, __doc__)
