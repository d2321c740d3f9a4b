"""What the readers of CSV files and of workbooks hand over: rows as they stand in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

type Cells = tuple[int, Sequence[str]]
"""The number of a row, as a spreadsheet shows it, and its cells."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be read; `reason` is a code of `triage_words` with its values."""

    number: int
    reason: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """An open file: its rows, to be read once, and the share read so far where that is known.

    `kind` says what sort of file it turned out to be, word by word; in a `strict` one every row
    has a cell for each column.  Whoever is done calls `close`.
    """

    kind: tuple[str, ...]
    rows: Iterator[Cells | Broken]
    share: Callable[[], float | None]
    close: Callable[[], None]
    strict: bool
