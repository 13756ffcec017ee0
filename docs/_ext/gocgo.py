"""Draws the reference from where its text is written: CMake files, `gocgo --help`, toolchains/*.csv.

The directives, each with a path relative to the page that uses it:

.. cmake-modules:: <pattern>     the `.rst` comments of each CMake file of that name, as cmake-module does for one file
.. csv-columns:: <file>          the comment lines of a CSV file, as text, and a table with a column for each of its records
.. gocgo-verbs::                 a section for each verb of `gocgo --help`, with what `gocgo <verb> --help` prints

In what they draw, the tags after "Errors:" become links to errors.md; a tag that is no heading there is a warning.
"""

import csv
import functools
import os
import pathlib
import re
import subprocess

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

logger = logging.getLogger(__name__)
HERE = pathlib.Path(__file__).parent


@functools.cache
def gocgo() -> str:
    """The program whose help is quoted: GOCGO_HELPER, else the one that CMake builds from this tree."""
    if given := os.environ.get("GOCGO_HELPER"):
        return given
    script = ["cmake", "-P", str(HERE / "helper.cmake")]
    built = subprocess.run(script, check=True, capture_output=True, text=True)
    return built.stdout.splitlines()[-1]


def help_of(*verb: str) -> str:
    command = [gocgo(), *verb, "--help"]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


class Drawn(SphinxDirective):
    """What these directives share: text of another place is parsed as if it stood on the page."""

    required_arguments = 1
    final_argument_whitespace = True

    def source(self) -> pathlib.Path:
        relative, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        return pathlib.Path(path)

    def drawn(self, text: str) -> list[nodes.Node]:
        return self.parse_text_to_nodes(text, allow_section_headings=True)


class CMakeModules(Drawn):
    def run(self) -> list[nodes.Node]:
        pattern = self.source()
        files = sorted(pattern.parent.glob(pattern.name))
        if not files:
            raise self.error(f"no file is named {pattern}")
        folder = pathlib.PurePosixPath(self.arguments[0]).parent
        return self.drawn("\n\n".join(f".. cmake-module:: {folder / file.name}" for file in files))


class CsvColumns(Drawn):
    def run(self) -> list[nodes.Node]:
        lines = self.source().read_text(encoding="utf-8").splitlines()
        text = [line.lstrip("# ") for line in lines if line.startswith("#")]
        text += ["", ".. list-table::", "   :header-rows: 1", "   :stub-columns: 1", ""]
        for row in zip(*csv.reader(line for line in lines if not line.startswith("#")), strict=True):
            for column, cell in enumerate(row):
                text.append(f"   {'* -' if column == 0 else '  -'} {f'``{cell}``' if cell else ''}")
        return self.drawn("\n".join(text))


class GocgoVerbs(Drawn):
    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        verbs = re.findall(r"^  ([a-z]+) ", help_of(), re.MULTILINE)
        sections = []
        for verb in verbs:
            help_text = "\n".join(f"   {line}" for line in help_of(verb).splitlines())
            sections.append(f"gocgo {verb}\n{'-' * 40}\n\n.. code-block:: none\n\n{help_text}\n")
        usage = "\n".join(f"   {line}" for line in help_of().splitlines())
        return self.drawn(f".. code-block:: none\n\n{usage}\n\n" + "\n".join(sections))


def link_error_tags(app, doctree: nodes.document, page: str) -> None:
    if not page.startswith("reference/"):
        return
    known = set(re.findall(r"^## (\S+)$", (pathlib.Path(app.srcdir) / "errors.md").read_text(encoding="utf-8"), re.MULTILINE))
    uri = app.builder.get_relative_uri(page, "errors")
    for paragraph in doctree.findall(nodes.paragraph):
        listed = re.search(r"Errors: ([a-z0-9, -]+)", paragraph.astext().replace("\n", " "))
        if not listed:
            continue
        tags = listed[1].split(", and those of ")[0].strip().split(", ")
        for tag in tags:
            if tag not in known:
                logger.warning("docs/errors.md has no tag %r", tag, location=paragraph)
        for text in list(paragraph.findall(nodes.Text)):
            before, colon, after = text.rpartition("Errors: ")
            if colon:
                pieces = [nodes.Text(before + colon)]
                for word in re.split(r"([a-z0-9-]+)", after):
                    link = nodes.reference("", word, refuri=f"{uri}#{word}", internal=True)
                    pieces.append(link if word in tags else nodes.Text(word))
                text.parent.replace(text, pieces)


def setup(app):
    app.add_directive("cmake-modules", CMakeModules)
    app.add_directive("csv-columns", CsvColumns)
    app.add_directive("gocgo-verbs", GocgoVerbs)
    app.connect("doctree-resolved", link_error_tags)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
