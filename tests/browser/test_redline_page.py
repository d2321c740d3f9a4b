"""The redline of two versions as a page: in either language or both, all kinds or some."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from browser.serving import served
from tools.release import Order, release
from tools.site import PROJECT, Plan, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

GARDEN = PROJECT / "tests" / "fixtures" / "catalogs" / "garden"
CHANGES = (
    ("inclusions.yml", "Weeding the beds by hand", "Weeding the beds with a hoe"),
    ("exclusions.yml", "Spreading chemical products", "Spreading synthetic products"),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the redline between a release of the garden and a draft that differs is served."""
    folder = tmp_path_factory.mktemp("redline")
    catalog = shutil.copytree(GARDEN, folder / "garden")
    summary = {"fr": "Texte.", "en": "Text."}
    release(catalog, Order("2027-01-01", date(2027, 1, 1), summary, provisional=True, git=False))
    for name, old, new in CHANGES:
        _edit(catalog / name, old, new)
    build(Plan(catalog, folder / "site", date(2027, 2, 1), runtime=False))
    with served(folder / "site") as origin:
        yield f"{origin}/en/history/2027-01-01..draft/"


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def page(address: str, chromium: Browser) -> Iterator[Page]:
    """The redline, opened."""
    opened = chromium.new_page()
    opened.goto(address)
    opened.wait_for_selector("[data-redline-tools]:not([hidden])")
    yield opened
    opened.close()


def test_either_language_or_both_side_by_side(page: Page) -> None:
    """The page starts in its own language; the other replaces it or stands beside it."""
    texts = page.locator("#inc-weeding .change__text > .in").all()
    assert [each.is_visible() for each in texts] == [True, False]
    page.check("[name=show][value=fr]")
    assert [each.is_visible() for each in texts] == [False, True]
    page.check("[name=show][value=both]")
    left, right = (each.bounding_box() for each in texts)
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]


def test_only_some_kinds_of_clauses(page: Page) -> None:
    """Unticking a kind hides its changes and no others; ticking it brings them back."""
    seen = ("#inc-weeding", "#exc-chemicals")
    assert [page.is_visible(each) for each in seen] == [True, True]
    page.uncheck("[name=kind][value=inc]")
    assert [page.is_visible(each) for each in seen] == [False, True]
    page.check("[name=kind][value=inc]")
    assert [page.is_visible(each) for each in seen] == [True, True]


def test_the_keyboard_alone_does_it(page: Page) -> None:
    """Tab leads to the choice of language, the arrows change it."""
    page.focus("[name=show][value=en]")
    page.keyboard.press("ArrowRight")
    assert page.is_visible("#inc-weeding .change__text > .in[lang=fr]")
