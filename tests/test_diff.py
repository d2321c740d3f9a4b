"""`guide diff`: a redline as text, as a page and as data."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from calculator.redline import apply
from tools.catalog import contract_text
from tools.cli import main
from tools.release import Order, release
from tools.versions import parse_day

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
_SUMMARY = {"fr": "Première.", "en": "First."}


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The garden with a release, and a draft in which a word and a route are other ones."""
    folder = tmp_path_factory.mktemp("garden") / "catalog"
    shutil.copytree(_GARDEN, folder)
    order = Order("2024-04-01", parse_day("2024-04-15"), _SUMMARY, provisional=True, git=False)
    release(folder, order)
    path = folder / "exclusions.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("Looking after pools and ponds", "Looking after pools, ponds and fountains")
    path.write_text(text.replace("route: [account-manager]", "route: [another-sow]"), "utf-8")
    return folder


def _diff(catalog: Path, *arguments: str) -> str:
    done = CliRunner().invoke(main, ["diff", *arguments, "--catalog", str(catalog)])
    assert done.exit_code == 0, done.output
    return done.output


def test_equal_versions_have_no_change(catalog: Path) -> None:
    """A version compared with itself is one sentence."""
    assert _diff(catalog, "draft", "draft", "--lang", "en") == (
        "No clause differs between these two versions.\n"
    )


def test_the_text_marks_words_and_conditions(catalog: Path) -> None:
    """Each clause that differs is a heading, with the words and the conditions that changed."""
    assert _diff(catalog, "2024-04-01", "draft", "--lang", "en") == (
        "Changed: 3.1 b  Pool and pond  [exc-pool]\n"
        "  text: Looking after pools{+, ponds+} and [-ponds-]{+fountains+} is not included.\n"
        "\n"
        "Changed: 3.1 c  Repairing pipes  [exc-pipes]\n"
        "  route: account-manager → another-sow\n"
    )


def test_the_data_makes_the_one_of_the_other(catalog: Path) -> None:
    """As JSON, a redline turns the version before into the one after."""
    before, after = (json.loads(contract_text(catalog, each)) for each in ("2024-04-01", "draft"))

    assert apply(before, json.loads(_diff(catalog, "2024-04-01", "draft", "--format", "json"))) == (
        after
    )


def test_the_page_marks_words(catalog: Path, tmp_path: Path) -> None:
    """As HTML, chosen by the name of the file, what came stands in `ins`."""
    out = tmp_path / "redline.html"
    _diff(catalog, "2024-04-01", "draft", "--lang", "en", "--out", str(out))
    page = out.read_text(encoding="utf-8")

    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert "fountains" in page.partition("<ins>")[2]


def test_an_unknown_language_is_misuse(catalog: Path) -> None:
    """A language that the guide lacks is named, with those it has."""
    done = CliRunner().invoke(
        main, ["diff", "draft", "draft", "--lang", "de", "--catalog", str(catalog)]
    )

    assert (done.exit_code, "known are fr, en" in done.output) == (2, True)
