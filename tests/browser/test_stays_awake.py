"""Python stays awake from page to page of one tab, where the browser can have that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser.visiting import PATIENCE_MS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from browser.visiting import Visitor

REQUEST = "Buy 20 Jira licences"
SIZED = "[data-contract][data-state=ready]"

type Awake = Callable[[], list[str]]


@pytest.fixture
def awake(chromium: Browser) -> Awake:
    """The workers that outlive their pages, by a name that each has alone."""
    session = chromium.new_browser_cdp_session()

    def found() -> list[str]:
        targets: list[dict[str, Any]] = session.send("Target.getTargets")["targetInfos"]
        return [each["targetId"] for each in targets if each["type"] == "shared_worker"]

    return found


def _follow(page: Page, name: str) -> None:
    page.locator(f"a[href$='{name}/']").first.evaluate("link => link.click()")
    page.wait_for_url(f"**/{name}/")


def test_python_stays_awake_from_page_to_page(
    visit: Visitor, check_page: Callable[[str], str], awake: Awake
) -> None:
    """The next page is answered by the Python of the one before, and the one after that."""
    page = visit(check_page("en"), awake=True)
    assert page.ask(REQUEST) == "excluded"
    (one,) = awake()

    _follow(page.page, "configure")
    page.page.wait_for_selector(SIZED, timeout=PATIENCE_MS)
    assert awake() == [one]
    _follow(page.page, "check")
    assert page.ask(REQUEST) == "excluded"
    assert awake() == [one]
    assert page.errors == []


def test_another_tab_has_a_python_of_its_own(
    visit: Visitor, check_page: Callable[[str], str], awake: Awake
) -> None:
    """What one tab computes keeps no other one waiting."""
    page = visit(check_page("en"), awake=True)
    page.ask(REQUEST)
    other = page.page.context.new_page()
    other.goto(page.page.url)
    other.fill("#request", REQUEST)
    other.click("#check")
    other.wait_for_selector("[data-answer][data-state=ready]", timeout=PATIENCE_MS)

    assert len(awake()) == 2


def test_another_version_has_a_python_of_its_own(
    visit: Visitor, version: str, awake: Awake
) -> None:
    """An answer never comes from the text of the version that was open before."""
    page = visit(f"en/{version}/check/", awake=True)
    page.ask(REQUEST)
    page.page.goto(page.page.url.replace(version, "draft"))
    page.ask(REQUEST)
    source = page.page.inner_text("[data-answer-body]")

    assert len(awake()) == 2
    assert version not in source


def test_a_worker_that_ended_is_not_waited_for(
    visit: Visitor, check_page: Callable[[str], str], chromium: Browser, awake: Awake
) -> None:
    """After twenty silent seconds the page says so; trying again starts another one."""
    page = visit(check_page("en"), awake=True, before=lambda page: page.clock.install())
    page.ask(REQUEST)
    (one,) = awake()
    chromium.new_browser_cdp_session().send("Target.closeTarget", {"targetId": one})
    page.page.fill("#request", f"{REQUEST} again")
    page.page.click("#check")
    page.page.wait_for_timeout(500)
    page.page.clock.fast_forward(20_000)
    page.page.wait_for_selector("[data-answer][data-state=error]")
    assert page.page.inner_text("[role=alert]:visible").startswith("The tool does not answer.")

    page.page.click("[role=alert] button")
    page.wait()
    assert page.verdict == "excluded"
    assert one not in awake()
