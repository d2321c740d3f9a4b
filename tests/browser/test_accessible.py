"""Everybody can use the pages: the checks of axe for WCAG 2.2 AA find nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.visiting import Visit, Visitor

PROJECT = Path(__file__).resolve().parents[2]
AXE = (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Colours and sizes are the same in both languages: each language takes two of the four screens.
SCREENS = [
    ("fr", 1280, "light"),
    ("fr", 360, "dark"),
    ("en", 1280, "dark"),
    ("en", 360, "light"),
]


def violations(visit: Visit) -> list[str]:
    """What axe finds on the page as it stands, a line for each rule and place."""
    visit.page.evaluate(AXE)
    found = visit.page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    return [
        f"{visit.page.url}: {each['id']}: {node['html'][:120]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def _pages(site: Path, version: str, lang: str) -> list[str]:
    guide = site / lang / version
    pages = sorted(each.parent.relative_to(site).as_posix() for each in guide.rglob("index.html"))
    return [f"{page}/" for page in pages]


@pytest.mark.parametrize(("lang", "width", "scheme"), SCREENS)
def test_every_page(
    visit: Visitor, site: Path, version: str, lang: str, width: int, scheme: str
) -> None:
    """No page of the guide breaks a rule of axe, small and large, light and dark."""
    screen = {"width": width, "height": 900}
    pages = _pages(site, version, lang)
    page = visit(pages[0], viewport=screen, color_scheme=scheme, reduced_motion="reduce")
    origin = page.page.evaluate("location.origin")
    found: list[str] = []
    for name in pages:
        page.page.goto(f"{origin}/{name}", wait_until="networkidle")
        found += violations(page)

    assert len(pages) > 10
    assert found == []


@pytest.mark.parametrize(
    "name", ["", "404.html", "parts.html", "fr/draft/scope/", "en/draft/history/"]
)
def test_the_other_pages(visit: Visitor, name: str) -> None:
    """No page outside the guides breaks a rule of axe, nor does the draft."""
    assert violations(visit(name)) == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_answer_that_asks(visit: Visitor, check_page: Callable[[str], str], lang: str) -> None:
    """An answer with a question, all of it unfolded, breaks no rule of axe."""
    page = visit(check_page(lang))
    page.ask("Our nightly script fails")
    page.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")

    assert violations(page) == []
