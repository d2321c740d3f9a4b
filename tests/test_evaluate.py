"""`guide evaluate`: labelled requests, what counts as right, and figures that flatter nobody."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from calculator.answer import VERDICTS
from tools.cli import main
from tools.evaluate import Share, confusion, figures, groups, judge, labels, worst_errors

if TYPE_CHECKING:
    from calculator.catalog import Catalog
    from tools.data import Json
    from tools.evaluate import Judged

_GARDEN = str(Path(__file__).parent / "fixtures" / "catalogs" / "garden")
_MOW: dict[str, Json] = {
    "text": "Mow the lawn",
    "verdict": "included",
    "clauses": ["S2.A1"],
    "lang": "en",
}
_FELL: dict[str, Json] = {"text": "Abattre le vieux cerisier", "verdict": "excluded", "lang": "fr"}
_PERU: dict[str, Json] = {
    "text": "What is the capital of Peru?",
    "verdict": "offtopic",
    "lang": "en",
}
_STUFF: dict[str, Json] = {
    "text": "Do the thing with the stuff please",
    "verdict": "contact",
    "lang": "en",
}
_WRONG: dict[str, Json] = {
    "text": "Please mow the lawn",
    "verdict": "excluded",
    "lang": "en",
    "id": "w",
}
_ROWS = [_MOW, _FELL, _PERU, _STUFF, _WRONG]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _judge(catalog: Catalog, **row: Json) -> Judged:
    return judge(catalog, row, 1)


def _write(folder: Path, rows: list[dict[str, Json]], name: str = "rows.jsonl") -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _evaluate(*arguments: str) -> Result:
    arguments = ("evaluate", *arguments, "--catalog", _GARDEN, "--version", "draft")
    return CliRunner().invoke(main, arguments, prog_name="guide")


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        # Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
        # Medicine 17, 1998, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # The mirror image of the third.
        (20, 20, 0.8389, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_interval(hits: int, of: int, low: float, high: float) -> None:
    """The interval of Wilson has its published values, and tells nothing of nothing."""
    assert Share(hits, of).interval == pytest.approx((low, high), abs=0.00005)


def test_share() -> None:
    """A share is a quotient, 0 of nothing."""
    assert (Share(3, 4).value, Share(0, 0).value) == (0.75, 0.0)


@pytest.mark.parametrize(
    ("label", "verdicts"),
    [
        ("included", {"included"}),
        ("excluded", {"excluded"}),
        ("depends", {"depends"}),
        ("contact", {"contact"}),
        ("client", {"client", "depends"}),
        ("conditional", {"client", "depends"}),
        ("unrelated", {"unrelated", "unclear"}),
        ("offtopic", {"unrelated", "unclear"}),
        ("unclear", {"unclear"}),
    ],
)
def test_labels(garden: Catalog, label: str, verdicts: set[str]) -> None:
    """Each label is met by its verdicts and by no other."""
    assert _judge(garden, text="Mow the lawn", verdict=label).right == verdicts


def test_every_verdict_is_a_label() -> None:
    """Whatever the engine may answer can be asked for."""
    assert set(VERDICTS) < labels()


def test_a_second_label_is_as_right_as_the_first(garden: Catalog) -> None:
    """Where two readings are right, either is."""
    judged = _judge(garden, text="Mow the lawn", verdict="excluded", also="included")

    assert judged.right == {"excluded", "included"}
    assert judged.answer_right


@pytest.mark.parametrize("clause", ["chg-in-writing", "S6.2", "acc-renewal"])
def test_a_condition_may_be_met_by_the_contact(garden: Catalog, clause: str) -> None:
    """A conditional matter is right too when the contact is named, where its kind goes there."""
    near = _judge(garden, text="x", verdict="conditional", clauses=[clause])
    far = _judge(garden, text="x", verdict="conditional", clauses=["S2.A1", "S5.1"])

    assert near.right - far.right == {"contact"}


@pytest.mark.parametrize("label", ["excluded", "offtopic"])
@pytest.mark.parametrize("clause", ["exc-pool", "S3.2"])
def test_work_outside_the_service(garden: Catalog, label: str, clause: str) -> None:
    """Left out or called unrelated: both are right for what lies outside the service's world."""
    elsewhere = replace(garden, advice=replace(garden.advice, outside="exc-pool"))
    judged = _judge(elsewhere, text="x", verdict=label, clauses=[clause])
    inside = _judge(elsewhere, text="x", verdict="excluded", clauses=["exc-pipes"])

    assert judged.right >= {"excluded", "unrelated"}
    assert "included" not in judged.right
    assert inside.right == {"excluded"}


