"""Two wordings of one text, piece by piece: what stayed, what went, what came.

A piece is a pair of an operation and the words it concerns.  The pieces that stayed or went give
the old text when joined, those that stayed or came the new one, to the character.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

type Pieces = list[list[str]]
"""Pairs of operation and words, as JSON holds them."""

KEPT, GONE, CAME = "=", "-", "+"

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_RELATED = 0.25
"""Below this share of words in common, two wordings are shown one after the other."""


def pieces(old: str, new: str) -> Pieces:
    """The pieces between two texts; either may be empty."""
    if old == new:
        return [[KEPT, old]] if old else []
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    found = _joined(_compared(before, after))
    if _words(text for kind, text in found if kind == KEPT) < _RELATED * max(
        _words(before), _words(after)
    ):
        return _joined([(GONE, old), (CAME, new)])
    return found


def old_text(of: Iterable[Sequence[str]]) -> str:
    """The text before, from its pieces."""
    return "".join(text for kind, text in of if kind != CAME)


def new_text(of: Iterable[Sequence[str]]) -> str:
    """The text after, from its pieces."""
    return "".join(text for kind, text in of if kind != GONE)


def _compared(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Kept, gone and come stretches; signs and spaces between two changes are part of them."""
    codes = SequenceMatcher(str.isspace, before, after, autojunk=False).get_opcodes()
    for position, (kind, start, end, begin, stop) in enumerate(codes):
        kept = "".join(before[start:end])
        between = 0 < position < len(codes) - 1 and _words([kept]) == 0
        if kind == "equal" and not between:
            yield KEPT, kept
        else:
            yield GONE, kept
            yield CAME, "".join(after[begin:stop])


def _joined(stretches: Iterable[tuple[str, str]]) -> Pieces:
    """Neighbouring changes as one: first all that went, then all that came."""
    found: Pieces = []
    gone = came = ""
    for kind, text in [*stretches, (KEPT, "")]:
        if kind == GONE:
            gone += text
        elif kind == CAME:
            came += text
        else:
            found += [[GONE, gone], [CAME, came], [KEPT, text]]
            gone = came = ""
    return [piece for piece in found if piece[1]]


def _words(texts: Iterable[str]) -> int:
    return sum(len(token) for text in texts for token in _TOKEN.findall(text) if token[0].isalnum())
