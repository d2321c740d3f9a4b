"""The redline of any two versions, chosen on a page and made in the browser."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from approving import approve_all

from browser import serving
from tools.release import Order, release
from tools.site import PROJECT, Plan, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

GARDEN = PROJECT / "tests" / "fixtures" / "catalogs" / "garden"
RELEASES = ("2027-01-01", "2027-02-01", "2027-03-01")
CHANGES = (
    ("Weeding the beds by hand", "Weeding the beds with a hoe"),
    ("Weeding the beds with a hoe", "Weeding the beds with a fork"),
    ("Weeding the beds with a fork", "Weeding the beds with two forks"),
)
READY = "[data-redline-live][data-state=ready]"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Three releases of the garden and a draft that all differ: the site's address and folder."""
    folder = tmp_path_factory.mktemp("versions")
    catalog = shutil.copytree(GARDEN, folder / "garden")
    summary = {"fr": "Texte.", "en": "Text."}
    text = catalog / "inclusions.yml"
    for name, (old, new) in zip(RELEASES, CHANGES, strict=True):
        day = date.fromisoformat(name)
        release(catalog, Order(name, day, summary, git=False))
        said = text.read_text(encoding="utf-8")
        assert old in said
        text.write_text(said.replace(old, new), encoding="utf-8")
        approve_all(catalog)
    site = folder / "site"
    build(Plan(catalog, site, date(2027, 4, 1)))
    with serving.served(site) as origin:
        yield origin, site


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a profile of its own."""
    opened = chromium.new_page()
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()


def test_two_versions_apart_are_chosen_and_compared(served: tuple[str, Path], page: Page) -> None:
    """From the page of versions to the redline between the first and the third."""
    origin, _ = served
    page.goto(f"{origin}/en/2027-03-01/history/")
    page.select_option("#compare-from", "2027-01-01")
    page.select_option("#compare-to", "2027-03-01")
    page.click(".compare-form button")
    page.wait_for_selector(READY)

    assert page.url == f"{origin}/en/history/compare/#2027-01-01..2027-03-01"
    assert page.inner_text("h1") == "2027-01-01 → 2027-03-01"
    told = page.locator("#inc-weeding .in[lang=en]").last.inner_text()
    assert "hand" in told
    assert "with a fork" in told
    assert page.locator("#inc-weeding ins").count() > 0
    assert page.get_attribute("[data-behaviour]", "data-behaviour") is not None


def test_neighbours_have_one_address(served: tuple[str, Path], page: Page) -> None:
    """A pair with a page of its own is shown there, in whichever order it was named."""
    origin, _ = served
    page.goto(f"{origin}/fr/history/compare/#2027-03-01..2027-02-01")
    page.wait_for_url(f"{origin}/fr/history/2027-02-01..2027-03-01/")
    assert page.locator("[data-redline]").count() == 1


def test_the_browser_says_what_the_build_says(served: tuple[str, Path], page: Page) -> None:
    """The same pair made by the browser is the page of the build, element for element."""
    origin, site = served
    page.goto(f"{origin}/en/history/2027-02-01..2027-03-01/")
    built = page.inner_html("[data-redline]")
    behaviour = page.inner_html("[data-behaviour]")
    known = json.loads((site / "history.json").read_text(encoding="utf-8"))
    for each in known["versions"]:
        each["redline"] = None
    page.route("**/history.json", lambda route: route.fulfill(json=known))
    page.goto(f"{origin}/en/history/compare/#2027-02-01..2027-03-01")
    page.wait_for_selector(READY)

    assert page.inner_html("[data-redline]") == built
    assert page.inner_html("[data-behaviour]") == behaviour


def test_another_pair_without_another_start(served: tuple[str, Path], page: Page) -> None:
    """Another pair chosen there is compared by the engine that runs; languages keep the pair."""
    origin, _ = served
    page.goto(f"{origin}/en/history/compare/#2027-01-01..2027-03-01")
    page.wait_for_selector(READY)
    page.select_option("#compare-to", "draft")
    page.press("#compare-to", "Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('h1').textContent.includes('draft')")
    assert page.url.endswith("#2027-01-01..draft")
    page.go_back()
    page.wait_for_function("() => !document.querySelector('h1').textContent.includes('draft')")
    assert page.input_value("#compare-to") == "2027-03-01"
    page.go_forward()

    page.click("nav a[lang=fr]")
    page.wait_for_selector(READY)
    assert page.url == f"{origin}/fr/history/compare/#2027-01-01..draft"
    assert "projet" in page.inner_text("h1")


def test_filters_hold_there_too(served: tuple[str, Path], page: Page) -> None:
    """Either language can be shown once the redline stands."""
    origin, _ = served
    page.goto(f"{origin}/en/history/compare/#2027-01-01..2027-03-01")
    page.wait_for_selector(READY)
    page.check("[name=show][value=both]")
    texts = page.locator("#inc-weeding .change__text > .in").all()
    assert [each.is_visible() for each in texts] == [True, True]


@pytest.mark.parametrize("hash_", ["", "#", "#draft", "#x..y", "#%FF..%00", "#<img src=x>..draft"])
def test_what_is_no_pair_leaves_the_choice(
    served: tuple[str, Path], page: Page, hash_: str
) -> None:
    """An address that names no two versions shows the choice and nothing else."""
    origin, _ = served
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{origin}/en/history/compare/{hash_}")
    page.wait_for_selector(".compare-form")
    assert page.locator("[data-redline]").count() == 0
    assert page.locator("main img").count() == 0
    assert errors == []


def test_a_missing_file_is_a_sentence_with_a_way_on(served: tuple[str, Path], page: Page) -> None:
    """Where a text cannot be had, that is said, and trying again works."""
    origin, _ = served
    page.route("**/assets/contract/2027-01-01.json", lambda route: route.abort())
    page.goto(f"{origin}/en/history/compare/#2027-01-01..2027-03-01")
    page.wait_for_selector("#redline-error:not([hidden])")
    assert page.inner_text("#redline-error")
    page.unroute("**/assets/contract/2027-01-01.json")
    page.click("#redline-error button")
    page.wait_for_selector(READY)
