"""gocgo env: with its environment alone, plain `go build` makes a static cgo program for the target; leaks change nothing.

usage: env_test.py <gocgo>
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

GOCGO = os.path.abspath(sys.argv[1])
PROGRAM = """package main

// #include <stdio.h>
// static void hi(void) { puts("hi"); fflush(stdout); }
import "C"

func main() { C.hi() }
"""


@unittest.skipUnless(shutil.which("go"), "go is not installed")
class Env(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def env(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [GOCGO, "env", *words], env={**os.environ, **variables}, capture_output=True, text=True, check=False
        )

    @unittest.skipUnless(shutil.which("x86_64-w64-mingw32-gcc"), "mingw-w64 is not installed")
    def test_builds_a_static_program_in_spite_of_leaks(self) -> None:
        (self.folder / "main.go").write_text(PROGRAM, encoding="utf-8")
        (self.folder / "go.mod").write_text("module example.com/hi\n\ngo 1.24\n", encoding="utf-8")
        leaks = {"GOFLAGS": "-tags=leak", "CC": "false", "CGO_ENABLED": "0", "GOOS": "plan9", "CGO_LDFLAGS": "-lnosuch"}
        script = f'eval "$("{GOCGO}" env windows-amd64-mingw)" && go build -o hi.exe .'
        built = subprocess.run(
            ["bash", "-c", script], cwd=self.folder, env={**os.environ, "GOCGO_PROVIDER": "gnu", **leaks}, check=False
        )
        self.assertEqual(built.returncode, 0)
        checked = subprocess.run(
            [GOCGO, "check", "--target", "windows-amd64-mingw", "--linkage", "static", "--require-cgo", "hi.exe"],
            cwd=self.folder,
            check=False,
        )
        self.assertEqual(checked.returncode, 0)
        # An independent reader: objdump's import tables.
        dump = subprocess.run(
            ["x86_64-w64-mingw32-objdump", "-p", "hi.exe"], cwd=self.folder, capture_output=True, text=True, check=True
        ).stdout
        self.assertNotIn("libwinpthread", dump)
        self.assertIn("DLL Name: KERNEL32.dll", dump)

    @unittest.skipUnless(shutil.which("x86_64-w64-mingw32-gcc"), "mingw-w64 is not installed")
    def test_formats_say_the_same(self) -> None:
        variables = json.loads(self.env("windows-amd64-mingw", "--format=json", GOCGO_PROVIDER="gnu").stdout)
        self.assertEqual((variables["GOOS"], variables["GOARCH"], variables["CGO_ENABLED"]), ("windows", "amd64", "1"))
        cmake = self.env("windows-amd64-mingw", "--format", "cmake", GOCGO_PROVIDER="gnu").stdout
        shell = self.env("windows-amd64-mingw", GOCGO_PROVIDER="gnu").stdout
        self.assertEqual(len(variables), len(cmake.splitlines()))
        self.assertEqual(len(variables), len(shell.splitlines()))

    def test_no_toolchain(self) -> None:
        result = self.env("linux-arm64-musl", PATH=str(self.folder), GOCGO_CACHE_DIR=str(self.folder / "cache"), GOCGO_ZIG="")
        self.assertEqual(result.returncode, 4)
        self.assertIn("[no-toolchain]", result.stderr)
        self.assertIn("fix:", result.stderr)
        self.assertEqual(result.stdout, "")

    def test_wrong_use(self) -> None:
        for words in ([], ["no-such-target"], ["linux-amd64-musl", "--format", "xml"]):
            self.assertEqual(self.env(*words).returncode, 2)
        self.assertEqual(self.env("linux-amd64-musl", GOCGO_PROVIDER="wrong").returncode, 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
