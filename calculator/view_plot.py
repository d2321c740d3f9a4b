"""A small picture of hours: twenty cases alike as dots, each above the hours that it takes.

People read frequencies better than densities (quantile dot plots: Kay et al., "When (ish) is my
bus?", CHI 2016).  It is drawn with plain elements; whoever cannot see it hears it as a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.figures import hours_text
from calculator.nodes import Node, Place, node

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calculator.effort import Hours as RequestHours
    from calculator.sizing_hours import HoursRange

type Hours = RequestHours | HoursRange

_COLUMNS = 26
"""Columns of dots; what lies beyond the picture stands in the last one."""
_FROM_ZERO = 0.35
_BEFORE, _BEHIND = 0.4, 0.18


def plot(place: Place, hours: Hours, sentence: str = "plot") -> Node:
    """The picture, with the sentence that says the same; `sentence` is its key in the words."""
    start, end = _edges(hours)
    marks = {name: _column(getattr(hours, name), start, end) for name in ("low", "likely", "high")}
    stacks: list[list[float]] = [[] for _ in range(_COLUMNS)]
    for case in hours.cases:
        stacks[_column(case, start, end)].append(case)
    columns = (
        node("span", "plot__column", *_dots(stack, hours), *_ticks(place, hours, marks, at))
        for at, stack in enumerate(stacks)
    )
    drawn = node(
        "div", "plot__field", *columns, role="img", aria_label=_sentence(place, hours, sentence)
    )
    key = node("figcaption", "plot__key", place.say(f"{sentence}_key"))
    return node("figure", "plot", drawn, key)


def _edges(hours: Hours) -> tuple[float, float]:
    """The hours at both edges of the picture: from zero, unless the range lies far from it."""
    width = hours.high - hours.low
    start = 0.0 if hours.low <= _FROM_ZERO * hours.high else hours.low - _BEFORE * width
    return start, hours.high + _BEHIND * max(width, 0.25 * hours.high)


def _column(value: float, start: float, end: float) -> int:
    place = int((value - start) / (end - start) * (_COLUMNS - 1))
    return min(_COLUMNS - 1, max(0, place))


def _dots(stack: Sequence[float], hours: Hours) -> Iterator[Node]:
    for case in stack:
        inside = " plot__dot--in" if hours.low <= case <= hours.high else ""
        yield node("i", f"plot__dot{inside}")


def _ticks(place: Place, hours: Hours, marks: dict[str, int], at: int) -> Iterator[Node]:
    for name, column in marks.items():
        if column == at:
            text = hours_text(getattr(hours, name), place.lang)
            yield node("span", f"plot__tick plot__tick--{name}", text)


def _sentence(place: Place, hours: Hours, key: str) -> str:
    less = sum(case < hours.low for case in hours.cases)
    more = sum(case > hours.high for case in hours.cases)
    figures = {
        name: hours_text(getattr(hours, name), place.lang) for name in ("low", "likely", "high")
    }
    of = len(hours.cases)
    return place.say(key, of=of, within=of - less - more, less=less, more=more, **figures)
