"""Every link of the Markdown pages leads somewhere in the repository: the file is there, and the heading, as code hosts name it.
A link to the network is checked for its form only.

usage: links_test.py <repository>
"""

import pathlib
import subprocess
import sys
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from mdit_py_plugins.anchors import anchors_plugin
from myst_parser.mdit_to_docutils.base import default_slugify

PARSER = MarkdownIt("gfm-like", {"linkify": False}).use(anchors_plugin, max_level=6, slug_func=default_slugify)


def tokens_of(page: pathlib.Path):
    for token in PARSER.parse(page.read_text(encoding="utf-8")):
        yield token
        yield from token.children or []


def headings_of(page: pathlib.Path) -> set[str]:
    return {token.attrs["id"] for token in tokens_of(page) if token.type == "heading_open"}


def fault(repository: pathlib.Path, files: set[pathlib.Path], page: pathlib.Path, link: str) -> str | None:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        host = parts.netloc.split(":")[0]
        well_formed = parts.scheme == "https" and "." in host and not set(link) & set(' <>"')
        return None if well_formed else "this is not the form of an address (https://…)"
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_relative_to(repository):
        return "it leads out of the repository"
    if target not in files and not any(target in file.parents for file in files):
        return f"there is no {target.relative_to(repository)} in the repository"
    if parts.fragment and target.suffix == ".md" and parts.fragment not in headings_of(target):
        return f"{target.relative_to(repository)} has no heading #{parts.fragment}"
    return None


def main() -> int:
    repository = pathlib.Path(sys.argv[1]).resolve()
    listed = subprocess.run(
        ["git", "-C", str(repository), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True, capture_output=True, text=True,
    ).stdout
    files = {repository / name for name in listed.split("\0") if name}
    pages = sorted([*repository.glob("*.md"), *repository.glob("docs/**/*.md")])
    count, status = 0, 0
    for page in pages:
        for token in tokens_of(page):
            link = token.attrs.get("href") or token.attrs.get("src")
            if link is None:
                continue
            count += 1
            if why := fault(repository, files, page, str(link)):
                print(f"{page.relative_to(repository)}: {link}: {why}")
                status = 1
    print(f"{count} links on {len(pages)} pages")
    return status if count else 1


if __name__ == "__main__":
    sys.exit(main())
