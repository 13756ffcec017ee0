#!/usr/bin/env python3
"""Runs gocgo on files that were made to hurt it: exit 0 to 3, within a second, within 64 MiB, and never "static"
for a file that was cut or changed where the verdict is read.

usage: hostile_test.py GOCGO

The good files are real ones, as compilers here make them; what is missing is skipped with a word about it
(with GOCGO_TEST_NO_SKIP set that is a failure).
"""

import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time

MEMORY = 64 << 20
SECONDS = 1.0
# Bytes that say nothing about linkage: a change there may well leave a file good.
PROGRAM = "#include <stdio.h>\n#include <math.h>\nint main(int c, char **v) { return printf(\"%f\\n\", pow(c, 2)) < 0; }\n"

problems = []
runs = 0


def run(gocgo, *words):
    """The exit status; notes a crash, a hang, and too much memory."""
    global runs
    runs += 1
    start = time.monotonic()
    pid = os.posix_spawn(gocgo, [gocgo, *words], os.environ,
                         file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                                       (os.POSIX_SPAWN_DUP2, 1, 2)])
    _, status, usage = os.wait4(pid, 0)
    seconds = time.monotonic() - start
    code = os.waitstatus_to_exitcode(status)
    if not 0 <= code <= 3:
        problems.append(f"{words}: ended with {code}")
    # On a machine with other work the clock says little: the processor's time counts then.
    if seconds > SECONDS and usage.ru_utime + usage.ru_stime > SECONDS:
        problems.append(f"{words}: took {seconds:.1f} s")
    if usage.ru_maxrss * 1024 > MEMORY:
        problems.append(f"{words}: took {usage.ru_maxrss // 1024} MiB")
    return code


def fields_of(data):
    """(offset, width) of every field of the headers and tables that loaders read."""
    if data[:4] == b"\x7fELF":
        wide = data[4] == 2
        header = 64 if wide else 52
        word, phdr = ("Q", 56) if wide else ("I", 32)
        phoff = struct.unpack_from("<" + word, data, 32 if wide else 28)[0]
        phnum = struct.unpack_from("<H", data, 56 if wide else 44)[0]
        yield from ((at, 1) for at in range(4, 16))
        yield from ((at, 2) for at in range(16, header, 2))
        yield from ((at, 4) for at in range(24, header, 4))
        yield from ((phoff + at, 4) for at in range(0, phnum * phdr, 4))
        step = 8 if wide else 4
        for i in range(phnum):
            at = phoff + i * phdr
            if struct.unpack_from("<I", data, at)[0] == 2:
                offset = struct.unpack_from("<" + word, data, at + (8 if wide else 4))[0]
                size = struct.unpack_from("<" + word, data, at + (32 if wide else 16))[0]
                yield from ((offset + j, step) for j in range(0, size, step))
    else:
        pe = struct.unpack_from("<I", data, 0x3C)[0]
        optional = struct.unpack_from("<H", data, pe + 20)[0]
        sections = struct.unpack_from("<H", data, pe + 6)[0]
        end = pe + 24 + optional + 40 * sections
        yield 0x3C, 4
        yield from ((at, 2) for at in range(pe, end, 2))
        yield from ((at, 4) for at in range(pe, end - 3, 4))
        directory = pe + 24 + (112 if optional >= 240 else 96) + 8
        rva = struct.unpack_from("<I", data, directory)[0]
        for i in range(sections):
            at = pe + 24 + optional + 40 * i
            size, address, _, raw = struct.unpack_from("<IIII", data, at + 8)
            if address <= rva < address + size:
                start = raw + rva - address
                yield from ((start + j, 4) for j in range(0, 20 * 4, 4))


