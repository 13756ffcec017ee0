#!/usr/bin/env python3
"""Verdicts of `gocgo check` on programs that real compilers make here, each proved by readelf or objdump.

usage: corpus_test.py GOCGO

A member whose compiler is missing is skipped with a word about it; with GOCGO_TEST_NO_SKIP set that is a failure.
Status 77 if nothing could be built.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

HELLO = """#include <stdio.h>
#include <pthread.h>
static void *run(void *p) { return p; }
int main(void) { pthread_t t; pthread_create(&t, 0, run, 0); pthread_join(t, 0); puts("hello"); return 0; }
"""
CXX = "#include <string>\n#include <iostream>\nint main(int c, char **v) { std::cout << std::string(v[0], c); try { throw c; } catch (int) {} }\n"
LIBRARY = "int answer(void) { return 42; }\n"
GO = """package main

// static int add(int a, int b) { return a + b; }
import "C"

func main() { println(C.add(1, 2)) }
"""
GO_PURE = "package main\n\nfunc main() { println(3) }\n"

failures = []
skipped = []
built = 0


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False).stdout


class Proof:
    """What readelf or objdump say about a file."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.elf = file.read(4) == b"\x7fELF"
        if self.elf:
            dynamic = output("readelf", "-dW", path)
            self.needed = re.findall(r"\(NEEDED\)\s+Shared library: \[(.*)\]", dynamic)
            self.interpreter = "Requesting program interpreter" in output("readelf", "-lW", path)
            self.static = not self.needed and not self.interpreter
            names = output("readelf", "-VW", path)
            self.glibc = [tuple(map(int, v.split("."))) for v in re.findall(r"Name: GLIBC_([0-9.]+)", names)]
        else:
            tool = shutil.which("x86_64-w64-mingw32-objdump") or "objdump"
            self.sections = re.findall(r"^ +\d+ (\S+)", output(tool, "-h", path), re.MULTILINE)
            self.imports = re.findall(r"DLL Name: (\S+)", output(tool, "-p", path))


