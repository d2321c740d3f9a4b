"""How long it takes until Python answers, beside a page on stock Pyodide."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.narrow import narrow
from benchmarks.page_scripts import KEPT, STOCK
from benchmarks.visits import CHECK, REQUESTS, against, ask_at_once, opened_page

from browser.visiting import ANSWERED, until
from tools import site_compress
from tools.runtime_wheel import build_wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Browser, Page

_PROJECT = Path(__file__).resolve().parents[2]
_BITS = 10_000_000


def on_a_narrow_line(browser: Browser, site: Path, paths: Sequence[str], times: int) -> None:
    """The first answer where the line is what takes the time, and what it has to carry."""
    site_compress.compress(site / paths[0], site_compress.BEST)
    with narrow(site, _BITS) as (origin, line):
        opened = partial(opened_page, browser, origin)
        against("first answer at 10 Mbit/s", *starts(opened, paths, times))
        for path in paths:
            before = line.bytes
            page = opened(path)
            ask_at_once(page, 0)
            page.context.close()
            print(f"{f'bytes for it, compressed: {path}':52} {(line.bytes - before) / 1e6:6.2f} MB")


def serve_stock(site: Path) -> str:
    """A page that answers with the same engine on Pyodide as it comes: what to compare with."""
    folder = site / "stock"
    folder.mkdir()
    package = _PROJECT / "node_modules" / "pyodide"
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        shutil.copyfile(package / name, folder / name)
    shutil.copyfile(package / "pyodide-lock.json", folder / "pyodide-lock.json")
    (folder / "engine.whl").write_bytes(build_wheel(_PROJECT / "calculator").content)
    (data,) = (site / "assets").glob("engine-*/engine.json")
    shutil.copyfile(data, folder / "engine.json")
    shutil.copyfile(site / "assets" / "contract" / "draft.json", folder / "contract.json")
    (folder / "index.html").write_text(STOCK, encoding="utf-8")
    return "stock/"


def starts(opened: Callable[[str], Page], paths: Sequence[str], times: int) -> list[list[float]]:
    """From navigation to an answer on screen, each time in a profile that knows nothing.

    The pages take turns, so that what else the machine does meets them alike.
    """
    found: list[list[float]] = [[] for _ in paths]
    for turn in range(times):
        for path, series in zip(paths, found, strict=True):
            page = opened(path)
            series.append(ask_at_once(page, turn))
            page.context.close()
    return found


def next_visits(
    opened: Callable[[str], Page], paths: Sequence[str], times: int
) -> list[list[float]]:
    """The same in profiles that have been there before, as long as it takes to keep things."""
    pages = [opened(path) for path in paths]
    for page in pages:
        ask_at_once(page, 0)
    until(pages[-1], KEPT)
    found: list[list[float]] = [[] for _ in paths]
    for turn in range(times):
        for page, series in zip(pages, found, strict=True):
            page.reload(wait_until="commit")
            series.append(ask_at_once(page, turn))
    for page in pages:
        page.context.close()
    return found


def moves(opened: Callable[..., Page], times: int) -> list[float]:
    """From leaving one page to the figures of the next one, by a Python that stays awake."""
    page = opened(CHECK, awake=True)
    ask_at_once(page, 0)
    found = []
    for _ in range(times):
        page.goto(page.url.replace("/check/", "/configure/"), wait_until="commit")
        page.wait_for_selector("[data-contract][data-state=ready]")
        found.append(float(page.evaluate("performance.now()")))
        page.goto(page.url.replace("/configure/", "/check/"))
    page.context.close()
    return found


def gap_of_start(opened: Callable[[str], Page]) -> float:
    """The longest time that the page did not get its turn, once it was drawn."""
    page = opened(CHECK)
    page.wait_for_selector("#request")
    page.wait_for_load_state("load")
    page.evaluate("() => { watched.gap = 0; }")
    page.fill("#request", REQUESTS[0])
    page.wait_for_selector(ANSWERED)
    gap = float(page.evaluate("watched.gap"))
    page.context.close()
    return gap
