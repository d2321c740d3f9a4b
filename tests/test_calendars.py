"""`guide calendars`: holidays and changes of clock, frozen from the libraries that know them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from tools.cli import main

CATALOG = Path(__file__).parent.parent / "catalog"
NAME = "advice/calendars.yml"


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A copy of the calendars of the catalog."""
    (tmp_path / "advice").mkdir()
    shutil.copy(CATALOG / NAME, tmp_path / NAME)
    return tmp_path


def calendars(catalog: Path, *arguments: str) -> Result:
    """The command on that copy."""
    return CliRunner().invoke(main, ["calendars", *arguments, "--catalog", str(catalog)])


def test_the_catalog_is_up_to_date(catalog: Path) -> None:
    """Computing the calendars of the catalog anew changes not a byte."""
    result = calendars(catalog)

    assert result.exit_code == 0
    assert (catalog / NAME).read_bytes() == (CATALOG / NAME).read_bytes()
    assert "france: 54 holidays from 2025-01-01 to 2030-12-31" in result.output


def test_a_later_horizon(catalog: Path) -> None:
    """--until moves the last day of every calendar, and its holidays with it."""
    calendars(catalog, "--until", "2031-12-31")
    found = yaml.safe_load((catalog / NAME).read_text("utf-8"))["calendars"]
    days = [each["date"] for each in found[0]["holidays"]]

    assert {each["until"] for each in found} == {"2031-12-31"}
    assert "2031-07-14" in days


def test_a_new_calendar_is_filled_in(catalog: Path) -> None:
    """Whoever adds a calendar writes its hours; the rest comes from its place and zone."""
    with (catalog / NAME).open("a", encoding="utf-8") as file:
        file.write(
            "  - {id: spain, label: {fr: Espagne, en: Spain}, provenance: illustrative,\n"
            "     zone: Europe/Madrid, holidays_of: ES, since: '2026-01-01', until: '2026-12-31',\n"
            "     week: {monday: [['09:00', '17:00']]}}\n"
        )
    result = calendars(catalog)
    spain = yaml.safe_load((catalog / NAME).read_text("utf-8"))["calendars"][-1]

    assert result.exit_code == 0
    assert [each["minutes"] for each in spain["offsets"]] == [60, 120, 60, 120, 60]
    assert "2026-10-12" in [each["date"] for each in spain["holidays"]]


def test_what_a_person_has_to_write(catalog: Path) -> None:
    """A calendar without zone or hours is told by line, and nothing is written."""
    with (catalog / NAME).open("a", encoding="utf-8") as file:
        file.write("  - {id: spain, since: '2026-01-01', until: '2026-12-31'}\n")
    before = (catalog / NAME).read_bytes()
    result = calendars(catalog)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "add zone, week" in result.stderr
    assert (catalog / NAME).read_bytes() == before
