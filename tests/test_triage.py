"""`guide triage`: backlogs as other programs write them, answered row by row and added up.

Every backlog here is made up; the garden service stands for any service.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from calculator import DEFAULT_CONTRACT, Request, answer_json, assess
from calculator.effort import combine
from tools.cli import main
from tools.desk import backlog_xlsx
from tools.desk.backlog import Row, open_backlog
from tools.desk.backlog_fault import BacklogError
from tools.desk.backlog_table import Broken
from tools.desk.cells import guarded
from tools.desk.triage import Tally
from tools.desk.triage_cells import COLUMNS
from tools.errors import GuideError, MisuseError
from tools.triage_crew import Desk, answer_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculator.catalog import Catalog

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
_MOW = "Please mow the lawn behind the shed"
_FELL = "Fell the dead cherry tree"
_HEDGE = "The hedge has grown a lot, can it be trimmed?"
_STUFF = "Do the thing with the stuff please"
_TONDRE = "Tondre la pelouse derrière l’abri"
_TABLE = [
    ["Issue key", "Summary", "Comment", "Comment", "Description"],
    ["G-1", _MOW, "", "done; soon", "It is long,\nvery long"],
    ["G-2", _FELL, "", "", ""],
    ["G-3", _HEDGE, "", "", ""],
    ["G-4", _STUFF, "", "", ""],
    ["G-5", "please MOW the lawn, behind the shed!", "", "", "It is long very long"],
]
_DATA_ROWS = len(_TABLE) - 1


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _csv(rows: Sequence[Sequence[str]], separator: str = ",") -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue()


def _file(content: str | bytes, name: str = "backlog.csv") -> Path:
    data = content if isinstance(content, bytes) else content.encode()
    Path(name).write_bytes(data)
    return Path(name)


def _workbook(rows: Sequence[Sequence[object]], name: str = "backlog.xlsx") -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(name)
    return Path(name)


def _read(path: Path, *wanted: str) -> list[Row | Broken]:
    with open_backlog(path, wanted) as opened:
        return list(opened.rows)


def _triage(path: Path, *arguments: str) -> Result:
    given = ("triage", str(path), "--catalog", str(_GARDEN), "--version", "draft", *arguments)
    return CliRunner().invoke(main, given, prog_name="guide")


def _rows(path: Path, separator: str = ",") -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


# Reading


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("cp1252", b""),
    ],
)
def test_encodings_and_separators(separator: str, encoding: str, bom: bytes) -> None:
    """A CSV file reads the same in every usual encoding, with every usual separator."""
    table = [["Clé", "Résumé"], ["J-1", _TONDRE], ["J-2", "Tailler, puis\ntondre ; ramasser"]]
    path = _file(bom + _csv(table, separator).encode(encoding))

    assert _read(path) == [
        Row(2, "J-1", _TONDRE),
        Row(3, "J-2", "Tailler, puis\ntondre ; ramasser"),
    ]


def test_export_with_duplicate_names() -> None:
    """In a raw export the first column of each known name is taken, and rows keep their numbers."""
    with open_backlog(_file(_csv(_TABLE))) as opened:
        rows = list(opened.rows)

    assert (opened.columns.texts, opened.columns.key, opened.columns.guessed) == ((1, 4), 0, True)
    assert rows[0] == Row(2, "G-1", f"{_MOW}\nIt is long,\nvery long")


@pytest.mark.parametrize(
    ("header", "texts", "key"),
    [
        (["Issue key", "Issue id", "Summary", "Description"], (2, 3), 0),
        (["Clé de ticket", "ID de ticket", "Résumé", "Description"], (2, 3), 0),
        (["Description", "Summary"], (1, 0), None),
        (["N°", "Titre de la demande", "Priorité"], (1,), 0),
        (["id", "Objet", "Détails"], (1, 2), 0),
        (["What", "Who"], (0,), None),  # no known name: the column with most words
    ],
)
def test_columns_are_guessed(header: list[str], texts: tuple[int, ...], key: int | None) -> None:
    """Columns are found by their names in both languages, else by what they hold."""
    row = [f"some longer text {name}" if name == "What" else "Lea" for name in header]
    with open_backlog(_file(_csv([header, row]))) as opened:
        found = opened.columns

    assert (found.texts, found.key) == (texts, key)


def test_columns_may_be_named() -> None:
    """A person's choice goes first; a name that stands over several columns means them all."""
    path = _file(_csv(_TABLE))

    assert _read(path, "comment")[0] == Row(2, "G-1", "done; soon")
    assert _read(path, "Description", "Summary")[1] == Row(3, "G-2", _FELL)


