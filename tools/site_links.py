"""Links inside a built site: every one must lead to a file, and to an anchor where it names one.

What the pages of a site link to is kept from one build to the next: most files are the very same,
linked from the cache, and the file system tells so without reading them.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from tools import cache
from tools.site_files import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINKS = {"a": "href", "link": "href", "script": "src", "img": "src"}
_KEPT = Path(__file__).parent.parent / ".cache" / "links"
_OURS = Path(__file__).read_bytes()
"""This module has a part in each name: what it read before it was changed is read again."""
_SITES = 20
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


def _pages(site: Path, names: Iterable[str]) -> dict[str, _Page]:
    """The pages of a site that are named so, as far as possible from what the last build read."""
    whole = hashlib.sha256(_OURS + str(site.resolve()).encode())
    kept = _KEPT / f"{whole.hexdigest()[:32]}.json"
    last = json.loads(cache.read(kept) or b"{}")
    now = {}
    found = {}
    for name in names:
        same = _identity(site / name)
        now[same] = last.get(same) or _told((site / name).read_text(encoding="utf-8"))
        links, anchors = now[same]
        found[name] = _Page(tuple(links), frozenset(anchors))
    cache.keep(kept, json.dumps(now).encode())
    cache.tidy(_KEPT, _SITES)
    return found


def _identity(path: Path) -> str:
    """What stays the same of a file as long as nobody writes to it, wherever it is linked."""
    told = path.stat()
    return f"{told.st_dev} {told.st_ino} {told.st_mtime_ns} {told.st_size}"


def _told(html: str) -> tuple[list[str], list[str]]:
    """The links and anchors of a page."""
    reader = _Reader()
    reader.feed(html)
    return [*reader.links], [*reader.anchors]


def broken(site: Path, guide: str = "") -> list[str]:
    """Every link of the site's pages that leads nowhere, as `page: address`, in reading order.

    Addresses of other hosts are not followed; a link out of the site's folder is broken.  With a
    guide (`fr/draft`) only its pages are read, and links to other guides are taken on trust.
    """
    names = files(site)
    known = set(names)
    below = f"{guide}/" if guide else ""
    read = (name for name in names if name.endswith(".html") and name.startswith(below))
    pages = _pages(site, read)
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
    for name, page in _pages(site, files(site, ".html")).items():
        for address in page.links:
            if urlsplit(address).netloc:
                yield f"{name}: {address}"
