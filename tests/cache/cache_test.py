"""What is fetched and built once a machine: by one configure and by several, killed ones too, from pip's mirrors, and offline.

usage: cache_test.py <repository> <gocgo> <cmake> [<test>...]
"""

import contextlib
import functools
import http.server
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from package import Package

REPOSITORY, GOCGO = pathlib.Path(sys.argv[1]), os.path.abspath(sys.argv[2])
CMAKE = sys.argv[3]
COMPILERS = ("gcc", "aarch64-linux-gnu-gcc", "x86_64-w64-mingw32-gcc", "i686-w64-mingw32-gcc")
TOOLCHAINS = ("musl-x86_64", "musl-aarch64", "mingw-x86_64", "mingw-i686")


class Case(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.package = Package(REPOSITORY, self.folder)
        self.cache = self.folder / "cache"
        source = self.folder / "source"
        source.mkdir()
        (source / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.21)\nproject(case C)\nadd_executable(case case.c)\n", "utf-8"
        )
        (source / "case.c").write_text("int main(void) { return 0; }\n", "utf-8")
        # A Python that notes when it is called.
        self.fetches = self.folder / "fetches"
        self.python = self.folder / "python"
        self.python.write_text(
            f"#!/bin/sh\ncase \"$*\" in *download*) echo fetch >>'{self.fetches}' ;; esac\nexec '{sys.executable}' \"$@\"\n", "utf-8"
        )
        self.python.chmod(0o755)
        self.builds = self.folder / "builds"
        (self.folder / "pip.conf").write_text(f"[global]\nno-index = true\nfind-links = {self.package.wheels}\n", "utf-8")

    def environment(self, **settings: str) -> dict[str, str]:
        """Nothing of the caller's settings, and pip told by its own where the wheel is."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "GOCGO_HELPER": GOCGO,
            "GOCGO_CACHE_DIR": str(self.cache),
            "GOCGO_PYTHON": str(self.python),
            "GOCGO_PROVIDER": "zig",
            "PIP_CONFIG_FILE": str(self.folder / "pip.conf"),
            "BUILD_LOG": str(self.builds),
            **settings,
        }

    def start(self, build: str, toolchain: str = "musl-x86_64", **settings: str) -> subprocess.Popen[str]:
        """A configure, in a process group of its own."""
        words = [CMAKE, "-S", "source", "-B", build, "-G", "Ninja"]
        words.append(f"-DCMAKE_TOOLCHAIN_FILE={self.package.root}/toolchains/{toolchain}.cmake")
        return subprocess.Popen(
            words,
            cwd=self.folder,
            env=self.environment(**settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def good(self, configure: subprocess.Popen[str], build: str) -> str:
        """What a configure says that ends well and makes a build folder in which a program can be built."""
        output = configure.communicate(timeout=120)[0]
        self.assertEqual(configure.returncode, 0, output)
        made = subprocess.run(
            [CMAKE, "--build", build], cwd=self.folder, env=self.environment(), capture_output=True, text=True, check=False
        )
        self.assertEqual(made.returncode, 0, made.stdout + made.stderr)
        return output

    def configure(self, build: str, toolchain: str = "musl-x86_64", **settings: str) -> str:
        return self.good(self.start(build, toolchain, **settings), build)

    def times(self, log: pathlib.Path) -> int:
        return len(log.read_text("utf-8").splitlines()) if log.exists() else 0

    def half_made(self) -> list[pathlib.Path]:
        return [path for path in self.cache.rglob("*.tmp-*")]


class Fetching(Case):
    def test_second_run_uses_what_the_first_made(self) -> None:
        self.assertIn("fetching ziglang", self.configure("first"))
        again = self.configure("second", GOCGO_OFFLINE="ON", PIP_CONFIG_FILE="/dev/null", PIP_NO_INDEX="1")
        self.assertNotIn("fetching", again)
        self.assertIn("in the cache", again)
        self.assertEqual(self.times(self.fetches), 1)

    def test_mirror_of_pips_own_settings(self) -> None:
        # A mirror is an index by HTTP: a page a project, with links.
        site = self.folder / "site"
        page = site / "simple" / "ziglang"
        page.mkdir(parents=True)
        shutil.copy(self.package.wheel, page)
        name = self.package.wheel.name
        (page / "index.html").write_text(f'<!DOCTYPE html><a href="{name}">{name}</a>', "utf-8")
        asked: list[str] = []

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                asked.append(self.path)

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        index = f"http://127.0.0.1:{server.server_port}/simple"
        (self.folder / "pip.conf").write_text(f"[global]\nindex-url = {index}\nno-cache-dir = true\n", "utf-8")
        self.configure("build")
        self.assertIn(f"/simple/ziglang/{name}", asked)

    def test_carried_cache(self) -> None:
        self.configure("first")
        carried = self.folder / "a carried cache"
        shutil.copytree(self.cache, carried)
        shutil.rmtree(self.cache)
        settings = {"GOCGO_CACHE_DIR": str(carried), "GOCGO_OFFLINE": "ON", "GOCGO_PYTHON": "/nonexistent"}
        self.assertNotIn("fetching", self.configure("second", **settings))
        self.assertFalse(self.cache.exists())

    def test_doctor_names_the_command_that_empties_it(self) -> None:
        self.cache = self.folder / "a cache's folder"
        self.configure("first")
        mine = self.cache / "somebody's own.txt"
        mine.write_text("not of GoCgoCross\n", "utf-8")
        (self.cache / "zig" / "big").write_bytes(b"x" * (3 << 20))
        said = self.doctor()
        self.assertIn(str(self.cache), said)
        self.assertRegex(said, r"size: +([3-9]) MiB")
        command = next(line.split(":", 1)[1] for line in said.splitlines() if line.strip().startswith("empty it:"))
        subprocess.run(["sh", "-c", command], check=True)
        self.assertEqual(list(self.cache.iterdir()), [mine])
        emptied = self.doctor()
        self.assertRegex(emptied, r"size: +0 MiB")
        self.assertNotIn("rm ", emptied.split("cache\n", 1)[1])
        self.assertIn("fetching ziglang", self.configure("second"))

    def doctor(self) -> str:
        words = [GOCGO, "doctor", "linux-amd64-musl"]
        return subprocess.run(words, env=self.environment(), capture_output=True, text=True, check=False).stdout


class Sharing(Case):
    def test_four_configures_fetch_zig_once(self) -> None:
        missing = [name for name in COMPILERS if not shutil.which(name)]
        if missing:
            self.skipTest(f"not installed: {', '.join(missing)}")
        running = {toolchain: self.start(toolchain, toolchain) for toolchain in TOOLCHAINS}
        output = {toolchain: self.good(configure, toolchain) for toolchain, configure in running.items()}
        self.assertEqual(self.times(self.fetches), 1, output)
        self.assertEqual(sum("fetching ziglang" in text for text in output.values()), 1, output)
        self.assertEqual(self.half_made(), [])

    def test_two_configures_build_musl_once(self) -> None:
        if not shutil.which("aarch64-linux-gnu-gcc"):
            self.skipTest("aarch64-linux-gnu-gcc is not installed")
        settings = {"GOCGO_PROVIDER": "gnu", "GOCGO_MUSL_TARBALL": str(self.package.musl)}
        running = [(build, self.start(build, "musl-aarch64", **settings)) for build in ("one", "two", "three")]
        output = [self.good(configure, build) for build, configure in running]
        self.assertEqual(self.times(self.builds), 1, output)
        self.assertTrue(any("waiting for another configure" in text for text in output), output)
        self.assertEqual(self.half_made(), [])


class Killing(Case):
    """A configure that ends at any moment, by SIGKILL, leaves nothing that the next one stumbles over."""

    def kill_when(self, appears: str, alone: bool, toolchain: str, **settings: str) -> None:
        """Kills a configure as soon as a file of that pattern is there: its whole process group, as a terminal or a service manager
        does, or CMake alone, as a kernel without memory does; then what CMake started goes on for a while."""
        with self.subTest(appears=appears, alone=alone):
            for _ in range(5):
                shutil.rmtree(self.cache, ignore_errors=True)
                shutil.rmtree(self.folder / "build", ignore_errors=True)
                self.builds.unlink(missing_ok=True)
                configure = self.start("build", toolchain, **settings)
                while configure.poll() is None and not any(self.folder.glob(appears)):
                    time.sleep(0.001)
                if alone:
                    configure.kill()
                else:
                    kill_group(configure.pid)
                if configure.wait() == -signal.SIGKILL:
                    break
            else:
                self.fail("the configure was always quicker")
            self.configure("build", toolchain, **settings)
            kill_group(configure.pid)
            if configure.stdout:
                configure.stdout.close()
            if not alone:
                self.assertEqual(self.half_made(), [])
            again = self.start("again", toolchain, GOCGO_OFFLINE="ON", **settings)
            output = again.communicate(timeout=120)[0]
            self.assertEqual(again.returncode, 0, output)
            self.assertNotRegex(output, "fetching|building musl")
            shutil.rmtree(self.folder / "again")

    def test_fetching_zig(self) -> None:
        for appears, alone in (
            ("cache/zig/*.lock", False),
            ("cache/zig/*.tmp-*", True),
            ("cache/zig/*.tmp-*/wheel/*.whl", False),
            ("cache/zig/*.tmp-*/ziglang/lib", True),
            ("cache/zig/*.tmp-*/ziglang/lib/40", False),
            (f"cache/zig/{self.package.versions['zig']}", False),
            ("build/CMakeFiles/*/CMakeCCompiler.cmake", True),
        ):
            self.kill_when(appears, alone, "musl-x86_64")

    def test_building_musl(self) -> None:
        if not shutil.which("aarch64-linux-gnu-gcc"):
            self.skipTest("aarch64-linux-gnu-gcc is not installed")
        settings = {"GOCGO_PROVIDER": "gnu", "GOCGO_MUSL_TARBALL": str(self.package.musl)}
        version = self.package.versions["musl"]
        for appears, alone in (
            ("cache/musl/*/*.tmp-*/source/*/configure", False),
            ("builds", False),
            ("builds", True),
            ("cache/musl/*/*.tmp-*/install", False),
            (f"cache/musl/{version}/aarch64-linux-musl", True),
        ):
            self.kill_when(appears, alone, "musl-aarch64", **settings)


def kill_group(group: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    program = unittest.main(argv=[sys.argv[0], *sys.argv[4:]], exit=False)
    skipped = [reason for _, reason in program.result.skipped]
    if program.result.wasSuccessful() and skipped:
        print(f"skipped: {'; '.join(skipped)}")
        sys.exit(77)
    sys.exit(not program.result.wasSuccessful())