def test_unknown_column_is_misuse() -> None:
    """A column that is not there is answered with those that are."""
    done = _triage(_file(_csv(_TABLE)), "--column", "Wish")

    assert (done.exit_code, done.stderr) == (
        2,
        "backlog.csv has no column Wish: it has Issue key, Summary, Comment, Description.\n",
    )


def test_list_of_one_column() -> None:
    """In a list without header each line is a request, commas and all."""
    path = _file(f"{_MOW}, then rest\n\n{_FELL}\n{_HEDGE}\n")

    assert [(row.number, row.text) for row in _read(path) if isinstance(row, Row)] == [
        (1, f"{_MOW}, then rest"),
        (3, _FELL),
        (4, _HEDGE),
    ]


def test_separator_line() -> None:
    """The line by which a spreadsheet is told the separator is obeyed and is no row."""
    assert _read(_file("sep=|\nkey|summary\nG-1|Mow; the lawn\n")) == [
        Row(2, "G-1", "Mow; the lawn")
    ]


def test_workbook_reads_as_csv() -> None:
    """The same table gives the same rows from a workbook, whose name may end otherwise."""
    rows = _read(_file(_csv(_TABLE)))

    assert _read(_workbook(_TABLE)) == rows
    assert _read(Path("backlog.xlsx").rename("backlog.csv")) == rows


def test_workbook_with_title_lines_and_sheets() -> None:
    """Lines above the header, empty rows and other sheets are passed over."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Read me", 3])
    sheet = book.create_sheet("Demandes")
    for row in (["Export"], [], ["Clé", "Résumé"], [], [17.0, _TONDRE]):
        sheet.append(row)
    book.save("book.xlsx")
    with open_backlog(Path("book.xlsx")) as opened:
        found = (opened.kind, list(opened.rows))

    assert found == (("XLSX", "Demandes"), [Row(5, "17", _TONDRE)])


# One broken kind each


@pytest.mark.parametrize(
    ("content", "broken"),
    [
        # A line break outside of quotes makes two short rows.
        (b"key,summary\nG-1,Mow\nG-2\nG-3,Fell\n", Broken(3, "cells", _COUNTED := (
            ("cells", "1"), ("columns", "2")))),
        (b'key,summary\nG-1,Mow\nG-2,"Mow the lawn\nG-3,Fell\n', Broken(3, "quotes")),
        (b'key,summary\nG-1,Mow\nG-2,"Mow" the lawn\nG-3,Fell\n', Broken(3, "quotes")),
        ("key,summary\nG-1,éé\nG-2,".encode() + b"\xff\nG-3,Fell\n", Broken(3, "bytes")),
        (b"key,summary\nG-1,Mow\nG-2,M\0w\nG-3,Fell\n", Broken(3, "bytes")),
        (b"key,summary\nG-1,Mow\nG-2,\nG-3,Fell\n", Broken(3, "empty")),
        (b"key,summary\nG-1,Mow\nG-2,#REF!\nG-3,Fell\n", Broken(3, "formula", (
            ("value", "#REF!"),))),
    ],
    ids=["cells", "unclosed", "text-after-quote", "bytes", "nul", "empty", "formula"],
)  # fmt: skip
def test_broken_row(content: bytes, broken: Broken) -> None:
    """A broken row is told with its number and its reason; those around it are read."""
    rows = _read(_file(content))

    assert [row for row in rows if isinstance(row, Broken)] == [broken]
    assert [row.number for row in rows] == [2, 3, 4]


def test_damaged_sheet() -> None:
    """Rows before the damage are read; the first one after it is told."""
    whole = _workbook([["Summary"], *([f"Mow lawn {n}"] for n in range(3000))])
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile("cut.xlsx", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[: len(content) // 2] if "sheet1" in name else content)
    rows = _read(Path("cut.xlsx"))

    assert isinstance(rows[0], Row)
    assert rows[-1] == Broken(len(rows) + 1, "damaged")


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "b.csv", "b.csv is empty."),
        (b"\n\n", "b.csv", "b.csv is empty."),
        (b"<html><table>", "b.xlsx", "b.xlsx is a web page or XML: "),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "b.xlsx", "b.xlsx is of an old format or has "),
        (b"key,summary\n", "b.xlsx", "b.xlsx is no workbook, whatever its name says: is it a CSV"),
        (b"PK\x03\x04 and nothing", "b.xlsx", "b.xlsx is damaged or no workbook: open it in a "),
        (b"\x89PNG\r\n\0\0\0\rIHDR\0\0", "b.csv", "b.csv is neither a CSV file nor a workbook "),
    ],
)
def test_file_that_is_not_what_it_says(content: bytes, name: str, message: str) -> None:
    """A file that is no backlog at all is refused in a sentence."""
    done = _triage(_file(content, name))

    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(message)


@pytest.mark.parametrize("code", ["empty", "no_table", "no_text", "damaged", "web_page"])
def test_each_sentence_on_a_file_stands_in_both_languages(code: str) -> None:
    """What the command line says in English, a French page says in French."""
    fault = BacklogError(code, "b.csv")

    assert fault.told("fr") != str(fault) == fault.told("en")
    assert fault.told("fr").startswith("b.csv ")


def test_workbook_that_unpacks_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook larger than memory is refused before it is unpacked."""
    path = _workbook(_TABLE)
    monkeypatch.setattr(backlog_xlsx, "_UNPACKED_AT_MOST", 1000)

    with pytest.raises(MisuseError, match="unpacks to 0 MB"):
        _read(path)


