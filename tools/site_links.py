"""Links inside a built site: every one must lead to a file, and to an anchor where it names one.

What a page links to is kept by the hash of the page: most pages of a build are those of the last.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from tools import cache
from tools.site_files import files

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
    links, anchors = json.loads(cache.content_of(kept, partial(_told, content)))
    return _Page(tuple(links), frozenset(anchors))


def _told(content: bytes) -> bytes:
    """The links and anchors of a page as JSON."""
    reader = _Reader()
    reader.feed(content.decode())
    return json.dumps([[*reader.links], [*reader.anchors]]).encode()


def broken(site: Path, guide: str = "") -> list[str]:
    """Every link of the site's pages that leads nowhere, as `page: address`, in reading order.

    Addresses of other hosts are not followed; a link out of the site's folder is broken.  With a
    guide (`fr/draft`) only its pages are read, and links to other guides are taken on trust.
    """
    names = files(site)
    known = set(names)
    pages = {
        name: _read(site / name)
        for name in names
        if name.endswith(".html") and name.startswith(f"{guide}/" if guide else "")
    }
    cache.tidy(_KEPT, max(_FEWEST, 2 * len(pages)))
    found = []
    for name, page in pages.items():
        for address in page.links:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = _target(name, unquote(parts.path), known)
            if guide and not target.startswith((f"{guide}/", "assets/")):
                continue
            anchor = unquote(parts.fragment)
            there = target not in pages or anchor in pages[target].anchors
            if target not in known or not (there or not anchor or anchor.startswith(_STATE)):
                found.append(f"{name}: {address}")
    return found


def _target(source: str, path: str, known: set[str]) -> str:
    """The file that an address on a page leads to; a name that is none where it leads nowhere."""
    if not path:
        return source
    name = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)).removeprefix("./")
    index = "index.html" if name == "." else f"{name}/index.html"
    return index if index in known else name


def foreign(site: Path) -> list[str]:
    """Every link of a page to another host, as `page: address`, in reading order."""
    return list(_foreign(site))


def _foreign(site: Path) -> Iterator[str]:
    for name in files(site, ".html"):
        for address in _read(site / name).links:
            if urlsplit(address).netloc:
                yield f"{name}: {address}"
