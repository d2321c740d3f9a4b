"""Each kind of problem, shown by the smallest catalog that has it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools.checks import check
from tools.codes import CATALOG_CODES, RELEASE_CODES
from tools.sources import ADVICE, OPTIONAL_ADVICE
from tools.yaml_rules import LARGEST

_FIXTURES = Path(__file__).parent / "fixtures"
_BROKEN = _FIXTURES / "broken"
_EXPECT = "# expect: "
_AS = "# as: "
_REPEATED = "# The test repeats this line until the file is too big.\n"
_ADVISORY = {"stale-translation", "thin-examples"}
"""Codes that also show in fixtures made for another code."""


def _name(path: Path) -> str:
    return path.name.removesuffix(".yml")


def _noted(path: Path, mark: str) -> list[str]:
    """What the comments of a fixture that begin with this mark say."""
    files = sorted(path.rglob("*.yml")) if path.is_dir() else [path]
    return [
        line.removeprefix(mark)
        for file in files
        for line in file.read_bytes().decode(errors="replace").split("\n")
        if line.startswith(mark)
    ]


def _expected(path: Path) -> list[str]:
    return _noted(path, _EXPECT)


def _lay_out(path: Path, folder: Path) -> Path:
    """A folder is a whole catalog; a file takes its place in a sound one.

    Its place is that of the file in its first report, unless it says `# as:`.
    """
    if path.is_dir():
        shutil.copytree(path, folder)
        return folder
    name = (_noted(path, _AS) or _expected(path))[0].partition(":")[0]
    shutil.copytree(_FIXTURES / "catalogs" / "tiny", folder)
    if name.startswith("advice/"):
        _add_empty_advice(folder)
    content = path.read_bytes()
    if _REPEATED.encode() in content:
        content *= LARGEST // len(content) + 1
    (folder / name).write_bytes(content)
    return folder


def _add_empty_advice(folder: Path) -> None:
    """Every file of the advice, empty, and schemas that allow anything.

    What such a fixture shows is a rule between files, whatever the schemas say.
    """
    (folder / "advice" / "examples").mkdir(parents=True)
    (folder / "schema").mkdir()
    for name in ADVICE:
        (folder / "advice" / f"{name}.yml").write_text("{}\n", encoding="utf-8")
    for name in (*ADVICE, *OPTIONAL_ADVICE, "examples", "guide", "parts", "translations"):
        (folder / "schema" / f"{name}.schema.json").write_text("{}\n", encoding="utf-8")


@pytest.mark.parametrize("path", sorted(_BROKEN.iterdir()), ids=_name)
def test_a_broken_catalog_is_reported_word_for_word(path: Path, tmp_path: Path) -> None:
    """The report of each fixture is the one its first lines announce, and nothing else."""
    folder = _lay_out(path, tmp_path / "catalog")

    _, problems = check(folder)

    beside = _ADVISORY - {_name(path)}
    found = [str(each) for each in problems if each.code not in beside]
    assert [line.removeprefix(f"{folder.as_posix()}/") for line in found] == _expected(path)


def test_every_code_has_a_fixture() -> None:
    """No kind of problem goes without a broken catalog that shows it."""
    assert {_name(path) for path in _BROKEN.iterdir()} == set(CATALOG_CODES)


@pytest.mark.parametrize("path", sorted(_BROKEN.iterdir()), ids=_name)
def test_a_fixture_shows_the_code_it_is_named_for(path: Path) -> None:
    """The first problem announced by a fixture is the one in its name."""
    assert f": {_name(path)}: " in _expected(path)[0]


@pytest.mark.parametrize("code", sorted({**CATALOG_CODES, **RELEASE_CODES}))
def test_every_code_is_explained(code: str) -> None:
    """The explanation of a code holds its reason, a bad sample and a good one."""
    about = {**CATALOG_CODES, **RELEASE_CODES}[code]

    assert "Bad: " in about
    assert "Good: " in about
