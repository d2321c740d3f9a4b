"""What the pages do in Chromium, on this machine: medians, in milliseconds.

Run by `make bench-browser`.  One table; each line is measured in the same run, so that lines can be
compared with each other, less so with those of another machine or day.
"""

from __future__ import annotations

import json
import re
import shutil
import signal
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

from benchmarks.page_scripts import HISTORY, UNTIL_ANSWERED, UNTIL_SIZED, WAITED  # noqa: E402
from benchmarks.phone import on_a_phone  # noqa: E402
from benchmarks.starts import (  # noqa: E402
    gap_of_start,
    moves,
    next_visits,
    on_a_narrow_line,
    serve_stock,
    starts,
)
from benchmarks.visits import (  # noqa: E402
    CHECK,
    REQUESTS,
    against,
    ask_at_once,
    line,
    opened_page,
)

from browser.driving import free_port  # noqa: E402
from browser.serving import served  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, FilePayload, Page, Route

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
_COMPARED = "[data-redline-live][data-state=ready]"
_EDITED = "Creating, modifying and deactivating users and groups"
_WARMING_S = 6
_ROWS = 10_000


def main() -> None:
    """Build the site and print a line for each thing that is measured."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with (
        tempfile.TemporaryDirectory() as folder,
        _served(Path(folder) / "site") as origin,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=_chromium(), args=_FLAGS)
        opened = partial(opened_page, browser, origin)
        stock = serve_stock(Path(folder) / "site")
        print(f"{'':52} {'median':>9} {'p95':>9}")
        against("first answer, cold", *starts(opened, (stock, CHECK), times))
        against("first answer, next visit", *next_visits(opened, (stock, CHECK), times))
        line("figures after a move from check to configure", moves(opened, times))
        on_a_narrow_line(browser, Path(folder) / "site", (stock, CHECK), times)
        on_a_phone(browser, Path(folder) / "site", CHECK)
        line("an answer on the page check, from the click", _answers(opened(CHECK), 6 * times))
        line("figures on the page configure, from the keystroke", _sizings(opened, 6 * times))
        line("any two versions compared, from the choice", _redlines(opened, times))
        line("a saved clause shown by guide serve", _saved(browser, Path(folder), times))
        rows, seconds, gap = _sorted(opened)
        print(f"{rows} tickets sorted: {rows / seconds:.0f} a second")
        print(f"longest gap of the page meanwhile: {gap:.0f} ms")
        print(f"longest gap of the page while Python starts: {gap_of_start(opened):.0f} ms")


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


def _answers(page: Page, times: int) -> list[float]:
    """From the click to the new answer on screen."""
    ask_at_once(page, 0)
    found = [
        float(page.evaluate(UNTIL_ANSWERED, f"{REQUESTS[turn % len(REQUESTS)]} {turn}"))
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
    lines = [f"OPS-{n};{REQUESTS[n % len(REQUESTS)]} {n}" for n in range(_ROWS)]
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
    for told in server.stdout:
        if found := re.search(r"http://\S+", told):
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
