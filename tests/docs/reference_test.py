"""The built reference has every command, option, verb, error tag and schema of the sources.

usage: reference_test.py <repository> <gocgo> <built pages>
"""

import json
import pathlib
import re
import subprocess
import sys

from sphinx.util.inventory import InventoryFile


def main() -> int:
    repository, gocgo, built = (pathlib.Path(argument) for argument in sys.argv[1:])
    cmake = "\n".join(file.read_text(encoding="utf-8") for file in sorted(repository.glob("cmake/GoCgoCross/*.cmake")))
    usage = subprocess.run([gocgo, "--help"], check=True, capture_output=True, text=True).stdout
    errors = (repository / "docs/errors.md").read_text(encoding="utf-8")
    names = re.search(r"function\(_gocgo_option_names out\)\n(.*?)endfunction", cmake, re.DOTALL)[1]

    with (built / "objects.inv").open("rb") as file:
        objects = InventoryFile.load(file, "", lambda base, path: path)

    def documented(kind: str) -> set[str]:
        return {name.partition(":")[2] for name in objects.get(f"cmake:{kind}", {})}

    def anchors(page: str) -> set[str]:
        return set(re.findall(r'\bid="([^"]+)"', (built / page).read_text(encoding="utf-8")))

    wanted = {
        "command": (set(re.findall(r"^function\(([a-z]\w+)", cmake, re.MULTILINE)), documented("command")),
        "option": (set(re.findall(r"\bGOCGO_\w+", names)), documented("variable")),
        "verb": (
            {f"gocgo-{verb}" for verb in re.findall(r"^  ([a-z]+) ", usage, re.MULTILINE)},
            anchors("reference/gocgo.html"),
        ),
        "error tag": (set(re.findall(r"^## (\S+)$", errors, re.MULTILINE)), anchors("errors.html")),
        "schema": (
            {json.loads(file.read_text())["title"] for file in repository.glob("docs/*.schema.json")},
            set(re.findall(r"gocgo \w+ --format json", re.sub(r"<[^>]+>", "", (built / "reference/gocgo.html").read_text()))),
        ),
    }
    status = 0
    for kind, (there, drawn) in wanted.items():
        print(f"{len(there)} of kind {kind}")
        if not there or there - drawn:
            print(f"not in the built reference: {kind} {', '.join(sorted(there - drawn)) or '(none was found in the sources)'}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
