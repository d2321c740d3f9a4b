"""What a build leaves where it stands: folders that would come out the same, and nothing else."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from approving import approve_all

from tools.release import Order, release
from tools.site import PROJECT, Plan, build, up_to_date
from tools.site_making import Making, read_stamp

if TYPE_CHECKING:
    from pathlib import Path

_GARDEN = PROJECT / "tests" / "fixtures" / "catalogs" / "garden"
_DAY = date(2026, 11, 24)
_RELEASES = (date(2026, 3, 1), date(2026, 9, 1))
_PAGE = "fr/2026-03-01/scope/index.html"


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """A catalog with two releases of its own, and its site, built."""
    catalog = shutil.copytree(_GARDEN, tmp_path / "garden")
    for day in _RELEASES:
        _change(catalog)
        approve_all(catalog)
        summary = {"fr": "Désherbage.", "en": "Weeding."}
        release(catalog, Order(day.isoformat(), day, summary, git=False))
    plan = Plan(catalog, tmp_path / "site", _DAY, runtime=False)
    build(plan)
    return plan


def test_a_guide_that_did_not_change_stays_where_it_stands(plan: Plan) -> None:
    """A build after a change of the draft touches the folders of the draft alone."""
    before = _folders(plan.site)
    _change(plan.catalog)
    build(plan)
    after = _folders(plan.site)

    assert before.keys() == after.keys()
    assert {name for name in after if before[name] != after[name]} == {
        name for name in after if "draft" in name
    }
    assert up_to_date(plan)


def test_a_site_with_what_stayed_is_the_site_built_anew(plan: Plan, tmp_path: Path) -> None:
    """It has the same files with the same bytes as one that was built into an empty place."""
    _change(plan.catalog)
    build(plan)
    anew = Plan(plan.catalog, tmp_path / "anew", _DAY, runtime=False)
    build(anew)

    assert _content(plan.site) == _content(anew.site)


@pytest.mark.parametrize("draft_changes", [False, True])
def test_what_was_written_to_by_hand_is_put_right(plan: Plan, *, draft_changes: bool) -> None:
    """A page of a version that did not change comes back as it was built."""
    page = plan.site / _PAGE
    as_built = page.read_bytes()
    page.write_bytes(b"by hand")
    if draft_changes:
        _change(plan.catalog)

    assert not up_to_date(plan)
    build(plan)
    assert page.read_bytes() == as_built


def test_a_folder_that_is_gone_comes_back(plan: Plan) -> None:
    """So does a whole guide that was taken away, as when a build was killed at its very end."""
    shutil.rmtree(plan.site / "fr" / "2026-03-01")
    before = _content(plan.site)
    build(plan)
    after = _content(plan.site)

    assert (plan.site / _PAGE).is_file()
    assert {name: after[name] for name in before} == before


def test_a_version_that_is_gone_leaves_the_site(plan: Plan) -> None:
    """Nothing of a release that the catalog has no more stays behind."""
    newest = _RELEASES[-1].isoformat()
    shutil.rmtree(plan.catalog / "releases" / newest)
    build(plan)

    assert not list(plan.site.rglob(f"*{newest}*"))


def test_a_failure_at_the_very_end_changes_nothing(plan: Plan) -> None:
    """Where a folder cannot be moved over, those moved before go back."""
    before = _content(plan.site)
    names = read_stamp(plan.site).folders
    making = Making(plan.site)
    making.beside.mkdir()
    for name, key in names.items():
        making.put(name, key, plan.site.joinpath)
    assert [*making.staying] == [*names]
    *_, last = names
    in_the_way = making.beside / last / "in the way"
    in_the_way.mkdir(parents=True)

    with pytest.raises(OSError, match="not empty"):
        making.take_place("")
    assert _content(plan.site) == before


@pytest.mark.parametrize("stamp", ["", "abc", "1", "{}", '{"whole": 1, "folders": 2}'])
def test_a_stamp_that_cannot_be_read_is_none(plan: Plan, stamp: str) -> None:
    """Everything is put in anew then."""
    before = _content(plan.site)
    (plan.site / ".built").write_text(stamp, encoding="utf-8")

    assert not up_to_date(plan)
    build(plan)
    assert _content(plan.site) == before


def _change(catalog: Path) -> None:
    path = catalog / "inclusions.yml"
    text = path.read_text(encoding="utf-8")
    marked = "Weeding the beds by hand"
    assert marked in text
    path.write_text(text.replace(marked, f"{marked}, again"), encoding="utf-8")


def _folders(site: Path) -> dict[str, int]:
    """The folders that are built apart, each with what the file system knows it by."""
    return {name: (site / name).stat().st_ino for name in read_stamp(site).folders}


def _content(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