# Answers


def test_rows_are_answered_as_assess_does(garden: Catalog) -> None:
    """Each row has the answer that the same text gets alone."""
    done = _triage(_file(_csv(_TABLE)), "--out", "out.json", "--lang", "en")
    results = json.loads(Path("out.json").read_text(encoding="utf-8"))["results"]

    assert done.exit_code == 0
    for found in results:
        alone = answer_json(assess(garden, Request(found["text"], lang="en")))
        assert (found["verdict"], found["best"]) == (alone["verdict"], alone["best"])
        assert found["clause"] == (alone["clauses"][0]["id"] if alone["clauses"] else None)
        for name in ("low", "likely", "high", "mean") if alone["hours"] else ():
            assert found["hours"][name] == alone["hours"][name]


def test_what_is_written() -> None:
    """Every column is filled where it applies, and a duplicate names the row it repeats."""
    _triage(_file(_csv(_TABLE)), "--out", "out.csv", "--lang", "en")
    mow, fell, hedge, stuff, again = _rows(Path("out.csv"))

    assert len(mow) == len(COLUMNS)
    assert (mow["Row"], mow["Key"], mow["Verdict"], mow["Clause id"], mow["Duplicate of row"]) == (
        *("2", "G-1", "Included", "inc-mowing", ""),
    )
    assert float(mow["Hours low"]) < float(mow["Hours likely"]) < float(mow["Hours high"])
    assert mow["Hours rest on"] == "illustrative figure"
    assert (fell["Verdict"], fell["Clause id"]) == ("Excluded", "exc-felling")
    assert fell["Route"]
    assert (hedge["Verdict"], hedge["Question to ask"][-1]) == ("It depends", "?")
    assert (stuff["Verdict"], stuff["Clause id"]) == ("Too little to go on", "")
    assert again["Duplicate of row"] == "2"


def test_summary_adds_up(garden: Catalog) -> None:
    """The summary counts rows by verdict, and its hours are those of the simulation."""
    done = _triage(_file(_csv(_TABLE)), "--json", "--lang", "en")
    summary = json.loads(done.stdout)
    texts = [f"{row[1]}\n{row[4]}".strip() for row in _TABLE[1:]]
    hours = [found for text in texts if (found := assess(garden, Request(text)).hours)]
    together = combine(garden.advice.effort, hours, DEFAULT_CONTRACT)

    assert (summary["rows"], summary["duplicates"], summary["broken"]) == (_DATA_ROWS, 1, [])
    assert {code: each["rows"] for code, each in summary["verdicts"].items()} == {
        "included": 2,
        "depends": 1,
        "excluded": 1,
        "unclear": 1,
    }
    assert sum(each["share"] for each in summary["verdicts"].values()) == pytest.approx(1)
    assert [(each["clause"], each["rows"]) for each in summary["outside"]] == [("exc-felling", 1)]
    assert summary["prerequisites"]
    assert [summary["hours"][name] for name in ("low", "likely", "high", "mean")] == [
        *(together.low, together.likely, together.high, together.mean),
    ]
    assert summary["hours_without_duplicates"]["mean"] == hours[0].mean
    assert summary["source"]["columns"] == ["Summary", "Description"]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("fr", ["Colonnes de texte : Summary + Description (devinées", "Inclus : 2 lignes (40 %)"]),
        ("en", ["Text columns: Summary + Description (guessed", "Included: 2 rows (40 %)"]),
    ],
)
def test_summary_for_people(lang: str, expected: list[str]) -> None:
    """The summary says which columns were read and what the rows come to, in either language."""
    done = _triage(_file(_csv(_TABLE)), "--lang", lang)
    shown = done.stdout.replace("\u00a0", " ")

    assert [line for line in expected if line not in shown] == []


