"""A report in plain parts: headings, paragraphs, lists and tables, in one language.

Everything that shows a sizing draws one report: the page, the terminal, Markdown, the workbook and
the annex.  Texts hold references to clauses, figures and badges, so that each of them can make of
these what it can: a link, a number, a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Ref(NamedTuple):
    """A clause, named by its number and title; by its number alone where it is `brief`."""

    clause: str
    brief: bool = False


class Quote(NamedTuple):
    """A clause verbatim."""

    clause: str


class Code(str):
    """Characters to be compared one by one, such as a hash."""

    __slots__ = ()


class Badge(NamedTuple):
    """Where a figure comes from."""

    provenance: str


class Figure(NamedTuple):
    """Hours, as a number; `of` says what they are (`low`, `likely`, `high`, `mean`)."""

    hours: float
    of: str = ""


class Percent(NamedTuple):
    """A share of 1."""

    share: float


type Piece = str | Ref | Quote | Badge | Figure | Percent
type Text = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `small` for what only explains."""

    text: Text
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the columns at `numeric` hold numbers.  `total` marks the last row as a sum."""

    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numeric: tuple[int, ...] = ()
    total: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it."""

    id: str
    heading: str
    blocks: tuple[Paragraph | Bullets | Table, ...]


type Block = Paragraph | Bullets | Table
