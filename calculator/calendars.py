"""Business hours counted in a calendar that is data.

Zone changes and holidays are part of the calendar, up to a stated horizon, so that a browser
without a zone database and a command line give the same bytes.  Business hours are hours that
really pass while the calendar is open: a night shift is an hour longer when the clocks go back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.model import Localized, localized

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOMENT = re.compile(
    r"[12]\d{3}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?",
    re.ASCII,
)
_DAY = timedelta(days=1)
_NOTHING = timedelta()


class DeadlineError(ValueError):
    """A deadline that cannot be computed; the text is for people."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Business hours with their holidays, complete from the local day `since` to `until`.

    `changes` are the UTC moments from which the offsets, in minutes ahead of UTC, hold.  `week`
    holds for each weekday from Monday its periods in minutes after local midnight.
    """

    id: str
    label: Localized
    provenance: str
    zone: str
    since: date
    until: date
    changes: tuple[datetime, ...]
    offsets: tuple[int, ...]
    week: tuple[tuple[tuple[int, int], ...], ...]
    holidays: Mapping[date, Localized]


def calendars_from_json(data: Sequence[Mapping[str, Any]]) -> Mapping[str, Calendar]:
    """The calendars by id, from the list of `calendars.yml`."""
    return MappingProxyType({each["id"]: calendar_from_json(each) for each in data})


def calendar_from_json(data: Mapping[str, Any]) -> Calendar:
    """One calendar (see `catalog/schema/calendars.schema.json`)."""
    return Calendar(
        id=data["id"],
        label=localized(data["label"]),
        provenance=data["provenance"],
        zone=data["zone"],
        since=date.fromisoformat(data["since"]),
        until=date.fromisoformat(data["until"]),
        changes=tuple(datetime.fromisoformat(each["from"]) for each in data["offsets"]),
        offsets=tuple(each["minutes"] for each in data["offsets"]),
        week=tuple(_periods(data["week"].get(day, ())) for day in _WEEKDAYS),
        holidays=MappingProxyType(
            {date.fromisoformat(each["date"]): localized(each["name"]) for each in data["holidays"]}
        ),
    )


def due(calendar: Calendar, submitted: str, business_hours: float) -> str:
    """The moment at which so many business hours have passed since the submission.

    `submitted` is ISO 8601; without offset it is local time of the calendar, the earlier moment
    where the clocks going back make two of it.  The result is local time with its offset.  Hours
    that end with a period are over when it closes, not when the next one opens.
    Raises DeadlineError.
    """
    start = moment_of(calendar, submitted)
    _within(calendar, start)
    left = timedelta(seconds=round(business_hours * 3600))
    for opens, closes in _openings(calendar, start):
        if left <= closes - opens:
            return _local(calendar, opens + left).isoformat(timespec="seconds")
        left -= closes - opens
    raise DeadlineError(
        f"The target lies after {calendar.until}, where the holidays of the calendar"
        f" “{calendar.id}” end: nothing can be said beyond that day."
    )


def business_hours_between(calendar: Calendar, start: str, end: str) -> float:
    """The business hours from one moment to another, both as in `due`; 0 when none passes.

    Raises DeadlineError.
    """
    first, last = moment_of(calendar, start), moment_of(calendar, end)
    _within(calendar, first)
    _within(calendar, last)
    passed = _NOTHING
    for opens, closes in _openings(calendar, first):
        if opens >= last:
            break
        passed += min(closes, last) - opens
    return round(passed.total_seconds() / 3600, 9)


def moment_of(calendar: Calendar, text: str) -> datetime:
    """The moment of a text in UTC, to the second; DeadlineError when it is none."""
    moment = _parsed(text.strip())
    if moment is None:
        raise DeadlineError(
            f"“{text.strip()[:40]}” is not a time that can be read: write day and time,"
            " such as 2025-03-03T09:30 (local time) or 2025-03-03T08:30Z."
        )
    if moment.tzinfo is None:
        return _from_wall(calendar, moment.replace(tzinfo=UTC))
    return moment.astimezone(UTC)


def _openings(calendar: Calendar, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The periods of opening from a moment on, in UTC and in order; the first one may be cut."""
    day = _local(calendar, start).date()
    while day <= calendar.until:
        for first, last in () if day in calendar.holidays else calendar.week[day.weekday()]:
            closes = _at(calendar, day, last)
            opens = max(_at(calendar, day, first), start)
            if opens < closes:
                yield opens, closes
        day += _DAY


def _at(calendar: Calendar, day: date, minutes: int) -> datetime:
    """The moment so many minutes after midnight by the clock on the wall."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return _from_wall(calendar, midnight + timedelta(minutes=minutes))


def _from_wall(calendar: Calendar, wall: datetime) -> datetime:
    """The moment at which the clock on the wall, here labelled UTC, shows that time.

    Of two moments the earlier; a time that the clocks skip is read by the clock before the change.
    """
    before, after = _offset(calendar, wall - _DAY), _offset(calendar, wall + _DAY)
    moments = sorted({wall - before, wall - after})
    fitting = [each for each in moments if each + _offset(calendar, each) == wall]
    return fitting[0] if fitting else wall - before


def _offset(calendar: Calendar, moment: datetime) -> timedelta:
    position = max(bisect_right(calendar.changes, moment) - 1, 0)
    return timedelta(minutes=calendar.offsets[position])


def _local(calendar: Calendar, moment: datetime) -> datetime:
    return moment.astimezone(timezone(_offset(calendar, moment)))


def _parsed(text: str) -> datetime | None:
    try:
        # The form first: which others `fromisoformat` takes depends on the version of Python.
        return (
            datetime.fromisoformat(text).replace(microsecond=0) if _MOMENT.fullmatch(text) else None
        )
    except ValueError:
        return None


def _within(calendar: Calendar, moment: datetime) -> None:
    day = (moment + _offset(calendar, moment)).date()
    if not calendar.since <= day <= calendar.until:
        raise DeadlineError(
            f"{day} is outside the calendar “{calendar.id}”, which knows its holidays from"
            f" {calendar.since} to {calendar.until}."
        )


def _periods(data: Sequence[Sequence[str]]) -> tuple[tuple[int, int], ...]:
    return tuple((_minutes(opens), _minutes(closes)) for opens, closes in data)


def _minutes(clock: str) -> int:
    """Minutes after midnight of a time such as “09:30”."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)
