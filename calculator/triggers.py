"""The words of a request that led to a clause, as places in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from calculator.answer import Trigger
from calculator.languages import is_empty_word, stem

if TYPE_CHECKING:
    from calculator.judgement import Judge, Outcome
    from calculator.reading import Reading

_SHARE = 0.35
_AT_MOST = 8
# Two spaces and more may stand for noise that was blanked out.
_APART = re.compile(r"[.!?…;:\n\r]|\s{2}")


def triggers(judge: Judge, reading: Reading, outcome: Outcome) -> tuple[Trigger, ...]:
    """The words that spoke most for an outcome, in reading order, neighbours joined.

    A word counts by the weight of its stem and of the concepts seen in it; shown are those with at
    least a third of the strongest.
    """
    name = outcome.question or outcome.clause
    if name is None:
        return ()
    weights = judge.words.weights
    counted: dict[int, float] = {}
    for place, word in reading.meant():
        if is_empty_word(word, reading.lang):
            continue
        counted[place] = weights.get(stem(word, reading.lang), {}).get(name, 0.0)
    for spot in reading.spots:
        for place in range(spot.start, spot.end):
            if place in counted:
                counted[place] += weights.get(f"={spot.concept}", {}).get(name, 0.0)
    strongest = max(counted.values(), default=0.0)
    if strongest <= 0:
        return ()
    chosen = sorted(
        (place for place, weight in counted.items() if weight >= _SHARE * strongest),
        key=lambda place: (-counted[place], place),
    )[:_AT_MOST]
    return _joined(reading, sorted(chosen))


def _joined(reading: Reading, places: list[int]) -> tuple[Trigger, ...]:
    found: list[list[int]] = []
    for place in places:
        token = reading.tokens[place]
        if (
            found
            and found[-1][0] == place - 1
            and not _APART.search(reading.text, found[-1][2], token.start)
        ):
            found[-1] = [place, found[-1][1], token.end]
        else:
            found.append([place, token.start, token.end])
    return tuple(Trigger(start, end, reading.text[start:end]) for _, start, end in found)
