"""Links inside a built site: every one must lead to a file, and to an anchor where it names one.

What a page links to is kept by the hash of the page: most pages of a build are those of the last.
"""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from tools import cache

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINKS = {"a": "href", "link": "href", "script": "src", "img": "src"}
_KEPT = Path(__file__).parent.parent / ".cache" / "links"
_OURS = Path(__file__).read_bytes()
"""This module has a part in each hash: what it read before it was changed is read again."""
_FEWEST = 4_000
_STATE = "s1="
"""A fragment that starts so is a saved state, not an anchor."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The addresses a page leads to, each once, and the places in it that can be led to."""

    links: tuple[str, ...]
    anchors: frozenset[str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: dict[str, None] = {}
        self.anchors: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.anchors |= {given[name] or "": None for name in ("id", "name") if name in given}
        if address := given.get(_LINKS.get(tag, "")):
            self.links[address] = None


def _read(path: Path) -> _Page:
    content = path.read_bytes()
    kept = _KEPT / f"{hashlib.sha256(_OURS + content).hexdigest()}.json"
    try:
        links, anchors = json.loads(kept.read_bytes())
    except FileNotFoundError:
        reader = _Reader()
        reader.feed(content.decode())
        links, anchors = [*reader.links], [*reader.anchors]
        cache.keep(kept, json.dumps([links, anchors]).encode())
    return _Page(tuple(links), frozenset(anchors))


def broken(site: Path, guide: str = "") -> list[str]:
    """Every link of the site's pages that leads nowhere, as `page: address`, in reading order.

    Addresses of other hosts are not followed; a link out of the site's folder is broken.  With a
    guide (`fr/draft`) only its pages are read, and links to other guides are taken on trust.
    """
    files = _files(site)
    pages = {
        name: _read(site / name)
        for name in sorted(files)
        if name.endswith(".html") and name.startswith(f"{guide}/" if guide else "")
    }
    cache.tidy(_KEPT, max(_FEWEST, 2 * len(pages)))
    found = []
    for name, page in pages.items():
        for address in page.links:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = _target(name, unquote(parts.path), files)
            if guide and not target.startswith((f"{guide}/", "assets/")):
                continue
            anchor = unquote(parts.fragment)
            known = target not in pages or anchor in pages[target].anchors
            if target not in files or not (known or not anchor or anchor.startswith(_STATE)):
                found.append(f"{name}: {address}")
    return found


def _files(site: Path) -> set[str]:
    """The name of every file below the root of a site, with slashes."""
    return {
        Path(folder, name).relative_to(site).as_posix()
        for folder, _, names in os.walk(site)
        for name in names
    }


def _target(source: str, path: str, files: set[str]) -> str:
    """The file that an address on a page leads to; a name that is none where it leads nowhere."""
    if not path:
        return source
    name = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)).removeprefix("./")
    index = "index.html" if name == "." else f"{name}/index.html"
    return index if index in files else name


def foreign(site: Path) -> list[str]:
    """Every link of a page to another host, as `page: address`, in reading order."""
    return list(_foreign(site))


def _foreign(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.html")):
        for address in _read(path).links:
            if urlsplit(address).netloc:
                yield f"{path.relative_to(site)}: {address}"
