"""What the pages do in Chromium, on this machine: medians, in milliseconds.

Run by `make bench-browser`.  One table; each line is measured in the same run, so that lines can be
compared with each other, less so with those of another machine or day.
"""

from __future__ import annotations

import json
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from benchmarks.narrow import narrow  # noqa: E402
from benchmarks.page_scripts import (  # noqa: E402
    HISTORY,
    KEPT,
    STOCK,
    UNTIL_ANSWERED,
    UNTIL_SIZED,
    WAITED,
    WATCH,
)

from browser.driving import free_port  # noqa: E402
from browser.serving import served  # noqa: E402
from browser.visiting import NOTHING_LASTS, until  # noqa: E402
from tools import site_compress  # noqa: E402
from tools.runtime_wheel import build_wheel  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser, FilePayload, Page, Route

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
_ANSWERED = "[data-answer][data-state=ready]"
_COMPARED = "[data-redline-live][data-state=ready]"
_REQUESTS = (
    "Add Zoe and Karim to the Jira group support-n2",
    "Buy 20 Confluence licences",
    "Our nightly script fails",
    "Create a Confluence space for HR",
)
_EDITED = "Creating, modifying and deactivating users and groups"
_WARMING_S = 6
_CHECK = "en/draft/check/"
_ROWS = 10_000
_BITS = 10_000_000
_PATIENCE_MS = 60_000


