"""`guide new`: a stub that is valid at once, in the right place, under a fresh identifier."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tools.checks import check
from tools.cli import main
from tools.errors import BadCatalogError, MisuseError
from tools.new_clause import new_clause
from tools.problems import errors
from tools.release import Order, release

_CATALOG = Path(__file__).parent.parent / "catalog"
_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """The garden service in a folder of its own."""
    return shutil.copytree(_GARDEN, tmp_path / "garden")


def _ids(catalog: Path) -> list[str]:
    sources, problems = check(catalog)
    assert sources is not None
    assert errors(problems) == []
    return [each.id for each in sources.entries if each.level == "clause"]


@pytest.mark.parametrize("kind", ["general", "inclusion", "responsibility", "slo"])
def test_a_stub_of_each_kind_is_valid(tmp_path: Path, kind: str) -> None:
    """The real catalog stays without errors, and has the clause behind those of its part."""
    catalog = shutil.copytree(_CATALOG, tmp_path / "catalog")
    before = _ids(catalog)

    clause, place = new_clause(catalog, kind, "quite-new")

    after = _ids(catalog)
    assert [each for each in after if each not in before] == [clause]
    path, line = place.rsplit(":", 1)
    written = Path(path).read_text(encoding="utf-8").splitlines()
    assert written[int(line) - 1].strip() == f"- id: {clause}"


def test_the_rest_of_the_file_stays(garden: Path) -> None:
    """Only the stub is added: comments, order and every other line are as they were."""
    path = garden / "inclusions.yml"
    before = path.read_text(encoding="utf-8").splitlines()

    _, place = new_clause(garden, "inclusion", "raking", "par-lawn")

    after = path.read_text(encoding="utf-8").splitlines()
    start = int(place.rsplit(":", 1)[1]) - 1
    assert after[:start] + after[start + 5 :] == before
    assert _ids(garden).index("inc-raking") == _ids(garden).index("inc-weeding") + 1


@pytest.mark.parametrize(
    ("kind", "name", "part", "sentence"),
    [
        ("inclusion", "mowing", None, "“inc-mowing” is taken"),
        ("inclusion", "Mow the lawn", None, "is no name"),
        ("inclusion", "raking", "par-nowhere", "no part par-nowhere"),
        ("exclusion", "raking", "par-lawn", "holds inc clauses"),
    ],
)
def test_what_cannot_be_is_misuse(
    garden: Path, kind: str, name: str, part: str | None, sentence: str
) -> None:
    """One sentence, and nothing is written."""
    before = (garden / "inclusions.yml").read_bytes()
    with pytest.raises(MisuseError, match=sentence):
        new_clause(garden, kind, name, part)
    assert (garden / "inclusions.yml").read_bytes() == before


def test_an_identifier_of_a_release_is_never_used_again(garden: Path) -> None:
    """A clause that left the guide keeps its name for ever."""
    summary = {"fr": "Texte.", "en": "Text."}
    new_clause(garden, "general", "noise")
    release(
        garden,
        Order("2027-01-01", date(2027, 1, 1), summary, provisional=True, git=False),
    )
    path = garden / "inclusions.yml"
    for each in sorted(garden.glob("*.yml")):
        if "gen-noise" in each.read_text(encoding="utf-8"):
            path = each
    path.write_bytes((_GARDEN / path.name).read_bytes())

    with pytest.raises(MisuseError, match="taken, for ever"):
        new_clause(garden, "general", "noise")


def test_a_catalog_with_errors_is_mended_first(garden: Path) -> None:
    """A stub is not added to what cannot be read."""
    path = garden / "guide.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("par-included", "par-nothing"), "utf-8")
    with pytest.raises(BadCatalogError, match="dangling-reference"):
        new_clause(garden, "inclusion", "raking")


def test_on_the_command_line(garden: Path) -> None:
    """The command tells where the stub stands and what to write next."""
    done = CliRunner().invoke(main, ["new", "inclusion", "raking", "--catalog", str(garden)])

    assert done.exit_code == 0
    assert "inclusions.yml:" in done.output
    assert "advice/examples/inc-raking.yml" in done.output
