"""The real site, served as it would be, in a real Chromium; built and started once per run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from browser.serving import served
from browser.visiting import NOTHING_LASTS, Visit
from tools.catalog import open_catalog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from browser.visiting import Visitor
    from calculator.catalog import Catalog

PROJECT = Path(__file__).resolve().parents[2]
CATALOG = PROJECT / "catalog"
SMALL_MACHINE = "Object.defineProperty(navigator, 'deviceMemory', { value: 2 });"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of the catalog, as `guide build` makes it."""
    folder: Path = tmp_path_factory.mktemp("built") / "site"
    done = subprocess.run(
        [sys.executable, "-m", "tools.cli", "build", "--site", str(folder)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=PROJECT,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """The address at which the site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium that `scripts/chromium.py` finds; without one the tests fail and say so."""
    done = subprocess.run(
        [sys.executable, "scripts/chromium.py"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=PROJECT,
    )
    assert done.returncode == 0, done.stderr
    program = done.stdout.strip().removeprefix("Browser: ")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The version in force, as the command line reads it."""
    return open_catalog(CATALOG)


@pytest.fixture(scope="session")
def catalog_folder() -> Path:
    """Where the catalog stands."""
    return CATALOG


@pytest.fixture(scope="session")
def version(catalog: Catalog) -> str:
    """The name of the version in force."""
    return catalog.guide.version


@pytest.fixture
def visit(chromium: Browser, origin: str) -> Iterator[Visitor]:
    """Open a page of the site in a fresh profile; keywords are options of the browser context.

    Unless it `remembers`, the machine is one with little memory, where nothing is done for the next
    visit: a second Python would be at work beside most tests.  Unless it is `awake`, each page has
    a worker of its own, whose requests can be watched and stopped.
    """
    contexts: list[BrowserContext] = []

    def opened(
        path: str,
        before: Callable[[Page], Any] | None = None,
        *,
        remembers: bool = False,
        awake: bool = False,
        **options: Any,  # noqa: ANN401 - Playwright's own options
    ) -> Visit:
        # What a service worker answers cannot be watched or stopped on its way.
        context = chromium.new_context(**{"service_workers": "block", **options})
        contexts.append(context)
        visited = Visit(context.new_page())
        context.on("request", lambda request: visited.requests.append(request.url))
        visited.page.on("pageerror", lambda error: visited.errors.append(str(error)))
        if not (remembers or awake):
            visited.page.add_init_script(SMALL_MACHINE)
        if not awake:
            visited.page.add_init_script(NOTHING_LASTS)
        if before:
            before(visited.page)
        visited.page.goto(f"{origin}/{path}", wait_until="load")
        return visited

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def check_page(version: str) -> Callable[[str], str]:
    """The address of the checker in a language."""
    return lambda lang: f"{lang}/{version}/check/"
