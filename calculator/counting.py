"""How many things a request speaks of: a number followed closely by the noun that is counted."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_FRENCH = (
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf vingt"
)
_NUMBERS = {
    word: number
    for numbers in (_ENGLISH, _FRENCH)
    for number, word in enumerate(numbers.split(), start=1)
} | {"une": 1, "both": 2, "dizaine": 10, "douzaine": 12, "dozen": 12, "vingtaine": 20}
_MEASURES = frozenset(
    "jour jours heure heures h minute minutes min semaine semaines mois an ans annee annees "
    "seconde secondes s day days hour hours week weeks month months year years second seconds "
    "go gb mo mb ko kb to tb euro euros eur usd".split()
)
_PLURALS = (("s", ""), ("x", ""), ("es", ""), ("ies", "y"), ("aux", "al"))
_NEAR = 3
_MOST_DIGITS = 6
_GROUP = 3
_YEARS = range(1990, 2100)


def count_of(words: Sequence[str], nouns: AbstractSet[str], most: float = math.inf) -> int | None:
    """How many of the things named by the nouns the folded words speak of; None for no telling.

    A number counts when one of the nouns stands among the three words after it, before any other
    number.  Years and numbers above `most` are not believed: they are rather names; durations,
    sizes and amounts are no counts.  Of several counts the largest is taken: it is the one that
    costs time.  Without a number, nouns in the singular alone say one, a plural says nothing.
    """
    counts = [*_counted(words, nouns, most)]
    if counts:
        return max(counts)
    named = [word for word in words if word in nouns]
    one = any(_has_plural(word, nouns) for word in named)
    return 1 if one and not any(_is_plural(word, nouns) for word in named) else None


def _counted(words: Sequence[str], nouns: AbstractSet[str], most: float) -> Iterator[int]:
    numbers = _numbers(words)
    starts = {start for start, _, _ in numbers}
    for _, number, after in numbers:
        near = range(after, min(after + _NEAR, len(words)))
        reach = next((place for place in near if place in starts), near.stop)
        measured = after < len(words) and words[after] in _MEASURES and words[after] not in nouns
        if 0 < number <= most and not measured and not nouns.isdisjoint(words[after:reach]):
            yield number


def _is_plural(word: str, nouns: AbstractSet[str]) -> bool:
    """Whether the singular of the word is among the nouns too: it is a plural then."""
    return any(
        word.endswith(ending) and word.removesuffix(ending) + single in nouns
        for ending, single in _PLURALS
    )


def _has_plural(word: str, nouns: AbstractSet[str]) -> bool:
    return any(
        word.endswith(single) and (word.removesuffix(single) if single else word) + ending in nouns
        for ending, single in _PLURALS
    )


def _numbers(words: Sequence[str]) -> list[tuple[int, int, int]]:
    """Each number of the words: where it starts, the number, where the word after it stands."""
    found = []
    place = 0
    while place < len(words):
        number, length = _number(words[place : place + 2])
        if number is not None:
            found.append((place, number, place + length))
        place += length
    return found


def _number(words: Sequence[str]) -> tuple[int | None, int]:
    """The number that the words begin with, if any, and how many words have been read."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    # “2 000”, “3,000” and “dix-sept” arrive as two words.
    if first.isdigit():
        grouped = len(first) <= _GROUP == len(second) and second.isdigit()
        digits = first + second if grouped else first
        named = len(digits) > _MOST_DIGITS or (not grouped and int(digits) in _YEARS)
        return (None if named else int(digits)), 1 + grouped
    joined = _NUMBERS.get(f"{first}-{second}")
    return (joined, 2) if joined else (_NUMBERS.get(first), 1)
