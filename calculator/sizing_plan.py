"""The programme of the first weeks: what is done on which business days, and what it takes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.calendars import day_number, day_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.calendars import Calendar
    from calculator.catalog import Catalog
    from calculator.model import Localized
    from calculator.sizing_agreement import Agreement

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the programme, from the business day `first` to `last`, counted from 1.

    `starts` and `ends` are their dates, None without a first day.  A step is an activity of the
    onboarding, under its clause, or work for an `option`, which is drawn from the hours.
    """

    clause: str | None
    option: str | None
    label: Localized
    first: int
    last: int
    starts: str | None
    ends: str | None
    likely: float
    provenance: str
    requires: tuple[str, ...]


def programme(catalog: Catalog, agreement: Agreement, calendar: Calendar) -> tuple[Step, ...]:
    """The steps of the onboarding and of the options, in the order of their days.

    The programme is laid out over as many business days as it names; where holidays leave fewer of
    them within its weeks, it is drawn together.
    """
    onboarding = catalog.advice.configuring.onboarding
    steps = list(_steps(catalog, agreement))
    if not steps:
        return ()
    weeks = onboarding.weeks if onboarding else math.ceil(max(step.last for step in steps) / 5)
    open_days = _open_days(calendar, agreement.start, weeks) if agreement.start else ()
    laid_out = max(step.last for step in steps)
    dated = [_dated(step, open_days, laid_out) for step in steps]
    return tuple(sorted(dated, key=lambda step: (step.first, step.last)))


def _steps(catalog: Catalog, agreement: Agreement) -> Iterator[Step]:
    offered = catalog.advice.configuring
    for each in offered.onboarding.activities if offered.onboarding else ():
        if each.clause in catalog.guide:
            label = catalog.guide.clause(each.clause).title
            requires = tuple(needed for needed in each.requires if needed in catalog.guide)
            likely = round(each.likely(agreement.size), 9)
            yield Step(
                each.clause, None, label, *each.days, None, None, likely, each.provenance, requires
            )
    for name in agreement.options:
        option = offered.options.get(name)
        if option and option.once:
            once = option.once
            clause = next((each for each in option.clauses if each in catalog.guide), None)
            before = tuple(each for each in option.before if each in catalog.guide)
            yield Step(
                clause,
                name,
                once.label,
                *once.days,
                None,
                None,
                once.hours,
                once.provenance,
                before,
            )


def _open_days(calendar: Calendar, start: str, weeks: int) -> tuple[int, ...]:
    """The business days of so many weeks, by number; none where the calendar does not reach."""
    first = day_number(start)
    return tuple(
        day
        for day in range(first, first + weeks * _WEEK)
        if calendar.since <= day <= calendar.until
        and day not in calendar.holidays
        and calendar.week[(day + 3) % _WEEK]
    )


def _dated(step: Step, open_days: tuple[int, ...], laid_out: int) -> Step:
    if not open_days:
        return step
    known = len(open_days)
    first = (step.first - 1) * known // laid_out
    last = max(first, math.ceil(step.last * known / laid_out) - 1)
    return Step(
        step.clause,
        step.option,
        step.label,
        first + 1,
        last + 1,
        day_text(open_days[first]),
        day_text(open_days[last]),
        step.likely,
        step.provenance,
        step.requires,
    )
