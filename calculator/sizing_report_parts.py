"""What the parts of the report of a sizing share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.report import Figure, Piece, Ref, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from calculator.nodes import Place
    from calculator.sizing_hours import HoursRange


def with_figures(place: Place, key: str, hours: HoursRange) -> Text:
    """A sentence whose hours are figures."""
    names = ("low", "likely", "high", "mean")
    said = place.say(key, **{name: f"\0{name}\0" for name in names})
    pieces = said.split("\0")
    return tuple(
        Figure(getattr(hours, piece), piece) if place_of % 2 else piece
        for place_of, piece in enumerate(pieces)
        if piece
    )


def brief_refs(clauses: Iterable[str]) -> Iterator[Piece]:
    """Clauses by their numbers, with commas between them."""
    for place, clause in enumerate(clauses):
        if place:
            yield ", "
        yield Ref(clause, brief=True)
