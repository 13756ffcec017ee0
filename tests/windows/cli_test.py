"""gocgo.exe says what gocgo says: the same words and the same exit status, for the same files.

usage: cli_test.py <gocgo> <runner> <gocgo.exe> <x86_64|i686>
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

NATIVE = [os.path.abspath(sys.argv[1])]
WINDOWS = [os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3])]
TRIPLE = sys.argv[4] + "-w64-mingw32"
TARGET = {"x86_64": "windows-amd64-mingw", "i686": "windows-386-mingw"}[sys.argv[4]]

# A "compiler" for Windows: what it makes is the object file beside it.
COMPILER = r"""
#include <wchar.h>
#include <windows.h>
int wmain(int argc, wchar_t **argv) {
    wchar_t object[MAX_PATH];
    int i;
    GetModuleFileNameW(0, object, MAX_PATH);
    wcscpy(wcsrchr(object, L'\\') + 1, L"made.o");
    for (i = 1; i + 1 < argc; ++i)
        if (wcscmp(argv[i], L"-o") == 0) return !CopyFileW(object, argv[i + 1], 0);
    return 1;
}
"""


def call(program: list[str], *words: str, **options) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*program, *words], capture_output=True, check=False, **options)


class Cli(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(suffix=" Prüfung ώ")))

    def compile(self, name: str, text: str, *flags: str) -> pathlib.Path:
        source = self.folder / "source.c"
        source.write_text(text, encoding="utf-8")
        product = self.folder / name
        subprocess.run([f"{TRIPLE}-gcc", *flags, str(source), "-o", str(product)], check=True)
        return product

    def same(self, status: int, *words: str, **options) -> str:
        native = call(NATIVE, *words, **options)
        windows = call(WINDOWS, *words, **options)
        self.assertEqual(native.returncode, status, native.stderr)
        self.assertEqual(windows.returncode, status, windows.stderr)
        self.assertEqual(windows.stdout, native.stdout)
        self.assertEqual(windows.stderr, native.stderr)
        return (native.stdout + native.stderr).decode()

    def test_inspect_and_check(self) -> None:
        program = str(self.compile("prógram 字.exe", "int main(void) { return 0; }\n"))
        library = str(self.compile("lib.dll", "int f(void) { return 0; }\n", "-shared"))
        elf = str(self.folder / "ünder a name")
        shutil.copyfile("/bin/ls", elf)
        for file in (program, library, elf):
            facts = json.loads(self.same(0, "inspect", "--format=json", file))
            self.assertEqual(facts[0]["file"], file)
            self.same(0, "inspect", file)
        self.same(0, "check", "--target", TARGET, "--linkage", "static", program, library)
        self.assertIn("[not-static]", self.same(1, "check", "--linkage", "static", program, elf))
        self.same(1, "check", "--format=sarif", "--target", TARGET, elf)
        self.assertIn("[unreadable]", self.same(3, "check", "--linkage", "static", str(self.folder)))
        cut = self.folder / "cut.exe"
        cut.write_bytes(pathlib.Path(program).read_bytes()[:500])
        self.assertIn("[damaged-pe]", self.same(3, "inspect", str(cut)))
        missing = call(WINDOWS, "inspect", str(self.folder / "no such file"))
        self.assertEqual(missing.returncode, 3)  # the system's words are others
        self.assertIn(b"[unreadable]", missing.stderr)

    def test_explain(self) -> None:
        log = self.folder / "lög 1.txt"
        log.write_text("gcc_arm64.S:30: Error: no such instruction: `stp x29,x30,[sp,'\n", encoding="utf-8")
        self.assertIn("[cc-arch]", self.same(0, "explain", str(log)))
        self.assertIn('"tag": "cc-arch"', self.same(0, "explain", "--format=json", input=log.read_bytes()).replace('":"', '": "'))
        # Not the end of the log, and no line end is changed.
        self.same(0, "explain", input=b"\x1a\r\n" + log.read_bytes())
        self.same(1, "explain", input=b"all is well\r\n")

    def test_other_verbs(self) -> None:
        self.assertIn(TARGET, self.same(0, "targets"))
        self.same(0, "--version")
        self.same(0, "--man")
        self.same(0, "check", "--help")
        self.assertIn("[usage]", self.same(2, "no-such-verb"))
        self.same(2, "check", "--linkage", "statik", "x")
        self.same(2)
        for verb in ("inputs", "link", "archive"):
            refused = call(WINDOWS, verb, "x")
            self.assertEqual(refused.returncode, 4)
            self.assertIn(b"[posix-host]", refused.stderr)

    def test_env_and_doctor(self) -> None:
        # What a program for Windows finds on PATH is WINEPATH, with wine's folders.
        programs = self.folder / "c ç"
        programs.mkdir()
        environment = {**os.environ, "WINEPATH": str(programs), "GOCGO_CACHE_DIR": str(self.folder), "GOCGO_PROVIDER": "gnu"}
        none = call(WINDOWS, "env", TARGET, env=environment)
        self.assertEqual(none.returncode, 4)
        self.assertIn(b"[no-toolchain]", none.stderr)

        compiler = self.compile(f"c ç/{TRIPLE}-gcc.exe", COMPILER, "-municode", "-static")
        shutil.copyfile(compiler, programs / f"{TRIPLE}-g++.exe")
        self.compile("c ç/made.o", "int i;\n", "-c")
        found = call(WINDOWS, "env", TARGET, "--format=json", env=environment)
        self.assertEqual((found.returncode, found.stderr), (0, b""))
        variables = json.loads(found.stdout)
        self.assertIn(f"c ç/{TRIPLE}-gcc.exe", variables["CC"].replace("\\", "/"))
        self.assertEqual(variables["GOOS"], "windows")

        doctor = call(WINDOWS, "doctor", TARGET, "--format=json", env=environment)
        self.assertEqual(doctor.returncode, 4)  # there is no go
        health = json.loads(doctor.stdout)
        self.assertTrue(health["targets"][0]["buildable"])
        self.assertIn("there is no go program", health["go"]["gaps"][0]["what"])

        # A compiler for another machine is found out by what it makes.
        other = "i686" if TRIPLE.startswith("x86_64") else "x86_64"
        subprocess.run([f"{other}-w64-mingw32-gcc", "-c", str(self.folder / "source.c"), "-o", str(programs / "made.o")], check=True)
        wrong = call(WINDOWS, "env", TARGET, env=environment)
        self.assertEqual(wrong.returncode, 4)
        self.assertIn(b"[cc-arch]", wrong.stderr)


if __name__ == "__main__":
    probe = call(WINDOWS, "--version")
    if probe.returncode == 77 and probe.stdout.startswith(b"skipped:"):
        print(probe.stdout.decode(), end="")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
