"""A sizing for spreadsheets: the work as CSV, the whole report as a workbook."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING

from calculator.figures import hours_text
from calculator.nodes import Place
from calculator.report import Bullets, Figure, Paragraph, Percent, Table
from calculator.sizing_report import sections, source_text
from calculator.sizing_report_figures import ways_text, work_text
from tools.desk.annex import hours_table
from tools.desk.archive import zipped
from tools.desk.cells import guarded
from tools.desk.lines import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from calculator.catalog import Catalog
    from calculator.report import Block, Section, Text
    from calculator.sizing import Sizing
    from calculator.sizing_work import Work

_COLUMNS = (
    "line", "work", "task", "verdict", "clause", "title", "id", "times", "items", "each", "hours",
    "basis", "route", "question",
)  # fmt: skip
_WIDEST, _NARROWEST, _ROOM = 70, 12, 4
_FONT = "Calibri"
_STAMPS = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_SHEETS = {
    "hours": ("hours", "money", "packages", "fit"),
    "work": ("work",),
    "outside": ("outside", "questions", "warnings"),
    "onboarding": ("onboarding",),
    "prerequisites": ("prerequisites", "targets", "overrun", "contacts"),
    "assumptions": ("assumptions",),
}
"""The sheets of the workbook, each called after its first section, and what stands on them."""


def export_csv(catalog: Catalog, sizing: Sizing, lang: str) -> bytes:
    """One row for each piece of work, as spreadsheets of the language expect it."""
    place = Place(catalog, lang, "")
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";" if lang == "fr" else ",")
    rows.writerow([place.say(f"sizing_csv_{name}") for name in _COLUMNS])
    for work in sizing.work:
        rows.writerow([_csv_cell(cell, lang) for cell in _cells(place, sizing, work)])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def _csv_cell(cell: str | float | None, lang: str) -> str:
    if cell is None:
        return ""
    return guarded(cell) if isinstance(cell, str) else hours_text(cell, lang)


def _cells(place: Place, sizing: Sizing, work: Work) -> Iterator[str | float | None]:
    clause = place.catalog.guide.clause(work.clauses[0]) if work.clauses else None
    question = next((each for each in sizing.questions if each.id == work.question), None)
    yield None if work.line is None else float(work.line + 1)
    yield "".join(part for part in work_text(place, work) if isinstance(part, str)).strip()
    yield work.task
    yield place.say(f"verdict_{work.verdict}")
    yield clause.number if clause else None
    yield place.text(clause.title) if clause else None
    yield clause.id if clause else None
    yield work.times
    yield float(work.items)
    yield work.likely
    yield work.mean if work.counts else None
    yield place.say(f"provenance_{work.provenance}") if work.provenance else None
    yield ways_text(place, work.route, clause.unless if clause else None) if work.route else None
    yield place.text(question.text) if question and work.question else None


def export_xlsx(catalog: Catalog, sizing: Sizing, lang: str) -> bytes:
    """The report as a workbook, numbers as numbers; the same bytes each time."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, loaded only when used

    place = Place(catalog, lang, "")
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    report = {each.id: each for each in sections(place, sizing)}
    for name, inside in _SHEETS.items():
        found = [report[each] for each in inside if each in report]
        if found:
            sheet = book.create_sheet(_title(place.say(f"sizing_sheet_{name}")))
            _fill(place, sheet, found, _with_figures(place, sizing, found))
            if name == "assumptions":
                sheet.append([])
                _line(sheet, [guarded(source_text(place, sizing))])
                _line(sheet, [guarded(place.say("sizing_hash"))])
    book.properties.title = place.say("sizing_title")
    book.properties.creator = "Service guide"
    book.properties.language = lang
    return _steady(book)


def _title(text: str) -> str:
    """A name that a sheet may have."""
    return re.sub(r"[\\/*?:\[\]]", " ", text)[:31]


def _with_figures(
    place: Place, sizing: Sizing, found: list[Section]
) -> dict[str, tuple[Block, ...]]:
    """The blocks by section, those of the hours with a table to compute with."""
    blocks = {section.id: section.blocks for section in found}
    if "hours" in blocks and sizing.monthly:
        blocks["hours"] = (*blocks["hours"], hours_table(place, sizing.monthly))
    return blocks


def _fill(
    place: Place, sheet: Worksheet, found: list[Section], blocks: dict[str, tuple[Block, ...]]
) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - as above
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - as above

    for number, section in enumerate(found):
        if number:
            sheet.append([])
        _line(sheet, [guarded(section.heading)])
        sheet.cell(sheet.max_row, 1).font = Font(name=_FONT, bold=True, size=14, color="1B2540")
        for block in blocks[section.id]:
            _block(place, sheet, block)
    tables = [each for inside in blocks.values() for each in inside if isinstance(each, Table)]
    widths = _widths(place, tables)
    for column, width in widths.items():
        sheet.column_dimensions[column].width = width
    for row in sheet.iter_rows():
        for cell in row:
            wide = cell.column == 1 and all(each.value is None for each in row[1:])
            cell.alignment = Alignment(vertical="top", wrap_text=not wide)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _line(sheet: Worksheet, values: list[str | float | None]) -> None:
    sheet.append(values)


def _block(place: Place, sheet: Worksheet, block: Block) -> None:
    if isinstance(block, Paragraph):
        _line(sheet, [guarded(plain(place, block.text))])
    elif isinstance(block, Bullets):
        for item in block.items:
            _line(sheet, [guarded(f"• {plain(place, item)}")])
    else:
        _table(place, sheet, block)


def _table(place: Place, sheet: Worksheet, table: Table) -> None:
    from openpyxl.styles import Border, Font, PatternFill, Side  # noqa: PLC0415 - as above

    _line(sheet, [guarded(text) for text in table.header])
    for at in range(len(table.header)):
        head = sheet.cell(sheet.max_row, at + 1)
        head.font = Font(name=_FONT, size=11, bold=True, color="5A6579")
        head.fill = PatternFill("solid", fgColor="F3F5F9")
    for number, row in enumerate(table.rows):
        _line(sheet, [_value(place, cell) for cell in row])
        for at, cell in enumerate(row):
            target = sheet.cell(sheet.max_row, at + 1)
            target.border = Border(bottom=Side(style="hair", color="B9C2D0"))
            if any(isinstance(piece, Percent) for piece in cell):
                target.number_format = "0%"
            elif isinstance(target.value, float):
                target.number_format = "0.##"
            if table.total and number == len(table.rows) - 1:
                target.font = Font(name=_FONT, size=11, bold=True)


def _value(place: Place, cell: Text) -> str | float | None:
    """A number where the cell is one, else its text."""
    numbers = [piece for piece in cell if isinstance(piece, Figure | Percent)]
    if numbers and isinstance(cell[0], Figure | Percent):
        return float(numbers[0][0])
    return guarded(plain(place, cell)) if cell else None


def _widths(place: Place, tables: list[Table]) -> dict[str, float]:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    widths: dict[str, float] = {}
    for table in tables:
        for at in range(len(table.header)):
            texts = [table.header[at], *(plain(place, row[at]) for row in table.rows)]
            width = min(_WIDEST, max(_NARROWEST, max(map(len, texts)) + _ROOM))
            letter = get_column_letter(at + 1)
            widths[letter] = max(widths.get(letter, 0), width)
    return widths


def _steady(book: Workbook) -> bytes:
    """The workbook without the moment of its making."""
    content = io.BytesIO()
    book.save(content)
    with zipfile.ZipFile(content) as archive:
        return zipped(
            (name, _STAMPS.sub(b"", archive.read(name))) for name in sorted(archive.namelist())
        )
