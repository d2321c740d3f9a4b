"""Files of closed tickets: one a row, each read with its line number.

Exports differ: the columns are known by their names in French or English, separators, encodings,
dates and hours by what they look like.  A row that cannot be read is told; the others are used.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.calibration import Ticket
from tools.errors import MisuseError
from tools.ticket_cells import NAMES, day_of, field_of, folded, hours_of, in_seconds, month_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

_SEPARATORS = ",;\t"
_LONGEST_FIELD = 10_000_000
_LONGEST_SHOWN = 40
_MOST_HOURS = 2_000.0
_NEEDED = {"opened": "opened", "closed": "closed", "spent": "spent hours"}


type Table = Mapping[str, tuple[str, float]]
"""By folded name: the id of a task and the hours of one item of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A closed ticket with the line it stands on and what it was filed under.

    `listed` is the task of the catalog that its category names, with the hours of one item of it.
    """

    line: int
    id: str
    ticket: Ticket
    category: str
    project: str
    listed: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Tickets:
    """The tickets of a file, oldest closed first, and a sentence for each row left out.

    `columns` tells which column was taken for what.
    """

    rows: tuple[Row, ...]
    faults: tuple[str, ...]
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where each field stands, and how its column is written."""

    places: Mapping[str, int]
    seconds: frozenset[str]
    month_first: bool


def read_tickets(path: Path, table: Table | None = None) -> Tickets:
    """The closed tickets of a CSV file.

    A ticket without an estimate of its own takes the likely hours that `table` gives for its
    category (by folded name).  Raises MisuseError for a file that is no table of closed tickets.
    """
    header, lines = _lines(path)
    layout = _layout(path, header, lines)
    rows, faults = [], []
    for number, cells in lines:
        try:
            rows.append(_row(number, cells, layout, table or {}))
        except ValueError as error:
            faults.append(f"{path}:{number}: {error}")
    if not rows:
        raise MisuseError("\n".join([*faults, f"{path} holds no closed ticket to learn from."]))
    columns = {name: header[place].strip() for name, place in _by_place(layout)}
    return Tickets(tuple(sorted(rows, key=_closing)), tuple(faults), columns)


def _closing(row: Row) -> date:
    return row.ticket.closed


def _by_place(layout: _Layout) -> list[tuple[str, int]]:
    return sorted(layout.places.items(), key=lambda found: found[1])


def _lines(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header and the rows that hold anything, each with the line it starts on."""
    text = _decoded(path)
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    rows: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            rows.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise MisuseError(f"{path}:{start}: this is no CSV: {error}.") from error
    filled = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    if not filled:
        raise MisuseError(f"{path} is empty: the first line names the columns.")
    return filled[0][1], filled[1:]


def _decoded(path: Path) -> str:
    """The text, be it UTF-8, UTF-16 (as Excel's Unicode text) or Windows' Western code page."""
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif content[1:2] == b"\0" or content[:1] == b"\0":
        encodings = ["utf-16-le" if content[1:2] == b"\0" else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise MisuseError(f"{path} is no text that can be read: save it as CSV in UTF-8.")


def _separator(text: str) -> str:
    """The separator under which the first line names most of our columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def known(separator: str) -> int:
        names = next(csv.reader([first], delimiter=separator), [])
        return len(_places(names))

    return max(_SEPARATORS, key=known)


def _layout(path: Path, header: Sequence[str], lines: Sequence[tuple[int, list[str]]]) -> _Layout:
    places = _places(header)
    missing = [field for field in _NEEDED if field not in places]
    if missing:
        raise MisuseError("\n".join(_missing(path, header, field) for field in missing))

    def column(field: str) -> Iterable[str]:
        return (_cell(cells, places, field) for _, cells in lines)

    return _Layout(
        places=places,
        seconds=frozenset(
            field
            for field in ("estimated", "spent")
            if field in places and in_seconds(header[places[field]], column(field))
        ),
        month_first=month_first([*column("opened"), *column("closed")]),
    )


def _places(header: Sequence[str]) -> dict[str, int]:
    """The column of each field: where several would do, the one with the plainest name."""
    found = [
        (*known, place)
        for place, name in enumerate(header)
        if (known := field_of(name)) is not None
    ]
    return {field: place for field, _, place in sorted(found, reverse=True)}


def _missing(path: Path, header: Sequence[str], field: str) -> str:
    """A missing column, with names that would be known and those that stand there."""
    known = ", ".join(f"“{name}”" for name in NAMES[field][:4])
    there = ", ".join(f"“{name.strip()}”" for name in header)
    return f"{path} has no column “{_NEEDED[field]}”: name it one of {known}. It has {there}."


def _row(number: int, cells: Sequence[str], layout: _Layout, table: Table) -> Row:
    """The ticket of a row; raises ValueError with all that is wrong with it."""
    faults: list[str] = []
    opened = _day(cells, layout, "opened", faults)
    closed = _day(cells, layout, "closed", faults)
    if opened and closed and opened > closed:
        faults.append(f"opened on {opened} after it was closed on {closed}")
    spent = _hours(cells, layout, "spent", faults)
    category = _cell(cells, layout.places, "category")
    likely, sized = _likely(cells, layout, table, faults)
    if faults or opened is None or closed is None or spent is None or likely is None:
        raise ValueError("; ".join(faults))
    return Row(
        line=number,
        id=_cell(cells, layout.places, "id"),
        ticket=Ticket(opened=opened, closed=closed, likely=likely, spent=spent, sized=sized),
        category=category,
        project=_cell(cells, layout.places, "project"),
        listed=table.get(folded(category)),
    )


def _likely(
    cells: Sequence[str], layout: _Layout, table: Table, faults: list[str]
) -> tuple[float | None, bool]:
    """The hours that were likely at first, and whether a person said so."""
    if _cell(cells, layout.places, "estimated"):
        return _hours(cells, layout, "estimated", faults), True
    category = _cell(cells, layout.places, "category")
    if folded(category) in table:
        return table[folded(category)][1], False
    if category:
        name = _shown(category)
        faults.append(f"no estimated hours, and the category “{name}” is no task of the catalog")
    else:
        faults.append("neither estimated hours nor a category")
    return None, False


def _day(cells: Sequence[str], layout: _Layout, field: str, faults: list[str]) -> date | None:
    cell = _cell(cells, layout.places, field)
    day = day_of(cell, month_first=layout.month_first)
    if day is None:
        said = f"{field} “{_shown(cell)}” is no day: write 2026-03-31"
        faults.append(said if cell else f"no day when it was {field}")
    return day


def _hours(cells: Sequence[str], layout: _Layout, field: str, faults: list[str]) -> float | None:
    cell = _cell(cells, layout.places, field)
    hours = hours_of(cell, seconds=field in layout.seconds)
    if not cell:
        faults.append(f"no {field} hours")
    elif hours is None:
        faults.append(f"{field} hours “{_shown(cell)}” are no number: write 1.5")
    elif not 0 < hours <= _MOST_HOURS:
        faults.append(f"{field} hours of {hours:g} are not above 0 and up to {_MOST_HOURS:g}")
        return None
    return hours


def _shown(cell: str) -> str:
    """The beginning of a cell, without what a terminal would obey."""
    return "".join(letter for letter in cell[:_LONGEST_SHOWN] if letter.isprintable())


def _cell(cells: Sequence[str], places: Mapping[str, int], field: str) -> str:
    place = places.get(field, len(cells))
    return cells[place].strip() if place < len(cells) else ""
