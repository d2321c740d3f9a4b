"""Up to four contracts side by side: varied, compared, taken back, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.visiting import Visitor

READY = "[data-contract][data-state=ready]"
TABLE = "[data-scenarios-table] table"
PATIENCE_MS = 30_000


def _opened(visit: Visitor, version: str, lang: str = "en") -> Page:
    page = visit(f"{lang}/{version}/configure/").page
    page.set_default_timeout(PATIENCE_MS)
    page.wait_for_selector(READY)
    return page


def _differing(page: Page) -> list[str]:
    """The heads of the rows that differ, without what a screen reader hears beside."""
    heads = page.locator(f"{TABLE} tr[data-differs] th").all()
    return [each.inner_text().partition("(")[0].strip() for each in heads]


def test_a_variant_stands_beside_with_what_differs_marked(visit: Visitor, version: str) -> None:
    """A copy starts alike; what is changed in it is marked, for the ear too."""
    page = _opened(visit, version)
    assert page.is_hidden("[data-side-by-side]")
    page.press("[data-do=vary]", "Enter")
    page.wait_for_selector(TABLE)
    assert page.locator(f"{TABLE} thead th").all_inner_texts() == ["Scenario A", "Scenario B"]
    assert _differing(page) == []

    page.check("[data-path=options] >> nth=0")
    page.fill("#cfg-users", "900")
    page.wait_for_selector(f"{TABLE} tr[data-differs]")
    page.wait_for_function(
        "() => [...document.querySelectorAll('tr[data-differs] th')]"
        ".some((each) => each.textContent.includes('Size'))"
    )
    assert {"Options", "Size"} <= set(_differing(page))
    assert "differs" in page.locator(f"{TABLE} tr[data-differs] th").first.inner_text()


def test_each_scenario_comes_back_into_the_form(visit: Visitor, version: str) -> None:
    """Choosing one fills the form with it; the other stays as it was."""
    page = _opened(visit, version)
    users = page.input_value("#cfg-users")
    page.click("[data-do=vary]")
    page.fill("#cfg-users", "900")
    page.click("[data-scenario='0']")
    assert page.input_value("#cfg-users") == users
    assert page.get_attribute("[data-scenario='0']", "aria-pressed") == "true"
    page.click("[data-scenario='1']")
    assert page.input_value("#cfg-users") == "900"


def test_four_at_most_and_back_to_one(visit: Visitor, version: str) -> None:
    """The fourth is the last; removing them ends the comparison."""
    page = _opened(visit, version)
    for _ in range(3):
        page.click("[data-do=vary]")
    assert page.locator("[data-scenario]").count() == 4
    assert page.is_disabled("[data-do=vary]")
    page.wait_for_function(
        "() => document.querySelectorAll('[data-scenarios-table] thead th').length === 4"
    )
    for _ in range(3):
        page.click("[data-do=drop]")
    assert page.is_hidden("[data-side-by-side]")
    assert page.is_hidden("[data-do=drop]")


def test_a_step_back_and_a_reload_lose_nothing(visit: Visitor, version: str) -> None:
    """Undo takes a variant back; a reload brings all of them and the one in the form."""
    page = _opened(visit, version)
    page.click("[data-do=vary]")
    page.fill("#cfg-users", "900")
    page.press("#cfg-users", "Tab")
    page.reload()
    page.wait_for_selector("[data-scenario='1'][aria-pressed=true]")
    assert page.input_value("#cfg-users") == "900"
    page.wait_for_selector(TABLE)

    page.click("[data-do=vary]")
    page.click("[data-do=undo]")
    assert page.locator("[data-scenario]").count() == 2
    page.click("[data-do=forget]")
    assert page.locator("[data-scenario]").count() == 0
