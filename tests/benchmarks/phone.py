"""A weak phone on a slow line: when the page is readable, and whether typing stutters.

The processor is slowed down four times where pages run; the browser's driver cannot slow down a
worker, so that Python itself starts here as quickly as on the machine, once it has arrived.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.narrow import narrow
from benchmarks.page_scripts import READABLE, TYPED, WATCH_KEYS
from benchmarks.visits import REQUESTS, watched_page

from browser.visiting import ANSWERED, until

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_SLOWER = 4
_BITS = 1_600_000
_BETWEEN_KEYS_MS = 120
_TURNS = 4
_PATIENCE_MS = 180_000


def on_a_phone(browser: Browser, site: Path, path: str) -> None:
    """Print when the page can be read, what a keystroke takes then, and when Python answers."""
    with narrow(site, _BITS) as (origin, _):
        page = _phone(browser)
        page.goto(f"{origin}/{path}", wait_until="commit")
        page.wait_for_selector("#request")
        until(page, READABLE)
        print(f"{'weak phone: readable after':52} {page.evaluate(READABLE):6.0f} ms")
        page.focus("#request")
        page.evaluate("() => { watched.gap = 0; }")
        for turn in range(_TURNS):
            page.keyboard.type(f"{REQUESTS[turn]}. ", delay=_BETWEEN_KEYS_MS)
        median, worst, keys = page.evaluate(TYPED)
        print(f"{f'  {keys} keystrokes while Python loads, to the next frame':52}"
              f" {median:6.0f} ms {worst:6.0f} ms at most")  # fmt: skip
        print(f"{'  longest gap of the page meanwhile':52} {page.evaluate('watched.gap'):6.0f} ms")
        page.click("#check")
        page.wait_for_selector(ANSWERED)
        print(f"{'  first answer after':52} {page.evaluate('performance.now()'):6.0f} ms")
        page.context.close()


def _phone(browser: Browser) -> Page:
    screen = {"width": 360, "height": 640}
    page = watched_page(browser, viewport=screen, is_mobile=True, has_touch=True)
    page.set_default_timeout(_PATIENCE_MS)
    page.add_init_script(WATCH_KEYS)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    return page
