#!/usr/bin/env python3
"""What changed is rebuilt, nothing else, nothing stale: rebuild_test.py <case> <scratch folder> <generator>.

The cases of one generator share a scratch folder: each begins by putting the sources back and building, then edits, builds,
runs the program and looks at its output and at what was run.
"""

import os
import re
import subprocess

from project import Project, check, real_go, script_main
from sources import EXPECTED

CASES = {}


def case(function):
    def run(folder, generator):
        project = Project(folder, generator)
        project.prepare()
        function(project)
    CASES[function.__name__] = run
    return function


def expect(project, built=None, **changed):
    """Builds, and the program prints what it printed before but for the changed values."""
    built = built or project.good_build()
    got = project.run()
    for name, value in {**EXPECTED, **changed}.items():
        check(got.get(name) == value, f"{name}: expected {value}, got {got.get(name)}", built.text)
    again = project.good_build()
    check(again.did_nothing(), "the next build does something again:", again.text, again.go_builds)
    return built


def only_main_module_compiled(built):
    check(built.compiled("main.cgo2.c"), "cgo of the main package was not compiled again", built.compiles)
    check(not built.compiled("heavy.c"), "the C of the module cache was compiled again", built.compiled("heavy.c"))


@case
def nothing(project):
    built = project.good_build()
    check(built.did_nothing(), built.text)
    if "Ninja" in project.generator:
        check("no work to do" in built.text, built.text)
    expect(project)


@case
def git_commit(project):
    run = lambda *words: subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.test", *words],
                                        cwd=project.source, check=True, stdout=subprocess.DEVNULL)
    run("init", "-q")
    run("add", ".")
    project.good_build()
    run("commit", "-q", "-m", "one")
    built = project.good_build()
    check(built.did_nothing(), "a commit rebuilt something", built.text)


@case
def touch(project):
    for path in project.source.rglob("*"):
        # What a library is made of is another matter: CMake compiles a touched C file again.
        of_go = path.suffix in (".go", ".mod", ".sum", ".work", ".s", ".h", ".cpp") or "data" in path.parts or path.name == "local.c"
        if path.is_file() and of_go:
            os.utime(path)
    built = project.good_build()
    check(not built.go_builds, "a touch ran go build", built.go_builds)
    check(not built.go_lists, "a touch ran go list", built.go_lists)
    check(project.good_build().did_nothing(), "the build after a touch does something again")


@case
def go_file(project):
    project.edit("words/words.go", "one", "two")
    built = expect(project, words="two")
    check(len(built.go_builds) == 1, "only app depends on it", built.go_builds)
    check(not built.go_lists, "an edit of a body ran go list", built.go_lists)
    check(not built.compiles or not built.compiled("heavy.c"), built.compiles)
    project.edit("words/words.go", "two", "three")
    expect(project, words="three")


@case
def import_added(project):
    project.edit("words/words.go", 'package words\n\nfunc Text() string { return "one" }',
                 'package words\n\nimport "strings"\n\nfunc Text() string { return strings.Repeat("ab", 2) }')
    expect(project, words="abab")


@case
def c_file(project):
    project.edit("local.c", "return 1", "return 2")
    expect(project, local="2")


@case
def c_header_of_package(project):
    project.edit("local.h", "LOCAL_H 1", "LOCAL_H 2")
    expect(project, local_h="2")


@case
def cpp_file(project):
    project.edit("plusplus/value.cpp", "return 1", "return 2")
    expect(project, plusplus="2")


@case
def assembly_file(project):
    for machine in ("amd64", "arm64"):
        project.edit(f"assembly/value_{machine}.s", "$1, ", "$2, ")
    expect(project, assembly="2")


@case
def replaced_module(project):
    project.edit("beside/replaced/text.go", "one", "two")
    expect(project, replaced="two")


@case
def workspace_module(project):
    project.edit("beside/worked/text.go", "one", "two")
    expect(project, worked="two")


@case
def go_file_added_and_deleted(project):
    project.add("words/init.go", 'package words\n\nvar extra = "+"\n\nfunc init() { text = "added" }\n')
    project.edit("words/words.go", 'func Text() string { return "one" }', 'var text = "one"\n\nfunc Text() string { return text }')
    expect(project, words="added")
    (project.source / "words/init.go").unlink()
    expect(project, words="one")
    project.add("words/late.go", 'package words\n\nfunc init() { text = "late" }\n')
    expect(project, words="late")


