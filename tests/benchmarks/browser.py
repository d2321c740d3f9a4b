"""What the pages do in Chromium, on this machine: medians, in milliseconds.

Run by `make bench-browser`.  One table; each line is measured in the same run, so that lines can be
compared with each other, less so with those of another machine or day.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from tools.serve import open_server  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

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
_WAITED = """
(pair) => new Promise((done) => {
  const root = document.querySelector("[data-redline-live]");
  const start = performance.now();
  new MutationObserver((_, watcher) => {
    if (root.dataset.state !== "ready" || performance.now() - start < 1) return;
    watcher.disconnect();
    done(performance.now() - start);
  }).observe(root, { attributes: true, attributeFilter: ["data-state"] });
  location.hash = pair;
})
"""


def main() -> None:
    """Build the site and print a line for each thing that is measured."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with (
        tempfile.TemporaryDirectory() as folder,
        _served(Path(folder) / "site") as origin,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=_chromium(), args=_FLAGS)
        for name, found in (
            ("first visit, to the first computed answer", _starts(browser, origin, times)),
            ("any two versions compared, engine ready", _redlines(browser, origin, times)),
            ("a saved clause shown by guide serve", _saved(browser, Path(folder), times)),
        ):
            print(f"{name:45} {statistics.median(found):8.0f} ms  (n={len(found)})")


@contextmanager
def _served(site: Path) -> Iterator[str]:
    subprocess.run(
        [sys.executable, "-m", "tools.cli", "build", "--site", str(site)], cwd=PROJECT, check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    with open_server(site, 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def _chromium() -> str:
    found = subprocess.run(
        [sys.executable, "scripts/chromium.py"],
        cwd=PROJECT, check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    return found.stdout.strip().removeprefix("Browser: ")


def _starts(browser: Browser, origin: str, times: int) -> list[float]:
    """From navigation to an answer on screen, each time in a profile that knows nothing."""
    found = []
    for turn in range(times):
        page = browser.new_context().new_page()
        page.goto(f"{origin}/en/draft/check/", wait_until="commit")
        page.fill("#request", _REQUESTS[turn % len(_REQUESTS)])
        page.click("#check")
        page.wait_for_selector(_ANSWERED)
        found.append(float(page.evaluate("performance.now()")))
        page.context.close()
    return found


def _redlines(browser: Browser, origin: str, times: int) -> list[float]:
    """From the choice of two versions to their redline on screen, by an engine that has started."""
    page = browser.new_context().new_page()
    _all_live(page)
    page.goto(f"{origin}/en/history/compare/#draft..draft")
    page.wait_for_selector(_COMPARED)
    names = [each["version"] for each in json.loads(page.evaluate(_HISTORY))["versions"]]
    pairs = [f"#{names[-1]}..{names[0]}", f"#{names[0]}..{names[0]}"]
    found = [float(page.evaluate(_WAITED, pairs[turn % 2])) for turn in range(2 * times)]
    page.context.close()
    return found[::2]


def _saved(browser: Browser, folder: Path, times: int) -> list[float]:
    """From saving a clause to its new words on the page that is open, with a server of its own."""
    catalog = shutil.copytree(PROJECT / "catalog", folder / "catalog")
    path = catalog / "inclusions.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index(_EDITED)
    place = ["--catalog", str(catalog), "--site", str(folder / "live"), "--port", str(_free_port())]
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
            server.terminate()


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    for line in server.stdout:
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise SystemExit("guide serve ended before it served.")


_HISTORY = "fetch('../../../history.json').then((response) => response.text())"


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
