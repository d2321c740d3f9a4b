"""The site without a network: kept on use or on demand, whole, told, and removed at a click."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from browser.serving import served
from browser.visiting import PATIENCE_MS, SAVES_DATA, has_room, until
from tools.site import PROJECT, Plan, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from browser.visiting import Visit, Visitor

GARDEN = PROJECT / "tests" / "fixtures" / "catalogs" / "garden"
STATUS = "[data-offline-status]"
MARKER = "zxqvmarker"
STORED = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const all = await (await caches.open(name)).matchAll();
    for (const response of all) found.push(await response.text());
  }
  found.push(JSON.stringify(localStorage), JSON.stringify(sessionStorage));
  for (const { name } of (await indexedDB.databases?.()) ?? []) found.push(name);
  return found;
}"""


def _kept(page: Page) -> None:
    """Wait until the copy is whole."""
    page.wait_for_function(
        "() => /Available offline|Disponible hors/.test("
        "document.querySelector('[data-offline-status]').textContent)",
        timeout=PATIENCE_MS,
    )


def _used(visit: Visitor, path: str, **options: Any) -> Visit:  # noqa: ANN401 - Playwright's own
    """A visit that has asked something and whose copy is whole."""
    visited = visit(path, service_workers="allow", **options)
    visited.ask(f"Buy 20 Jira licences {MARKER}")
    _kept(visited.page)
    return visited


def test_everything_works_without_a_network(
    visit: Visitor, origin: str, version: str, check_page: Callable[[str], str]
) -> None:
    """After one answer the guide, its search, the checker and the exports need no network."""
    visited = _used(visit, check_page("en"), accept_downloads=True)
    page = visited.page
    page.context.set_offline(True)

    page.goto(f"{origin}/fr/{version}/scope/")
    assert "hors connexion" in page.inner_text("[data-md-component=announce]").lower()
    page.click("[data-md-component=search-query]")
    # As a person types: the theme hears keys, not a text that is suddenly there.
    page.keyboard.type("permissions", delay=60)
    page.wait_for_selector(".md-search-result__item", state="attached", timeout=PATIENCE_MS)

    page.goto(f"{origin}/fr/{version}/check/")
    assert visited.ask("Acheter 20 licences Jira") == "excluded"

    page.goto(f"{origin}/en/{version}/configure/")
    page.wait_for_selector("[data-contract][data-state=ready]", timeout=PATIENCE_MS)
    with page.expect_download(timeout=PATIENCE_MS) as download:
        page.click("[data-take=docx]")
    assert download.value.suggested_filename == "contract.docx"
    assert visited.errors == []


def test_nothing_typed_is_kept_in_the_browser(
    visit: Visitor, check_page: Callable[[str], str]
) -> None:
    """What the browser stored holds no word of what was asked."""
    page = _used(visit, check_page("en")).page

    assert MARKER not in "".join(page.evaluate(STORED))


def test_a_click_removes_all_that_was_stored(
    visit: Visitor, check_page: Callable[[str], str]
) -> None:
    """The copy, the service worker and what the pages remembered are gone."""
    page = _used(visit, check_page("en")).page
    page.evaluate("() => localStorage.setItem('guide-configure', '{}')")
    page.click("[data-clear-data]")
    page.wait_for_function(
        "() => document.querySelector('[data-offline-status]').textContent.includes('gone')"
    )

    assert page.evaluate("async () => (await caches.keys()).length") == 0
    assert page.evaluate("() => Object.keys(localStorage).filter(k => k.startsWith('guide'))") == []
    registrations = "async () => (await navigator.serviceWorker.getRegistrations()).length"
    assert page.evaluate(registrations) == 0


def test_a_reader_who_saves_data_is_asked_first(
    visit: Visitor, check_page: Callable[[str], str]
) -> None:
    """Nothing is copied until the button is pressed, by keyboard too."""
    visited = visit(
        check_page("en"),
        service_workers="allow",
        before=lambda page: page.add_init_script(SAVES_DATA),
    )
    visited.ask("Buy 20 Jira licences")
    page = visited.page
    page.wait_for_timeout(1500)
    assert page.evaluate("async () => (await caches.keys()).length") == 0

    page.focus("[data-keep-offline]")
    page.keyboard.press("Enter")
    _kept(page)
    assert page.evaluate("async () => (await caches.keys()).length") == 1


