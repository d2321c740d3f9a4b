"""Every wording a clause ever had, and since when it stands."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from approving import approve_all

from tools.release import Order, release
from tools.site_versions import known
from tools.site_wordings import wordings

if TYPE_CHECKING:
    from calculator.model import Guide

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
_SUMMARY = {"fr": "Texte.", "en": "Text."}


def _release(catalog: Path, year: int) -> None:
    approve_all(catalog)
    release(catalog, Order(f"{year}-01-01", date(year, 1, 1), _SUMMARY, git=False))


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A chain of three releases: the weeding changes in the second and not in the third."""
    folder = shutil.copytree(_GARDEN, tmp_path / "garden")
    shutil.rmtree(folder / "releases", ignore_errors=True)
    _release(folder, 2025)
    _edit(folder / "inclusions.yml", "Weeding the beds by hand", "Weeding the beds with a hoe")
    _release(folder, 2026)
    _edit(folder / "inclusions.yml", "Mowing the lawn and", "Mowing the lawn weekly and")
    _release(folder, 2027)
    return folder


def test_only_versions_that_changed_the_words_are_told(catalog: Path) -> None:
    """The newest first; a version that repeats the words is left out, and so is the draft."""
    told = wordings(known(catalog, date(2028, 1, 1)), "en")

    assert [each["version"] for each in told["inc-weeding"]] == ["2026-01-01", "2025-01-01"]
    assert [each["said"] for each in told["inc-weeding"]] == [
        ["Weeding the beds", "Weeding the beds with a hoe."],
        ["Weeding the beds", "Weeding the beds by hand."],
    ]
    assert [each["version"] for each in told["inc-hedges"]] == ["2025-01-01"]


def test_each_language_has_its_own_history(catalog: Path) -> None:
    """What changed in English alone is no new wording in French."""
    told = wordings(known(catalog, date(2028, 1, 1)), "fr")

    assert [each["version"] for each in told["inc-weeding"]] == ["2025-01-01"]


def test_a_clause_that_left_is_told(catalog: Path) -> None:
    """A version without the clause says so, and its earlier words stay."""
    versions = known(catalog, date(2028, 1, 1))
    draft = versions.all[0]
    left = [each for each in draft.catalog.guide.clauses() if each.id != "inc-weeding"]
    shorter = cast(
        "Guide", SimpleNamespace(clauses=lambda: left, effective=None, effective_basis=None)
    )
    without = replace(draft, catalog=replace(draft.catalog, guide=shorter))

    told = wordings(replace(versions, all=(without, *versions.all[1:])), "en")["inc-weeding"]

    assert [(each["version"], each["said"] is None) for each in told] == [
        ("draft", True),
        ("2026-01-01", False),
        ("2025-01-01", False),
    ]
