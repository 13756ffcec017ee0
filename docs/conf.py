"""The documentation, built by Sphinx: `python3 -m sphinx -W -d build/doctrees docs build/docs`, see index.md."""

import pathlib
import sys

DOCS = pathlib.Path(__file__).parent
sys.path.insert(0, str(DOCS / "_ext"))

project = "GoCgoCross"
author = "The GoCgoCross authors"
release = version = (DOCS.parent / "VERSION").read_text(encoding="utf-8").strip()

extensions = ["myst_parser", "sphinxcontrib.moderncmakedomain", "gocgo"]
exclude_patterns = ["_ext"]
html_theme = "furo"
html_title = f"GoCgoCross {release}"
# Pages are looked up by a `.md` name in the repository and by a `.html` name when built: no copy of the sources is needed.
html_copy_source = False

# The reference text stands in CMake files, as CMake's own does: `.. command::` and :command:`x` mean CMake's, and text between
# single backquotes is code.
primary_domain = "cmake"
default_role = "code"
highlight_language = "none"
# A link to what is nowhere is a warning, and with -W an error.
nitpicky = True
# As code hosts make them: [cc-arch](#cc-arch).
myst_heading_anchors = 3
