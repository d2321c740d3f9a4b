"""Links inside a built site: every one must lead to a file, and to an anchor where it names one."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINKS = {"a": "href", "link": "href", "script": "src", "img": "src"}
_STATE = "s1="
"""A fragment that starts so is a saved state, not an anchor."""


@dataclass
class _Page(HTMLParser):
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path) -> Self:
        page = cls()
        page.feed(path.read_text(encoding="utf-8"))
        return page

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.anchors.update(given[name] or "" for name in ("id", "name") if name in given)
        if address := given.get(_LINKS.get(tag, "")):
            self.links.append(address)


def broken(site: Path, guide: str = "") -> list[str]:
    """Every link of the site's pages that leads nowhere, as `page: address`, in reading order.

    Addresses of other hosts are not followed; a link out of the site's folder is broken.  With a
    guide (`fr/draft`) only its pages are read, and links to other guides are taken on trust.
    """
    folder = site / guide
    pages = {path: _Page.read(path) for path in sorted(folder.rglob("*.html"))}
    return [
        f"{path.relative_to(site)}: {address}"
        for path, page in pages.items()
        for address in page.links
        if not _leads_somewhere((folder, site / "assets"), path, address, pages)
        and (not guide or _target(path, urlsplit(address).path).is_relative_to(folder))
    ]


def foreign(site: Path) -> list[str]:
    """Every link of a page to another host, as `page: address`, in reading order."""
    return list(_foreign(site))


def _foreign(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.html")):
        for address in _Page.read(path).links:
            if urlsplit(address).netloc:
                yield f"{path.relative_to(site)}: {address}"


def _leads_somewhere(
    folders: tuple[Path, ...], source: Path, address: str, pages: dict[Path, _Page]
) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True
    target = _target(source, unquote(parts.path))
    if not target.is_file() or not any(target.is_relative_to(folder) for folder in folders):
        return False
    anchor = unquote(parts.fragment)
    known = target not in pages or anchor in pages[target].anchors
    return known or not anchor or anchor.startswith(_STATE)


def _target(source: Path, path: str) -> Path:
    if not path:
        return source
    found = Path(source.parent, path)
    resolved = Path(*_resolved(found.parts))
    return resolved / "index.html" if resolved.is_dir() else resolved


def _resolved(parts: tuple[str, ...]) -> list[str]:
    kept: list[str] = []
    for part in parts:
        if part == "..":
            kept.pop()
        elif part != ".":
            kept.append(part)
    return kept