def test_one_request(garden: Catalog) -> None:
    """A judged request tells whether best, verdict and clause are right."""
    mow = _judge(garden, **_MOW)

    assert (mow.best_right, mow.answered, mow.answer_right, mow.clause_found) == (True,) * 4
    assert (mow.id, mow.lang, mow.difficulty) == ("1", "en", "–")


@pytest.mark.parametrize(
    ("clauses", "found"),
    [(["S2.A1"], True), (["inc-mowing"], True), (["S9.9"], False), (["2.A1"], False)],
)
def test_the_clause(garden: Catalog, clauses: list[Json], found: bool) -> None:  # noqa: FBT001
    """A labelled clause is looked for by the number of its source or by its id."""
    row: dict[str, Json] = {"text": "Mow the lawn", "verdict": "included", "clauses": clauses}

    assert judge(garden, row, 1).clause_found is found


def test_abstaining_is_no_answer(garden: Catalog) -> None:
    """“Unclear” counts neither for precision nor as a wrong answer."""
    stuff = _judge(garden, **_STUFF)
    counted = figures([stuff])

    assert (stuff.answered, stuff.answer_right) == (False, False)
    assert (counted.answered, counted.precision) == (Share(0, 1), Share(0, 0))
    assert worst_errors([stuff]) == []


def test_an_unknown_language_is_guessed(garden: Catalog) -> None:
    """A language that the service does not speak is no reason to stop."""
    judged = _judge(garden, text="The watering has stopped working", verdict="depends", lang="de")

    assert (judged.lang, judged.answer.verdict) == ("en", "depends")


def test_figures(garden: Catalog) -> None:
    """Accuracy is that of best, precision that of the answers given; errors are counted."""
    rows = [judge(garden, row, number) for number, row in enumerate(_ROWS, start=1)]
    counted = figures(rows)

    assert counted.answered == Share(4, 5)
    assert counted.precision == Share(3, 4)
    assert counted.wrong_included == Share(1, 5)
    assert counted.clause_found == Share(1, 1)
    assert counted.accuracy.of == 5


def test_groups(garden: Catalog) -> None:
    """Requests are counted together, by difficulty and language, and by label."""
    rows = [
        _judge(garden, text="Mow the lawn", verdict="included", lang="en", difficulty="ordinary"),
        _judge(garden, text="Tondre", verdict="included", lang="fr", difficulty="hard"),
    ]
    found = {name: len(group) for name, group in groups(rows).items()}

    assert found == {
        "all": 2,
        "ordinary": 1,
        "en ordinary": 1,
        "hard": 1,
        "fr hard": 1,
        "label included": 2,
    }


def test_errors_that_cost_most_come_first(garden: Catalog) -> None:
    """A wrong “included” stands before the other wrong answers; ten are shown at most."""
    wrong = _judge(garden, **_WRONG)
    other = _judge(garden, text="Clean the pool", verdict="included", id="a")
    fine = _judge(garden, **_MOW)

    assert [row.id for row in worst_errors([other, fine, wrong])] == ["w", "a"]
    assert len(worst_errors([wrong] * 30)) == 10
    assert confusion([wrong, other])["excluded", "included"] == 1


def test_the_table(folder: Path) -> None:
    """The table counts all requests and groups, with intervals, and names the worst errors."""
    _write(folder, _ROWS)
    result = _evaluate("rows.jsonl")
    lines = result.output.splitlines()

    assert result.exit_code == 0
    assert lines[0].split() == ("n accuracy answered precision wrong included clause found".split())
    assert lines[1].startswith("all                       5")
    assert "80.0 % (38–96)" in lines[1]
    assert "      excluded → included      1" in lines
    assert "w: excluded → included: 'Please mow the lawn'" in lines


