"""How many things a request speaks of: a number followed closely by the noun that is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

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
_NEAR = 3
_MOST_DIGITS = 6
_GROUP = 3


def count_of(words: Sequence[str], nouns: Collection[str]) -> int:
    """How many of the things named by the nouns the folded words speak of; 1 when they do not say.

    A number counts when one of the nouns stands among the three words after it, before any other
    number.  Of several counts the largest is taken: it is the one that costs time.
    """
    counts = [1]
    for number, after in _numbers(words):
        for word in words[after : after + _NEAR]:
            if word in nouns:
                counts.append(number)
            if word in nouns or word.isdigit():
                break
    return max(counts)


def _numbers(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each number of the words, with the place of the word after it."""
    place = 0
    while place < len(words):
        number, length = _number(words[place : place + 2])
        place += length
        if number is not None:
            yield number, place


def _number(words: Sequence[str]) -> tuple[int | None, int]:
    """The number that the words begin with, if any, and how many words have been read."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first.isdigit():
        # “2 000” and “3,000” arrive as two words.
        grouped = len(first) <= _GROUP == len(second) and second.isdigit()
        digits = first + second if grouped else first
        return (int(digits) if len(digits) <= _MOST_DIGITS else None), 1 + grouped
    # “dix-sept” arrives as two words too.
    joined = _NUMBERS.get(f"{first}-{second}")
    return (joined, 2) if joined else (_NUMBERS.get(first), 1)
