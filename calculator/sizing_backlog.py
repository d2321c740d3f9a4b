"""What a sorted backlog comes to, ready to become a line of an agreement."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING

from calculator.sizing_agreement import Backlog, BacklogTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from calculator.effort import Hours

_DIGITS = 6


def backlog_totals(
    hours: Iterable[Hours],
    verdicts: Mapping[str, int],
    outside: Mapping[str, int],
    questions: Mapping[str, int],
    months: float = 1.0,
) -> Backlog:
    """The totals of rows: the hours of what is included, and how many rows have which verdict.

    `outside` counts rows by the clause that keeps them out, `questions` those that wait for an
    answer.  The rows come from so many `months`; nobody knows but the one who has the backlog.
    """
    likely: dict[str, list[float]] = {}
    for each in hours:
        for task in each.tasks:
            likely.setdefault(task.task, []).append(task.likely)
    return Backlog(
        months=months,
        verdicts=MappingProxyType(dict(verdicts)),
        tasks=tuple(
            BacklogTask(task, len(found), round(math.fsum(found), _DIGITS))
            for task, found in sorted(likely.items())
        ),
        outside=MappingProxyType(dict(outside)),
        questions=MappingProxyType(dict(questions)),
    )
