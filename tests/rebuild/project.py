"""A project in a scratch folder that is written, built, edited and looked at."""

import io
import os
import shlex
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from sources import FILES, MODULES

SKIPPED = 77
ROOT = Path(__file__).resolve().parents[2]


class Skip(Exception):
    """Why a case cannot run here, and what would enable it."""


def check(condition, *what):
    if not condition:
        raise AssertionError("\n".join(str(word) for word in what))


def real_go():
    go = os.environ.get("GOCGO_GO") or shutil.which("go")
    if not go:
        raise Skip("there is no go on PATH: install Go >= 1.24")
    return go


def write(path, text):
    """Leaves a file with that text alone, its time too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def write_proxy(folder):
    """A module proxy in files (`go help goproxy`)."""
    for (name, version), files in MODULES.items():
        base = folder / "example.test" / name / "@v"
        mod = f"module example.test/{name}\n\ngo 1.24\n"
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for path, text in {"go.mod": mod, **files}.items():
                archive.writestr(zipfile.ZipInfo(f"example.test/{name}@{version}/{path}"), text)
        base.mkdir(parents=True, exist_ok=True)
        (base / f"{version}.info").write_text(f'{{"Version":"{version}","Time":"2026-01-01T00:00:00Z"}}')
        (base / f"{version}.mod").write_text(mod)
        (base / f"{version}.zip").write_bytes(packed.getvalue())
        versions = sorted(v for n, v in MODULES if n == name)
        (base / "list").write_text("\n".join(versions) + "\n")


class Built:
    """One build: what it said and what it ran."""

    def __init__(self, code, text, go_calls, compiles):
        self.code, self.text = code, text
        self.go_builds = [call for call in go_calls if call.startswith("build")]
        self.go_lists = [call for call in go_calls if call.startswith("list")]
        self.compiles = compiles

    def compiled(self, name):
        return [line for line in self.compiles if name in line]

    def did_nothing(self):
        """Ninja says so itself. make looks at times only: after a touch gocgo compares the files again, and says nothing."""
        if self.go_builds or self.go_lists or any(word in self.text for word in ("Building ", "Linking ", "Listing ", "Generating ")):
            return False
        return "no work to do" in self.text or "ninja" not in self.text and "Built target" in self.text


class Project:
    def __init__(self, folder, generator, files=None, build_type="Release", options=()):
        self.folder, self.generator, self.build_type = Path(folder), generator, build_type
        self.source, self.build_folder = self.folder / "source code", self.folder / "build"
        self.files = dict(FILES if files is None else files)
        self.options = list(options)
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith(("GOFLAGS", "CGO_", "MAKEFLAGS"))}
        self.environment.update(
            GOMODCACHE=str(self.folder / "modules"), GOPROXY=f"file://{self.folder / 'proxy'}", GOSUMDB="off", NINJA_STATUS="")
        self.go_log, self.compile_log = self.folder / "go.log", self.folder / "compile.log"

    def multi(self):
        return "Multi" in self.generator

    def script(self, name, text):
        path = self.folder / name
        write(path, "#!/bin/sh\n" + text)
        path.chmod(0o755)
        return path

    def restore(self):
        """The sources as they were, nothing else beside them."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not (self.folder / "proxy").exists():
            write_proxy(self.folder / "proxy")
        kept = {self.source / name for name in self.files}
        for path in sorted(self.source.rglob("*"), reverse=True):
            if path.name in ("go.sum", "go.work.sum") and "replaced" not in str(path):
                continue
            if path.is_dir() and not path.is_symlink():
                if not any(parent == path for known in kept for parent in known.parents):
                    shutil.rmtree(path)
            elif path not in kept:
                path.unlink()
        for name, text in self.files.items():
            write(self.source / name, text)
        if "go.mod" in self.files and not (self.source / "go.sum").exists():
            environment = {**self.environment, "GOFLAGS": "-modcacherw", "GOWORK": "off"}
            subprocess.run([real_go(), "mod", "download", "all"], cwd=self.source, env=environment, check=True)
            (self.source / "go.sum").touch()

    def configure(self, *options):
        go = self.script("go", f"echo \"$@\" >>{shlex.quote(str(self.go_log))}\nexec {shlex.quote(real_go())} \"$@\"\n")
        launcher = self.script("launcher", f"echo \"$@\" >>{shlex.quote(str(self.compile_log))}\nexec \"$@\"\n")
        command = ["cmake", "-S", self.source, "-B", self.build_folder, "-G", self.generator, f"-DGOCGO_GO={go}",
                   f"-DCMAKE_MODULE_PATH={ROOT / 'cmake'}", f"-DCMAKE_C_COMPILER_LAUNCHER={launcher}",
                   f"-DCMAKE_CXX_COMPILER_LAUNCHER={launcher}"]
        command.append("-DCMAKE_CONFIGURATION_TYPES=Debug;Release" if self.multi() else f"-DCMAKE_BUILD_TYPE={self.build_type}")
        done = subprocess.run([*map(str, command), *self.options, *options], env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        check(done.returncode == 0, "configure failed", done.stdout)

    def prepare(self):
        self.restore()
        self.configure()
        built = self.build()
        check(built.code == 0, "the first build failed", built.text)

    def build_command(self, target=None):
        command = ["cmake", "--build", str(self.build_folder)]
        if self.multi():
            command += ["--config", self.build_type]
        return command + (["--target", target] if target else [])

    def build(self, target=None, environment=None):
        for log in (self.go_log, self.compile_log):
            log.write_text("")
        done = subprocess.run(self.build_command(target), env={**self.environment, **(environment or {})}, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              start_new_session=True)  # no terminal: all that is said is in stdout
        return Built(done.returncode, done.stdout, self.go_log.read_text().splitlines(),
                     self.compile_log.read_text().splitlines())

    def good_build(self, **arguments):
        built = self.build(**arguments)
        check(built.code == 0, "the build failed", built.text)
        return built

    def product(self, name="app"):
        return self.build_folder / self.build_type / name if self.multi() else self.build_folder / name

    def run(self, name="app"):
        out = subprocess.run([self.product(name)], check=True, text=True, stdout=subprocess.PIPE).stdout
        return dict(line.split("=", 1) for line in out.splitlines())

    def edit(self, name, old, new, unique=False):
        """Replaces a text of a source. Unique: with a comment that no earlier run wrote, so that go's cache, which outlives
        the test's folder, has no answer for it and must compile."""
        path = self.source / name
        text = path.read_text()
        check(old in text, f"{name} has no {old!r}")
        path.write_text(text.replace(old, f"{new} /* {time.time_ns()} */" if unique else new))

    def add(self, name, text):
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def main(cases, arguments):
    """Runs one case; says "skipped: why" with the status 77 where it cannot."""
    try:
        cases[arguments[0]](*arguments[1:])
    except Skip as skip:
        print(f"skipped: {skip}")
        return SKIPPED
    except AssertionError as error:
        print(f"FAILED: {error}", file=sys.stderr)
        return 1
    print(f"{arguments[0]}: good")
    return 0


def script_main(cases, usage):
    """A test script's command line: `--list`, or a case, its scratch folder and the generator. Ends the program."""
    if len(sys.argv) == 2 and sys.argv[1] == "--list":
        print(";".join(cases), end="")
        sys.exit(0)
    if len(sys.argv) != 4 or sys.argv[1] not in cases:
        sys.exit(usage)
    sys.exit(main(cases, sys.argv[1:]))
