"""From the text of a request to the words that count: repaired, without what is denied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from calculator.languages import guess_language, stem
from calculator.text import Stretch, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calculator.lexicon import Lexicon, Spot

_PAIRED_AT_MOST = 10
_RUN = 4

_SLIPS = 12
_SLIPS_AT_MOST = 150
"""So many words of a text may be slips of the pen, however few others it has; and at most."""

# "Not a migration", "plutôt qu’un import": what follows is not asked for.  A bare "not" or "pas"
# denies a verb, most often in a symptom ("does not open"), and is left alone.
_DENIALS = tuple(
    tuple(phrase.split())
    for phrase in (
        "not a",
        "not an",
        "not about",
        "not for",
        "not asking",
        "nothing to do with",
        "it s not",
        "nor a",
        "nor",
        "no need",
        "rather than",
        "instead of",
        "don t want",
        "do not want",
        "don t need",
        "do not need",
        "pas un",
        "pas une",
        "pas d un",
        "pas d une",
        "pas du",
        "pas besoin",
        "ce n est pas",
        "rien a voir avec",
        "pas question",
        "ni",
        "plutot que",
        "plutot qu",
        "au lieu de",
        "au lieu d",
        "ne veux pas",
        "ne veut pas",
        "ne voulons pas",
    )
)
_DENYING = {
    first: tuple(phrase for phrase in _DENIALS if phrase[0] == first)
    for first in sorted({phrase[0] for phrase in _DENIALS})
}
_NOT_AT_ALL = ("pas", "du", "tout")
_DENIED_UNTIL = frozenset("mais but just juste simplement only seulement because car".split())
_BREAK = re.compile(r"[,.;:!?()\n–—]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One or more stretches of a request as the engine reads them.

    `text` is the whole request, `tokens` are those of the stretches.  `words` are folded
    and repaired, one for each of `tokens`; `meant` are those of them that are no numbers and that
    the writer does not deny, each with its place; `spots` are the concepts that are meant,
    `concepts` their names.
    """

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    lang: str
    meant: tuple[tuple[int, str], ...]
    spots: tuple[Spot, ...]
    concepts: frozenset[str]

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.tokens[0].start if self.tokens else 0

    @property
    def end(self) -> int:
        """Before which character the last word ends."""
        return self.tokens[-1].end if self.tokens else 0


def read(lexicon: Lexicon, text: str, parts: Sequence[Stretch] | None = None) -> Reading:
    """Read the given stretches of a text as one; without any, the whole text."""
    chosen = ((0, len(text)),) if parts is None else parts
    found = tuple(token for start, end in chosen for token in tokens(text, start, end))
    words = _repaired(lexicon, [token.word for token in found])
    denied = _denied(text, found)
    spots = tuple(
        spot for spot in lexicon.spot(words) if denied.isdisjoint(range(spot.start, spot.end))
    )
    return Reading(
        text=text,
        tokens=found,
        words=words,
        lang=guess_language(tuple(token.word for token in found)),
        meant=tuple(
            (place, word)
            for place, word in enumerate(words)
            if place not in denied and not word.isdigit()
        ),
        spots=spots,
        concepts=frozenset(spot.concept for spot in spots),
    )


def _repaired(lexicon: Lexicon, found: Sequence[str]) -> tuple[str, ...]:
    """The words without slips of the pen; where most are unknown they are no slips."""
    unknown = {word for word in found if word not in lexicon.known}
    if len(unknown) > min(_SLIPS_AT_MOST, max(_SLIPS, len(found) // 2)):
        return tuple(found)
    return tuple(lexicon.repair(word) for word in found)


def word_features(reading: Reading) -> tuple[str, ...]:
    """What the vote on words counts: stems, concepts, pairs of concepts; no repeats.

    Small words count too: they tell a wish from a symptom and a question from an order.
    """
    found = [
        *(stem(word, reading.lang) for _, word in reading.meant),
        *(feature for feature, _ in concept_features(reading)),
    ]
    return tuple(dict.fromkeys(found))


def concept_features(reading: Reading) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The features made of concepts, each with the one or two concepts it is made of."""
    concepts = sorted(reading.concepts)
    pairs = combinations(concepts[:_PAIRED_AT_MOST], 2)
    return (
        *((f"={concept}", (concept,)) for concept in concepts),
        *((f"={one}+{other}", (one, other)) for one, other in pairs),
    )


def letter_features(reading: Reading) -> tuple[str, ...]:
    """What the vote on letters counts: runs of four letters within words; no repeats."""
    runs = (
        marked[place : place + _RUN]
        for _, word in reading.meant
        for marked in (f"<{word}>",)
        for place in range(max(1, len(marked) - _RUN + 1))
    )
    return tuple(dict.fromkeys(runs))


def _denied(text: str, found: Sequence[Token]) -> frozenset[int]:
    words = tuple(token.word for token in found)
    denied: set[int] = set()
    for place, word in enumerate(words):
        if words[place : place + len(_NOT_AT_ALL)] == _NOT_AT_ALL:
            continue
        for phrase in _DENYING.get(word, ()):
            after = place + len(phrase)
            if words[place:after] == phrase and after not in denied:
                denied.update(_until_turn(text, found, after))
    return frozenset(denied)


def _until_turn(text: str, found: Sequence[Token], after: int) -> Iterator[int]:
    for place in range(after, len(found)):
        between = text[found[place - 1].end : found[place].start]
        if found[place].word in _DENIED_UNTIL or _BREAK.search(between):
            return
        yield place
