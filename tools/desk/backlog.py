"""A backlog as rows of text: which file it is, which columns hold the requests, row after row.

Rows are numbered as a spreadsheet shows them, the header included.  Nothing is kept: a file of any
length is read in constant memory.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from calculator.languages import guess_language
from calculator.text import words
from tools.desk.backlog_columns import Columns, choose
from tools.desk.backlog_csv import open_csv
from tools.desk.backlog_fault import BacklogError
from tools.desk.backlog_table import Broken
from tools.desk.backlog_xlsx import open_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tools.desk.backlog_table import Cells, Table

_SAMPLE = 60
_ERROR_VALUES = frozenset(
    {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be answered."""

    number: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Backlog:
    """An open backlog: how it was understood, and its rows, to be read once.

    `kind` says what sort of file it is; `share` how much of it has been read, from 0 to 1, None
    when nobody can tell.
    """

    kind: tuple[str, ...]
    header: tuple[str, ...]
    columns: Columns
    lang: str
    rows: Iterator[Row | Broken]
    share: Callable[[], float | None]


@contextmanager
def open_backlog(path: Path, wanted: Sequence[str] = ()) -> Iterator[Backlog]:
    """The backlog of a CSV or XLSX file; `wanted` names its columns of text, else they are guessed.

    Raises BacklogError for a file that is neither, and for columns that it does not have.
    """
    table = open_xlsx(path) if _is_workbook(path) else open_csv(path)
    try:
        yield _understood(table, wanted, str(path))
    finally:
        table.close()


def _understood(table: Table, wanted: Sequence[str], path: str) -> Backlog:
    found = iter(table.rows)
    sample = list(islice(found, _SAMPLE))
    cells = [each for each in sample if not isinstance(each, Broken) and any(each[1])]
    if not cells:
        raise BacklogError("no_table", path)
    start, columns = choose([row for _, row in cells], wanted, path)
    first, header = cells[start] if start is not None else (0, ())
    below = (each for each in chain(sample, found) if _number(each) > first)
    return Backlog(
        kind=table.kind,
        header=tuple(header),
        columns=columns,
        lang=_language(cells, columns, first),
        rows=_rows(below, columns, len(cells[start or 0][1]) if table.strict else None),
        share=table.share,
    )


def _is_workbook(path: Path) -> bool:
    """Whether a file is a workbook, by what it holds; what its name promises wrongly is told."""
    with path.open("rb") as file:
        start = file.read(512)
    if not start.strip():
        raise BacklogError("empty", path)
    if start.startswith(_OLD_OFFICE):
        raise BacklogError("old_office", path)
    if start.startswith(_ZIP):
        return True
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        raise BacklogError("web_page", path)
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        raise BacklogError("no_workbook", path)
    return False


def _number(each: Cells | Broken) -> int:
    return each.number if isinstance(each, Broken) else each[0]


def _language(cells: Iterable[Cells], columns: Columns, first: int) -> str:
    texts = (_text(row, columns) for number, row in cells if number > first)
    return guess_language(tuple(word for text in texts for word in words(text)))


def _rows(
    found: Iterable[Cells | Broken], columns: Columns, width: int | None
) -> Iterator[Row | Broken]:
    for each in found:
        if isinstance(each, Broken):
            yield each
            continue
        number, cells = each
        if any(cell.strip() for cell in cells):
            yield _fault(number, cells, columns, width) or Row(
                number, _key(cells, columns), _text(cells, columns)
            )


def _fault(number: int, cells: Sequence[str], columns: Columns, width: int | None) -> Broken | None:
    """What keeps a row from being answered; empty cells past the last column do not."""
    if width:
        length = len(cells)
        while length > width and not cells[length - 1].strip():
            length -= 1
        if length != width:
            counted = (("cells", str(length)), ("columns", str(width)))
            return Broken(number, "cells", counted)
    read = [cells[place] for place in columns.read if place < len(cells)]
    if any(_unreadable(cell) for cell in read):
        return Broken(number, "bytes")
    text = _text(cells, columns)
    if not text:
        return Broken(number, "empty")
    wrong = next((cell for cell in read if cell in _ERROR_VALUES), None)
    return Broken(number, "formula", (("value", wrong),)) if wrong else None


def _unreadable(cell: str) -> bool:
    """Whether bytes of a cell were no text: they were decoded to marks that no text holds."""
    return any("\ud800" <= each <= "\udfff" or each in "\0\ufffd" for each in cell)


def _key(cells: Sequence[str], columns: Columns) -> str:
    place = columns.key
    return cells[place].strip()[:_LONGEST_KEY] if place is not None and place < len(cells) else ""


def _text(cells: Sequence[str], columns: Columns) -> str:
    """The cells of text, one below the other; one that begins with the one before replaces it."""
    parts: list[str] = []
    for place in columns.texts:
        cell = cells[place].strip() if place < len(cells) else ""
        if parts and cell.startswith(parts[-1]):
            parts[-1] = cell
        elif cell:
            parts.append(cell)
    return "\n".join(parts)
