#!/usr/bin/env python3
"""Measures GoCgoCross against what one would use without it, and prints ratios: benchmarks/run.py [--rounds N] [NAME...]

Each pair is run alternately in one go, the medians are compared: the load of the machine hits both. Nothing here is a test.
Needs CMake, Ninja, Go, a C compiler and readelf on PATH. GOCGO_HELPER names a built gocgo; without it the first configure builds one.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GO_MAIN = '''package main

// int twice(int x);
import "C"

import "fmt"

func main() { fmt.Println("text 0", C.twice(21)) }
'''
# The standard library's larger parts make a program of about 11 MB.
BIG_MAIN = '''package main

import (
	"encoding/json"
	"net/http"
	"os"
	"text/template"
)

func main() {
	http.Handle("/", http.FileServer(http.Dir(".")))
	template.Must(template.New("x").Parse("x")).Execute(os.Stdout, nil)
	json.NewEncoder(os.Stdout).Encode(http.ListenAndServe("", nil))
}
'''
HEAD = "cmake_minimum_required(VERSION 3.21)\nproject(bench C)\n"


def run(command, **arguments):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **arguments)
    if done.returncode != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}\n{done.stdout}")


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def interleaved(ours, theirs, rounds):
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


class Table:
    def __init__(self):
        print(f"{'what':46} {'ours':>12} {'theirs':>12} {'ratio':>7}   theirs is", flush=True)

    @staticmethod
    def row(what, ours, theirs, against, unit="ms"):
        scale = {"ms": 1e3, "us": 1e6}.get(unit, 1)
        print(f"{what:46} {ours * scale:9.1f} {unit} {theirs * scale:9.1f} {unit} {ours / theirs:7.2f}   {against}", flush=True)


def configure(source, build, *options, environment=None):
    run(["cmake", "-G", "Ninja", "-S", source, "-B", build, "-DCMAKE_BUILD_TYPE=Release", f"-DCMAKE_MODULE_PATH={ROOT / 'cmake'}", *options],
        env=environment)


def write_go(folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "go.mod").write_text("module example.test/bench\n\ngo 1.24\n")
    (folder / "main.go").write_text(GO_MAIN)
    (folder / "twice.c").write_text("int twice(int x) { return 2 * x; }\n")


def go_project(folder, targets, include=True, go=True):
    """A project of that many Go targets over one package, or of plain C targets."""
    write_go(folder)
    text = HEAD + ("include(GoCgoCross)\n" if include else "")
    for i in range(targets):
        text += f"add_go_cgo_executable(t{i} NO_LINKAGE_TEST)\n" if go else f"add_executable(t{i} plain/main.c)\n"
    (folder / "plain").mkdir(exist_ok=True)
    (folder / "plain/main.c").write_text("int main(void) { return 0; }\n")
    (folder / "CMakeLists.txt").write_text(text)
    return folder


def generated_project(folder, targets):
    """Plain C targets whose source a custom command with a DEPFILE makes: what Ninja itself needs for a source that has inputs."""
    go_project(folder, 0)
    text = HEAD + 'set(stub "${CMAKE_CURRENT_BINARY_DIR}/stub")\n'
    for i in range(targets):
        text += (f'add_custom_command(OUTPUT "${{stub}}/s{i}.c" DEPFILE "${{stub}}/s{i}.d" DEPENDS plain/main.c VERBATIM COMMAND '
                 f'"${{CMAKE_COMMAND}}" -DI={i} -P "${{CMAKE_CURRENT_SOURCE_DIR}}/stub.cmake")\nadd_executable(t{i} "${{stub}}/s{i}.c")\n')
    (folder / "CMakeLists.txt").write_text(text)
    (folder / "stub.cmake").write_text('file(WRITE stub/s${I}.c "int main(void) { return 0; }")\n'
                                       'file(WRITE stub/s${I}.d "stub/s${I}.c: ${CMAKE_CURRENT_LIST_DIR}/main.go")\n')
    return folder


def no_op(table, scratch, rounds):
    for count in (1, 40, 100):
        sources = [go_project(scratch / f"noop-{count}", count), go_project(scratch / f"noop-{count}-c", count, include=False, go=False),
                   generated_project(scratch / f"noop-{count}-generated", count)]
        for source in sources:
            configure(source, source / "build")
            run(["ninja", "-C", source / "build"])
        ours, plain, generated = (lambda build=source / "build": run(["ninja", "-C", build]) for source in sources)
        what = f"no-op build, {count} target(s)"
        table.row(what, *interleaved(ours, plain, rounds * 6), f"Ninja on {count} plain C target(s)")
        table.row(what, *interleaved(ours, generated, rounds * 6), "the same, their source generated with a DEPFILE")


def plain_flags():
    return ["-trimpath", "-buildvcs=false", "-ldflags=-linkmode=external -s -w -buildid="]


def one_line(table, scratch, rounds):
    ours_source = go_project(scratch / "edit-ours", 1)
    configure(ours_source, ours_source / "build")
    run(["ninja", "-C", ours_source / "build"])
    plain = scratch / "edit-plain"
    write_go(plain)
    go = ["go", "build", *plain_flags(), "-o", "bench", "."]
    run(go, cwd=plain)
    turn = iter(range(1, 10_000))

    def edit(folder):
        (folder / "main.go").write_text(GO_MAIN.replace("text 0", f"text {time.time_ns()} {next(turn)}"))

    def ours():
        edit(ours_source)
        run(["ninja", "-C", ours_source / "build"])

    def theirs():
        edit(plain)
        run(go, cwd=plain)

    table.row("build after a one-line edit", *interleaved(ours, theirs, rounds), "go build, same flags")
    table.row("size of the product", (ours_source / "build/t0").stat().st_size / 1024, (plain / "bench").stat().st_size / 1024,
              "go build, same flags", unit="KB")


def empty_cache(scratch):
    return {**os.environ, "GOCACHE": tempfile.mkdtemp(dir=scratch)}


def cold_example(table, scratch, rounds, what, against, provider, cc):
    """examples/sqlite for linux-amd64-musl, against go build with that compiler and the flags that ours gives."""
    example, build = ROOT / "examples/sqlite", scratch / f"cold-{provider}"
    environment = {**os.environ, "GOCGO_PROVIDER": provider}
    run(["cmake", "-G", "Ninja", "-S", example, "-B", build, "-DCMAKE_BUILD_TYPE=Release",
         f"-DCMAKE_TOOLCHAIN_FILE={ROOT / 'toolchains/musl-x86_64.cmake'}"], env=environment)
    flags = ["-trimpath", "-buildvcs=false", "-ldflags=-linkmode=external -extldflags=-static -s -w -buildid="]
    bare = {"CC": cc, "CGO_ENABLED": "1", "GOOS": "linux", "GOARCH": "amd64", "CGO_CFLAGS": "-O3 -DNDEBUG"}

    def ours():
        run(["ninja", "-C", build, "-t", "clean"])
        run(["ninja", "-C", build], env=empty_cache(scratch))

    def theirs():
        run(["go", "build", *flags, "-o", scratch / "bare", "."], cwd=example, env={**empty_cache(scratch), **bare})

    table.row(what, *interleaved(ours, theirs, max(1, rounds // 3)), against)
    table.row("  size of its product", (build / "hello").stat().st_size / 1024, (scratch / "bare").stat().st_size / 1024,
              "the same", unit="KB")


def cold(table, scratch, rounds):
    if not shutil.which("musl-gcc"):
        print("cold build of examples/sqlite: no musl-gcc on PATH (Debian: apt install musl-tools)")
        return
    cold_example(table, scratch, rounds, "cold build of examples/sqlite", "go build, same compiler, flags", "gnu",
                 shutil.which("x86_64-linux-musl-gcc") or "musl-gcc")


def zig_by_hand(table, scratch, rounds):
    zig = os.environ.get("GOCGO_ZIG") or shutil.which("zig")
    if not zig:
        print("zig cc by hand: no zig on PATH or in GOCGO_ZIG (pip install ziglang)")
        return
    # Its C library is compiled at the first use: not here.
    hello = scratch / "hello.c"
    hello.write_text("int main(void) { return 0; }\n")
    run([zig, "cc", "-target", "x86_64-linux-musl", "-static", hello, "-o", scratch / "hello"])
    cold_example(table, scratch, rounds, "cold build of examples/sqlite with zig", "CC='zig cc -target ...' go build", "zig",
                 f"{zig} cc -target x86_64-linux-musl -fno-sanitize=undefined")


def script(table, scratch, rounds):
    """The three commands that people write down: build, look whether it is static, run."""
    source = go_project(scratch / "script-ours", 1)
    (source / "CMakeLists.txt").write_text(HEAD + "include(GoCgoCross)\nenable_testing()\n"
                                           "add_go_cgo_executable(t0 LINKAGE STATIC)\nadd_test(NAME t0 COMMAND t0)\n")
    configure(source, source / "build")
    run(["ninja", "-C", source / "build"])
    plain = scratch / "script-plain"
    write_go(plain)
    flags = " ".join(f"'{flag}'" for flag in plain_flags()).replace("external", "external -extldflags=-static")
    (plain / "build.sh").write_text(f"set -e\ngo build {flags} -o bench .\n! readelf -d bench | grep NEEDED\n./bench\n")
    turn = iter(range(1, 10_000))

    def edited(folder, *commands):
        def action():
            (folder / "main.go").write_text(GO_MAIN.replace("text 0", f"text {time.time_ns()} {next(turn)}"))
            for command in commands:
                run(command, cwd=folder)
        return action

    ours = edited(source, ["ninja", "-C", "build"], ["ctest", "--test-dir", "build"])
    table.row("edit, build, check, run", *interleaved(ours, edited(plain, ["sh", "build.sh"]), rounds), "a script: go build, readelf, run")


def configures(table, scratch, rounds):
    def again(source):
        def action():
            shutil.rmtree(source / "build", ignore_errors=True)
            configure(source, source / "build")
        return action

    plain, one, many = (go_project(scratch / f"configure-{name}", count, include=count > 0) for name, count in
                        (("plain", 0), ("one", 1), ("many", 21)))
    again(one)()  # the helper is there from here on
    ours, theirs = interleaved(again(one), again(plain), rounds)
    table.row("configure, one Go target, warm helper", ours, theirs, "the same without GoCgoCross")
    all_of_them, first = interleaved(again(many), again(one), rounds)
    print(f"  a further target costs {(all_of_them - first) / 20 * 1000:.1f} ms")


def started(command, out):
    """How long a process takes. posix_spawn: a fork of this one would cost more than what is measured."""
    start = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out, 1)])
    _, status = os.waitpid(pid, 0)
    if status != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start


def check(table, scratch, rounds):
    folder = go_project(scratch / "check", 1)
    configure(folder, folder / "build")
    written = (folder / "build/build.ninja").read_text()
    helper = os.environ.get("GOCGO_HELPER") or next(word for word in written.split() if word.endswith("/gocgo"))
    (folder / "main.go").write_text(BIG_MAIN)
    run(["go", "build", "-o", "big", "."], cwd=folder, env={**os.environ, "CGO_ENABLED": "0", "GOFLAGS": "-buildvcs=false"})
    product = str(folder / "big")
    commands = {"ours": [helper, "check", "--linkage", "static", product], "/bin/true": ["/bin/true"],
                "readelf -d -V -l -W": ["readelf", "-d", "-V", "-l", "-W", product]}
    with open(os.devnull, "wb") as out:
        turns = [{name: started(command, out.fileno()) for name, command in commands.items()} for _ in range(rounds * 60)]
    medians = {name: statistics.median(turn[name] for turn in turns) for name in commands}
    what = f"gocgo check, {os.path.getsize(product) / 1e6:.0f} MB, static"
    ours = medians.pop("ours")
    for name, theirs in medians.items():
        table.row(what, ours, theirs, name, unit="us")
    print(f"  above /bin/true: {(ours - medians['/bin/true']) * 1000:+.3f} ms")


BENCHMARKS = {"cold": cold, "edit": one_line, "no-op": no_op, "configure": configures, "check": check, "zig": zig_by_hand,
              "script": script}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="pairs to run for each row (default 5)")
    parser.add_argument("names", nargs="*", help=f"of {', '.join(BENCHMARKS)} (default: all)")
    given = parser.parse_args()
    if unknown := set(given.names) - set(BENCHMARKS):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    table = Table()
    with tempfile.TemporaryDirectory(prefix="gocgo-bench-") as scratch:
        for name in given.names or BENCHMARKS:
            BENCHMARKS[name](table, Path(scratch), given.rounds)
    print(f"load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
