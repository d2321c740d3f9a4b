"""An answer of the checker leaves as a link, comes back, and is compared with another version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.visiting import Visit, Visitor

STATUSPAGE = "Add two components to our Statuspage and change who gets the outage notices."
TEXT = "Add Zoe <b>to</b> the Jira group ops & close 100 % of her tickets"
NOTED = "() => !document.querySelector('[data-link-note]').hidden"


def _link(visit: Visitor, path: str, text: str, before: Callable[[Page], object] = bool) -> str:
    """The link that the page copies for the answer to a request."""
    opened = visit(path, permissions=["clipboard-read", "clipboard-write"])
    before(opened.page)
    opened.ask(text)
    opened.page.click("[data-take=link]")
    opened.page.wait_for_function("() => document.querySelector('[data-take-told]').textContent")
    return str(opened.page.evaluate("navigator.clipboard.readText()"))


def _opened(visit: Visitor, path: str, link: str) -> Visit:
    opened = visit(path + "#" + link.partition("#")[2])
    opened.page.wait_for_function(NOTED)
    return opened


def test_a_link_brings_the_answer_back(
    visit: Visitor, version: str, check_page: Callable[[str], str]
) -> None:
    """Request, details and answer come back; the version is pinned, the server sees nothing."""

    def details(page: Page) -> None:
        page.click(".check__details summary")
        page.fill("#hours-left", "3.5")
        page.check("#approvals-given")
        page.select_option("#channel", "other")

    link = _link(visit, check_page("en"), TEXT, details)
    assert f"/en/{version}/check/#s1=" in link

    opened = _opened(visit, check_page("en"), link)
    page = opened.page
    assert page.input_value("#request") == TEXT
    assert page.input_value("#hours-left") == "3.5"
    assert page.input_value("#channel") == "other"
    assert page.is_checked("#approvals-given")
    assert "the same as then" in page.inner_text("[data-link-note]")
    assert page.locator("[data-under]").count() == 0
    assert not any("Zoe" in each or "s1=" in each for each in opened.requests)
    assert opened.errors == []


def test_todays_version_beside_that_of_the_link(visit: Visitor, version: str) -> None:
    """A link to another version offers the one in force: both answers, and the clause between."""
    link = _link(visit, "en/draft/check/", STATUSPAGE)
    opened = _opened(visit, "en/draft/check/", link)
    page = opened.page
    opened.wait()
    page.focus(f"button[data-under='{version}']")
    page.keyboard.press("Enter")
    page.wait_for_selector("section[data-under]")

    assert page.get_attribute("[data-answer]", "data-version") == "draft"
    other = page.locator("section[data-under]")
    assert other.get_attribute("data-under") == version
    assert other.get_attribute("data-verdict") != opened.verdict
    assert other.locator("[data-decides='gen-products-covered']").count() == 1
    assert "does not have it" in other.inner_text()
    assert page.locator(".compare__title").evaluate("each => each === document.activeElement")
    for each in other.locator(".result__clause a").all():
        assert f"/{version}/" in str(each.evaluate("link => link.href"))


def test_a_link_opened_under_another_version(visit: Visitor, version: str) -> None:
    """Opened elsewhere than made, a link says so and offers its own version."""
    link = _link(visit, "fr/draft/check/", STATUSPAGE)
    opened = _opened(visit, f"fr/{version}/check/", link)
    page = opened.page

    page.wait_for_selector("button[data-under=draft]")
    assert "draft" in page.inner_text("[data-link-note]")
    assert page.get_attribute("[data-answer]", "data-version") == version
    opened.ask("Acheter 20 licences Jira")
    assert page.locator("[data-under]").count() == 0
    assert page.is_hidden("[data-link-note]")


@pytest.mark.parametrize("part", ["s1=", "s1=%00", "s1=" + "A" * 60, "s1=" + "x" * 9000])
def test_a_damaged_link_is_a_sentence(
    visit: Visitor, check_page: Callable[[str], str], part: str
) -> None:
    """Half a link fills nothing in and says so; the page works."""
    opened = _opened(visit, check_page("en"), "#" + part)

    assert "damaged" in opened.page.inner_text("[data-link-note]")
    assert opened.page.input_value("#request") == ""
    assert opened.ask("Buy 20 Jira licences") == "excluded"


HOSTILE = """async () => {
  const plain = JSON.stringify(["check", "x", "", "", ["<img>"], {
    request: {text: "<img src=x onerror=alert(1)> Buy 20 Jira licences", level: "nope",
      channel: {toString: 1}, answers: {"__proto__": "x", "que-x": {}, "a": 7}, submitted: "never"},
    contract: JSON.parse('{"__proto__": {"polluted": 1}, "hours_left": "NaN", "contracted": 3}'),
  }]);
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const text = btoa(String.fromCharCode(...bytes));
  location.hash = "s1=" + text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}"""


def test_a_hostile_link_changes_nothing_else(
    visit: Visitor, check_page: Callable[[str], str]
) -> None:
    """What a control cannot hold is left out; nothing is executed, nothing becomes markup."""
    opened = visit(check_page("en"))
    page = opened.page
    page.evaluate(HOSTILE)
    page.wait_for_function(NOTED)
    opened.wait()

    assert opened.verdict == "excluded"
    assert [page.input_value(each) for each in ("#level", "#channel", "#submitted")] == [
        "", "portal", "",
    ]  # fmt: skip
    assert page.evaluate("({}).polluted") is None
    assert page.locator("[data-answer] img").count() == 0
    assert opened.errors == []
