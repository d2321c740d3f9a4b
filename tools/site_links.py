"""Links inside a built site: every one must lead to a file, and to an anchor where it names one.

What the pages of a folder lead to is kept by the key of the folder, so that a guide is read once.
"""

from __future__ import annotations

import json
import posixpath
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import unquote, urlsplit

from tools import cache
from tools.canonical import digest
from tools.site_files import files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_LINKS = {"a": "href", "link": "href", "script": "src", "img": "src"}
_KEPT = Path(__file__).parent.parent / ".cache" / "links"
_OURS = digest(Path(__file__).read_bytes())
"""This module has a part in each name: what it read before it was changed is read again."""
_MANY = 2_000
_STATE = "s1="
"""A fragment that starts so is a saved state, not an anchor."""


class Seen(TypedDict):
    """What the pages of a folder hold.

    `out` has each address that is not found among them, seen from the folder, with the first page
    that leads there, the words it does so with, and how many pages do; `anchors` has the places in
    each page that can be led to.
    """

    out: dict[str, tuple[str, str, int]]
    anchors: dict[str, list[str]]


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


def kept(key: str, folder: Path) -> Seen:
    """What the pages of a folder hold, as it was read when the folder of this key was new."""
    name, make = digest(f"{_OURS} {key}".encode()), partial(_as_json, folder)
    found: Seen = json.loads(cache.content_of(_KEPT / f"{name}.json", make))
    return found


def tidy() -> None:
    """Keep what was read last, remove the rest."""
    cache.tidy(_KEPT, _MANY)


def _as_json(folder: Path) -> bytes:
    return json.dumps(seen(folder, files(folder))).encode()


def seen(folder: Path, names: Collection[str]) -> Seen:
    """What the pages among some files of a folder hold."""
    pages = {name: _read(folder / name) for name in names if name.endswith(".html")}
    known = set(names)
    anchors = {name: list(page.anchors) for name, page in pages.items()}
    out: dict[str, tuple[str, str, int]] = {}
    for name, page in pages.items():
        for address in page.links:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = _target(name, unquote(parts.path), known)
            anchor = "" if parts.fragment.startswith(_STATE) else unquote(parts.fragment)
            if _leads(target, anchor, known, anchors):
                continue
            whole = f"{target}#{anchor}"
            first, written, number = out.get(whole, (name, address, 0))
            out[whole] = (first, written, number + 1)
    return {"out": out, "anchors": anchors}


def broken(parts: Mapping[str, Seen], names: Collection[str], trusted: str = "") -> list[str]:
    """Every link that leads nowhere, as `page: address`, in reading order.

    `parts` are the pages of the site by the address of their folder, `names` all its files.  Where
    one guide is read alone, `trusted` is what else of the site can be judged: its links to other
    guides are believed.
    """
    anchors = {
        posixpath.join(folder, page): found
        for folder, part in parts.items()
        for page, found in part["anchors"].items()
    }
    found = []
    for folder, part in parts.items():
        for address, (page, written, number) in part["out"].items():
            path, _, anchor = address.partition("#")
            target = _target(f"{folder}/" if folder else "", path, names)
            if trusted and not target.startswith((f"{folder}/", trusted)):
                continue
            if not _leads(target, anchor, names, anchors):
                more = f" (and {number - 1} more pages)" if number > 1 else ""
                found.append(f"{posixpath.join(folder, page)}: {written}{more}")
    return found


def _leads(
    target: str, anchor: str, names: Collection[str], anchors: Mapping[str, Collection[str]]
) -> bool:
    """Whether there is such a file, and such a place in it where one is named."""
    return target in names and (not anchor or anchor in anchors.get(target, (anchor,)))


def _read(page: Path) -> _Reader:
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader


def _target(source: str, path: str, known: Collection[str]) -> str:
    """The file that an address on a page leads to; a name that is none where it leads nowhere."""
    if not path:
        return source
    name = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)).removeprefix("./")
    index = "index.html" if name == "." else f"{name}/index.html"
    return index if index in known else name


def foreign(site: Path) -> Iterator[str]:
    """Every link of a page to another host, as `page: address`, in reading order."""
    for name in files(site, ".html"):
        for address in _read(site / name).links:
            if urlsplit(address).netloc:
                yield f"{name}: {address}"
