"""gocgo doctor: gaps on a machine that has nothing, a compiler for another machine, JSON, exit statuses.

usage: doctor_test.py <gocgo>
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

GOCGO = os.path.abspath(sys.argv[1])


class Doctor(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.bin = self.folder / "bin"
        self.bin.mkdir()

    def doctor(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.bin), "HOME": str(self.folder)}
        return subprocess.run(
            [GOCGO, "doctor", *words], cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )

    def program(self, name: str, script: str) -> None:
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def test_nothing_here(self) -> None:
        result = self.doctor("--format", "json")
        self.assertEqual(result.returncode, 4)
        health = json.loads(result.stdout)
        self.assertIn("there is no go program", health["go"]["gaps"][0]["what"])
        self.assertEqual(len(health["targets"]), 4)
        for target in health["targets"]:
            self.assertFalse(target["buildable"])
            self.assertTrue(all(gap["fix"] for gap in target["gaps"]))

    def test_nothing_is_made_in_the_cache(self) -> None:
        self.doctor()
        self.assertFalse((self.folder / ".cache").exists())

    def test_compiler_for_another_machine(self) -> None:
        # A "cross compiler" that is the host's in disguise.
        for name in ("aarch64-linux-musl-gcc", "aarch64-linux-musl-g++"):
            self.program(name, 'PATH=/usr/bin:/bin exec gcc "$@"')
        result = self.doctor("linux-arm64-musl")
        self.assertEqual(result.returncode, 4)
        self.assertIn("linux-arm64-musl: cannot be built", result.stdout)
        self.assertIn("another machine", result.stdout)

    def test_go_older_than_go_mod(self) -> None:
        self.program("go", "echo go1.25.3")
        (self.folder / "go.mod").write_text("module example.com/m\n\ngo 1.26\n", encoding="utf-8")
        result = self.doctor("linux-amd64-musl")
        self.assertEqual(result.returncode, 4)
        self.assertIn("go 1.25.3 is older than 1.26", result.stdout)

    def test_wrong_use(self) -> None:
        for words in (["no-such-target"], ["--format", "xml"]):
            result = self.doctor(*words)
            self.assertEqual(result.returncode, 2, result.stderr)
            self.assertIn("[usage]", result.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
