#!/usr/bin/env python3
"""Interrupted at any moment, the next build ends good: interrupt_test.py <case> <scratch folder> <generator>.

The build is caught while go's C compiler runs: a launcher stands still there.
"""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from project import Project, Skip, check, script_main
from sources import EXPECTED

CASES = {}
STANDSTILL = "REBUILD_STANDSTILL"


def case(function):
    CASES[function.__name__] = function
    return function


def processes():
    """pid -> (parent, command line, environment has our mark) of all that live."""
    found = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            stat = (entry / "stat").read_text()
            words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            environment = (entry / "environ").read_bytes()
        except OSError:
            continue
        state, parent = stat.rpartition(")")[2].split()[:2]
        if state != "Z":
            found[int(entry.name)] = (int(parent), words, environment)
    return found


class Caught:
    """A build that stands still in a compile of cgo's."""

    def __init__(self, folder, generator):
        if not Path("/proc/self/environ").exists():
            raise Skip("there is no /proc: run on Linux")
        self.project = project = Project(folder, generator)
        project.prepare()
        self.good = project.product().read_bytes()
        log, reached = project.compile_log, project.folder / "reached"
        self.reached = reached
        launcher = project.folder / "launcher"
        launcher.write_text(f'#!/bin/sh\necho "$@" >>"{log}"\n'
                            f'case "${STANDSTILL} $*" in yes*local.c*) : >"{reached}"; sleep 300; exit 1;; esac\nexec "$@"\n')
        # A value that no go cache has seen.
        self.value = str(time.time_ns() % 1_000_000_000 + 2)
        project.edit("local.c", "return 1", f"return {self.value}")
        # A mark that go and all under it hand on: what outlives the build is found by it.
        self.mark = f"mark-{os.getpid()}-{time.time_ns()}"
        self.environment = {**project.environment, STANDSTILL: "yes", "REBUILD_MARK": self.mark}

    def __enter__(self):
        self.reached.unlink(missing_ok=True)
        self.build = subprocess.Popen(self.project.build_command("app"), env=self.environment, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL, start_new_session=True)
        end = time.time() + 120
        while not self.reached.exists():
            check(time.time() < end and self.build.poll() is None, "the build did not get to the compile", self.build.poll())
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        for pid in self.left():
            os.kill(pid, signal.SIGKILL)
        self.build.wait()

    def left(self):
        return [pid for pid, (_, _, environment) in processes().items() if self.mark.encode() in environment]

    def find(self, *words):
        for pid, (_, command, environment) in processes().items():
            if self.mark.encode() in environment and all(word in command for word in words):
                return pid
        raise AssertionError(f"no process {words}")

    def expect_all_gone(self, seconds=6):
        end = time.time() + seconds
        while self.left():
            check(time.time() < end, "outlived the build:", *[processes().get(pid, ("", "?"))[1] for pid in self.left()])
            time.sleep(0.05)

    def expect_next_build_good(self):
        built = self.project.good_build()
        got = self.project.run()
        for name, value in {**EXPECTED, "local": self.value}.items():
            check(got.get(name) == value, f"{name}: expected {value}, got {got.get(name)}", built.text)
        check(self.project.good_build().did_nothing(), "the build after it does something again")
        beside = [str(path) for path in self.project.product().parent.iterdir() if ".gocgo" in path.name or ".tmp" in path.name]
        check(not beside, "something was left behind:", beside)

    def stop(self, pid, how):
        os.kill(pid, how)
        self.expect_all_gone()
        product = self.project.product()
        check(not product.exists() or product.read_bytes() == self.good, "a half-made product stands in the good one's place")
        self.expect_next_build_good()


def tool_of(caught):
    """The build tool itself: `cmake --build`, and folders, may have its name among their words."""
    for pid, (_, command, environment) in processes().items():
        if caught.mark.encode() in environment and Path(command.split(" ")[0]).name in ("ninja", "make", "gmake"):
            return pid
    raise AssertionError("no build tool")