class Corpus:
    def __init__(self, gocgo, folder):
        self.gocgo, self.folder = gocgo, folder

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def build(self, name, *command, cwd=None, **env):
        """The product's path, or None when its compiler is missing here."""
        global built
        if shutil.which(command[0]) is None:
            skipped.append(f"{name}: needs {command[0]}")
            return None
        done = subprocess.run([*command, "-o", self.path(name)] if "-o" not in command else command, cwd=cwd or self.folder,
                              env={**os.environ, **env}, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            skipped.append(f"{name}: {command[0]} failed: {done.stderr.strip().splitlines()[-1:]}")
            return None
        built += 1
        return self.path(name)

    def expect(self, path, words, status, *tags_and_texts):
        if path is None:
            return
        done = subprocess.run([self.gocgo, "check", *words, path], capture_output=True, text=True, check=False)
        said = done.stdout + done.stderr
        if done.returncode != status:
            failures.append(f"{path}: check {' '.join(words)}: status {done.returncode}, not {status}\n{said}")
        for text in tags_and_texts:
            if text not in said:
                failures.append(f"{path}: check {' '.join(words)}: does not say '{text}'\n{said}")

    def prove(self, path, what, holds):
        if path is not None and not holds(Proof(path)):
            failures.append(f"{path}: readelf or objdump do not agree that {what}")


def c_programs(corpus):
    corpus.write("hello.c", HELLO)
    corpus.write("hello.cpp", CXX)
    corpus.write("answer.c", LIBRARY)
    static, system = ["--linkage", "static"], ["--linkage", "system"]

    dynamic = corpus.build("dynamic", "gcc", "hello.c")
    corpus.prove(dynamic, "it is dynamic", lambda p: p.interpreter and p.needed == ["libc.so.6"])
    corpus.expect(dynamic, static, 1, "[not-static]", "libc.so.6", "PT_INTERP")
    corpus.expect(dynamic, system, 0)
    corpus.expect(dynamic, ["--target", "linux-amd64-musl"], 1, "[wrong-libc]")
    if dynamic is not None:
        needs = Proof(dynamic).glibc
        highest = max(needs)
        version = ".".join(map(str, highest))
        corpus.expect(dynamic, ["--max-glibc", version], 0)
        below = f"{highest[0]}.{highest[1] - 1}"
        corpus.expect(dynamic, ["--max-glibc", below], 1, "[glibc-too-new]", f"GLIBC_{version}", "libc.so.6")
        stripped = corpus.path("no-sections")
        shutil.copy(dynamic, stripped)
        # The loader goes by program headers alone: without section headers everything is known too.
        with open(stripped, "r+b") as file:
            file.seek(40)
            file.write(bytes(8))
            file.seek(60)
            file.write(bytes(4))
        corpus.expect(stripped, ["--max-glibc", below], 1, f"GLIBC_{version}", "__libc_start_main")
        if subprocess.run([stripped], capture_output=True, check=False).stdout != b"hello\n":
            failures.append("the program without section headers does not run: the test is wrong")

    for name, flags in (("static", ["-static"]), ("static-pie", ["-static-pie"])):
        path = corpus.build(name, "gcc", *flags, "hello.c")
        corpus.prove(path, "it is static", lambda p: p.static)
        corpus.expect(path, static, 0)
        corpus.expect(path, ["--target", "linux-amd64-musl"], 1, "NT_GNU_ABI_TAG")
    musl = corpus.build("musl", "musl-gcc", "-static", "hello.c")
    corpus.prove(musl, "it is static", lambda p: p.static)
    corpus.expect(musl, [*static, "--target", "linux-amd64-musl", "--max-glibc", "2.0"], 0)
    corpus.expect(musl, ["--target", "linux-arm64-musl"], 1, "[wrong-machine]")
    liar = corpus.build("musl-static-pie", "musl-gcc", "-static-pie", "hello.c")
    if liar is not None and not Proof(liar).static:  # a later musl-gcc may learn it
        corpus.expect(liar, static, 1, "[not-static]", "ld-musl")
    arm = corpus.build("arm64", "aarch64-linux-gnu-gcc", "-static", "hello.c")
    corpus.expect(arm, static, 0)
    corpus.expect(arm, ["--target", "linux-amd64-musl"], 1, "[wrong-machine]", "aarch64")

    cxx = corpus.build("cxx", "g++", "hello.cpp")
    corpus.expect(cxx, system, 0)
    corpus.expect(cxx, ["--max-glibcxx", "3.4"], 1, "[glibcxx-too-new]", "libstdc++.so.6")
    library = corpus.build("libanswer.so", "gcc", "-shared", "-fPIC", "-nostdlib", "answer.c")
    corpus.prove(library, "it needs nothing", lambda p: p.static)
    corpus.expect(library, static, 0)
    user = corpus.build("user", "gcc", "hello.c", "-Wl,--no-as-needed", "libanswer.so", "-Wl,-rpath,/opt")
    corpus.expect(user, system, 1, "[not-system]", "libanswer.so")
    corpus.expect(user, [*system, "--allow-needed", "libanswer.so"], 0)
    corpus.expect(user, ["--require", "no-rpath"], 1, "[not-hardened]", "/opt")
    thing = corpus.build("object.o", "gcc", "-c", "answer.c")
    corpus.expect(thing, static, 1, "[not-a-program]")
    corpus.expect(thing, ["--target", "linux-amd64-musl"], 0)
    if thing is not None:
        subprocess.run(["ar", "rc", corpus.path("liba.a"), thing], check=True)
        corpus.expect(corpus.path("liba.a"), ["--target", "linux-amd64-musl"], 0)
        corpus.expect(corpus.path("liba.a"), ["--target", "windows-amd64-mingw"], 1, "[wrong-machine]", "object.o")
        corpus.expect(corpus.path("liba.a"), static, 1, "[not-a-program]")

    hardened = corpus.build("hardened", "gcc", "-fPIE", "-pie", "-Wl,-z,relro,-z,now,-z,noexecstack", "hello.c")
    for what in ("pie", "aslr", "relro", "full-relro", "nx", "no-rpath", "no-wx"):
        corpus.expect(hardened, ["--require", what], 0)
    soft = corpus.build("soft", "gcc", "-no-pie", "-Wl,-z,norelro,-z,execstack", "hello.c")
    for what in ("pie", "aslr", "relro", "full-relro", "nx"):
        corpus.expect(soft, ["--require", what], 1, "[not-hardened]")
    corpus.write("wx.s", '.section .wx,"awx"\n.byte 1\n.section .note.GNU-stack,"",@progbits\n')
    writable = corpus.build("writable-code", "gcc", "hello.c", "wx.s")
    corpus.expect(writable, ["--require", "no-wx"], 1, "[not-hardened]")


def packed_relocations(corpus):
    """DT_RELR, where the linker knows it: binutils >= 2.38."""
    path = corpus.build("relr", "gcc", "-pie", "-fPIE", "-Wl,-z,pack-relative-relocs", "hello.c")
    if path is not None and "GLIBC_ABI_DT_RELR" in output("readelf", "-VW", path):
        corpus.expect(path, ["--max-glibc", "2.35"], 1, "GLIBC_ABI_DT_RELR", "2.36")
        corpus.expect(path, ["--max-glibc", "2.36"], 0)


def windows_programs(corpus):
    static = ["--linkage", "static"]
    for bits, triple, goarch in ((64, "x86_64", "amd64"), (32, "i686", "386")):
        gcc, gxx = f"{triple}-w64-mingw32-gcc", f"{triple}-w64-mingw32-g++"
        target = ["--target", f"windows-{goarch}-mingw"]
        plain = corpus.build(f"plain{bits}.exe", gcc + "-posix", "hello.c")
        if plain is not None:
            dll = "libwinpthread-1.dll"
            corpus.prove(plain, f"it imports {dll}", lambda p: dll in p.imports)
            corpus.expect(plain, static, 1, "[not-static]", dll)
            corpus.expect(plain, [*static, "--allow-import", dll.upper()], 0)
        whole = corpus.build(f"whole{bits}.exe", gcc, "-static", "hello.c", "-lpthread")
        corpus.prove(whole, "it imports only Windows' own",
                     lambda p: {d.lower() for d in p.imports} <= {"kernel32.dll", "msvcrt.dll"})
        corpus.expect(whole, [*static, *target], 0)
        corpus.expect(whole, ["--target", "linux-amd64-musl"], 1, "[wrong-system]")
        cxx = corpus.build(f"cxx{bits}.exe", gxx, "hello.cpp")
        corpus.expect(cxx, static, 1, "libstdc++-6.dll")
        dll = corpus.build(f"answer{bits}.dll", gcc, "-shared", "answer.c")
        corpus.expect(dll, [*static, *target], 0)
        corpus.expect(whole, ["--require", "nx"], 0)
        hard = corpus.build(f"hard{bits}.exe", gcc, "-static", "-Wl,--dynamicbase,--nxcompat", "hello.c", "-lpthread")
        corpus.expect(hard, ["--require", "aslr", "--require", "nx"], 0)
        # No ld knows this section, as binutils < 2.37 did not know those of Go's DWARF 5; its place is before the image.
        corpus.write("strange.s", '.section .debug_strange,"dr"\n.long 1\n')
        strange = corpus.build(f"strange{bits}.exe", gcc, "-static", "hello.c", "strange.s", "-lpthread")
        corpus.prove(strange, "its first section is .debug_strange", lambda p: p.sections[0] == ".debug_strange")
        corpus.expect(strange, static, 3, "[damaged-pe]", "two sections overlap", "pe-unloadable", "binutils >= 2.37")


def go_programs(corpus):
    folder = corpus.path("go")
    os.mkdir(folder)
    corpus.write("go/go.mod", "module example.com/hello\n\ngo 1.18\n")
    corpus.write("go/main.go", GO)
    os.mkdir(corpus.path("pure"))
    corpus.write("pure/go.mod", "module example.com/pure\n\ngo 1.18\n")
    corpus.write("pure/main.go", GO_PURE)
    clean = {"GOFLAGS": "", "GOENV": "off", "GOTOOLCHAIN": "local", "GOWORK": "off"}

    def go(name, source, *flags, **env):
        return corpus.build(name, "go", "build", "-buildvcs=false", *flags, "-o", corpus.path(name), ".",
                            cwd=corpus.path(source), **{**clean, **env})

    static = ["--linkage", "static"]
    path = go("go-cgo", "go", "-trimpath", CGO_ENABLED="1")
    corpus.expect(path, ["--require-cgo", "--go-setting", "-trimpath=true", "--go-setting", "GOOS=linux"], 0)
    corpus.expect(path, ["--go-setting", "-trimpath=false"], 1, "[go-setting]", "true")
    corpus.expect(path, static, 1, "[not-static]")
    path = go("go-pure", "pure", "-ldflags=-s -w", CGO_ENABLED="0", GOOS="linux", GOARCH="amd64")
    corpus.prove(path, "it is static", lambda p: p.static)
    corpus.expect(path, [*static, "--target", "linux-amd64-musl"], 0)
    corpus.expect(path, ["--require-cgo"], 1, "[cgo-off]", "CGO_ENABLED: 0")
    path = go("go-musl", "go", "-ldflags=-s -w -linkmode external -extldflags -static", CGO_ENABLED="1", CC="musl-gcc")
    corpus.expect(path, [*static, "--target", "linux-amd64-musl", "--require-cgo"], 0)
    for arch in ("386", "mips", "s390x"):
        path = go(f"go-{arch}", "pure", CGO_ENABLED="0", GOOS="linux", GOARCH=arch)
        corpus.expect(path, [*static, "--go-setting", f"GOARCH={arch}"], 0)
        corpus.expect(path, ["--target", "linux-amd64-musl"], 1, "[wrong-machine]")
    for system in ("freebsd", "openbsd"):
        path = go(f"go-{system}", "pure", CGO_ENABLED="0", GOOS=system, GOARCH="amd64")
        corpus.expect(path, ["--target", "linux-amd64-musl"], 1, "[wrong-system]")
    path = go("go-darwin", "pure", CGO_ENABLED="0", GOOS="darwin", GOARCH="arm64")
    corpus.expect(path, ["--target", "linux-amd64-musl"], 1, "[not-a-program]", "Mach-O")
    for arch, triple in (("amd64", "x86_64"), ("386", "i686")):
        target = ["--target", f"windows-{arch}-mingw"]
        path = go(f"go-{arch}.exe", "pure", CGO_ENABLED="0", GOOS="windows", GOARCH=arch)
        corpus.expect(path, [*static, *target], 0)
        corpus.expect(path, ["--require-cgo"], 1, "[cgo-off]")
        path = go(f"go-cgo-{arch}.exe", "go", "-ldflags=-s -w", CGO_ENABLED="1", GOOS="windows", GOARCH=arch,
                  CC=f"{triple}-w64-mingw32-gcc")
        corpus.expect(path, [*static, *target, "--require-cgo"], 0)


def odd_files(corpus):
    corpus.write("empty", "")
    corpus.write("script", "#!/bin/sh\n")
    for name in ("empty", "script"):
        corpus.expect(corpus.path(name), ["--linkage", "static"], 1, "[not-a-program]")
    corpus.expect(corpus.path("missing"), ["--linkage", "static"], 3, "[unreadable]")
    corpus.expect(corpus.folder, ["--linkage", "static"], 3, "directory")
    os.mkfifo(corpus.path("fifo"))
    corpus.expect(corpus.path("fifo"), ["--linkage", "static"], 3, "FIFO")
    corpus.expect(corpus.path("script"), [], 2, "[usage]")
    with open(corpus.path("sparse"), "wb") as file:
        file.write(b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x02\x00\x3e\x00")
        file.truncate(2 << 30)
    corpus.expect(corpus.path("sparse"), ["--linkage", "static"], 3, "[damaged-elf]")


def main():
    with tempfile.TemporaryDirectory(prefix="gocgo corpus ") as folder:
        corpus = Corpus(os.path.abspath(sys.argv[1]), folder)
        for part in (c_programs, packed_relocations, windows_programs, go_programs, odd_files):
            part(corpus)
    for failure in failures:
        print("FAILED", failure)
    for reason in skipped:
        print("skipped", reason)
    print(f"{built} files built, {len(failures)} failures, {len(skipped)} skipped")
    if failures or (skipped and os.environ.get("GOCGO_TEST_NO_SKIP")):
        return 1
    return 0 if built else 77


if __name__ == "__main__":
    sys.exit(main())