@pytest.fixture
def garden(tmp_path: Path) -> Iterator[tuple[Path, Path, str]]:
    """The garden's catalog, its site without Python, and the address it is served at."""
    catalog = shutil.copytree(GARDEN, tmp_path / "garden")
    site = tmp_path / "site"
    build(Plan(catalog, site, date(2027, 1, 1), runtime=False))
    with served(site) as origin:
        yield catalog, site, origin


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a profile of its own, where service workers run."""
    context = chromium.new_context(service_workers="allow")
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE_MS)
    yield opened
    context.close()


def _keep(page: Page) -> None:
    page.click("[data-keep-offline]")
    _kept(page)


def test_a_new_build_takes_the_place_of_the_copy(
    garden: tuple[Path, Path, str], page: Page
) -> None:
    """With a network the new words are shown at once, and the copy follows, whole."""
    catalog, site, origin = garden
    page.goto(f"{origin}/en/draft/scope/")
    _keep(page)
    before = page.evaluate("async () => await caches.keys()")

    path = catalog / "inclusions.yml"
    text = path.read_text(encoding="utf-8")
    assert "Weeding the beds by hand" in text
    path.write_text(text.replace("by hand", "by moonlight", 1), encoding="utf-8")
    build(Plan(catalog, site, date(2027, 1, 2), runtime=False))
    page.goto(f"{origin}/en/draft/scope/")
    assert "by moonlight" in page.inner_text("#inc-weeding >> xpath=..")
    until(page, "async (old) => !(await caches.keys()).includes(old)", before[0])
    _kept(page)

    page.context.set_offline(True)
    page.goto(f"{origin}/en/draft/scope/")
    assert "by moonlight" in page.inner_text("#inc-weeding >> xpath=..")
    assert "copy of 2027-01-02" in page.inner_text("[data-md-component=announce]")


def test_a_file_of_another_build_makes_no_copy(garden: tuple[Path, Path, str], page: Page) -> None:
    """A copy that would not be of one piece is not kept, and that is said."""
    _, site, origin = garden
    for path in site.glob("en/draft/slo/index.html*"):
        path.unlink()
    (site / "en" / "draft" / "slo" / "index.html").write_text("other", encoding="utf-8")
    page.goto(f"{origin}/en/draft/scope/")
    page.click("[data-keep-offline]")
    page.wait_for_function(
        "() => document.querySelector('[data-offline-status]').textContent.includes('could not')"
    )

    assert page.evaluate("async () => await caches.keys()") == []


def test_a_full_store_keeps_what_it_has(garden: tuple[Path, Path, str], page: Page) -> None:
    """Where there is no room that is said, and no half of a copy is left behind.

    A whole copy of an earlier build stays, and is read without a network.
    """
    catalog, site, origin = garden
    page.goto(f"{origin}/en/draft/scope/")
    has_room(page, origin, 50_000)
    page.click("[data-keep-offline]")
    page.wait_for_selector(f"{STATUS}:has-text('not enough room')")
    assert page.evaluate("async () => await caches.keys()") == []

    has_room(page, origin, 500_000_000)
    _keep(page)
    (kept,) = page.evaluate("async () => await caches.keys()")
    has_room(page, origin, 50_000)
    build(Plan(catalog, site, date(2027, 1, 2), runtime=False))
    page.goto(f"{origin}/en/draft/scope/")
    page.wait_for_selector(f"{STATUS}:has-text('not enough room')")
    assert page.evaluate("async () => await caches.keys()") == [kept]

    page.context.set_offline(True)
    page.goto(f"{origin}/en/draft/scope/")
    assert "copy of 2027-01-01" in page.inner_text("[data-md-component=announce]")


def test_the_switch_ends_it(garden: tuple[Path, Path, str], page: Page) -> None:
    """The file that ends the service worker, in its place, removes the copy and the worker."""
    _, site, origin = garden
    page.goto(f"{origin}/en/draft/scope/")
    _keep(page)
    for old in site.glob("sw.js.*"):
        old.unlink()
    shutil.copyfile(site / "servers" / "sw.js", site / "sw.js")
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    until(page, "async () => (await caches.keys()).length === 0")
    until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")


def test_a_page_of_an_older_build_heals_itself_once(
    visit: Visitor, check_page: Callable[[str], str]
) -> None:
    """Files of the page are gone since a newer build: it is loaded again, once, with the text."""
    gone = {"left": 1}

    def before(page: Page) -> None:
        def list_of_another(route: Any) -> None:  # noqa: ANN401 - Playwright's own
            data = route.fetch().json()
            data["now"]["runtime"] = "assets/python-000000000000/"
            route.fulfill(json=data)

        def missing(route: Any) -> None:  # noqa: ANN401 - Playwright's own
            gone["left"] -= 1
            route.fulfill(status=404) if gone["left"] >= 0 else route.continue_()

        page.route("**/offline.json", list_of_another)
        page.route("**/pyodide.mjs", missing)

    visited = visit(check_page("en"), before)
    visited.page.fill("#request", "Buy 20 Jira licences")
    visited.wait()

    assert visited.verdict == "excluded"
    assert visited.page.input_value("#request") == "Buy 20 Jira licences"


def test_a_page_that_cannot_heal_says_so(visit: Visitor, check_page: Callable[[str], str]) -> None:
    """Loaded again it fails again: a sentence, not a loop."""
    loads: list[str] = []

    def before(page: Page) -> None:
        def list_of_another(route: Any) -> None:  # noqa: ANN401 - Playwright's own
            data = route.fetch().json()
            data["now"]["runtime"] = "assets/python-000000000000/"
            route.fulfill(json=data)

        page.route("**/offline.json", list_of_another)
        page.route("**/pyodide.mjs", lambda route: route.fulfill(status=404))
        page.on("load", lambda _: loads.append(""))

    visited = visit(check_page("en"), before)
    visited.page.fill("#request", "Buy 20 Jira licences")
    visited.page.wait_for_selector("#check-error:not([hidden])", timeout=PATIENCE_MS)
    visited.page.wait_for_timeout(1000)

    assert visited.page.inner_text("#check-error")
    assert len(loads) <= 2