def test_language_of_the_backlog_is_that_of_the_output() -> None:
    """Without --lang the output speaks as the requests do."""
    path = _file(_csv([["Résumé"], [_TONDRE], ["Abattre le vieux cerisier de la cour"]]))

    assert "Colonnes de texte" in _triage(path).stdout


def test_broken_rows_are_listed_and_the_others_answered() -> None:
    """Broken rows end in exit code 1, by number in the summary and in the file."""
    table = [*_TABLE, ["G-6"], ["G-7", "", "", "", ""], ["G-8", _FELL, "", "", ""]]
    done = _triage(_file(_csv(table)), "--out", "out.csv", "--lang", "en")
    rows = _rows(Path("out.csv"))

    assert done.exit_code == 1
    assert "  row 7: 1 cells for 5 columns (quotes missing?)\n" in done.stdout
    assert "  row 8: no text in the columns read\n" in done.stdout
    assert done.stderr.endswith("backlog.csv: 2 rows could not be read, see above.\n")
    assert (rows[5]["Verdict"], rows[6]["Verdict"], rows[7]["Verdict"]) == ("", "", "Excluded")


def test_contract_counts() -> None:
    """What a contract explicitly covers is no longer out."""
    _file('{"contracted": ["exc-chemicals"]}', "contract.json")
    path = _file(_csv([["Summary"], ["Spray a weedkiller on the alley"]]))
    done = _triage(path, "--contract", "contract.json", "--json")
    plain = _triage(path, "--json")

    assert list(json.loads(plain.stdout)["verdicts"]) == ["excluded"]
    assert list(json.loads(done.stdout)["verdicts"]) == ["included"]


@pytest.mark.parametrize("contract", ['{"increment": -1}', "[]", "no JSON"])
def test_contract_that_cannot_be_read_is_told_first(contract: str) -> None:
    """A wrong contract is misuse, before any row is answered."""
    _file(contract, "contract.json")
    done = _triage(_file(_csv(_TABLE)), "--contract", "contract.json", "--out", "out.csv")

    assert done.exit_code == 2
    assert not Path("out.csv").exists()


# Files


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_formulas_are_guarded(start: str) -> None:
    """A text that a spreadsheet would compute is made a text."""
    assert guarded(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_no_cell_is_a_formula(name: str) -> None:
    """Neither keys nor texts of a hostile backlog are computed when the result is opened."""
    hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(A1)"]
    table = [["key", "summary"], *([each, f"{each} mow the lawn"] for each in hostile)]
    _triage(_file(_csv(table)), "--out", name, "--lang", "en")
    if name.endswith("csv"):
        written: list[Any] = [list(row.values()) for row in _rows(Path(name))]
    else:
        written = list(openpyxl.load_workbook(name)["Rows"].iter_rows(min_row=2))
        assert {cell.data_type for row in written for cell in row} <= {"n", "s", "inlineStr"}
        written = [[cell.value for cell in row] for row in written]

    assert [row[1] for row in written] == [f"'{each}" for each in hostile]
    assert [row[2][:2] for row in written] == [f"'{each[0]}" for each in hostile]


def test_french_csv_opens_in_a_french_spreadsheet() -> None:
    """In French, columns are parted by semicolons and figures have a decimal comma."""
    _triage(_file(_csv(_TABLE)), "--out", "out.csv", "--lang", "fr")
    (first, *_) = _rows(Path("out.csv"), ";")

    assert Path("out.csv").read_bytes().startswith(codecs.BOM_UTF8)
    assert "," in first["Heures basses"]


def test_workbook_holds_figures_and_the_summary() -> None:
    """Hours are numbers in a workbook; the summary has a sheet of its own."""
    _triage(_workbook(_TABLE), "--out", "out.xlsx", "--lang", "en")
    book = openpyxl.load_workbook("out.xlsx")

    assert book.sheetnames == ["Rows", "Summary"]
    assert isinstance(book["Rows"].cell(2, COLUMNS.index("likely") + 1).value, float | int)
    assert book["Summary"].cell(1, 1).value == "File read"


def test_markdown_has_summary_and_table() -> None:
    """Markdown begins with the summary; marks in a text do nothing."""
    table = [["summary"], ["Mow the lawn | <b>*now*</b>\nplease"]]
    _triage(_file(_csv(table)), "--out", "out.md", "--lang", "en")
    text = Path("out.md").read_text(encoding="utf-8")

    assert text.startswith("# Summary\n\n## File read\n")
    assert r"| Mow the lawn \| \<b\>\*now\*\</b\> please |" in text


def test_hostile_characters_survive_every_format() -> None:
    """Control characters and unpaired halves never end a file in the middle."""
    table = [["key", "summary"], ["\x1b[31m\x07", "mow \x0b\u202e the lawn \ufffe <script>"]]
    path = _file(_csv(table))

    codes = [
        _triage(path, "--out", f"out.{end}").exit_code for end in ("csv", "xlsx", "json", "md")
    ]
    assert codes == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("out.pdf", "--out out.pdf: the name must end with csv, xlsx, json, md.\n"),
        ("no/out.csv", "--out no/out.csv: there is no folder no.\n"),
        ("backlog.csv", "--out backlog.csv is the backlog itself: give another name.\n"),
    ],
)
def test_place_that_cannot_be_written(out: str, message: str) -> None:
    """A place where nothing can be written is told before the work starts."""
    done = _triage(_file(_csv(_TABLE)), "--out", out)

    assert (done.exit_code, done.stderr) == (2, message)


