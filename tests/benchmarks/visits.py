"""Visits of pages in profiles that know nothing, and the lines that tell what was measured."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

from benchmarks.page_scripts import WATCH

from browser.visiting import ANSWERED, NOTHING_LASTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page

CHECK = "en/draft/check/"
REQUESTS = (
    "Add Zoe and Karim to the Jira group support-n2",
    "Buy 20 Confluence licences",
    "Our nightly script fails",
    "Create a Confluence space for HR",
)
_PATIENCE_MS = 60_000


def line(name: str, found: Sequence[float]) -> None:
    """What was measured, in milliseconds: the median and the 95th of 100."""
    high = statistics.quantiles(found, n=20)[-1] if len(found) > 1 else found[0]
    print(f"{name:52} {statistics.median(found):6.0f} ms {high:6.0f} ms")


def against(name: str, stock: Sequence[float], ours: Sequence[float]) -> None:
    """Two lines and how many times faster ours is."""
    line(f"{name}: the same engine on stock Pyodide", stock)
    line(name, ours)
    print(f"{'':52} {statistics.median(stock) / statistics.median(ours):5.1f} times as fast")


def opened_page(browser: Browser, origin: str, path: str, *, awake: bool = False) -> Page:
    """A page in a profile that knows nothing, which watches how long it does not get its turn.

    Unless Python may stay `awake`, it ends with each page.
    """
    page = watched_page(browser, awake=awake)
    page.goto(f"{origin}/{path}", wait_until="commit")
    return page


def watched_page(browser: Browser, *, awake: bool = False, **options: Any) -> Page:  # noqa: ANN401 - Playwright's own options
    """The same before it goes anywhere; `options` are those of its browser context."""
    page = browser.new_context(service_workers="block", **options).new_page()
    if not awake:
        page.add_init_script(NOTHING_LASTS)
    page.set_default_timeout(_PATIENCE_MS)
    page.add_init_script(WATCH)
    return page


def ask_at_once(page: Page, turn: int) -> float:
    """Ask before Python is there: the time since navigation; the stock page asks by itself."""
    page.wait_for_selector("#request")
    page.fill("#request", REQUESTS[turn % len(REQUESTS)])
    page.click("#check")
    page.wait_for_selector(ANSWERED)
    return float(page.evaluate("performance.now()"))
