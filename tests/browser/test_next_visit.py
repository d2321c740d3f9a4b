"""The next visit starts from Python's memory as the first one kept it, or as a first one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.visiting import PATIENCE_MS, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.visiting import Visit, Visitor

MARKER = "zxqvmarker"
REQUEST = f"Buy 20 Jira licences for {MARKER}"
KEPT = """async () => {
  const store = await caches.open("guide-memory");
  return (await store.keys()).map((each) => each.url);
}"""
TYPED = """async (text) => {
  const wanted = [...new TextEncoder().encode(text)];
  for (const response of await (await caches.open("guide-memory")).matchAll()) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
      if (wanted.every((byte, place) => bytes[at + place] === byte)) return true;
    }
  }
  return false;
}"""
SPOILT = """async (how) => {
  const store = await caches.open("guide-memory");
  const [place] = await store.keys();
  const bytes = new Uint8Array(await (await store.match(place)).arrayBuffer());
  if (how === "changed") bytes[bytes.length >> 1] ^= 1;
  const left = how === "changed" ? bytes : bytes.slice(0, bytes.length >> 1);
  if (how === "emptied") left.fill(0, 4096);
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", left));
  const digest = [...found].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const headers = how === "changed" ? (await store.match(place)).headers : { "x-sha256": digest };
  await store.put(place, new Response(left, { headers }));
}"""


def _again(visited: Visit) -> str | None:
    """Load the page again and ask."""
    visited.requests.clear()
    visited.page.reload()
    return visited.ask(REQUEST)


def _from_memory(visited: Visit) -> bool:
    """Whether the engine itself was not fetched."""
    return not any(url.endswith(".whl") for url in visited.requests)


@pytest.fixture
def visited(visit: Visitor, check_page: Callable[[str], str]) -> Visit:
    """A visit whose answer stands and whose memory is kept."""
    found: Visit = visit(check_page("en"), remembers=True)
    found.ask(REQUEST)
    until(found.page, KEPT)
    return found


def test_the_next_visit_starts_from_memory_and_answers_the_same(visited: Visit) -> None:
    """The same answer to the byte, the engine not fetched again; the memory stays."""
    before = visited.page.inner_html("[data-answer-body]")

    assert _again(visited) == "excluded"
    assert _from_memory(visited)
    assert visited.page.inner_html("[data-answer-body]") == before
    assert len(visited.page.evaluate(KEPT)) == 1
    assert visited.errors == []


def test_nothing_typed_is_in_the_memory(visited: Visit) -> None:
    """It was made by a Python that never heard what was asked."""
    assert visited.page.evaluate(TYPED, "Jira")
    assert not visited.page.evaluate(TYPED, MARKER)


def test_the_desk_and_the_sizing_work_from_memory(
    visited: Visit, origin: str, version: str
) -> None:
    """What is loaded later finds all that it needs."""
    page = visited.page
    visited.requests.clear()
    page.goto(f"{origin}/en/{version}/configure/")
    page.wait_for_selector("[data-contract][data-state=ready]", timeout=PATIENCE_MS)
    with page.expect_download(timeout=PATIENCE_MS) as download:
        page.click("[data-take=docx]")

    assert download.value.suggested_filename == "contract.docx"
    assert _from_memory(visited)


@pytest.mark.parametrize("how", ["changed", "halved", "emptied"])
def test_a_spoilt_memory_is_forgotten(visited: Visit, how: str) -> None:
    """Whatever is wrong with it, the page starts as at the first visit and answers."""
    visited.page.evaluate(SPOILT, how)

    assert _again(visited) == "excluded"
    assert not _from_memory(visited)
    until(visited.page, KEPT)
    assert _again(visited) == "excluded"
    assert _from_memory(visited)
