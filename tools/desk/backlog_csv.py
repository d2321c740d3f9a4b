"""CSV files as they come out of other programs: encoding, separator and damage are found out."""

from __future__ import annotations

import codecs
import csv
import re
from collections import deque
from io import BufferedReader, StringIO, TextIOWrapper
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from tools.desk.backlog_columns import is_prose, known_names
from tools.desk.backlog_fault import BacklogError
from tools.desk.backlog_table import Broken, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.desk.backlog_table import Cells

_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "\x1f": "list"}
_NO_SEPARATOR = "\x1f"
"""For a list of one column: its texts may hold commas that separate nothing."""
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?")
_CELL_AT_MOST = 1_000_000
_SAMPLE = 64 * 1024
_SAMPLE_ROWS = 50
_BLOCK = 1 << 20
_HEADER_WITHIN = 10
_HALF = 0.5


def open_csv(path: Path) -> Table:
    """The rows of a CSV file.  Raises BacklogError for one that is no text."""
    encoding = _encoding(path)
    csv.field_size_limit(_CELL_AT_MOST)
    with _text(path.open("rb"), encoding) as file:
        start: str = file.read(_SAMPLE)
    given = _SEPARATOR_LINE.match(start)
    separator: str = given[1] if given else _separator(start)
    size = path.stat().st_size
    raw = path.open("rb")
    file = _text(raw, encoding)
    if given:
        file.readline()
    return Table(
        kind=("CSV", encoding.removesuffix("-sig"), _NAMES.get(separator, separator)),
        rows=_rows(file, separator),
        share=lambda: 1.0 if raw.closed else min(1.0, raw.tell() / size),
        close=file.close,
        strict=True,
    )


def _text(raw: BufferedReader, encoding: str) -> TextIOWrapper:
    """A file as text; bytes that are none become marks, found again where a row is read."""
    errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
    return TextIOWrapper(raw, encoding=encoding, errors=errors, newline="")


def _encoding(path: Path) -> str:
    """UTF-8 or UTF-16 by their marks or by what fits, else Windows-1252."""
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    odd, even = start[1::2].count(0), start[::2].count(0)
    if odd + even:
        if odd > len(start) / 4 and not even:
            return "utf-16-le"
        if even > len(start) / 4 and not odd:
            return "utf-16-be"
        if b"\0\0" in start:
            raise BacklogError("no_text", path)
    return _eight_bits(path)


def _eight_bits(path: Path) -> str:
    """UTF-8, also with a few damaged bytes; Windows-1252 where it is not."""
    beyond = damaged = 0
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if block.isascii() and not decoder.getstate()[0]:
                continue
            text = decoder.decode(block)
            bad = len(re.findall("[\udc80-\udcff]", text))
            damaged += bad
            beyond += len(re.findall(r"[^\x00-\x7f]", text)) - bad
    # In other encodings bytes hardly ever look like UTF-8 by chance.
    return "cp1252" if damaged > beyond else "utf-8"


def _separator(start: str) -> str:
    """The separator under which the header has known names and the rows the width of the header."""
    lines = StringIO(start, newline="").readlines()
    whole = lines if len(start) < _SAMPLE or len(lines) == 1 else lines[:-1]
    separators: tuple[str, ...] = (*",;\t", _NO_SEPARATOR)
    return max(separators, key=lambda each: _fitness(whole, each))


def _fitness(lines: list[str], separator: str) -> tuple[int, float, int]:
    try:
        rows = list(islice(csv.reader(lines, delimiter=separator), _SAMPLE_ROWS))
    except csv.Error:
        return (0, 0.0, 0)
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return (0, 0.0, 0)
    width = len(rows[0])
    known = max(known_names(row) for row in rows[:_HEADER_WITHIN])
    if separator == _NO_SEPARATOR:
        # It fits every file: it only wins where a true separator fits less than half of the rows.
        return (known, _HALF, 1)
    alike = sum(len(row) == width for row in rows) / len(rows) if width > 1 else 0.0
    if not known and alike < 1 and is_prose(rows[0]):
        # A list of requests, where commas part nothing.
        alike = 0.0
    return (known, alike, width)


class _Lines:
    """The lines of a file; those of the row being read can be taken back."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._again: deque[str] = deque()
        self._taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._file.readline(_CELL_AT_MOST)
        if not line:
            raise StopIteration
        self._taken.append(line)
        return line

    def settle(self) -> None:
        """Forget what was read: the row is good."""
        self._taken.clear()

    def retreat(self) -> None:
        """Give back all lines of the row but its first."""
        self._again.extendleft(reversed(self._taken[1:]))
        self._taken.clear()


def _rows(file: TextIOWrapper, separator: str) -> Iterator[Cells | Broken]:
    """Row by row; after a row whose quotes do not close, reading goes on at its second line."""
    lines = _Lines(file)
    number = 0
    while True:
        reader = csv.reader(lines, delimiter=separator, strict=True)
        try:
            for row in reader:
                number += 1
                lines.settle()
                yield number, row
        except csv.Error:
            number += 1
            lines.retreat()
            yield Broken(number, "quotes")
        else:
            return
