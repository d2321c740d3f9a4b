"""Editors see what they saved: the page reloads by itself, or shows what is wrong and where."""

from __future__ import annotations

import shutil
import threading
from datetime import date
from typing import TYPE_CHECKING

import pytest

from browser.serving import running
from tools.live import Live, Work, open_live_server
from tools.site import PROJECT, Plan, build, preview

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

GARDEN = PROJECT / "tests" / "fixtures" / "catalogs" / "garden"
PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The garden catalog in a folder of its own, and the address at which its draft is served."""
    folder = tmp_path_factory.mktemp("live")
    catalog = shutil.copytree(GARDEN, folder / "garden")
    plan = Plan(catalog, folder / "site", date(2027, 1, 1), runtime=False)
    build(plan)
    live = Live()
    with open_live_server(plan.site, 0, live) as server:
        work = Work(
            lambda: catalog.rglob("*.yml"), lambda each: preview(plan, each), lambda: build(plan)
        )
        watching = threading.Thread(target=live.watch, args=(work,))
        watching.start()
        with running(server) as origin:
            yield catalog, f"{origin}/en/draft/scope/"
            live.stopped.set()
        watching.join()


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_saved_clause_shows_without_a_reload(served: tuple[Path, str], chromium: Browser) -> None:
    """The page that is open shows the new words by itself."""
    catalog, address = served
    page = chromium.new_page()
    page.goto(address)

    _edit(catalog / "inclusions.yml", "Weeding the beds by hand", "Weeding the beds by moonlight")

    page.wait_for_selector("text=Weeding the beds by moonlight", timeout=PATIENCE_MS)
    page.close()


def test_an_error_shows_file_and_line_and_keeps_the_last_good_page(
    served: tuple[Path, str], chromium: Browser
) -> None:
    """What is wrong stands over the page, which stays; mended, the notice goes away."""
    catalog, address = served
    path = catalog / "inclusions.yml"
    page = chromium.new_page()
    page.goto(address)

    _edit(path, "id: inc-weeding", "idd: inc-weeding")
    page.wait_for_selector("pre[role=alert]:not([hidden])", timeout=PATIENCE_MS)
    told = page.inner_text("pre[role=alert]")
    assert "inclusions.yml:" in told
    assert page.is_visible("#inc-weeding")

    _edit(path, "idd: inc-weeding", "id: inc-weeding")
    page.wait_for_selector("pre[role=alert]", state="hidden", timeout=PATIENCE_MS)
    page.close()
