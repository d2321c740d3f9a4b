"""The words of a request that led to a clause, as places in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from calculator.answer import Trigger
from calculator.languages import is_empty_word, stem
from calculator.reading import concept_features

if TYPE_CHECKING:
    from calculator.judgement import Judge, Outcome
    from calculator.reading import Reading

_SHARE = 0.35
_AT_MOST = 8
# Two spaces and more may stand for noise that was blanked out.
_APART = re.compile(r"[.!?…;:\n\r]|\s{2}")


def triggers(judge: Judge, reading: Reading, outcome: Outcome) -> tuple[Trigger, ...]:
    """The words that spoke most for an outcome, in reading order, neighbours joined.

    A word counts by what its stem and the concepts seen in it add to the score; shown are those
    with at least a third of the strongest.
    """
    name = outcome.question or outcome.clause
    if name is None:
        return ()
    vote = judge.words
    counted = {
        place: vote.worth(stem(word, reading.lang), name)
        for place, word in reading.meant
        if not is_empty_word(word, reading.lang)
    }
    for feature, concepts in concept_features(reading):
        share = vote.worth(feature, name) / len(concepts)
        for spot in reading.spots:
            if spot.concept in concepts:
                for place in range(spot.start, spot.end):
                    if place in counted:
                        counted[place] += share
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
