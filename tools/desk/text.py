"""A sizing as plain text, for a terminal and for the clipboard."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from calculator.nodes import Place
from calculator.report import Badge, Bullets, Paragraph
from calculator.sizing_report import sections, source_text
from tools.desk.lines import piece_text, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calculator.catalog import Catalog
    from calculator.report import Block, Piece, Table, Text
    from calculator.sizing import Sizing

_WIDTH = 88
_GAP = "  "
_LONGEST_WORD = 18
_STAR = "*"
_WEAK = Badge("illustrative")


def export_txt(catalog: Catalog, sizing: Sizing, lang: str) -> bytes:
    """The report as UTF-8 text, wrapped for a terminal."""
    place = Place(catalog, lang, "")
    lines = [place.say("sizing_title"), "=" * len(place.say("sizing_title"))]
    for section in sections(place, sizing):
        lines += ["", section.heading, "-" * len(section.heading)]
        for number, block in enumerate(section.blocks):
            lines += [""] if number and isinstance(block, Paragraph) else []
            lines += _lines(place, block)
    lines += ["", *_wrapped(source_text(place, sizing)), *_wrapped(place.say("sizing_hash"))]
    return "\n".join([*lines, ""]).encode("utf-8", "replace")


def _lines(place: Place, block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _wrapped(plain(place, block.text))
    elif isinstance(block, Bullets):
        for item in block.items:
            yield from _wrapped(plain(place, item), "- ", "  ")
    else:
        yield from _table(place, block)


def _wrapped(text: str, first: str = "", then: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _table(place: Place, table: Table) -> Iterator[str]:
    """Columns side by side; a long cell goes on below, a badge is a star explained at the end."""
    cells = [[_starred(place, cell) for cell in row] for row in table.rows]
    widths = _widths(table, cells)
    yield from _row(table.header, widths, table.numeric)
    yield _GAP.join("-" * width for width in widths)
    for row in cells:
        yield from _row(row, widths, table.numeric)
    badges = dict.fromkeys(p for row in table.rows for cell in row for p in cell if _is_star(p))
    for badge in badges:
        yield f"{_STAR} {piece_text(place, badge).strip('[]')}"


def _is_star(piece: Piece) -> bool:
    return piece == _WEAK


def _starred(place: Place, cell: Text) -> str:
    return "".join(_STAR if _is_star(each) else piece_text(place, each) for each in cell).strip()


def _widths(table: Table, cells: list[list[str]]) -> list[int]:
    """Columns as wide as they need to be, narrower where the line is too short for all."""
    least, most = [], []
    for column, title in enumerate(table.header):
        texts = [row[column] for row in cells]
        words = [len(word) for text in (title, *texts) for word in _words(text)]
        least.append(min(_LONGEST_WORD, max(words, default=1)))
        most.append(max(least[-1], *map(len, (title, *texts))))
    left = _WIDTH - sum(least) - len(_GAP) * (len(least) - 1)
    # Texts come before the headings of numbers.
    order = sorted((at in table.numeric, most[at] - least[at], at) for at in range(len(least)))
    for _, _, column in order:
        more = min(most[column] - least[column], max(0, left))
        least[column] += more
        left -= more
    return least


def _words(text: str) -> list[str]:
    return re.split(r"[ \n]+", text)


def _row(row: Sequence[str], widths: list[int], numeric: tuple[int, ...]) -> Iterator[str]:
    columns = [
        textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
        for cell, width in zip(row, widths, strict=True)
    ]
    for at in range(max(len(column) for column in columns)):
        parts = (
            _aligned(column[at] if at < len(column) else "", width, right=place in numeric)
            for place, (column, width) in enumerate(zip(columns, widths, strict=True))
        )
        yield _GAP.join(parts).rstrip()


def _aligned(text: str, width: int, *, right: bool) -> str:
    return text.rjust(width) if right else text.ljust(width)
