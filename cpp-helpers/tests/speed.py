#!/usr/bin/env python3
"""What a check of a static Go program costs above starting any process, and against readelf.

usage: speed.py GOCGO [FILE] [--runs N] [--limit MS]

Without FILE a Go program is built (needs go). The commands run in turns, so that a busy machine slows all alike;
the smallest and the middle time of each are printed. Status 1 if the check's smallest time is more than --limit
milliseconds (default 0.3) above that of /bin/true; 77 if there is no file to check.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

# The standard library's larger parts make a file of about 11 MB.
PROGRAM = """package main

import (
	"encoding/json"
	"net/http"
	"text/template"
	"os"
)

func main() {
	http.Handle("/", http.FileServer(http.Dir(".")))
	template.Must(template.New("x").Parse("x")).Execute(os.Stdout, nil)
	json.NewEncoder(os.Stdout).Encode(http.ListenAndServe("", nil))
}
"""


def build(folder):
    with open(os.path.join(folder, "main.go"), "w", encoding="ascii") as file:
        file.write(PROGRAM)
    with open(os.path.join(folder, "go.mod"), "w", encoding="ascii") as file:
        file.write("module example.com/big\n\ngo 1.18\n")
    env = {**os.environ, "CGO_ENABLED": "0", "GOOS": "linux", "GOARCH": "amd64", "GOFLAGS": "-buildvcs=false"}
    subprocess.run(["go", "build", "-o", "big", "."], cwd=folder, env=env, check=True)
    return os.path.join(folder, "big")


def measure(command, out):
    start = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out, 1)])
    _, status = os.waitpid(pid, 0)
    elapsed = time.perf_counter() - start
    return elapsed * 1000, os.waitstatus_to_exitcode(status)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gocgo")
    parser.add_argument("file", nargs="?")
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--limit", type=float, default=0.3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if args.file is None and shutil.which("go") is None:
            print("skipped: needs go, or a FILE to check")
            return 77
        path = args.file or build(folder)
        check = [os.path.abspath(args.gocgo), "check", "--linkage", "static", path]
        commands = {"/bin/true": ["/bin/true"], "gocgo check": check,
                    "gocgo check --require-cgo": check[:2] + ["--go-setting", "GOOS=linux"] + check[2:]}
        if shutil.which("readelf"):
            commands["readelf -d -V -l -W"] = [shutil.which("readelf"), "-d", "-V", "-l", "-W", path]
        times = {name: [] for name in commands}
        out = os.open(os.devnull, os.O_WRONLY)
        for _ in range(args.runs):
            for name, command in commands.items():
                elapsed, status = measure(command, out)
                assert status == 0, (command, status)
                times[name].append(elapsed)
        print(f"{os.path.getsize(path) / 1e6:.1f} MB, {args.runs} runs each, in turns")
        floor = min(times["/bin/true"])
        for name, values in times.items():
            print(f"{name:28} least {min(values):6.3f} ms, median {statistics.median(values):6.3f} ms, "
                  f"least above /bin/true {min(values) - floor:+.3f} ms")
    return 1 if min(times["gocgo check"]) - floor > args.limit else 0


if __name__ == "__main__":
    sys.exit(main())