def test_the_json(folder: Path) -> None:
    """--json prints the same figures as counts with their intervals."""
    _write(folder, _ROWS)
    result = _evaluate("rows.jsonl", "--json")
    data = json.loads(result.output)

    assert result.exit_code == 0
    assert data["groups"]["all"]["answered"] == {
        "hits": 4,
        "of": 5,
        "interval": [0.3755, 0.9638],
    }
    assert {"label": "excluded", "verdict": "included", "count": 1} in data["confusion"]
    assert [row["id"] for row in data["worst"]] == ["w"]


def test_several_files(folder: Path) -> None:
    """Requests of several files are counted together."""
    _write(folder, [_MOW], "one.jsonl")
    _write(folder, [_FELL, _PERU], "two.jsonl")
    data = json.loads(_evaluate("one.jsonl", "two.jsonl", "--json").output)

    assert data["groups"]["all"]["accuracy"]["of"] == 3


@pytest.mark.parametrize(("wanted", "code"), [("0", 0), ("50", 0), ("50.1", 1), ("100", 1)])
def test_at_least(folder: Path, wanted: str, code: int) -> None:
    """Reaching the accuracy wanted is enough; missing it is a sentence and exit code 1."""
    _write(folder, [_MOW, _WRONG])
    result = _evaluate("rows.jsonl", "--at-least", wanted)

    assert result.exit_code == code
    assert ("The accuracy is 50.0 %, wanted are" in result.stderr) is (code == 1)


def test_at_least_to_the_point(folder: Path) -> None:
    """29 of 50 are 58 %, whatever binary fractions make of it."""
    _write(folder, [_MOW] * 29 + [_WRONG] * 21)

    assert _evaluate("rows.jsonl", "--at-least", "58").exit_code == 0


def test_bad_lines(folder: Path) -> None:
    """Every bad line is named with its fault, the others are counted, and the exit code is 1."""
    lines = [
        json.dumps(_MOW),
        "{",
        "",
        "[1]",
        '{"verdict": "included"}',
        '{"text": "Mow", "verdict": "perhaps"}',
        '{"text": "Mow"}',
        '{"text": "Mow", "verdict": "included", "also": "maybe"}',
        '{"text": "\\ud800", "verdict": "included"}',
        "[" * 100_000,
    ]
    (folder / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = _evaluate("rows.jsonl", "--json")
    known = "is no verdict; known are " + ", ".join(sorted(labels()))

    assert result.exit_code == 1
    assert json.loads(result.stdout)["groups"]["all"]["accuracy"] == {
        "hits": 1,
        "of": 1,
        "interval": [0.2065, 1.0],
    }
    assert sorted(result.stderr.splitlines()) == sorted(
        [
            "rows.jsonl:2: this line is no JSON object",
            "rows.jsonl:4: this line is no JSON object",
            "rows.jsonl:5: the field “text” is missing or no text",
            f"rows.jsonl:6: “perhaps” {known}",
            f"rows.jsonl:7: “” {known}",
            f"rows.jsonl:8: “maybe” {known}",
            "rows.jsonl:9: this line is no JSON object",
            "rows.jsonl:10: this line is no JSON object",
        ]
    )


@pytest.mark.parametrize("content", [b"", b"\n\n", b"{}\n", b"\xff\xfe\x00"])
def test_nothing_to_evaluate(folder: Path, content: bytes) -> None:
    """A file without a labelled request, or no text at all, is misuse."""
    (folder / "rows.jsonl").write_bytes(content)
    result = _evaluate("rows.jsonl")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.strip().endswith(".")


def test_a_file_as_other_systems_write_it(folder: Path) -> None:
    """A byte order mark and line ends of Windows are read."""
    text = "\ufeff" + json.dumps(_MOW) + "\r\n" + json.dumps(_FELL) + "\r\n"
    (folder / "rows.jsonl").write_bytes(text.encode())

    assert (
        json.loads(_evaluate("rows.jsonl", "--json").output)["groups"]["all"]["accuracy"]["of"] == 2
    )


def test_a_missing_file(folder: Path) -> None:
    """A file that is not there is misuse, and named."""
    result = _evaluate(str(folder / "none.jsonl"))

    assert result.exit_code == 2
    assert "none.jsonl' does not exist" in result.stderr
