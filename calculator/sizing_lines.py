"""What each line of an agreement came to, in one short row, to stand beside the line itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.answer import WORST_FIRST
from calculator.figures import hours_text
from calculator.nodes import Node, Place, node

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calculator.catalog import Catalog
    from calculator.sizing import Sizing
    from calculator.sizing_work import Work

_CLAUSES_SHOWN = 3


def line_views(catalog: Catalog, sizing: Sizing, lang: str, base: str) -> tuple[Node, ...]:
    """For each line of the agreement its verdict, the clauses that decide, its hours a month."""
    place = Place(catalog, lang, base)
    inside: list[list[Work]] = [[] for _ in sizing.agreement.lines]
    for each in sizing.work:
        if each.line is not None:
            inside[each.line].append(each)
    return tuple(_line(place, work) for work in inside)


def _line(place: Place, work: Sequence[Work]) -> Node:
    verdicts = {each.verdict for each in work}
    order = (*WORST_FIRST, "unrelated")
    worst = next((each for each in order if each in verdicts), None)
    if worst is None:
        return node("span", "outcome")
    said = place.say(f"verdict_{worst}")
    if len(work) > 1 and len(verdicts) > 1:
        among = sum(each.verdict == worst for each in work)
        said = place.say("sizing_line_some", verdict=said, n=among, of=len(work))
    return node(
        "span",
        "outcome",
        node("span", "outcome__verdict", said),
        *_clauses(place, work, worst),
        *_hours(place, work),
        data_verdict=worst,
    )


def _clauses(place: Place, work: Sequence[Work], verdict: str) -> Iterator[Node | str]:
    """The clauses of the strictest verdict, which decide."""
    deciding = dict.fromkeys(
        clause for each in work if each.verdict == verdict for clause in each.clauses
    )
    for name in list(deciding)[:_CLAUSES_SHOWN]:
        clause = place.catalog.guide.clause(name)
        yield " "
        yield place.brief_link(clause)


def _hours(place: Place, work: Sequence[Work]) -> Iterator[Node | str]:
    """Its hours a month, where it draws any."""
    hours = sum(each.mean or 0.0 for each in work if each.counts)
    if hours:
        said = place.say("sizing_line_hours", hours=hours_text(round(hours, 2), place.lang))
        yield " "
        yield node("span", "outcome__hours", said)
