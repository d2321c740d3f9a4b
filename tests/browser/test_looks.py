"""Pages fit the screen, small and large, light and dark; screenshots are kept for the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.visiting import SCREENSHOTS

if TYPE_CHECKING:
    from browser.visiting import Visitor

PAGES = [
    "",
    "scope/",
    "exclusions/",
    "check/",
    "configure/",
    "triage/",
    "responsibilities/",
    "history/",
]
WIDTHS = {360: 740, 1440: 900}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_sideways_scrolling(
    visit: Visitor, version: str, lang: str, width: int, scheme: str
) -> None:
    """No page of the guide is wider than the screen."""
    page = visit(
        f"{lang}/{version}/",
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme=scheme,
    )
    root = page.page.url
    too_wide = []
    for name in PAGES:
        page.page.goto(root + name)
        if name == "check/":
            page.wait()
        shot = SCREENSHOTS / f"{lang}-{name.strip('/') or 'home'}-{width}-{scheme}.png"
        page.page.screenshot(path=shot)
        if page.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            too_wide.append(name)

    assert too_wide == []
    assert page.errors == []
