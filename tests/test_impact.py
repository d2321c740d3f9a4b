"""What a change of the catalog changes, told before it is merged."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tools.cli import main
from tools.errors import MisuseError, RefusedError
from tools.impact import impact, markdown
from tools.release import Order, release

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
_TINY = Path(__file__).parent / "fixtures" / "catalogs" / "tiny"
_ORDER = Order("2027-01-01", date(2027, 1, 1), {"fr": "Un.", "en": "One."}, git=False)


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """The garden service with a release of its text, in a folder of its own."""
    folder = shutil.copytree(_GARDEN, tmp_path / "garden")
    release(folder, _ORDER)
    return folder


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_nothing_changed_is_told(garden: Path) -> None:
    """A catalog that says what the release says has no impact."""
    found = impact(garden)

    assert (found.before, found.change["entries"], found.shifts) == ("2027-01-01", [], [])
    assert found.asked > 50
    assert all(each.before == each.after for each in found.contracts)


def test_a_changed_text_and_its_translation(garden: Path) -> None:
    """The words that changed stand in the report, and the translation to be read again."""
    _edit(garden / "inclusions.yml", "Weeding the beds by hand", "Weeding the beds by machine")

    report = markdown(impact(garden), "en")

    assert "1 changed clause" in report
    assert "[-hand-]{+machine+}" in report
    assert "To be read (`guide translations`): inc-weeding." in report


def test_a_clause_settles_what_was_asked(garden: Path) -> None:
    """Requests that the new text answers otherwise are listed, by what becomes of them."""
    path = garden / "advice" / "questions.yml"
    _edit(
        path,
        "    clauses: [inc-hedges, exc-felling]\n",
        "    clauses: [inc-hedges, exc-felling]\n"
        "    raised_by: [[hedge]]\n    settled: [{by: gen-height, value: tall}]\n",
    )
    _edit(
        garden / "inclusions.yml",
        "          - id: inc-watering\n",
        "          - id: gen-height\n"
        "            title: {fr: Hauteur, en: Height}\n"
        "            text: {fr: Toute haie est haute., en: Any hedge is tall.}\n"
        "          - id: inc-watering\n",
    )

    found = impact(garden)
    report = markdown(found, "en")

    assert {each["after"]["verdict"] for each in found.shifts} == {"excluded"}
    assert "**It depends → Excluded**" in report


def test_hours_of_contracts_move(garden: Path) -> None:
    """With --since the advice of a commit counts too: sample contracts show the difference."""
    _git(garden, "init", "--quiet")
    _git(garden, "add", ".")
    _git(garden, "commit", "--quiet", "-m", "Before")
    _edit(garden / "advice" / "effort.yml", "    base: 1\n", "    base: 3\n")

    found = impact(garden, "HEAD")

    assert found.change["entries"] == []
    assert any(each.before != each.after for each in found.contracts)


def test_no_release_and_no_commit_is_misuse(tmp_path: Path) -> None:
    """There must be something to compare with; the sentence says what to add."""
    folder = shutil.copytree(_GARDEN, tmp_path / "garden")
    with pytest.raises(MisuseError, match="name a commit with --since"):
        impact(folder)
    _git(folder, "init", "--quiet")
    with pytest.raises(RefusedError, match="of “nowhere”"):
        impact(folder, "nowhere")


def test_the_command_writes_a_file(garden: Path, tmp_path: Path) -> None:
    """The report goes into a file for a pull request, in the language asked for."""
    out = tmp_path / "impact.md"
    arguments = ["impact", "--catalog", str(garden), "--lang", "fr", "--out", str(out)]

    done = CliRunner().invoke(main, arguments)

    assert (done.exit_code, done.output) == (0, "")
    assert "Aucune clause ne diffère" in out.read_text(encoding="utf-8")
