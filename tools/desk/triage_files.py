"""Writes a triaged backlog: CSV, XLSX, JSON or Markdown, row by row, in constant memory.

Each file is written beside its place and moved there when it is whole.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from contextlib import contextmanager
from io import TextIOWrapper
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Protocol

from calculator.figures import hours_text
from tools.desk.cells import guarded
from tools.desk.triage_cells import COLUMNS, cells
from tools.desk.triage_summary import sections, summary_json
from tools.desk.triage_words import tell
from tools.errors import MisuseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from calculator.catalog import Catalog
    from tools.desk.triage import Result
    from tools.desk.triage_cells import Cell
    from tools.desk.triage_summary import Report

_ROWS_A_SHEET = 1_000_000
_SHORT = 160
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


class Writer(Protocol):
    """Takes the results one by one, then what they come to."""

    def add(self, found: Result) -> None:
        """Write a row."""

    def finish(self, report: Report) -> None:
        """Write what ends the file."""


@contextmanager
def writing(path: Path, catalog: Catalog, lang: str) -> Iterator[Writer]:
    """A writer of the format that the name of the file ends with.

    Nothing stands at the path unless all went well.  Raises MisuseError for another ending.
    """
    make = _WRITERS[kind_of(path)]
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            yield make(file, catalog, lang)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def kind_of(path: Path) -> str:
    """The ending of a file name; raises MisuseError where no format has it."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in _WRITERS:
        raise MisuseError(f"--out {path}: the name must end with {', '.join(_WRITERS)}.")
    return kind


def _headings(lang: str) -> list[str]:
    return [tell(name, lang) for name in COLUMNS]


class _Csv:
    """As the spreadsheets of the language expect it: semicolons and commas in French ones."""

    def __init__(self, file: BinaryIO, catalog: Catalog, lang: str) -> None:
        self._text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
        self._rows = csv.writer(self._text, delimiter=";" if lang == "fr" else ",")
        self._catalog, self._lang = catalog, lang
        self._rows.writerow(_headings(lang))

    def add(self, found: Result) -> None:
        """Write a row."""
        self._rows.writerow(self._cell(each) for each in cells(found, self._catalog, self._lang))

    def _cell(self, cell: Cell) -> str:
        if isinstance(cell, float):
            return hours_text(cell, self._lang)
        return guarded(cell) if isinstance(cell, str) else "" if cell is None else str(cell)

    def finish(self, report: Report) -> None:
        """A table of rows holds no summary."""
        del report
        self._text.flush()
        self._text.detach()


class _Xlsx:
    """A sheet of rows, further ones where they do not fit, and a sheet with the summary."""

    def __init__(self, file: BinaryIO, catalog: Catalog, lang: str) -> None:
        from openpyxl import Workbook  # noqa: PLC0415 - slow to import, not always needed

        self._file, self._catalog, self._lang = file, catalog, lang
        self._book = Workbook(write_only=True)
        self._written = 0
        self._begin()

    def _begin(self) -> None:
        number = len(self._book.sheetnames) + 1
        title = tell("rows_sheet", self._lang)
        self._sheet = self._book.create_sheet(title if number == 1 else f"{title} {number}")
        self._sheet.freeze_panes = "A2"
        self._sheet.append(_headings(self._lang))

    def add(self, found: Result) -> None:
        """Write a row."""
        if self._written and self._written % _ROWS_A_SHEET == 0:
            self._begin()
        self._written += 1
        row = cells(found, self._catalog, self._lang)
        self._sheet.append([guarded(each) if isinstance(each, str) else each for each in row])

    def finish(self, report: Report) -> None:
        """Add the summary and save the book."""
        sheet = self._book.create_sheet(tell("summary", self._lang))
        for heading, lines in sections(report):
            for place, line in enumerate(lines):
                sheet.append([guarded("" if place else heading), guarded(line)])
        self._book.save(self._file)


class _Json:
    """The summary with the rows below `results`: codes and ids, one row a line."""

    def __init__(self, file: BinaryIO, catalog: Catalog, lang: str) -> None:
        del lang
        self._file, self._catalog = file, catalog
        self._before = b'{"results": [\n'

    def add(self, found: Result) -> None:
        """Write a row."""
        text = json.dumps(result_json(found, self._catalog), ensure_ascii=False)
        self._file.write(self._before + text.encode("utf-8", "replace"))
        self._before = b",\n"

    def finish(self, report: Report) -> None:
        """Write the summary behind the rows."""
        if self._before != b",\n":
            self._file.write(self._before)
        rest = json.dumps({"summary": summary_json(report)}, ensure_ascii=False, indent=2)
        self._file.write(b"],\n" + rest[2:].encode("utf-8", "replace") + b"\n")


class _Markdown:
    """The summary first, then a table with the texts cut short."""

    def __init__(self, file: BinaryIO, catalog: Catalog, lang: str) -> None:
        self._file, self._catalog, self._lang = file, catalog, lang
        self._table = TemporaryFile("w+b")  # noqa: SIM115 - closed by finish, or with the process
        self._line(_headings(lang))
        self._line(["---"] * len(COLUMNS), plain=True)

    def _line(self, row: Sequence[Cell], *, plain: bool = False) -> None:
        texts = (str(each) if plain else self._cell(each) for each in row)
        self._table.write(f"| {' | '.join(texts)} |\n".encode("utf-8", "replace"))

    def _cell(self, cell: Cell) -> str:
        if isinstance(cell, float):
            return hours_text(cell, self._lang)
        text = " ".join("" if cell is None else str(cell).split())
        return _escaped(text if len(text) <= _SHORT else f"{text[:_SHORT]}…")

    def add(self, found: Result) -> None:
        """Write a row."""
        self._line(cells(found, self._catalog, self._lang))

    def finish(self, report: Report) -> None:
        """Write the summary, then the table."""
        lines = [f"# {tell('summary', self._lang)}"]
        for heading, texts in sections(report):
            lines += [f"\n## {_escaped(heading)}"] if heading else []
            bullet = "- " if heading else ""
            lines += ["", *(f"{bullet}{_escaped(text)}" for text in texts)]
        lines += ["", f"## {tell('rows_sheet', self._lang)}", "", ""]
        self._file.write("\n".join(lines).encode("utf-8", "replace"))
        with self._table as table:
            table.seek(0)
            shutil.copyfileobj(table, self._file)


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


_WRITERS: Mapping[str, Callable[[BinaryIO, Catalog, str], Writer]] = {
    "csv": _Csv,
    "xlsx": _Xlsx,
    "json": _Json,
    "md": _Markdown,
}


def result_json(found: Result, catalog: Catalog) -> dict[str, Any]:
    """A row as plain data."""
    clause = catalog.guide.clause(found.clause) if found.clause else None
    return {
        "row": found.number,
        "key": found.key,
        "text": found.text,
        "verdict": found.verdict or None,
        "best": found.best or None,
        "clause": found.clause,
        "number": clause.number if clause else None,
        "title": dict(clause.title) if clause else None,
        "also": list(found.also),
        "closest": found.closest,
        "hours": found.hours._asdict() if found.hours else None,
        "route": list(found.route),
        "question": {"id": found.question[0], "text": found.question[1]}
        if found.question
        else None,
        "prerequisites": list(found.prerequisites),
        "outside": list(found.outside),
        "asks": list(found.asks),
        "duplicate_of": found.duplicate_of,
        "notes": list(found.notes),
        "broken": found.broken.reason if found.broken else None,
    }