@case
def package_added_and_deleted(project):
    project.add("more/more.go", 'package more\n\nfunc Text() string { return "more" }\n')
    project.edit("words/words.go", 'package words\n\nfunc Text() string { return "one" }',
                 'package words\n\nimport "example.test/app/more"\n\nfunc Text() string { return more.Text() }')
    expect(project, words="more")
    project.edit("more/more.go", '"more"', '"still more"')
    expect(project, words="still more")
    (project.source / "more/more.go").unlink()
    (project.source / "more").rmdir()
    built = project.build()
    check(built.code != 0 and "example.test/app/more" in built.text, "a deleted package went unnoticed", built.text)
    project.add("words/words.go", 'package words\n\nfunc Text() string { return "one" }\n')
    expect(project)


@case
def embed_added(project):
    project.add("texts/data/c.txt", "c")
    expect(project, texts="[data/a.txt:a][data/c.txt:c][data/in/b.txt:b]")


@case
def embed_added_in_nested_folder(project):
    project.add("texts/data/in/c.txt", "c")
    expect(project, texts="[data/a.txt:a][data/in/b.txt:b][data/in/c.txt:c]")
    project.add("texts/data/new/deep/d.txt", "d")
    expect(project, texts="[data/a.txt:a][data/in/b.txt:b][data/in/c.txt:c][data/new/deep/d.txt:d]")


@case
def embedded_file(project):
    project.edit("texts/data/in/b.txt", "b", "B")
    built = expect(project, texts="[data/a.txt:a][data/in/b.txt:B]")
    check(not built.go_lists, "a new content of an embedded file ran go list")


@case
def library_header(project):
    project.edit("include/prices.h", "PRICES_H 1", "PRICES_H 2", unique=True)
    only_main_module_compiled(expect(project, header="2"))


@case
def transitive_header(project):
    project.edit("deep_include/deep.h", "DEEP_H 1", "DEEP_H 2", unique=True)
    only_main_module_compiled(expect(project, deep="2"))


@case
def generated_header(project):
    project.edit("generated.txt", "GENERATED_H 1", "GENERATED_H 2", unique=True)
    only_main_module_compiled(expect(project, generated="2"))