def main() -> None:
    """Build the site and print a line for each thing that is measured."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with (
        tempfile.TemporaryDirectory() as folder,
        _served(Path(folder) / "site") as origin,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=_chromium(), args=_FLAGS)
        opened = partial(_opened, browser, origin)
        stock = _serve_stock(Path(folder) / "site")
        print(f"{'':52} {'median':>9} {'p95':>9}")
        _against("first answer, cold", *_starts(opened, (stock, _CHECK), times))
        _against("first answer, next visit", *_next_visits(opened, (stock, _CHECK), times))
        _line("figures after a move from check to configure", _moves(opened, times))
        _on_a_narrow_line(browser, Path(folder) / "site", (stock, _CHECK), times)
        _line("an answer on the page check, from the click", _answers(opened(_CHECK), 6 * times))
        _line("figures on the page configure, from the keystroke", _sizings(opened, 6 * times))
        _line("any two versions compared, from the choice", _redlines(opened, times))
        _line("a saved clause shown by guide serve", _saved(browser, Path(folder), times))
        rows, seconds, gap = _sorted(opened)
        print(f"{rows} tickets sorted: {rows / seconds:.0f} a second")
        print(f"longest gap of the page meanwhile: {gap:.0f} ms")
        print(f"longest gap of the page while Python starts: {_gap_of_start(opened):.0f} ms")


def _line(name: str, found: Sequence[float]) -> None:
    high = statistics.quantiles(found, n=20)[-1] if len(found) > 1 else found[0]
    print(f"{name:52} {statistics.median(found):6.0f} ms {high:6.0f} ms")


def _against(name: str, stock: Sequence[float], ours: Sequence[float]) -> None:
    """Two lines and how many times faster ours is."""
    _line(f"{name}: the same engine on stock Pyodide", stock)
    _line(name, ours)
    print(f"{'':52} {statistics.median(stock) / statistics.median(ours):5.1f} times as fast")


def _on_a_narrow_line(browser: Browser, site: Path, paths: Sequence[str], times: int) -> None:
    """The first answer where the line is what takes the time, and what it has to carry."""
    site_compress.compress(site / paths[0], site_compress.BEST)
    with narrow(site, _BITS) as (origin, line):
        opened = partial(_opened, browser, origin)
        _against("first answer at 10 Mbit/s", *_starts(opened, paths, times))
        for path in paths:
            before = line.bytes
            page = opened(path)
            _ask_at_once(page, 0)
            page.context.close()
            print(f"{f'bytes for it, compressed: {path}':52} {(line.bytes - before) / 1e6:6.2f} MB")


def _opened(browser: Browser, origin: str, path: str, *, awake: bool = False) -> Page:
    """A page in a profile that knows nothing, which watches how long it does not get its turn.

    Unless Python may stay `awake`, it ends with each page.
    """
    page = browser.new_context(service_workers="block").new_page()
    if not awake:
        page.add_init_script(NOTHING_LASTS)
    page.set_default_timeout(_PATIENCE_MS)
    page.add_init_script(WATCH)
    page.goto(f"{origin}/{path}", wait_until="commit")
    return page


@contextmanager
def _served(site: Path) -> Iterator[str]:
    subprocess.run(
        [sys.executable, "-m", "tools.cli", "build", "--site", str(site)], cwd=PROJECT, check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    with served(site) as origin:
        yield origin


def _chromium() -> str:
    found = subprocess.run(
        [sys.executable, "scripts/chromium.py"],
        cwd=PROJECT, check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    return found.stdout.strip().removeprefix("Browser: ")


def _serve_stock(site: Path) -> str:
    """A page that answers with the same engine on Pyodide as it comes: what to compare with."""
    folder = site / "stock"
    folder.mkdir()
    package = PROJECT / "node_modules" / "pyodide"
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        shutil.copyfile(package / name, folder / name)
    shutil.copyfile(package / "pyodide-lock.json", folder / "pyodide-lock.json")
    (folder / "engine.whl").write_bytes(build_wheel(PROJECT / "calculator").content)
    (data,) = (site / "assets").glob("engine-*/engine.json")
    shutil.copyfile(data, folder / "engine.json")
    shutil.copyfile(site / "assets" / "contract" / "draft.json", folder / "contract.json")
    (folder / "index.html").write_text(STOCK, encoding="utf-8")
    return "stock/"


def _starts(opened: Callable[[str], Page], paths: Sequence[str], times: int) -> list[list[float]]:
    """From navigation to an answer on screen, each time in a profile that knows nothing.

    The pages take turns, so that what else the machine does meets them alike.
    """
    found: list[list[float]] = [[] for _ in paths]
    for turn in range(times):
        for path, series in zip(paths, found, strict=True):
            page = opened(path)
            series.append(_ask_at_once(page, turn))
            page.context.close()
    return found


def _next_visits(
    opened: Callable[[str], Page], paths: Sequence[str], times: int
) -> list[list[float]]:
    """The same in profiles that have been there before, as long as it takes to keep things."""
    pages = [opened(path) for path in paths]
    for page in pages:
        _ask_at_once(page, 0)
    until(pages[-1], KEPT)
    found: list[list[float]] = [[] for _ in paths]
    for turn in range(times):
        for page, series in zip(pages, found, strict=True):
            page.reload(wait_until="commit")
            series.append(_ask_at_once(page, turn))
    for page in pages:
        page.context.close()
    return found


def _moves(opened: Callable[..., Page], times: int) -> list[float]:
    """From leaving one page to the figures of the next one, by a Python that stays awake."""
    page = opened(_CHECK, awake=True)
    _ask_at_once(page, 0)
    found = []
    for _ in range(times):
        page.goto(page.url.replace("/check/", "/configure/"), wait_until="commit")
        page.wait_for_selector("[data-contract][data-state=ready]")
        found.append(float(page.evaluate("performance.now()")))
        page.goto(page.url.replace("/configure/", "/check/"))
    page.context.close()
    return found


def _ask_at_once(page: Page, turn: int) -> float:
    """Ask before Python is there: the time since navigation; the stock page asks by itself."""
    page.wait_for_selector("#request")
    page.fill("#request", _REQUESTS[turn % len(_REQUESTS)])
    page.click("#check")
    page.wait_for_selector(_ANSWERED)
    return float(page.evaluate("performance.now()"))


def _answers(page: Page, times: int) -> list[float]:
    """From the click to the new answer on screen."""
    _ask_at_once(page, 0)
    found = [
        float(page.evaluate(UNTIL_ANSWERED, f"{_REQUESTS[turn % len(_REQUESTS)]} {turn}"))
        for turn in range(times)
    ]
    page.context.close()
    return found


def _sizings(opened: Callable[[str], Page], times: int) -> list[float]:
    """From a changed number of users to the new figures on screen, quick ones."""
    page = opened("en/draft/configure/")
    page.wait_for_selector("[data-contract][data-state=ready]")
    found = [float(page.evaluate(UNTIL_SIZED, str(turn % 9 + 1))) for turn in range(times)]
    page.context.close()
    return found


def _redlines(opened: Callable[[str], Page], times: int) -> list[float]:
    """From the choice of two versions to their redline on screen, by an engine that has started."""
    page = opened("en/history/compare/")
    _all_live(page)
    page.goto(f"{page.url}#draft..draft")
    page.reload()
    page.wait_for_selector(_COMPARED)
    names = [each["version"] for each in json.loads(page.evaluate(HISTORY))["versions"]]
    pairs = [f"#{names[-1]}..{names[0]}", f"#{names[0]}..{names[0]}"]
    found = [float(page.evaluate(WAITED, pairs[turn % 2])) for turn in range(2 * times)]
    page.context.close()
    return found[::2]


def _sorted(opened: Callable[[str], Page]) -> tuple[int, float, float]:
    """Rows of a backlog, the seconds that sorting them took, the page's longest gap in ms."""
    page = opened("en/draft/triage/")
    page.wait_for_selector("[data-drop]:not([hidden])")
    lines = [f"OPS-{n};{_REQUESTS[n % len(_REQUESTS)]} {n}" for n in range(_ROWS)]
    content = "\n".join(["Key;Summary", *lines]).encode()
    file: FilePayload = {"name": "backlog.csv", "mimeType": "text/csv", "buffer": content}
    page.set_input_files("#triage-file", files=[file])
    page.wait_for_selector("[data-do=start]")
    page.evaluate("() => { watched.gap = 0; }")
    begun = time.perf_counter()
    page.click("[data-do=start]")
    page.wait_for_selector("[data-result]:not([hidden])", timeout=600_000)
    seconds = time.perf_counter() - begun
    gap = float(page.evaluate("watched.gap"))
    page.context.close()
    return _ROWS, seconds, gap


