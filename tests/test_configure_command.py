"""`guide configure` as a person meets it: a file in, a sizing out, mistakes told in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import GARDEN

from calculator.sizing import agreement_from_json, size_contract
from calculator.sizing_json import sizing_json
from tools.catalog import open_catalog
from tools.cli import main

_CATALOG = ("--catalog", str(GARDEN))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a test stand in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def _guide(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["configure", *arguments], prog_name="guide")


def _given(data: object, name: str = "contract.json") -> str:
    Path(name).write_text(json.dumps(data), encoding="utf-8")
    return name


def test_the_example_is_sized() -> None:
    """What --example prints is a contract that can be sized."""
    example = _guide("--example", "--lang", "en", "--out", "contract.json", *_CATALOG)
    result = _guide("contract.json", *_CATALOG)

    assert (example.exit_code, example.output) == (0, "")
    assert result.exit_code == 0
    assert "h a month for a budget" in result.output
    assert "A package of 4 h suffices" in result.output


def test_json_is_what_the_engine_says() -> None:
    """The JSON is that of the engine, as a page computes it too."""
    data = {"lines": [{"task": "task-hedges", "count": 2}, {"text": "Trim the laurel hedge"}]}
    result = _guide(_given(data), "--format", "json", *_CATALOG)
    garden = open_catalog(GARDEN)

    assert json.loads(result.output) == sizing_json(
        size_contract(garden, agreement_from_json(data))
    )


@pytest.mark.parametrize("kind", ["csv", "docx", "json", "md", "txt", "xlsx"])
def test_each_format(kind: str) -> None:
    """The name of the file chooses the format; --format does the same, to the byte."""
    name = _given({"lines": [{"task": "task-lawn"}]})
    by_name = _guide(name, "--out", f"one.{kind}", *_CATALOG)
    by_option = _guide(name, "--format", kind, "--out", "other", *_CATALOG)

    assert (by_name.exit_code, by_name.output, by_option.exit_code) == (0, "", 0)
    assert Path(f"one.{kind}").read_bytes() == Path("other").read_bytes()


def test_the_language() -> None:
    """--lang comes before the language of the file, which comes before that of the guide."""
    french = _given({"lang": "fr", "lines": [{"task": "task-lawn"}]})
    none = _given({"lines": [{"task": "task-lawn"}]}, "none.json")

    assert "Heures par mois" in _guide(french, *_CATALOG).output
    assert "Hours a month" in _guide(french, "--lang", "en", *_CATALOG).output
    assert "Heures par mois" in _guide(none, *_CATALOG).output


def test_every_fault_at_once() -> None:
    """A contract with faults is misuse; all of them are told, and nothing is written."""
    name = _given({"package": -1, "lines": [{"task": "task-moat"}]})
    result = _guide(name, "--out", "sized.md", *_CATALOG)

    assert result.exit_code == 2
    assert result.stderr == (
        "contract.json: The contract cannot be read:\n"
        "- package: a number from 0.01 to 10000 is wanted, not -1.\n"
        "- lines[0].task: one of these is wanted: task-beds, task-edges, task-hedges, task-lawn, "
        "task-watering, not “task-moat”.\n"
    )
    assert not Path("sized.md").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "contract.json is no JSON file (line 1, column 2).\n"),
        (b"\xff\xfe\x00", "contract.json is no JSON file: save it as UTF-8.\n"),
        (b"[1]", "contract.json must hold one JSON object.\n"),
        (b"[" * 100_000, "contract.json is no JSON file.\n"),
        (
            b"PK\x03\x04" + b"\0" * 5_000_001,
            "contract.json is larger than 5 MB: that is no contract.\n",
        ),
        (b'{"package": NaN}', "- package: a number from 0.01 to 10000 is wanted, not nan.\n"),
        (b'{"version": "2001-01-01"}', "There is no version 2001-01-01: known are draft.\n"),
    ],
)
def test_bad_files(content: bytes, message: str) -> None:
    """A file that is not what its name says is told in a sentence, exit code 2."""
    Path("contract.json").write_bytes(content)
    result = _guide("contract.json", *_CATALOG)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Give either a file CONTRACT, or --example"),
        (("contract.json", "--example"), "Give either a file CONTRACT, or --example"),
        (("contract.json", "--out", "sized.pdf"), "let the name end with csv, docx, json"),
        (("contract.json", "--format", "docx"), "add --out FILE.docx"),
        (("contract.json", "--out", "contract.json"), "is the contract itself"),
        (("contract.json", "--format", "pdf"), "'pdf' is not one of"),
        (("missing.json",), "does not exist"),
    ],
)
def test_misuse(arguments: tuple[str, ...], message: str) -> None:
    """What cannot be asked for is told with the way out, exit code 2."""
    _given({})
    result = _guide(*arguments, *_CATALOG)

    assert result.exit_code == 2
    assert message in result.output


def test_a_place_that_cannot_be_written() -> None:
    """A folder that is not there is told, not shown as a fault of the program."""
    result = _guide(_given({}), "--out", "nowhere/sized.md", *_CATALOG)

    assert result.exit_code == 2
    assert "nowhere/sized.md: No such file or directory" in result.output


def test_assess_takes_the_terms_of_the_same_file() -> None:
    """The file of a whole contract also tells `guide assess` what the contract provides."""
    name = _given({"format": 1, "contract": {"hours_left": 0}, "lines": [{"task": "task-lawn"}]})
    result = CliRunner().invoke(
        main,
        ["assess", "Trim the laurel hedge", "--contract", name, "--json", *_CATALOG],
        prog_name="guide",
    )

    assert result.exit_code == 0
    assert json.loads(result.output)["verdict"] == "included"