def test_nothing_is_left_after_a_failure(garden: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old result stays as it was when the new one is not finished."""
    del garden
    _file("old", "out.csv")
    monkeypatch.setattr(Tally, "summary", _fails)
    done = _triage(_file(_csv(_TABLE)), "--out", "out.csv")

    assert done.exit_code == 1
    assert Path("out.csv").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path().iterdir()) == ["backlog.csv", "out.csv"]


def _fails(*_: object) -> None:
    raise GuideError("no")


# Many rows


def _desk(catalog: Catalog) -> Desk:
    hashes = (catalog.contract_hash, catalog.advice_hash)
    return Desk(_GARDEN, "draft", None, None, "en", hashes)


def test_two_processes_answer_as_one(garden: Catalog) -> None:
    """Thousands of rows come back in order, the same from two processes as from one."""
    texts = [_MOW, _FELL, _HEDGE, _STUFF, _TONDRE]
    rows = [Row(n, f"G-{n}", f"{texts[n % 5]} {n % 7}") for n in range(2, 3002)]
    together = list(answer_all(garden, _desk(garden), iter(rows), workers=2))

    assert together == list(answer_all(garden, _desk(garden), iter(rows), workers=1))


def test_rows_are_read_as_they_are_answered(garden: Catalog) -> None:
    """However long a backlog is, only a bounded part of it is in memory."""
    read = 0

    def rows() -> Any:  # noqa: ANN401 - a generator that counts
        nonlocal read
        for read in range(1, 5001):
            yield Row(read, "", _MOW)

    found = answer_all(garden, _desk(garden), rows(), workers=2)
    next(found)
    ahead = read
    found.close()  # type: ignore[attr-defined]

    assert ahead <= 1000


def test_catalog_that_changes_meanwhile(garden: Catalog) -> None:
    """Answers of two states of a catalog are never mixed."""
    desk = replace(_desk(garden), hashes=("other", "other"))
    rows = [Row(n, "", _MOW) for n in range(1000)]

    with pytest.raises(GuideError, match="The catalog changed"):
        list(answer_all(garden, desk, rows, workers=2))


def test_the_totals_can_be_configured() -> None:
    """What a backlog comes to is a line that `guide configure` sizes, with the same work in it."""
    summary = json.loads(_triage(_file(_csv(_TABLE)), "--json").stdout)
    contract = _file(json.dumps({"lines": [{"backlog": summary["backlog"]}]}).encode(), "c.json")
    sized = CliRunner().invoke(
        main, ["configure", str(contract), "--format", "json", "--catalog", str(_GARDEN)]
    )
    data = json.loads(sized.output)

    assert {name: share["times"] for name, share in data["fit"]["verdicts"].items()} == {
        name: each["rows"] for name, each in summary["verdicts"].items()
    }
    assert [each["clause"] for each in data["outside"]] == ["exc-felling"]
    assert [each["id"] for each in data["questions"]] == [*summary["backlog"]["questions"]]
