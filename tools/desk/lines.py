"""Texts of a report as plain characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.figures import hours_text, share_text
from calculator.report import Badge, Percent, Quote, Ref

if TYPE_CHECKING:
    from calculator.nodes import Place
    from calculator.report import Piece, Text


def plain(place: Place, text: Text) -> str:
    """A text as characters: clauses by number and title, badges in brackets."""
    return "".join(piece_text(place, piece) for piece in text).strip()


def piece_text(place: Place, piece: Piece) -> str:
    """One piece of a text as characters."""
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Ref):
        clause = place.catalog.guide.clause(piece.clause)
        return clause.number if piece.brief else f"{clause.number} {place.text(clause.title)}"
    if isinstance(piece, Quote):
        return place.catalog.guide.clause(piece.clause).quote(place.lang)
    if isinstance(piece, Badge):
        return f"[{place.say(f'provenance_{piece.provenance}')}]"
    if isinstance(piece, Percent):
        return f"{share_text(piece.share)}{percent_sign(place.lang)}"
    return hours_text(piece.hours, place.lang)


def percent_sign(lang: str) -> str:
    """The sign of percent with the space before it that a language wants."""
    return "\u00a0%" if lang == "fr" else "%"
