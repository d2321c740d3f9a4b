"""`guide assess` as a person or a program calls it: whole answers, files, and mistakes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from calculator import Request, answer_json, assess
from tools.cli import main

if TYPE_CHECKING:
    from calculator.catalog import Catalog

_GARDEN = str(Path(__file__).parent / "fixtures" / "catalogs" / "garden")
_HEDGE = "The hedge has grown a lot, can it be trimmed?"
_ROSES = "Treat the roses with an insecticide"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _assess(*arguments: str) -> Result:
    arguments = ("assess", *arguments, "--catalog", _GARDEN, "--version", "draft")
    return CliRunner().invoke(main, arguments, prog_name="guide")


def _file(name: str, *lines: str) -> str:
    Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return name


def _rows(content: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines()]


def test_a_request() -> None:
    """The answer is told in lines: verdict, clause verbatim, hours, prerequisites, version."""
    result = _assess("Mow the lawn")
    lines = [line.strip() for line in result.output.splitlines()]

    assert result.exit_code == 0
    assert lines[0].startswith("Included")
    assert "Mowing the lawn and collecting the cuttings." in lines
    assert "[Mow] the [lawn]" in result.output
    assert any(line.endswith("5.1 a Access to the garden") for line in lines)
    assert lines[-1].startswith("Guide version draft (")


def test_words_without_quotes_are_one_request() -> None:
    """A request typed without quotation marks is taken whole."""
    assert _assess("Mow", "the", "lawn").output == _assess("Mow the lawn").output


def test_the_lines_fit_a_terminal() -> None:
    """Lines are wrapped, whatever the length of the request."""
    result = _assess("Mow the lawn behind the house and around the shed " * 10)

    assert max(len(line) for line in result.output.splitlines()) <= 88


def test_the_language_of_the_answer() -> None:
    """The answer is in the language of the request, or in the one asked for."""
    assert _assess("Tondre la pelouse derrière l’abri").output.startswith("Inclus")
    assert _assess("Mow the lawn", "--lang", "fr").output.startswith("Inclus")


def test_several_requests_in_one_text() -> None:
    """Each ask is answered below the verdict of the whole."""
    output = _assess("Mow the lawn. Clean the pool.").output

    assert output.startswith("Excluded")
    assert "Mowing the lawn and collecting the cuttings." in output
    assert "Looking after pools and ponds is not included." in output


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_request(text: str) -> None:
    """Nothing asked is nothing wrong: a hint, exit code 0, and “unclear” for programs."""
    assert _assess(text).exit_code == 0
    assert len(_assess(text).output.splitlines()) == 1
    assert json.loads(_assess(text, "--json").output)["verdict"] == "unclear"


def test_json(garden: Catalog) -> None:
    """--json prints the answer of the engine, and the same bytes each time."""
    result = _assess(_HEDGE, "--json")

    assert result.exit_code == 0
    assert json.loads(result.output) == answer_json(assess(garden, Request(text=_HEDGE)))
    assert result.output == _assess(_HEDGE, "--json").output


def test_json_keeps_letters() -> None:
    """Accents are letters in the output, not escapes."""
    assert "derrière" in _assess("Tondre la pelouse derrière la maison", "--json").output


def test_a_reply() -> None:
    """The question names its values, and one of them settles the verdict."""
    asked = _assess(_HEDGE).output

    assert "How tall is the hedge?" in asked
    assert "low: Two metres or less" in asked
    assert _assess(_HEDGE, "--answer", "que-height=low").output.startswith("Included")
    assert _assess(_HEDGE, "--answer", "que-height=tall").output.startswith("Excluded")


def test_bad_replies_are_told_together() -> None:
    """Every reply that fits no question is a sentence with what would fit."""
    result = _assess(
        _HEDGE, "--answer", "que-height=huge", "--answer", "height=low", "--answer", "que-height"
    )
    known = "write QUESTION=VALUE; the questions are que-height, que-watering, que-size-lawns."

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "--answer que-height=huge: the values of que-height are low, tall, unknown.",
        f"--answer height=low: {known}",
        f"--answer que-height: {known}",
    ]


def test_a_deadline() -> None:
    """With the time of sending, the answer says by when a first response is aimed at."""
    result = _assess("Mow the lawn", "--submitted", "2025-03-07T17:00", "--level", "storm")

    assert result.exit_code == 0
    assert "8 March 2025" in result.output


def test_another_channel() -> None:
    """Another channel has no target, and the answer says so."""
    data = json.loads(_assess("Mow the lawn", "--channel", "other", "--json").output)

    assert (data["deadline"]["target"], data["deadline"]["note"]) == (None, "other-channel")


def test_a_contract() -> None:
    """What the contract covers in so many words is included."""
    terms = _file("contract.json", '{"contracted": ["exc-chemicals"], "increment": 0.5}')

    assert _assess(_ROSES).output.startswith("Excluded")
    assert _assess(_ROSES, "--contract", terms).output.startswith("Included")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "contract.json is no JSON file (line 1, column 2)."),
        (b"\xff\xfe", "contract.json is no JSON file: save it as UTF-8."),
        (b"[]", "contract.json must hold one JSON object."),
        (b'{"increment": 0}', "a number of hours from 0.01 to 24 is wanted"),
        pytest.param(
            b"[" * 100_000,
            "contract.json is no JSON file.",
        ),
    ],
)
def test_a_bad_contract(content: bytes, message: str) -> None:
    """A contract that cannot be read is misuse, told in words."""
    Path("contract.json").write_bytes(content)
    result = _assess("Mow the lawn", "--contract", "contract.json")

    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_file_of_requests() -> None:
    """Each line is answered in order under its own id, in its own language."""
    source = _file(
        "in.jsonl",
        '{"id": "a", "text": "Mow the lawn"}',
        '{"id": 2, "text": "Abattre le vieux cerisier", "note": "kept out"}',
        "",
        '{"text": "Mow the lawn", "lang": "fr"}',
        '{"id": "d", "text": "", "lang": "xx"}',
    )
    result = _assess("--file", source, "--out", "out.jsonl")
    rows = _rows(Path("out.jsonl").read_text("utf-8"))

    assert (result.exit_code, result.output) == (0, "")
    assert [(row["id"], row["verdict"], row["lang"]) for row in rows] == [
        ("a", "included", "en"),
        (2, "excluded", "fr"),
        (None, "included", "fr"),
        ("d", "unclear", "fr"),
    ]


def test_a_line_is_the_answer_of_its_text() -> None:
    """A line of the output is what --json prints for the same text, with the id."""
    source = _file("in.jsonl", json.dumps({"id": "a", "text": _HEDGE}))
    (row,) = _rows(_assess("--file", source).output)

    assert row == {"id": "a", **json.loads(_assess(_HEDGE, "--json").output)}


def test_options_hold_for_every_line() -> None:
    """Contract, replies and language given as options count for the whole file."""
    source = _file(
        "in.jsonl", json.dumps({"text": _HEDGE}), json.dumps({"text": _ROSES, "lang": "en"})
    )
    terms = _file("contract.json", '{"contracted": ["exc-chemicals"]}')
    result = _assess(
        "--file", source, "--contract", terms, "--answer", "que-height=low", "--lang", "fr"
    )

    assert [(row["verdict"], row["lang"]) for row in _rows(result.output)] == [
        ("included", "fr"),
        ("included", "fr"),
    ]


def test_bad_lines() -> None:
    """Every bad line is reported with its number, the others are answered, exit code 1."""
    source = _file(
        "in.jsonl",
        "{",
        '{"id": "a", "text": "Mow the lawn"}',
        '["text"]',
        '{"text": 7}',
        '{"text": "\\udfff"}',
        "[" * 100_000,
    )
    result = _assess("--file", source, "--out", "out.jsonl")

    assert result.exit_code == 1
    assert [row["id"] for row in _rows(Path("out.jsonl").read_text("utf-8"))] == ["a"]
    assert result.stderr.splitlines() == [
        "in.jsonl:1: this line is no JSON object",
        "in.jsonl:3: this line is no JSON object",
        "in.jsonl:4: the field “text” is missing or no text",
        "in.jsonl:5: this line is no JSON object",
        "in.jsonl:6: this line is no JSON object",
    ]


def test_an_empty_file() -> None:
    """A file without requests gives an empty output."""
    result = _assess("--file", _file("in.jsonl"), "--out", "out.jsonl")

    assert result.exit_code == 0
    assert Path("out.jsonl").read_text("utf-8") == ""


def test_hostile_lines() -> None:
    """Control characters, markup and long texts come back as one line of JSON each."""
    texts = ["\x00\x1b[31m", "a\u2028b\u2029c\x85d\ne", "<script>", "x" * 25_000, "\u202elawn"]
    source = _file("in.jsonl", *(json.dumps({"id": text[:9], "text": text}) for text in texts))
    result = _assess("--file", source, "--out", "out.jsonl")
    lines = Path("out.jsonl").read_text("utf-8").rstrip("\n").split("\n")

    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in lines] == [text[:9] for text in texts]
    assert json.loads(lines[3])["notes"] == ["cut"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Give either a TEXT or --file IN.jsonl."),
        (["Mow", "--file", "in.jsonl"], "Give either a TEXT or --file IN.jsonl."),
        (["Mow", "--submitted", "yesterday"], "“yesterday” is not a time that can be read"),
        (["Mow", "--submitted", "2025-02-30T10:00"], "is not a time that can be read"),
        (["Mow", "--level", "purple"], "There is no level “purple”: known are storm, calm."),
        (["Mow", "--version", "1999-01-01"], "There is no version 1999-01-01: known are draft."),
        (["Mow", "--channel", "pigeon"], "'pigeon' is not one of 'portal', 'other'"),
        (["Mow", "--lang", "de"], "'de' is not one of 'fr', 'en'"),
        (["--file", "none.jsonl"], "File 'none.jsonl' does not exist."),
        (["--file", "latin.jsonl"], "latin.jsonl is not UTF-8 text: save it as UTF-8"),
        (["Mow", "--contract", "none.json"], "File 'none.json' does not exist."),
        (["Mow", "--out", "none/out.json"], "none/out.json: No such file or directory"),
    ],
)
def test_misuse(arguments: list[str], message: str) -> None:
    """What cannot be done is one sentence and exit code 2; nothing is answered."""
    _file("in.jsonl", '{"text": "Mow the lawn"}')
    Path("latin.jsonl").write_bytes('{"text": "Tondre là-bas"}'.encode("latin-1"))
    options = ["--catalog", _GARDEN, *(() if "--version" in arguments else ("--version", "draft"))]
    result = CliRunner().invoke(main, ["assess", *arguments, *options], prog_name="guide")

    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_out_for_a_text() -> None:
    """--out takes the answer to a single text too."""
    _assess("Mow the lawn", "--out", "answer.txt")
    _assess("Mow the lawn", "--json", "--out", "answer.json")

    assert Path("answer.txt").read_text("utf-8") == _assess("Mow the lawn").output
    assert json.loads(Path("answer.json").read_text("utf-8"))["verdict"] == "included"


def test_help() -> None:
    """The help shows an example."""
    assert 'guide assess "Add Lea to the support group"' in _assess("--help").output
