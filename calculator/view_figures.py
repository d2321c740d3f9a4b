"""The figures of an answer as parts of its tree: hours, and the moment of the first response."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from calculator.calendars import day_number
from calculator.deadlines import OTHER_CHANNEL, URGENCY
from calculator.figures import day_text, hours_text, time_text
from calculator.nodes import Node, Place, filled, node
from calculator.view_plot import plot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from calculator.deadlines import Deadline
    from calculator.effort import Hours, TaskHours


def hours_row(
    place: Place, hours: Hours, *, label: str = "hours", asked: Iterable[Node] = ()
) -> Node:
    """Likely hours, their range, a picture, what to budget, and on what it rests.

    `asked` are the questions whose reply narrows them.
    """
    return place.row(label, *_hours(place, hours), *asked)


def _hours(place: Place, hours: Hours) -> Iterator[Node]:
    figures = {name: _figure(place, hours, name) for name in ("low", "likely", "high")}
    names = {name: f"\0{name}\0" for name in figures}
    yield node(
        "p",
        "result__hours",
        node("strong", "result__likely", *filled(place.say("hours_likely", **names), figures)),
        " ",
        node("span", "result__range", *filled(place.say("hours_range", **names), figures)),
        " ",
        place.badge(hours.provenance),
    )
    if hours.cases:
        yield plot(place, hours)
    mean = hours_text(hours.mean, place.lang)
    based = " · ".join(_counted(place, task) for task in hours.tasks)
    if based:
        mean = f"{place.say('hours_mean', mean=mean)} {place.say('hours_based', tasks=based)}"
    else:
        mean = place.say("hours_mean", mean=mean)
    yield node("p", "result__small", mean)
    effort = place.catalog.advice.effort
    if effort.calibrated_on and effort.newest:
        newest = day_text(datetime.fromisoformat(effort.newest), place.lang)
        told = place.say("hours_calibrated", n=effort.calibrated_on, newest=newest)
        yield node("p", "result__small", told)
    if hours.needs_scoping:
        yield node("p", "result__small", place.say("needs_scoping"))


def _figure(place: Place, hours: Hours, name: str) -> Node:
    value: float = getattr(hours, name)
    attrs = {"data-hours": name, "data-value": f"{value:.2f}"}
    return Node("span", attrs, (hours_text(value, place.lang),))


def _counted(place: Place, task: TaskHours) -> str:
    label = place.text(task.label)
    return f"{label} × {task.count}" if task.count > 1 else label


def deadline_row(place: Place, deadline: Deadline) -> Node:
    """By when somebody answers, or why nobody has promised to."""
    return place.row("deadline", *_deadline(place, deadline))


def _deadline(place: Place, deadline: Deadline) -> Iterator[Node]:
    lang, advice = place.lang, place.catalog.advice
    if deadline.note:
        yield node("p", "result__text", place.say(f"note_{deadline.note}"))
    if deadline.note == OTHER_CHANNEL:
        return
    if deadline.target:
        moment = datetime.fromisoformat(deadline.target)
        day = day_text(moment, lang)
        by = place.say("deadline_by", day=day[:1].upper() + day[1:], time=time_text(moment, lang))
        when = Node("time", {"datetime": deadline.target}, (by,))
        zone = node("span", "result__zone", f"({deadline.zone})")
        yield node("p", "result__moment", when, " ", zone)
    yield node("p", "result__small", _basis(place, deadline), " ", place.badge(deadline.provenance))
    if deadline.holidays:
        holidays = advice.calendars[deadline.calendar].holidays
        days = ", ".join(
            f"{day_text(datetime.fromisoformat(day), lang)} "
            f"({place.text(holidays[day_number(day)])})"
            for day in deadline.holidays
        )
        yield node("p", "result__small", place.say("deadline_closed", days=days))
    yield node("p", "result__small", place.say("deadline_aim"))
    if len(deadline.levels) > 1:
        yield _urgency(place, deadline)


def _basis(place: Place, deadline: Deadline) -> str:
    """The hours, the level and the calendar that they are counted in."""
    one = deadline.business_hours < (2 if place.lang == "fr" else 1 + 1e-9)
    return place.say(
        "deadline_hour" if one else "deadline_hours",
        hours=hours_text(deadline.business_hours, place.lang),
        level=_level(place, deadline.level),
        calendar=place.text(place.catalog.advice.calendars[deadline.calendar].label),
    )


def _level(place: Place, level: str) -> str:
    labels = {each.id: place.text(each.label) for each in place.catalog.advice.presets.levels}
    return labels.get(level, level)


def _urgency(place: Place, deadline: Deadline) -> Node:
    """The levels to choose from, each with its example; the one that counts is pressed."""
    return node(
        "fieldset",
        "result__question result__question--replied result__question--size",
        node("legend", "result__asked", place.say("urgency")),
        *(
            node(
                "button",
                "result__reply",
                _level(place, level),
                type="button",
                data_value=level,
                aria_pressed=str(level == deadline.level).lower(),
            )
            for level in deadline.levels
        ),
        data_replied=URGENCY,
    )
