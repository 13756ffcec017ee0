"""Every quotation in the Markdown pages is what stands in the file it names.

A quotation is a code block or a table right after a line `<!-- from <file> -->`. A code block must stand in that file,
line for line, from the beginning of a line; a table must have the rows that toolchains/targets.csv gives.

usage: quotes_test.py <repository>
"""

import csv
import pathlib
import re
import sys

QUOTATION = re.compile(r"<!-- from (?P<file>\S+) -->\n(?:```\w*\n(?P<code>.*?)```|(?P<table>(?:\|[^\n]*\n)+))", re.DOTALL)


def table_of_targets(path: pathlib.Path) -> str:
    lines = ["| target = preset | toolchain file | GOOS/GOARCH | triple |", "|---|---|---|---|"]
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            lines.append(
                f"| {row['target']} | toolchains/{row['toolchain']}.cmake | {row['goos']}/{row['goarch']} | {row['triple']} |"
            )
    return "\n".join(lines) + "\n"


def faults(repository: pathlib.Path, page: pathlib.Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    found = []
    count = 0
    for quotation in QUOTATION.finditer(text):
        count += 1
        source = repository / quotation["file"]
        if quotation["table"] is not None:
            if quotation["table"] != table_of_targets(source):
                found.append(f"{page}: the table differs from {quotation['file']}")
        elif "\n" + quotation["code"] not in "\n" + source.read_text(encoding="utf-8"):
            found.append(f"{page}: a code block differs from {quotation['file']}:\n{quotation['code']}")
    if text.count("<!-- from ") != count:
        found.append(f"{page}: a `<!-- from … -->` line has no code block or table after it")
    return found


def main() -> int:
    repository = pathlib.Path(sys.argv[1])
    pages = sorted([*repository.glob("*.md"), *repository.glob("docs/**/*.md")])
    found = [fault for page in pages for fault in faults(repository, page)]
    print("\n".join(found) or f"{len(pages)} pages agree with the files they quote")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
