"""How many things a request speaks of: numbers in digits or words, before the name of the thing.

What the things are called is data; what numbers are called belongs to the languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS_BETWEEN = 3
"""The thing counted stands among this many words after its number."""

_ONE_TO_TWENTY = (
    """
    un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
    dix-sept dix-huit dix-neuf vingt
    """,
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty
    """,
)
_OTHERS = {
    "une": 1,
    "trente": 30,
    "thirty": 30,
    "quarante": 40,
    "forty": 40,
    "cinquante": 50,
    "fifty": 50,
    "soixante": 60,
    "sixty": 60,
    "cent": 100,
    "hundred": 100,
    "dizaine": 10,
    "douzaine": 12,
    "dozen": 12,
    "vingtaine": 20,
    "trentaine": 30,
    "cinquantaine": 50,
    "centaine": 100,
}
_NUMBERS = {
    tuple(name.split("-")): value
    for names in _ONE_TO_TWENTY
    for value, name in enumerate(names.split(), start=1)
} | {(name,): value for name, value in _OTHERS.items()}
_MEASURES = """
h heure heures min minute minutes seconde secondes jour jours semaine semaines mois an ans annee
annees hour hours second seconds day days week weeks month months year years am pm ko mo go kb mb gb
"""
_MEASURED = frozenset(_MEASURES.split())
_MOST_DIGITS = 6
_THOUSANDS = 3
_YEARS = range(1900, 2100)


class _Number(NamedTuple):
    start: int
    end: int
    value: int


def counted(words: Sequence[str], units: Sequence[Sequence[str]]) -> int:
    """How many of the things called `units` the folded words speak of; 1 where they do not say.

    Of several counts the largest holds: the smaller ones are mostly parts of it.  A number that may
    be a year counts only directly before the thing, and hours, days or
    megabytes never.
    """
    numbers = list(_numbers(words))
    ends = [each.start for each in numbers[1:]] + [len(words)]
    found = [
        number.value
        for number, until in zip(numbers, ends, strict=True)
        if _counts(words, number, until, units)
    ]
    return max([1, *found])


def _counts(
    words: Sequence[str], number: _Number, until: int, units: Sequence[Sequence[str]]
) -> bool:
    maybe_year = number.end - number.start == 1 and number.value in _YEARS
    last = min(number.end + (1 if maybe_year else WORDS_BETWEEN), until)
    if words[number.end : number.end + 1] and words[number.end] in _MEASURED:
        return False
    return any(
        tuple(words[place : place + len(unit)]) == tuple(unit)
        for place in range(number.end, last)
        for unit in units
    )


def _numbers(words: Sequence[str]) -> Iterator[_Number]:
    place = 0
    while place < len(words):
        number = _in_digits(words, place) or _in_words(words, place)
        if number:
            yield number
        place = number.end if number else place + 1


def _in_digits(words: Sequence[str], place: int) -> _Number | None:
    """A number in digits, with its groups of thousands: “2 000” and “2,000” are two words."""
    digits = words[place]
    if not digits.isdigit():
        return None
    end = place + 1
    while (
        end < len(words)
        and len(words[place]) <= _THOUSANDS
        and len(words[end]) == _THOUSANDS
        and words[end].isdigit()
    ):
        digits += words[end]
        end += 1
    value = int(digits) if len(digits) <= _MOST_DIGITS else 0
    return _Number(place, end, value)


def _in_words(words: Sequence[str], place: int) -> _Number | None:
    for length in (2, 1):
        value = _NUMBERS.get(tuple(words[place : place + length]))
        if value:
            return _Number(place, place + length, value)
    return None
