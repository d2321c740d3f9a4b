"""What is typed stays in the browser, and is never anything but text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.visiting import Visitor

type Address = Callable[[str], str]

MARKER = "zyxw9876"
HOSTILE = [
    "<script>document.title='owned'</script> create an account",
    "<img src=x onerror=\"document.title='owned'\"> create an account",
    "<svg onload=\"document.title='owned'\"><template><b id=owned>x</b></template></svg>",
    "]]></textarea></section><b id=owned>create a user account</b>",
    "{{ 7*7 }} {% raw %} ${7*7} `owned` create a user account",
    "\u202etnuocca resu a etaerc\u202c \u2066<b id=owned>\u2069 account",
]
TAINT = "document.title === 'owned' || document.getElementById('owned') !== null"


def test_nothing_leaves_the_origin(visit: Visitor, check_page: Address, origin: str) -> None:
    """Every request of the page goes to its own site, and none is made once a text is typed."""
    page = visit(check_page("en"))
    page.wait()
    before = len(page.requests)
    page.ask(f"Create a user account for {MARKER}")

    assert [
        url for url in page.requests if not url.startswith((f"{origin}/", "blob:", "data:"))
    ] == []
    assert page.requests[before:] == []


def test_nothing_typed_is_stored(visit: Visitor, check_page: Address) -> None:
    """The text is found in no storage of the browser and not in the address."""
    page = visit(check_page("en"))
    page.ask(f"Create a user account for {MARKER}")
    stored = page.page.evaluate(
        """async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie,
        location.href, await indexedDB.databases(), await caches.keys()])"""
    )

    assert MARKER not in stored


def test_form_without_script_sends_nothing(visit: Visitor, check_page: Address) -> None:
    """Where no script runs, the button of the form makes no request: the text stays here too."""
    page = visit(check_page("en"), java_script_enabled=False)
    address = page.page.url
    page.page.fill("#request", MARKER)
    page.page.click("#check")
    page.page.wait_for_timeout(300)

    assert page.page.url == address
    assert [url for url in page.requests if MARKER in url] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(visit: Visitor, check_page: Address, text: str) -> None:
    """Markup in a request is shown as it was typed, or not at all; nothing of it comes alive."""
    page = visit(check_page("en"))
    page.ask(text)

    assert page.page.evaluate(TAINT) is False
    assert (
        page.page.locator("[data-answer] script, [data-answer] svg, [data-answer] img").count() == 0
    )
    assert page.errors == []


REFUSED = [
    {"tag": "script", "attrs": {}, "children": ["1"]},
    {"tag": "p", "attrs": {"onclick": "1"}, "children": []},
    {"tag": "p", "attrs": {"style": "color: red"}, "children": []},
    {"tag": "a", "attrs": {"href": "javascript:1"}, "children": []},
    {"tag": "a", "attrs": {"href": "//elsewhere.example/"}, "children": []},
    {"tag": "div", "attrs": {}, "children": [{"tag": "iframe", "attrs": {}, "children": []}]},
]
BUILD = """async (tree) => {
  const ours = document.querySelector("script[src$='check.js']").src;
  const { build } = await import(new URL("check/tree.js", ours).href);
  try { build(tree); return null; } catch (reason) { return reason.message; }
}"""


@pytest.mark.parametrize("tree", REFUSED)
def test_only_known_elements(visit: Visitor, check_page: Address, tree: object) -> None:
    """An element, an attribute or an address that is not on the lists is refused, not dropped."""
    refusal = visit(check_page("en")).page.evaluate(BUILD, tree)

    assert refusal is not None
    assert refusal.endswith("is not allowed.")
