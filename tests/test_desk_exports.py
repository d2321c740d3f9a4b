"""What sales takes away: each format says what it must, safely, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from calculator.sizing import Sizing, agreement_from_json, size_contract
from tools.catalog import open_catalog
from tools.desk.cells import guarded
from tools.desk.docx import export_docx
from tools.desk.export import EXPORTS
from tools.desk.markdown import escaped, export_md
from tools.desk.sheet import export_csv, export_xlsx
from tools.desk.text import export_txt

if TYPE_CHECKING:
    from calculator.catalog import Catalog

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_HOSTILE = '=HYPERLINK("http://x.example";"a") <b>&amp; | {braces} \0\ud800'
_DATA: dict[str, Any] = {
    "plan": "plan-standard",
    "products": {"jira": "cloud", "other": "data-center"},
    "size": {"users": 1200, "environments": 2},
    "package": 20,
    "options": ["vpn", "interconnection"],
    "lines": [
        {"task": "task-user-accounts", "count": 4, "items": 5},
        {"text": "Acheter 20 licences Jira"},
        {"text": "Our nightly script fails"},
        {"text": _HOSTILE},
        {"text": "-2+3 new fields"},
        {"text": "w" * 1_900},
    ],
    "start": "2026-01-05",
    "rate": 120.5,
    "currency": "EUR",
    "contract": {"contacts": {"account-manager": "@Zoé <i>"}},
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The guide in force."""
    return open_catalog(Path("catalog"))


@pytest.fixture(scope="module")
def sizing(catalog: Catalog) -> Sizing:
    """A contract with something of everything in it, hostile texts included."""
    return size_contract(catalog, agreement_from_json(_DATA, catalog))


def _part(content: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 - our own file


def _texts(root: ET.Element) -> str:
    return " ".join(each.text or "" for each in root.iter(f"{_W}t"))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", EXPORTS)
def test_the_same_bytes(catalog: Catalog, sizing: Sizing, kind: str, lang: str) -> None:
    """Each format gives the same bytes each time, in both languages."""
    first = EXPORTS[kind](catalog, sizing, lang)

    assert first == EXPORTS[kind](catalog, sizing, lang)
    assert len(first) > 1_000


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_catalog_that_offers_less(garden: Catalog, kind: str) -> None:
    """The small catalog, without plan of onboarding or overrun, makes every format too."""
    agreement = agreement_from_json({"lines": [{"task": "task-lawn"}]}, garden)

    assert EXPORTS[kind](garden, size_contract(garden, agreement), "en")


@pytest.mark.parametrize("kind", EXPORTS)
def test_nothing_to_say(garden: Catalog, kind: str) -> None:
    """An empty agreement makes every format, without a figure that is not there."""
    content = EXPORTS[kind](garden, size_contract(garden, agreement_from_json({})), "fr")

    assert content


def test_text_fits_a_terminal(catalog: Catalog, sizing: Sizing) -> None:
    """No line of the text is longer than 88 characters but for a word that is."""
    lines = export_txt(catalog, sizing, "fr").decode().splitlines()

    assert max(map(len, lines)) <= 88


def test_markdown_is_text(catalog: Catalog, sizing: Sizing) -> None:
    """What a person typed is never markup in Markdown."""
    text = export_md(catalog, sizing, "en").decode()

    assert "<b>" not in text
    assert "<i>" not in text
    assert r"\<b\>" in text
    assert all(line.count(" | ") >= 1 for line in text.splitlines() if line.startswith("| "))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("# heading", r"\# heading"),
        ("1. item", r"1\. item"),
        ("- item", r"\- item"),
        ("41.5 h", "41.5 h"),
        ("a\nb", "a b"),
        ("[x](http://y)", r"\[x\](http://y)"),
        ("a | b", r"a \| b"),
    ],
)
def test_escaping(text: str, safe: str) -> None:
    """Marks that would mean something are escaped, others are left as they are."""
    assert escaped(text) == safe


@pytest.mark.parametrize("sign", list("=+-@\t\r＝＋－＠"))
def test_formulas_are_guarded(sign: str) -> None:
    """A text that a spreadsheet would run begins with an apostrophe."""
    assert guarded(f"{sign}1") == f"'{sign}1"


def test_csv_holds_no_formula(catalog: Catalog, sizing: Sizing) -> None:
    """The CSV has one row for each piece of work, its numbers as the language writes them."""
    text = export_csv(catalog, sizing, "fr").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))

    assert len(rows) == len(sizing.work)
    assert rows[0]["Heures probables à chaque fois"] == "1,05"
    assert rows[0]["Identifiant de clause"] == "inc-accounts"
    assert [row["Travail"] for row in rows if row["Travail"].startswith(("=", "-", "@"))] == []