@case
def kill_gocgo(*where):
    with Caught(*where) as caught:
        caught.stop(caught.find("gocgo", " link "), signal.SIGKILL)


@case
def kill_go(*where):
    with Caught(*where) as caught:
        go = [pid for pid, (_, words, environment) in processes().items()
              if caught.mark.encode() in environment and " build -v" in words and "gocgo" not in words.split(" ")[0]]
        check(go, "no go")
        caught.stop(go[0], signal.SIGKILL)


@case
def kill_build_tool(*where):
    """Nobody tells gocgo that its build is gone."""
    with Caught(*where) as caught:
        caught.stop(tool_of(caught), signal.SIGKILL)


@case
def terminate(*where):
    with Caught(*where) as caught:
        caught.stop(caught.find("gocgo", " link "), signal.SIGTERM)


@case
def control_c(*where):
    """SIGINT to the whole foreground group, as a terminal sends it."""
    with Caught(*where) as caught:
        os.killpg(os.getpgid(caught.build.pid), signal.SIGINT)
        caught.expect_all_gone()
        caught.expect_next_build_good()


@case
def kill_while_listing(folder, generator):
    """gocgo is killed at each of many moments; the build after it is right."""
    project = Project(folder, generator)
    project.prepare()
    for i, delay in enumerate((0.05, 0.1, 0.3, 0.8)):
        project.edit("words/words.go", '"' + ("one" if i == 0 else f"text{i - 1}") + '"', f'"text{i}"')
        project.edit("include/prices.h", f"PRICES_H {i + 1}", f"PRICES_H {i + 2}")
        build = subprocess.Popen(project.build_command(), env=project.environment, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(delay)
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        built = project.good_build()
        got = project.run()
        check(got["words"] == f"text{i}" and got["header"] == str(i + 2), f"after a kill at {delay} s:", got, built.text)


@case
def failing_policy(folder, generator):
    """A product that breaks its policy never stands in the good one's place, nor under another name."""
    project = Project(folder, generator)
    project.prepare()
    project.edit("CMakeLists.txt", "ALLOW_NEEDED libshared.so", "")
    for _ in range(2):
        built = project.build("app")
        check(built.code != 0 and "libshared.so" in built.text, built.text)
        check(not project.product().exists(), "a failing product stands there")
    check(not list(project.product().parent.glob("*.gocgo")), "the failing product was left behind")


@case
def full_disk(folder, generator):
    """The build folder is on a small file system, filled to its last block; then there is room again."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        raise Skip("mounting a small file system needs root")
    project = Project(folder, generator)
    shutil.rmtree(project.build_folder, ignore_errors=True)
    project.build_folder.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", project.build_folder], stderr=subprocess.PIPE, text=True)
    if mounted.returncode != 0:
        raise Skip(f"a tmpfs cannot be mounted here: {mounted.stderr.strip()}")
    try:
        project.prepare()
        good = project.product().read_bytes()
        project.edit("words/words.go", "one", "two")
        ballast = project.build_folder / "ballast"
        for left in (0, 200_000, 800_000):
            ballast.unlink(missing_ok=True)
            with open(ballast, "wb", buffering=0) as file:
                try:
                    while True:
                        file.write(b"x" * 4096)
                except OSError:
                    pass
                os.truncate(ballast, max(0, os.path.getsize(ballast) - left))
            built = project.build("app")
            check(built.code != 0, f"with {left} bytes left the build passed", built.text)
            product = project.product()
            check(not product.exists() or product.read_bytes() == good, "a half-made product stands in the good one's place")
        ballast.unlink()
        project.good_build()
        check(project.run()["words"] == "two", project.run())
        check(project.good_build().did_nothing(), "the build after it does something again")
    finally:
        subprocess.run(["umount", project.build_folder], check=False)


if __name__ == "__main__":
    script_main(CASES, __doc__)
