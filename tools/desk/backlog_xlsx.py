"""Workbooks (.xlsx), read row by row: the first sheet shown whose header has a known name."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from datetime import datetime, time
from itertools import islice
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from tools.desk.backlog_columns import known_names
from tools.desk.backlog_fault import BacklogError
from tools.desk.backlog_table import Broken, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook

    from tools.desk.backlog_table import Cells

_DAMAGE = (zipfile.BadZipFile, zlib.error, ParseError, EOFError, LookupError, ValueError, TypeError)
"""What reading a damaged workbook raises: for the archive, for its XML, for what stands in it."""
_UNPACKED_AT_MOST = 2 << 30
_HEADER_WITHIN = 10


def open_xlsx(path: Path) -> Table:
    """The rows of a workbook.  Raises BacklogError for one that cannot be opened."""
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, CSV needs none of it

    file = path.open("rb")
    try:
        _refuse_bomb(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(file, read_only=True, data_only=True)
            sizes = {sheet.title: sheet.max_row for sheet in book.worksheets}
            name = _sheet(book)
            most = sizes[name]
    except (*_DAMAGE, BacklogError) as error:
        file.close()
        if isinstance(error, BacklogError):
            raise
        raise BacklogError("damaged", path) from error
    read = _Counter()
    return Table(
        kind=("XLSX", name),
        rows=_rows(book, name, read),
        share=lambda: min(1.0, read.number / most) if most else None,
        close=file.close,
        strict=False,
    )


class _Counter:
    """The number of the last row read."""

    number = 0


def _refuse_bomb(path: Path) -> None:
    """A small file may unpack to more than any memory holds."""
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(each.file_size for each in archive.infolist())
    if unpacked > _UNPACKED_AT_MOST:
        size, most = unpacked >> 20, _UNPACKED_AT_MOST >> 20
        raise BacklogError("unpacks", path, size=size, most=most)


def _sheet(book: Workbook) -> str:
    """The name of the sheet with the best header; the first with any cell where none has one."""
    best, rank = "", (-1, False)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        rows = [_texts(row) for row in islice(_values(book, sheet.title), _HEADER_WITHIN)]
        found = (max(map(known_names, rows), default=0), any(map(any, rows)))
        if found > rank:
            best, rank = sheet.title, found
    return best or book.worksheets[0].title


def _values(book: Workbook, name: str) -> Iterator[tuple[object, ...]]:
    sheet = book[name]
    # Some programs write a wrong size of the sheet, and rows beyond it would be left out.
    sheet.reset_dimensions()
    return sheet.iter_rows(values_only=True)


def _rows(book: Workbook, name: str, read: _Counter) -> Iterator[Cells | Broken]:
    """Row by row; where the sheet is damaged, what comes after cannot be found any more."""
    values = _values(book, name)
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                row = next(values, None)
        except _DAMAGE:
            yield Broken(read.number + 1, "damaged")
            return
        if row is None:
            return
        read.number += 1
        yield read.number, _texts(row)


def _texts(row: tuple[object, ...]) -> list[str]:
    return [_text(value) for value in row]


def _text(value: object) -> str:
    """A cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        whole = value.time() == time()
        return value.date().isoformat() if whole else value.isoformat(" ", "minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "")
