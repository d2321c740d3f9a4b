"""The engine starts while the page is still being read, once, and not where data is spared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.visiting import SAVES_DATA, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.visiting import Visitor

REQUEST = "Buy 20 Jira licences"
WORKERS = """
const made = (globalThis.made = []);
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    if (/[/]worker[.]js$/.test(given[0])) made.push(given[0]);
  }
};
document.addEventListener("answered", () => { globalThis.atAnswer ??= made.length; });
"""


def _watched(page: Page) -> None:
    page.add_init_script(WORKERS)


@pytest.mark.parametrize("name", ["check", "configure"])
def test_the_engine_waits_for_no_script_of_the_page(
    visit: Visitor, check_page: Callable[[str], str], name: str
) -> None:
    """It starts even where the page's own script never comes."""

    def before(page: Page) -> None:
        _watched(page)
        page.context.route(f"**/{name}.js", lambda route: route.abort())

    visited = visit(check_page("en").replace("check/", f"{name}/"), before=before)

    until(visited.page, "made.length === 1")


def test_one_worker_gives_the_first_answer(
    visit: Visitor, check_page: Callable[[str], str]
) -> None:
    """What began early is what answers: Python is not started twice."""
    visited = visit(check_page("en"), before=_watched)

    assert visited.ask(REQUEST) == "excluded"
    assert visited.page.evaluate("atAnswer") == 1
    assert visited.errors == []


def test_a_reader_who_saves_data_starts_it(
    visit: Visitor, check_page: Callable[[str], str]
) -> None:
    """Nothing is loaded before the field for the request is entered."""

    def before(page: Page) -> None:
        page.add_init_script(SAVES_DATA)
        _watched(page)

    visited = visit(check_page("en"), before=before)
    visited.page.wait_for_load_state("networkidle")
    assert visited.page.evaluate("made") == []

    visited.page.focus("#request")
    until(visited.page, "made.length === 1")
