"""Revisions of the advice: kept under a number, computed again later, proved untouched."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from calculator import Request, answer_json, assess
from tools.advice_archive import archived_file, open_with_revision, revisions
from tools.catalog import open_catalog
from tools.checks import check
from tools.cli import main
from tools.errors import GuideError, MisuseError, RefusedError
from tools.revise import Publication, publish
from tools.verify import verify

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
_SUMMARY = {"fr": "Plus d’exemples : « tailler ».", "en": 'More examples: "trim".'}
_DAY = date(2026, 12, 1)
_TEXT = "Please weed the beds by hand this week"


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """The garden in a folder of its own."""
    return shutil.copytree(_GARDEN, tmp_path / "garden")


def _change(catalog: Path) -> None:
    """Other hours for a task, so that the advice is another one."""
    path = catalog / "advice" / "effort.yml"
    text = path.read_text(encoding="utf-8")
    assert "base: 1.5" in text
    path.write_text(text.replace("base: 1.5", "base: 4"), encoding="utf-8")


def _answer(folder: Path, number: int | None = None) -> dict[str, object]:
    opened = (
        open_with_revision(folder, "draft", number) if number else open_catalog(folder, "draft")
    )
    return answer_json(assess(opened, Request(text=_TEXT, lang="en")))


def test_a_revision_is_kept_and_told(catalog: Path) -> None:
    """It gets the next number, a file and an entry; the catalog stays sound and quotes it."""
    before = len(revisions(catalog))
    made = publish(catalog, Publication(_DAY, _SUMMARY))

    assert made.number == before + 1
    assert revisions(catalog)[-1] == made
    assert archived_file(catalog, made.number).is_file()
    assert verify(catalog) == []
    assert not [each for each in check(catalog)[1] if each.code == "unpublished-advice"]
    answer = _answer(catalog)
    assert (answer["advice_revision"], answer["advice_hash"]) == (made.number, made.advice_hash)


def test_an_answer_of_then_is_computed_again(catalog: Path) -> None:
    """The advice changed since: the old revision still answers to the byte as it did."""
    made = publish(catalog, Publication(_DAY, _SUMMARY))
    then = _answer(catalog)
    _change(catalog)

    assert _answer(catalog) != then
    assert _answer(catalog, made.number) == then


def test_what_it_does_to_the_examples_is_counted(catalog: Path) -> None:
    """The second revision tells how many examples are answered otherwise than by the first."""
    publish(catalog, Publication(_DAY, _SUMMARY))
    _change(catalog)
    assert "unpublished-advice" in {each.code for each in check(catalog)[1]}
    made = publish(catalog, Publication(_DAY, _SUMMARY))

    assert 0 < made.changed < made.asked


def test_nothing_new_is_no_revision(catalog: Path) -> None:
    """The same advice is not published twice, nor before the last one."""
    publish(catalog, Publication(_DAY, _SUMMARY))
    written = {each: each.read_bytes() for each in catalog.rglob("*") if each.is_file()}
    with pytest.raises(RefusedError, match="Nothing has changed"):
        publish(catalog, Publication(_DAY, _SUMMARY))
    with pytest.raises(MisuseError, match="too early"):
        publish(catalog, Publication(date(2020, 1, 1), _SUMMARY))

    assert {each: each.read_bytes() for each in catalog.rglob("*") if each.is_file()} == written


def test_an_altered_revision_is_named(catalog: Path) -> None:
    """One byte changed, or the file gone: verify names it, and it answers no more."""
    made = publish(catalog, Publication(_DAY, _SUMMARY))
    path = archived_file(catalog, made.number)
    path.write_bytes(path.read_bytes().replace(b'"format":1', b'"format":2', 1))

    assert [(each.code, Path(each.file)) for each in verify(catalog)] == [("altered-advice", path)]
    with pytest.raises(GuideError, match="not what was archived"):
        open_with_revision(catalog, "draft", made.number)
    path.unlink()
    assert [each.code for each in verify(catalog)] == ["altered-advice"]


def test_a_revision_that_is_not_kept_is_misuse(catalog: Path) -> None:
    """An unknown number names those that are kept."""
    made = publish(catalog, Publication(_DAY, _SUMMARY))
    with pytest.raises(MisuseError, match=f"known are {made.number}"):
        open_with_revision(catalog, "draft", 99)


def test_a_failure_writes_nothing(catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full leaves the history as it was."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "archive")

    before = (catalog / "advice" / "history.yml").read_bytes()
    monkeypatch.setattr("tools.release.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        publish(catalog, Publication(_DAY, _SUMMARY))

    assert (catalog / "advice" / "history.yml").read_bytes() == before
    assert verify(catalog) == []


def test_on_the_command_line(catalog: Path) -> None:
    """The command tells the number; an answer is asked of it by that number."""
    place = ["--catalog", str(catalog)]
    words = ["--date", "2026-12-01", "--summary-fr", "Essai.", "--summary-en", "A trial."]
    done = CliRunner().invoke(main, ["revise", *words, *place])
    number = revisions(catalog)[-1].number
    asked = CliRunner().invoke(main, ["assess", _TEXT, "--advice", str(number), "--json", *place])
    both = CliRunner().invoke(
        main, ["assess", "--file", str(catalog / "guide.yml"), "--advice", "1"]
    )

    assert done.output.startswith(f"Revision {number} of the advice, ")
    assert json.loads(asked.output)["advice_revision"] == number
    assert both.exit_code == 2
