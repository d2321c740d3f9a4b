"""`guide measure`: counts by cross-validation, kept where answers and pages find them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from tools.checks import check
from tools.cli import main
from tools.problems import errors

if TYPE_CHECKING:
    from click.testing import Result

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The second catalog in a folder of its own, on a fixed day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1711929600")
    return shutil.copytree(_GARDEN, tmp_path / "catalog")


def _measure(catalog: Path) -> tuple[Result, dict[str, Any]]:
    result = CliRunner().invoke(main, ["measure", "--catalog", str(catalog)], prog_name="guide")
    return result, yaml.safe_load((catalog / "advice" / "measured.yml").read_text("utf-8"))


def _examples(catalog: Path) -> list[dict[str, Any]]:
    files = sorted((catalog / "advice" / "examples").glob("*.yml"))
    return [each for file in files for each in yaml.safe_load(file.read_text("utf-8"))["examples"]]


def test_every_example_is_answered_once(catalog: Path) -> None:
    """The counts are those of all examples, the file says when, and the catalog stays sound."""
    result, counts = _measure(catalog)
    every = len(_examples(catalog))

    assert result.exit_code == 0, result.output
    assert (counts["date"], counts["folds"]) == ("2024-04-01", 4)
    assert counts["groups"]["all"]["accuracy"][1] == every
    assert (
        sum(of for _, of in counts["clauses"].values())
        == counts["groups"]["all"]["clause_found"][1]
    )
    assert all(0 <= right <= of for right, of in counts["evidence"].values())
    assert errors(check(catalog)[1]) == []


def test_nobody_is_asked_what_they_were_taught(catalog: Path) -> None:
    """An example with words of its own cannot be known to those who learnt from the others."""
    path = catalog / "advice" / "examples" / "exc-pool.yml"
    before = _measure(catalog)[1]["clauses"]["exc-pool"]
    lines = path.read_text("utf-8").rstrip()
    strange = '  - {lang: en, verdict: excluded, text: "Zorble the quixted fnord"}'
    path.write_text(f"{lines}\n{strange}\n", "utf-8")
    after = _measure(catalog)[1]["clauses"]["exc-pool"]

    assert after[1] == before[1] + 1
    assert after[0] <= before[0]


def test_measuring_again_changes_nothing(catalog: Path) -> None:
    """The same catalog gives the same counts, to the byte, and they are told on the screen."""
    first, _ = _measure(catalog)
    written = (catalog / "advice" / "measured.yml").read_bytes()
    second, counts = _measure(catalog)

    assert (catalog / "advice" / "measured.yml").read_bytes() == written
    assert first.output == second.output
    assert all(
        f"{level}: {right} of {of} right" in second.output
        for level, (right, of) in counts["evidence"].items()
    )