def _gap_of_start(opened: Callable[[str], Page]) -> float:
    """The longest time that the page did not get its turn, once it was drawn."""
    page = opened(_CHECK)
    page.wait_for_selector("#request")
    page.wait_for_load_state("load")
    page.evaluate("() => { watched.gap = 0; }")
    page.fill("#request", _REQUESTS[0])
    page.wait_for_selector(_ANSWERED)
    gap = float(page.evaluate("watched.gap"))
    page.context.close()
    return gap


def _saved(browser: Browser, folder: Path, times: int) -> list[float]:
    """From saving a clause to its new words on the page that is open, with a server of its own."""
    catalog = shutil.copytree(PROJECT / "catalog", folder / "catalog")
    path = catalog / "inclusions.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index(_EDITED)
    place = ["--catalog", str(catalog), "--site", str(folder / "live"), "--port", str(free_port())]
    serving = [sys.executable, "-m", "tools.cli", "serve", *place]
    with subprocess.Popen(serving, cwd=PROJECT, stdout=subprocess.PIPE, encoding="utf-8") as server:
        try:
            page = browser.new_context().new_page()
            page.goto(f"{_address(server)}en/draft/scope/")
            time.sleep(_WARMING_S)
            found = []
            for turn in range(times):
                words = f"{_EDITED} {'very ' * (turn + 1)}often"
                begun = time.perf_counter()
                path.write_text(text[:start] + words + text[start + len(_EDITED) :], "utf-8")
                page.wait_for_selector(f"text={words}")
                found.append((time.perf_counter() - begun) * 1000)
                time.sleep(_WARMING_S)  # until the rest of the site is built, too
            page.context.close()
            return found
        finally:
            server.send_signal(signal.SIGINT)  # so that it ends its own processes, too


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    for line in server.stdout:
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise SystemExit("guide serve ended before it served.")


def _all_live(page: Page) -> None:
    """Let no pair have a page of its own, so that the browser has to make it."""

    def answer(route: Route) -> None:
        data = route.fetch().json()
        for each in data["versions"]:
            each["redline"] = None
        route.fulfill(json=data)

    page.route("**/history.json", answer)


if __name__ == "__main__":
    main()
