"""Saving a file: the guide that is being read is built first, then the rest; errors are told."""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING

import pytest

from tools.errors import SiteError
from tools.live import Live, Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

GUIDES = ["fr/draft", "en/draft"]


class _Site:
    """What was asked to be built, in order; `failing` is told as an error."""

    def __init__(self, live: Live) -> None:
        self.live, self.done, self.failing = live, list[str](), ""
        self.seen: list[tuple[int, int]] = []

    def preview(self, guide: str) -> bool:
        self.done.append(guide)
        if self.failing:
            raise SiteError(self.failing)
        return guide in GUIDES

    def build(self) -> list[str]:
        self.seen.append((_builds(self.live, "fr/draft"), _builds(self.live, "en/draft")))
        self.done.append("all")
        if self.failing:
            raise SiteError(self.failing)
        return GUIDES


def _builds(live: Live, guide: str) -> int:
    return int(json.loads(live.state(guide))["builds"])


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[Live, _Site, Callable[[], None]]]:
    """A watched file, and what saves it and waits until its consequences are told."""
    live = Live()
    site, path = _Site(live), tmp_path / "clause.yml"
    path.write_text("0", encoding="utf-8")
    looked = threading.Event()

    def files() -> list[Path]:
        found = [path]
        looked.set()
        return found

    watching = threading.Thread(target=live.watch, args=(Work(files, site.preview, site.build),))
    watching.start()
    assert looked.wait(5)
    time.sleep(0.05)  # what was found is being looked at

    def save() -> None:
        before = live.state("").decode()
        path.write_text(path.read_text(encoding="utf-8") + "0", encoding="utf-8")
        assert live.next_state("", before).decode() != before

    yield live, site, save
    live.stopped.set()
    watching.join()


def test_the_guide_that_is_read_comes_first(
    running: tuple[Live, _Site, Callable[[], None]],
) -> None:
    """It is shown before the rest is built, and not a second time afterwards."""
    live, site, save = running
    live.viewed = "en/draft"
    save()

    assert site.done == ["en/draft", "all"]
    assert site.seen == [(0, 1)]
    assert [_builds(live, each) for each in GUIDES] == [1, 1]


def test_a_page_outside_the_guides_waits_for_the_whole(
    running: tuple[Live, _Site, Callable[[], None]],
) -> None:
    """Where no guide is being read, everything is built and told at once."""
    live, site, save = running
    live.viewed = "fr/history"
    save()

    assert site.done == ["fr/history", "all"]
    assert site.seen == [(0, 0)]
    assert _builds(live, "fr/history") == 1


def test_an_error_is_told_and_taken_back(
    running: tuple[Live, _Site, Callable[[], None]],
) -> None:
    """What is wrong is told without a reload; mended, it is gone."""
    live, site, save = running
    live.viewed, site.failing = "fr/draft", "inclusions.yml:3: tab"
    save()
    assert json.loads(live.state("fr/draft")) == {"builds": 0, "error": "inclusions.yml:3: tab"}

    site.failing = ""
    save()
    assert json.loads(live.state("fr/draft")) == {"builds": 1, "error": ""}
