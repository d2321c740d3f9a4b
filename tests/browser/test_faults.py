"""A walk through what can go wrong: each time a right answer, or a sentence with a way on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from browser.visiting import PATIENCE_MS, has_room

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from browser.visiting import Visit, Visitor

    Address = Callable[[str], str]

REQUEST = "Buy 20 Jira licences"
RIGHT = "excluded"
ALERT = "[role=alert]:visible, [role=status].banner"
SETTLED = f"[data-answer][data-state=ready], [data-answer][data-state=error], {ALERT}"
SILENCE_MS = 20_000
SETTLING_MS = 3_000
# What the checker cannot do without, besides the page itself and its styles.
PAGE = ("check.js", "check/engine.js", "check/messages.js", "check/form.js")
WORKER = ("worker.js", "check/network.js")
PYTHON = (
    *("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json"),
    *("python_stdlib.zip", ".whl", "engine.json", "assets/contract/"),
)
# What a script of ours finds changed about the browser, written in front of it.
NO_STORE = "Object.defineProperty(self, 'caches', { get() { throw new Error('refused'); } });"
NO_MEMORY = "WebAssembly.instantiateStreaming = () => { throw new RangeError('out of memory'); };"
NOTHING_KEPT = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
  const get = () => { throw new DOMException("refused", "SecurityError"); };
  Object.defineProperty(self, name, { get });
}
"""
WORKERS = """
const made = (globalThis.made = []);
globalThis.Worker = class extends Worker {
  constructor(...given) { super(...given); made.push(this); }
};
"""


@dataclass
class Fault:
    """A file that cannot be had as it is, until the fault is mended."""

    name: str
    how: Callable[[Route], None]
    mended: bool = False

    def lies_on(self, page: Page) -> None:
        """Let the fault meet every request of the page and of its workers."""
        page.context.route(self._named, self._meet)

    def _named(self, url: str) -> bool:
        path = urlsplit(url).path
        return path.endswith(self.name) or (self.name.endswith("/") and self.name in path)

    def _meet(self, route: Route) -> None:
        route.fallback() if self.mended else self.how(route)


def cut(route: Route) -> None:
    """The connection ends before anything came."""
    route.abort("connectionreset")


def gone(route: Route) -> None:
    """There is no such file."""
    route.fulfill(status=404)


def half(route: Route) -> None:
    """A file that ends in the middle, as a proxy may cut it."""
    whole = route.fetch()
    route.fulfill(response=whole, body=whole.body()[: len(whole.body()) // 2])


def _after(script: str) -> Callable[[Route], None]:
    """A script of the site that runs after another one."""

    def changed(route: Route) -> None:
        whole = route.fetch()
        route.fulfill(response=whole, body=f"{script}\n{whole.text()}")

    return changed


def _typed(visited: Visit) -> None:
    visited.page.fill("#request", REQUEST)
    visited.page.keyboard.press("Control+Enter")
    visited.page.wait_for_selector(SETTLED, timeout=PATIENCE_MS)


def _told(visited: Visit) -> str:
    """The sentence shown, which offers a button; the text is still there, the guide readable."""
    alert = visited.page.locator(ALERT).first
    assert visited.state in {"error", "static"}
    assert alert.locator("button").count() == 1
    assert visited.page.input_value("#request") == REQUEST
    assert visited.page.locator("a[href*='scope']").count() > 0
    return alert.inner_text()


def _goes_on(visited: Visit) -> None:
    """The button of the sentence leads to the right answer."""
    visited.page.locator(ALERT).first.locator("button").click()
    visited.page.wait_for_load_state()
    assert visited.ask(REQUEST) == RIGHT
    assert visited.page.locator(ALERT).count() == 0


@pytest.mark.parametrize(
    ("name", "how"),
    [
        *((name, cut) for name in (*PAGE, *WORKER, *PYTHON)),
        *((name, half) for name in (PAGE[0], "pyodide.asm.wasm", "python_stdlib.zip", PYTHON[-1])),
        (PYTHON[0], gone),
    ],
)
def test_a_file_cannot_be_had(
    visit: Visitor, check_page: Address, name: str, how: Callable[[Route], None]
) -> None:
    """A sentence and no answer while it lasts; the right answer once it is mended."""
    fault = Fault(name, how)
    visited = visit(check_page("en"), before=fault.lies_on)
    _typed(visited)
    assert _told(visited)

    fault.mended = True
    _goes_on(visited)


def test_a_worker_that_dies(visit: Visitor, check_page: Address) -> None:
    """A browser may end a worker that takes too much: after twenty seconds that is told."""

    def before(page: Page) -> None:
        page.clock.install()
        page.add_init_script(WORKERS)

    visited = visit(check_page("en"), before=before)
    visited.ask(REQUEST)
    visited.page.evaluate("() => made.forEach((each) => each.terminate())")
    visited.page.fill("#request", f"{REQUEST} today")
    visited.page.clock.run_for(1_000)
    visited.page.clock.run_for(SILENCE_MS)
    visited.page.wait_for_selector(ALERT, timeout=PATIENCE_MS)
    visited.page.fill("#request", REQUEST)

    assert _told(visited)
    _goes_on(visited)


def test_no_memory_is_left(visit: Visitor, check_page: Address) -> None:
    """The sentence speaks of memory."""
    fault = Fault("check/network.js", _after(NO_MEMORY))
    visited = visit(check_page("en"), before=fault.lies_on)
    _typed(visited)
    assert "memory" in _told(visited)

    fault.mended = True
    _goes_on(visited)


@pytest.mark.parametrize("kept", [NOTHING_KEPT, ""], ids=["nothing can be kept", "no store"])
def test_a_private_window(visit: Visitor, check_page: Address, kept: str) -> None:
    """A browser that refuses to keep anything answers all the same, whatever the theme says."""
    fault = Fault("check/snapshot.js", _after(NO_STORE))

    def before(page: Page) -> None:
        page.add_init_script(kept)
        fault.lies_on(page)

    visited = visit(check_page("en"), before=before)

    assert visited.ask(REQUEST) == RIGHT


def test_a_store_that_is_full(visit: Visitor, origin: str, check_page: Address) -> None:
    """Where there is no room to keep Python's memory, this visit and the next one answer."""
    visited = visit(check_page("en"), before=lambda page: has_room(page, origin, 100_000))
    assert visited.ask(REQUEST) == RIGHT
    visited.page.wait_for_timeout(SETTLING_MS)
    visited.page.reload()

    assert visited.ask(f"{REQUEST} today") == RIGHT
    assert visited.page.evaluate("async () => (await caches.open('guide-memory')).keys()") == []
    assert visited.errors == []


@pytest.mark.parametrize("day", ["1999-12-31T23:59:59", "2071-02-28T12:00:00"])
def test_a_clock_that_is_wrong(visit: Visitor, check_page: Address, day: str) -> None:
    """The answer is the one of the version that the page is about."""
    visited = visit(check_page("en"), before=lambda page: page.clock.set_fixed_time(day))

    assert visited.ask(REQUEST) == RIGHT
    assert visited.errors == []