def test_the_workbook_holds_numbers_and_no_formula(catalog: Catalog, sizing: Sizing) -> None:
    """Hours are numbers, shares have a percent format, texts are never formulas."""
    book = load_workbook(io.BytesIO(export_xlsx(catalog, sizing, "en")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert sizing.monthly is not None

    assert book.sheetnames[:3] == ["Hours", "Work", "Out of scope"]
    assert sizing.monthly.mean in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"n", "s"}
    assert any(cell.number_format == "0%" for cell in cells)


def test_the_annex_is_well_made(catalog: Catalog, sizing: Sizing) -> None:
    """Every part is well-formed XML, and each paragraph uses a style that is there."""
    content = export_docx(catalog, sizing, "fr")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    used = {
        each.get(f"{_W}val")
        for each in _part(content, "word/document.xml").iter()
        if each.tag in {f"{_W}pStyle", f"{_W}rStyle", f"{_W}tblStyle"}
    }
    known = {each.get(f"{_W}styleId") for each in _part(content, "word/styles.xml")}

    assert all(_part(content, name) is not None for name in names)
    assert used <= known
    assert not any("vba" in name or "macro" in name.lower() for name in names)


def test_the_annex_is_accessible(catalog: Catalog, sizing: Sizing) -> None:
    """Headings are real, header rows repeat, tables have names, the language is set."""
    content = export_docx(catalog, sizing, "en")
    body = _part(content, "word/document.xml")
    tables = list(body.iter(f"{_W}tbl"))
    headings = [each for each in body.iter(f"{_W}pStyle") if each.get(f"{_W}val") == "Heading1"]
    languages = [
        each.get(f"{_W}val") for each in _part(content, "word/styles.xml").iter(f"{_W}lang")
    ]

    assert len(headings) >= 10
    assert all(len(list(table.iter(f"{_W}tblHeader"))) == 1 for table in tables)
    assert all(next(table.iter(f"{_W}tblCaption")).get(f"{_W}val") for table in tables)
    assert languages == ["en-GB"]
    assert "Annex" in (_part(content, "docProps/core.xml")[0].text or "")


def test_the_annex_says_what_it_rests_on(catalog: Catalog, sizing: Sizing) -> None:
    """Version, whole hash and head of the chain stand in it; clauses are quoted."""
    text = _texts(_part(export_docx(catalog, sizing, "fr", "ab" * 32), "word/document.xml"))
    clause = catalog.guide.clause("exc-licences")

    assert sizing.version in text
    assert sizing.contract_hash in text
    assert "ab" * 32 in text
    assert clause.number in text
    assert clause.text["fr"] in text
    assert "HYPERLINK" in text


def test_the_annex_leaves_the_parties_blank(catalog: Catalog, sizing: Sizing) -> None:
    """Whoever signs fills in the parties: the first and the last table have empty cells."""
    body = _part(export_docx(catalog, sizing, "en"), "word/document.xml")
    tables = list(body.iter(f"{_W}tbl"))

    for table in (tables[0], tables[-1]):
        cells = [_texts(cell).strip() for cell in table.iter(f"{_W}tc")]
        assert cells[5:8] == ["", "", ""]


def test_nobody_signs_our_examples(catalog: Catalog) -> None:
    """Targets that are examples of ours are blanks in the annex; those of the contract stand."""
    ours, theirs = (
        _texts(_part(export_docx(catalog, size_contract(catalog, agreement), "en"), _DOCUMENT))
        for agreement in (
            agreement_from_json({}),
            agreement_from_json({"contract": {"targets": {"high": 3.25}}}),
        )
    )

    assert "Example: a team is hampered" not in ours
    assert "to be completed from the contract" in ours
    assert "3.25" in theirs


def test_no_price_without_a_rate(catalog: Catalog) -> None:
    """No format names a currency unless somebody gave one."""
    agreement = agreement_from_json({"lines": [{"task": "task-fault"}]}, catalog)
    sizing = size_contract(catalog, agreement)

    assert "EUR" not in export_txt(catalog, sizing, "en").decode()
    assert sizing.money is None


def test_json_is_that_of_the_engine(catalog: Catalog, sizing: Sizing) -> None:
    """The JSON is whole and in no language."""
    data = json.loads(EXPORTS["json"](catalog, sizing, "fr"))

    assert data["version"] == sizing.version
    assert EXPORTS["json"](catalog, sizing, "en") == EXPORTS["json"](catalog, sizing, "fr")
    assert re.fullmatch("[0-9a-f]{64}", data["contract_hash"])