def corrupt(gocgo, good, static, path):
    """`static`: what the good file is. One that is not must not become so."""
    rng = random.Random(4)
    with open(good, "rb") as file:
        data = file.read()
    for at, width in fields_of(data):
        now = int.from_bytes(data[at : at + width], "little")
        top = (1 << 8 * width) - 1
        for value in {0, 1, top, (now + 1) & top, (now - 1) & top, rng.randrange(top + 1)} - {now}:
            with open(path, "wb") as file:
                file.write(data[:at] + value.to_bytes(width, "little") + data[at + width :])
            code = run(gocgo, "check", "--linkage", "static", path)
            if code == 0 and not static:
                problems.append(f"{good}: static with {value:#x} in {width} bytes at {at:#x}, was {now:#x}")


def truncate(gocgo, good, loaded_end, path):
    with open(good, "rb") as file:
        data = file.read()
    sizes = {*range(0, 1100, 9), *range(0, loaded_end, max(1, loaded_end // 200)), loaded_end - 1}
    for size in sorted(sizes):
        with open(path, "wb") as file:
            file.write(data[:size])
        if run(gocgo, "check", "--linkage", "static", path) == 0:
            problems.append(f"{good}: static when cut to {size} of {loaded_end} loaded bytes")


def loaded_end(path):
    """Where the last byte that a loader takes stands in the file."""
    with open(path, "rb") as file:
        data = file.read()
    end = 0
    if data[:4] == b"\x7fELF":
        wide = data[4] == 2
        phoff = struct.unpack_from("<Q" if wide else "<I", data, 32 if wide else 28)[0]
        for i in range(struct.unpack_from("<H", data, 56 if wide else 44)[0]):
            at = phoff + i * (56 if wide else 32)
            if struct.unpack_from("<I", data, at)[0] == 1:
                offset = struct.unpack_from("<Q" if wide else "<I", data, at + (8 if wide else 4))[0]
                end = max(end, offset + struct.unpack_from("<Q" if wide else "<I", data, at + (32 if wide else 16))[0])
    else:
        pe = struct.unpack_from("<I", data, 0x3C)[0]
        first = pe + 24 + struct.unpack_from("<H", data, pe + 20)[0]
        for i in range(struct.unpack_from("<H", data, pe + 6)[0]):
            size, _, raw_size, raw = struct.unpack_from("<IIII", data, first + 40 * i + 8)
            end = max(end, raw + min(size, raw_size))
    return end


def huge_elf(path, symbols, name_length, size):
    """A library whose tables fill a sparse file: every symbol wants the same version by the same long name."""
    base = 0x1000
    strings = b"\0libc.so.6\0GLIBC_2.5\0" + b"\x1b" * name_length + b"\0"
    name = 21
    symtab, versym = 0x10000, 0x10000 + 24 * symbols
    strtab = (versym + 2 * symbols + 7) & ~7
    verneed = (strtab + len(strings) + 7) & ~7
    dynamic = verneed + 32
    hash_at = dynamic + 256
    header = struct.pack("<4sBBBB8xHHIQQQIHHHHHH", b"\x7fELF", 2, 1, 1, 0, 3, 62, 1, 0, 64, 0, 0, 64, 56, 2, 0, 0, 0)
    header += struct.pack("<IIQQQQQQ", 1, 5, 0, 0, 0, size, size, base)
    header += struct.pack("<IIQQQQQQ", 2, 6, dynamic, dynamic, dynamic, 160, 160, 8)
    entries = [(1, 1), (5, strtab), (6, symtab), (10, len(strings)), (0x6FFFFFF0, versym), (0x6FFFFFFE, verneed),
               (0x6FFFFFFF, 1), (4, hash_at), (0, 0)]
    with open(path, "wb") as file:
        file.write(header)
        file.seek(symtab)
        # In parts: a child's largest memory, as the kernel counts it, begins with its parent's.
        for entry in (struct.pack("<IBBHQQ", name, 0x12, 0, 0, 0, 0), struct.pack("<H", 2)):
            for done in range(0, symbols, 4096):
                file.write(entry * min(4096, symbols - done))
        file.seek(strtab)
        file.write(strings)
        file.seek(verneed)
        file.write(struct.pack("<HHIII", 1, 1, 1, 16, 0) + struct.pack("<IHHII", 0, 0, 2, 11, 0))
        file.seek(dynamic)
        file.write(b"".join(struct.pack("<QQ", tag, value) for tag, value in entries))
        file.seek(hash_at)
        file.write(struct.pack("<II", 1, symbols))
        file.truncate(size)


def many_segments(path):
    """65000 segments at addresses of their own, all of the same 64 MiB."""
    count, size = 65000, 64 << 20
    header = struct.pack("<4sBBBB8xHHIQQQIHHHHHH", b"\x7fELF", 2, 1, 1, 0, 2, 62, 1, 0, 64, 0, 0, 64, 56, count, 0, 0, 0)
    with open(path, "wb") as file:
        file.write(header)
        for i in range(count):
            file.write(struct.pack("<IIQQQQQQ", 1, 6 if i else 5, 0, (i + 1) * size, 0, size, size, 1))
        file.truncate(size)


def many_names(path):
    """4000 needed libraries, all of the same name of 4000 escape characters."""
    base, count, name = 0x1000, 4000, b"\x1b" * 4000
    dynamic = 64 + 2 * 56
    strings = dynamic + 16 * (count + 4)
    size = strings + len(name) + 2
    header = struct.pack("<4sBBBB8xHHIQQQIHHHHHH", b"\x7fELF", 2, 1, 1, 0, 3, 62, 1, 0, 64, 0, 0, 64, 56, 2, 0, 0, 0)
    header += struct.pack("<IIQQQQQQ", 1, 5, 0, 0, 0, size, size, base)
    header += struct.pack("<IIQQQQQQ", 2, 6, dynamic, dynamic, dynamic, strings - dynamic, strings - dynamic, 8)
    entries = [(5, strings), (6, strings), (10, len(name) + 2), *[(1, 1)] * count, (0, 0)]
    with open(path, "wb") as file:
        file.write(header + b"".join(struct.pack("<QQ", tag, value) for tag, value in entries) + b"\0" + name + b"\0")


def many_settings(path):
    """Go build settings, 70000 of them."""
    info = b"<" * 16 + b"".join(b"build\tk%d=v\n" % i for i in range(70000)) + b">" * 16
    length = bytes((len(info) >> 7 * i & 0x7F) | 0x80 for i in range(2)) + bytes([len(info) >> 14])
    blob = (b"\xff Go buildinf:\x08\x02").ljust(32, b"\0") + b"\x06go1.26" + length + info
    start = 64 + 56 + 8
    header = struct.pack("<4sBBBB8xHHIQQQIHHHHHH", b"\x7fELF", 2, 1, 1, 0, 2, 62, 1, 0, 64, 0, 0, 64, 56, 1, 0, 0, 0)
    header += struct.pack("<IIQQQQQQ", 1, 6, 0, 0, 0, start + len(blob), start + len(blob), 1)
    with open(path, "wb") as file:
        file.write(header.ljust(start, b"\0") + blob)


def huge_files(gocgo, folder):
    path = os.path.join(folder, "huge")
    for symbols, name_length in ((1 << 16, 30), (1 << 16, 60000), (1 << 18, 8), (1 << 21, 1), (30, 60000)):
        huge_elf(path, symbols, name_length, 2 << 30)
        for words in (["check", "--linkage", "static"], ["check", "--max-glibc", "2.2"], ["inspect"],
                      ["inspect", "--format", "json"], ["check", "--require-cgo", "--format", "sarif"]):
            run(gocgo, *words, path)
        os.unlink(path)
    many_segments(path)
    for words in (["inspect"], ["check", "--require-cgo"]):
        run(gocgo, *words, path)
    many_names(path)
    for words in (["inspect"], ["inspect", "--format", "json"], ["check", "--linkage", "static"]):
        run(gocgo, *words, path)
    many_settings(path)
    for words in (["inspect"], ["inspect", "--format", "json"], ["check", "--go-setting", "GOOS=linux"]):
        run(gocgo, *words, path)
    # Gigabytes of nothing, behind each magic.
    for magic in (b"\x7fELF\x02\x01\x01", b"MZ" + bytes(58) + b"\x40\0\0\0PE\0\0", b"!<arch>\n", b"", b"#!"):
        with open(path, "wb") as file:
            file.write(magic)
            file.truncate(2 << 30)
        for words in (["check", "--linkage", "static"], ["inspect"]):
            if run(gocgo, *words, path) == 0 and words[0] == "check":
                problems.append(f"{magic!r} and zeros count as static")
        os.unlink(path)


def good_files(folder):
    """(path, whether it is static) of what the compilers here make."""
    source, go_source = os.path.join(folder, "a.c"), os.path.join(folder, "main.go")
    with open(source, "w", encoding="ascii") as file:
        file.write(PROGRAM)
    with open(go_source, "w", encoding="ascii") as file:
        file.write("package main\n\nfunc main() { println(3) }\n")
    go = ["go", "build", "-buildvcs=false", "-ldflags=-s -w"]
    clean = {"GOFLAGS": "", "GOENV": "off", "GO111MODULE": "off", "GOTOOLCHAIN": "local", "CGO_ENABLED": "0"}
    wanted = [
        ("dynamic", ["gcc", source, "-lm"], {}, False),
        ("dynamic-no-pie", ["gcc", "-no-pie", source, "-lm"], {}, False),
        ("library.so", ["gcc", "-shared", "-fPIC", source, "-lm"], {}, False),
        ("musl", ["musl-gcc", "-static", source], {}, True),
        ("musl-dynamic", ["musl-gcc", source], {}, False),
        ("go-386", go, {"GOOS": "linux", "GOARCH": "386"}, True),
        ("cxx64.exe", ["x86_64-w64-mingw32-g++", "-x", "c++", source], {}, None),
        ("needs64.dll", ["x86_64-w64-mingw32-gcc-posix", "-shared", source, "-Wl,--no-as-needed,--whole-archive",
                         "-lwinpthread", "-Wl,--no-whole-archive"], {}, None),
        ("plain32.exe", ["i686-w64-mingw32-gcc", source], {}, None),
        ("go-386.exe", go, {"GOOS": "windows", "GOARCH": "386"}, True),
    ]
    for name, command, env, static in wanted:
        path = os.path.join(folder, name)
        if shutil.which(command[0]) is None:
            print(f"skipped {name}: needs {command[0]}")
            yield None, None
            continue
        inputs = [go_source] if command[0] == "go" else []
        done = subprocess.run([*command, "-o", path, *inputs], cwd=folder, env={**os.environ, **clean, **env},
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"skipped {name}: {done.stderr.strip()}")
            yield None, None
            continue
        yield path, static


def main():
    gocgo = os.path.abspath(sys.argv[1])
    skipped = False
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "bad")
        for good, static in good_files(folder):
            if good is None:
                skipped = True
                continue
            verdict = run(gocgo, "check", "--linkage", "static", good)
            if static is not None and (verdict == 0) != static:
                problems.append(f"{good}: status {verdict} while it is good")
            # Each case writes the file anew: only what is small.
            small = os.path.join(folder, "small")
            shutil.copy(good, small)
            for strip in ("strip", "x86_64-w64-mingw32-strip"):
                if shutil.which(strip) and subprocess.run([strip, small], capture_output=True, check=False).returncode == 0:
                    break
            corrupt(gocgo, small, verdict == 0, path)
            truncate(gocgo, small, loaded_end(small), path)
        huge_files(gocgo, folder)
    for problem in problems[:50]:
        print("FAILED", problem)
    print(f"{runs} runs, {len(problems)} failures")
    return 1 if problems or (skipped and os.environ.get("GOCGO_TEST_NO_SKIP")) else 0


if __name__ == "__main__":
    sys.exit(main())
