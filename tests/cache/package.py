"""A copy of GoCgoCross that fetches small things: what toolchains/sources.csv pins is replaced by a wheel and a tarball made here.

pip, the checksums, the locks and the cache do what they do for users; only the compilers inside are this machine's own.
"""

import hashlib
import io
import pathlib
import shutil
import tarfile
import zipfile

# The zig of the wheel: the distribution's gcc for the target that is asked for.
ZIG = """#!/bin/sh
verb=$1
shift
case $verb in
    cc)
        triple=$2
        shift 2
        case $triple in
            x86_64-linux-musl) exec gcc "$@" ;;
            aarch64-linux-musl) exec aarch64-linux-gnu-gcc "$@" ;;
            x86_64-windows-gnu) exec x86_64-w64-mingw32-gcc "$@" ;;
            x86-windows-gnu) exec i686-w64-mingw32-gcc "$@" ;;
        esac
        ;;
    ar | ranlib) exec "$verb" "$@" ;;
esac
exit 1
"""

# A "musl" whose musl-gcc is the compiler that it was built with. Its build takes a moment, and says when it runs.
CONFIGURE = """#!/bin/sh
for word; do case $word in --prefix=*) echo "prefix = ${word#--prefix=}" >config.mak ;; esac; done
printf '#!/bin/sh\\nexec %s "$@"\\n' "$CC" >musl-gcc
chmod +x musl-gcc
"""
MAKEFILE = """include config.mak
all:
\techo building >>"$$BUILD_LOG"
\tsleep 0.5
install:
\tmkdir -p $(DESTDIR)$(prefix)/bin $(DESTDIR)$(prefix)/lib
\tcp musl-gcc $(DESTDIR)$(prefix)/bin
"""


class Package:
    """toolchains/ and cmake/ in `folder`/package; `wheels` has the wheel, `musl` is the tarball."""

    def __init__(self, repository: pathlib.Path, folder: pathlib.Path) -> None:
        self.root = folder / "package"
        for part in ("cmake", "toolchains"):
            shutil.copytree(repository / part, self.root / part)
        shutil.copy(repository / "VERSION", self.root)
        self.sources = self.root / "toolchains" / "sources.csv"
        rows = [line.split(",") for line in self.sources.read_text("utf-8").splitlines() if not line.startswith("#")]
        self.versions = {row[0]: row[1] for row in rows}
        self.wheels = folder / "wheels"
        self.wheels.mkdir()
        self._make_wheel()
        self.musl = folder / "musl.tar.gz"
        self._make_musl()
        digests = {"zig": _sha256(self.wheel), "musl": _sha256(self.musl)}
        lines = [",".join([kind, version, host, digests[kind]]) for kind, version, host, _ in rows]
        self.sources.write_text("\n".join(lines) + "\n", "utf-8")

    def _make_wheel(self) -> None:
        name = f"ziglang-{self.versions['zig']}"
        self.wheel = self.wheels / f"{name}-py3-none-any.whl"
        with zipfile.ZipFile(self.wheel, "w") as wheel:
            wheel.writestr("ziglang/__init__.py", "")
            # Like zig, many files, the program among the last.
            for number in range(2000):
                wheel.writestr(f"ziglang/lib/{number % 50}/{number}.h", f"// {number}\n" * 50)
            wheel.writestr("ziglang/zig", ZIG)
            metadata = f"Metadata-Version: 2.1\nName: ziglang\nVersion: {self.versions['zig']}\n"
            wheel.writestr(f"{name}.dist-info/METADATA", metadata)
            wheel.writestr(f"{name}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{name}.dist-info/RECORD", "")

    def _make_musl(self) -> None:
        with tarfile.open(self.musl, "w:gz") as tarball:
            for name, text, mode in (("configure", CONFIGURE, 0o755), ("Makefile", MAKEFILE, 0o644)):
                entry = tarfile.TarInfo(f"musl-{self.versions['musl']}/{name}")
                entry.size, entry.mode = len(text.encode()), mode
                tarball.addfile(entry, io.BytesIO(text.encode()))


def _sha256(file: pathlib.Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