@case
def vcs_stamp(project):
    """With VCS_STAMP a commit changes the product, as `go version -m` reads it; without one nothing is done."""
    git = lambda *words: subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.test", *words], cwd=project.source,
                                        check=True, text=True, stdout=subprocess.PIPE).stdout.strip()
    stamp = lambda: dict(line.split("\t")[-1].split("=", 1) for line in subprocess.run(
        [real_go(), "version", "-m", project.product()], check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines()
        if "\tvcs" in line)
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    project.edit("CMakeLists.txt", "add_go_cgo_executable(app ", "add_go_cgo_executable(app VCS_STAMP ")
    git("commit", "-q", "-a", "-m", "two")
    project.good_build()
    check(stamp().get("vcs.revision") == git("rev-parse", "HEAD"), "the stamp is not the commit", stamp())
    check(stamp().get("vcs.modified") == "false", stamp())
    check(project.good_build().did_nothing(), "a build without a change does something")
    project.add("NOTES", "not of the program")
    git("add", ".")
    git("commit", "-q", "-m", "three")
    project.good_build()
    check(stamp().get("vcs.revision") == git("rev-parse", "HEAD"), "after a commit the stamp is an old one", stamp())
    check(project.good_build().did_nothing(), "a build without a change does something")
    # A commit from elsewhere, without a log of the references, as a bare clone or a tool makes it.
    git("-c", "core.logAllRefUpdates=false", "commit", "-q", "--allow-empty", "-m", "four")
    project.good_build()
    check(stamp().get("vcs.revision") == git("rev-parse", "HEAD"), "after a commit without a log the stamp is an old one", stamp())


@case
def header_for_module_cache(project):
    check(project.run("foreign") == {"reader": "1"}, project.run("foreign"))
    project.edit("include/prices.h", "PRICES_H 1", "PRICES_H 3")
    expect(project, header="3")
    check(project.run("foreign") == {"reader": "3"}, "a package of the module cache did not see the header", project.run("foreign"))


@case
def missing_header(project):
    """A header that a build lacked is watched once it is there."""
    project.edit("local.h", "#define LOCAL_H 1", '#include "late.h"')
    check(project.build().code != 0, "a missing header went unnoticed")
    project.add("include/late.h", "#define LOCAL_H 5\n")
    expect(project, local_h="5")
    project.edit("include/late.h", "5", "6")
    expect(project, local_h="6")


@case
def static_library(project):
    project.edit("lib/prices.c", "10 +", "20 +")
    built = expect(project, lib="21")
    check(not built.compiled("main.cgo2.c"), "cgo was compiled again for a library's source", built.compiles)
    check(not built.go_lists, built.go_lists)


@case
def static_library_at_depth(project):
    project.edit("lib/deep.c", "return 1", "return 2")
    expect(project, lib="12")


@case
def shared_library(project):
    project.edit("lib/shared.c", "return 1", "return 2")
    expect(project, shared="2")


def cmake_edit(name, old, new, **changed):
    def function(project):
        project.edit("CMakeLists.txt", old, new)
        built = expect(project, **changed)
        check(len(built.go_builds) == 1, "only app depends on it", built.go_builds)
    function.__name__ = name
    case(function)


APP = "add_go_cgo_executable(app ALLOW_NEEDED libshared.so"
LINK = "target_link_libraries(app PRIVATE prices shared made)"
cmake_edit("definition", LINK, LINK + "\ntarget_compile_definitions(app PRIVATE FROM_DEFINITION=4)", definition="4")
cmake_edit("compile_option", LINK, LINK + "\ntarget_compile_options(app PRIVATE -DFROM_OPTION=4)", option="4")
cmake_edit("tags", APP, APP + " TAGS special", tagged="special")
cmake_edit("define", APP, APP + " DEFINE main.Version=1.2", version="1.2")
cmake_edit("env", APP, APP + " ENV CGO_CPPFLAGS=-DFROM_OPTION=6", option="6")


@case
def link_option(project):
    project.edit("CMakeLists.txt", LINK, LINK + "\ntarget_link_options(app PRIVATE -Wl,--build-id=0x1234abcd)")
    built = expect(project)
    check(len(built.go_builds) == 1 and not built.compiled("main.cgo2.c"), built.go_builds, built.compiles)
    check(b"\x12\x34\xab\xcd" in project.product().read_bytes(), "the link option did not reach the linker")


@case
def max_glibc(project):
    good = project.product().read_bytes()
    project.edit("CMakeLists.txt", APP, APP + " MAX_GLIBC 2.3")
    built = project.build()
    check(built.code != 0 and "GLIBC_" in built.text, "a limit that is broken went unnoticed", built.text)
    check("_cgo" not in built.text and "# " not in built.text, "the check's evidence is not alone", built.text)
    check(not project.product().exists(), "a program of another policy stands there")
    built = project.build()
    check(built.code != 0, "the second build passed")
    project.edit("CMakeLists.txt", " MAX_GLIBC 2.3", "")
    expect(project)
    check(project.product().read_bytes() == good, "the same sources gave other bytes")


@case
def build_type(project):
    release = project.product().stat().st_size
    if project.multi():
        project.build_type = "Debug"
        project.good_build()
    else:
        project.configure("-DCMAKE_BUILD_TYPE=Debug")
    expect(project)
    sections = subprocess.run(["readelf", "-SW", project.product()], check=True, text=True, stdout=subprocess.PIPE).stdout
    check(".debug_info" in sections or ".zdebug_info" in sections, "Debug has no symbols")
    check(project.product().stat().st_size > release, "Debug is no bigger than Release")
    if not project.multi():
        project.configure("-DCMAKE_BUILD_TYPE=Release")
        project.good_build()
        check(project.product().stat().st_size == release, "back at Release it is another program")


@case
def compiler(project):
    """Another compiler of the same name in the same place: what it makes is another program."""
    wrapper = project.script("cc", 'exec cc "$@"\n')
    other = Project(project.folder / "compiler", project.generator, options=[f"-DCMAKE_C_COMPILER={wrapper}"])
    other.prepare()
    wrapper.write_text('#!/bin/sh\nexec cc -DFROM_DEFINITION=9 "$@"\n')
    built = other.good_build()
    check(built.go_builds, "another compiler went unnoticed", built.text)
    check(other.run()["definition"] == "9", "the other compiler did not compile", other.run())
    wrapper.write_text('#!/bin/sh\nexec cc "$@"\n')


@case
def go_version(project):
    root = subprocess.run(["go", "env", "GOROOT"], check=True, text=True, stdout=subprocess.PIPE).stdout.strip()
    depfile = "".join(path.read_text(errors="replace") for path in (project.folder / "build").rglob("state.txt"))
    check(re.search(r"^watched\t" + re.escape(root) + "/VERSION$", depfile, re.M), "Go's own version is not watched")
    other = project.script("other-go", f'exec "{project.folder / "go"}" "$@"\n')
    project.configure(f"-DGOCGO_GO={other}")
    built = expect(project)
    check(len(built.go_builds) == 2, "another go program rebuilt other than the two programs", built.go_builds)


@case
def leaked_environment(project):
    before = project.product().read_bytes()
    leaks = {"GOFLAGS": "-tags=special -ldflags=-X=main.Version=leaked", "GOOS": "windows", "GOARCH": "386", "CC": "false",
             "CXX": "false", "CGO_CFLAGS": "-DFROM_DEFINITION=9", "CGO_LDFLAGS": "-lnone", "CGO_ENABLED": "0", "GOAMD64": "v3",
             "GOEXPERIMENT": "nosuch", "GOWORK": "off", "GO111MODULE": "off", "GO_EXTLINK_ENABLED": "0", "GOTOOLCHAIN": "go9.9",
             "AR": "false", "PKG_CONFIG": "false", "CFLAGS": "-Wrong", "LDFLAGS": "-Wrong", "GODEBUG": "nosuch=1",
             "GOENV": str(project.script("leaked-goenv", "GOFLAGS=-tags=special\n"))}
    built = project.good_build(environment=leaks)
    check(built.did_nothing(), "a leaked environment rebuilt something", built.text)
    project.product().unlink()
    built = project.good_build(environment=leaks)
    check(len(built.go_builds) == 1, built.go_builds)
    check(project.product().read_bytes() == before, "a leaked environment changed the program's bytes")
    project.edit("words/words.go", "one", "two")
    project.good_build(environment=leaks)
    project.edit("words/words.go", "two", "one")
    project.good_build(environment=leaks)
    check(project.product().read_bytes() == before, "a leaked environment changed the program's bytes")


@case
def go_mod(project):
    project.edit("go.mod", "heavy v1.0.0", "heavy v1.1.0")
    subprocess.run([project.folder / "go", "mod", "download", "all"], cwd=project.source, check=True,
                   env={**project.environment, "GOFLAGS": "-modcacherw", "GOWORK": "off"})
    built = expect(project, heavy="2")
    check(built.go_lists, "a new go.mod was not read")


@case
def go_work(project):
    project.add("beside/worked2/go.mod", "module example.test/worked\n\ngo 1.24\n")
    project.add("beside/worked2/text.go", 'package worked\n\nfunc Text() string { return "other" }\n')
    project.edit("go.work", "./beside/worked", "./beside/worked2")
    expect(project, worked="other")


@case
def vendor(project):
    """`go work vendor`, and a vendored file that is edited (with a note of go's in vendor/modules.txt)."""
    subprocess.run([project.folder / "go", "work", "vendor"], cwd=project.source, check=True, env=project.environment)
    expect(project)
    project.edit("vendor/example.test/heavy/heavy.c", "return 1", "return 8")
    expect(project, heavy="8")


@case
def messages(project):
    """Errors of Go and of C name absolute files, with line and column."""
    project.edit("words/words.go", '"one"', "1 +")
    text = project.build().text
    check(re.search(re.escape(str(project.source / "words/words.go")) + r":3:\d+", text), text)
    project.edit("words/words.go", "1 +", '"one"')
    project.edit("local.c", "return 1;", "return one;")
    text = project.build().text
    check(re.search(re.escape(str(project.source / "local.c")) + r":2:\d+: error", text), text)
    project.edit("local.c", "return one;", "return 1;")
    expect(project)


if __name__ == "__main__":
    script_main(CASES, __doc__)
