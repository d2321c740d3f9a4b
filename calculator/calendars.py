"""Business hours counted in a calendar that is data.

Zone changes and holidays are part of the calendar, up to a stated horizon, so that a browser
without a zone database and a command line give the same bytes.  Business hours are hours that
really pass while the calendar is open: a night shift is an hour longer when the clocks go back.
Days are counted from 1970-01-01, moments in seconds from its beginning in UTC; the engine imports
nothing that could read a clock.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.model import Localized, localized

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOMENT = re.compile(
    r"([12]\d{3}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,6})?)?"
    r"(?:(Z)|([+-])([01]\d|2[0-3]):([0-5]\d))?",
    re.ASCII,
)
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


class DeadlineError(ValueError):
    """A deadline that cannot be computed; the text is for people."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Business hours with their holidays, complete from the local day `since` to `until`.

    `changes` are the moments from which the `offsets`, in seconds ahead of UTC, hold.  `week`
    holds for each weekday from Monday its periods in seconds after local midnight.
    """

    id: str
    label: Localized
    provenance: str
    zone: str
    since: int
    until: int
    changes: tuple[int, ...]
    offsets: tuple[int, ...]
    week: tuple[tuple[tuple[int, int], ...], ...]
    holidays: Mapping[int, Localized]


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
        since=day_number(data["since"]),
        until=day_number(data["until"]),
        changes=tuple(_utc(each["from"]) for each in data["offsets"]),
        offsets=tuple(each["minutes"] * _MINUTE for each in data["offsets"]),
        week=tuple(_periods(data["week"].get(day, ())) for day in _WEEKDAYS),
        holidays=MappingProxyType(
            {day_number(each["date"]): localized(each["name"]) for each in data["holidays"]}
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
    left = round(business_hours * _HOUR)
    for opens, closes in _openings(calendar, start):
        if left <= closes - opens:
            return _written(opens + left, _offset(calendar, opens + left))
        left -= closes - opens
    raise DeadlineError(
        f"The target lies after {day_text(calendar.until)}, where the holidays of the calendar"
        f" “{calendar.id}” end: nothing can be said beyond that day."
    )


def holidays_between(calendar: Calendar, start: str, end: str) -> tuple[str, ...]:
    """The holidays from the day of one moment to that of another that would have been open.

    Raises DeadlineError for a moment that cannot be read.
    """
    first, last = (_day(calendar, moment_of(calendar, each)) for each in (start, end))
    return tuple(
        day_text(day)
        for day in calendar.holidays
        if first <= day <= last and calendar.week[(day + 3) % 7]
    )


def business_hours_between(calendar: Calendar, start: str, end: str) -> float:
    """The business hours from one moment to another, both as in `due`; 0 when none passes.

    Raises DeadlineError.
    """
    first, last = moment_of(calendar, start), moment_of(calendar, end)
    _within(calendar, first)
    _within(calendar, last)
    passed = 0
    for opens, closes in _openings(calendar, first):
        if opens >= last:
            break
        passed += min(closes, last) - opens
    return round(passed / _HOUR, 9)


def moment_of(calendar: Calendar, text: str) -> int:
    """The moment of a text, to the second; DeadlineError when it is none."""
    found = _MOMENT.fullmatch(text.strip())
    day = day_number(found[1]) if found else 0
    if not found or day_text(day) != found[1]:
        raise DeadlineError(
            f"“{text.strip()[:40]}” is not a time that can be read: write day and time,"
            " such as 2025-03-03T09:30 (local time) or 2025-03-03T08:30Z."
        )
    wall = day * _DAY + int(found[2]) * _HOUR + int(found[3]) * _MINUTE + int(found[4] or 0)
    if found[5]:
        return wall
    if found[6]:
        ahead = int(found[7]) * _HOUR + int(found[8]) * _MINUTE
        return wall + ahead if found[6] == "-" else wall - ahead
    return _from_wall(calendar, wall)


def day_number(text: str) -> int:
    """Days from 1970-01-01 to a day of the Gregorian calendar, such as 2025-03-03.

    Counted in years that begin in March, so that a leap day is the last one.
    """
    year, month, day = (int(part) for part in text.split("-"))
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)  # noqa: PLR2004
    return _before(year) + (153 * month + 2) // 5 + day - 719_469


def day_text(number: int) -> str:
    """The day of that number in the form of ISO 8601; the inverse of `day_number`."""
    days = number + 719_468
    year = days * 400 // 146_097 + 1  # 146,097 days in 400 years: never too early a guess
    while _before(year) > days:
        year -= 1
    rest = days - _before(year)
    month = (5 * rest + 2) // 153
    day = rest - (153 * month + 2) // 5 + 1
    year, month = (year, month + 3) if month < 10 else (year + 1, month - 9)  # noqa: PLR2004
    return f"{year:04}-{month:02}-{day:02}"


def _before(year: int) -> int:
    """Days of all years from year 0 before this one, each beginning in March."""
    return 365 * year + year // 4 - year // 100 + year // 400


def _openings(calendar: Calendar, start: int) -> Iterator[tuple[int, int]]:
    """The periods of opening from a moment on, in order; the first one may be cut."""
    day = _day(calendar, start)
    while day <= calendar.until:
        for first, last in () if day in calendar.holidays else calendar.week[(day + 3) % 7]:
            closes = _from_wall(calendar, day * _DAY + last)
            opens = max(_from_wall(calendar, day * _DAY + first), start)
            if opens < closes:
                yield opens, closes
        day += 1


def _from_wall(calendar: Calendar, wall: int) -> int:
    """The moment at which the clock on the wall shows that time.

    Of two moments the earlier; a time that the clocks skip is read by the clock before the change.
    """
    before, after = _offset(calendar, wall - _DAY), _offset(calendar, wall + _DAY)
    moments = sorted({wall - before, wall - after})
    fitting = [each for each in moments if each + _offset(calendar, each) == wall]
    return fitting[0] if fitting else wall - before


def _offset(calendar: Calendar, moment: int) -> int:
    return calendar.offsets[max(bisect_right(calendar.changes, moment) - 1, 0)]


def _day(calendar: Calendar, moment: int) -> int:
    return (moment + _offset(calendar, moment)) // _DAY


def _written(moment: int, offset: int) -> str:
    """A moment in local time with its offset, in the form of ISO 8601."""
    day, clock = divmod(moment + offset, _DAY)
    sign = "-" if offset < 0 else "+"
    ahead = abs(offset)
    return (
        f"{day_text(day)}T{clock // _HOUR:02}:{clock // _MINUTE % 60:02}:{clock % _MINUTE:02}"
        f"{sign}{ahead // _HOUR:02}:{ahead // _MINUTE % 60:02}"
    )


def _within(calendar: Calendar, moment: int) -> None:
    day = _day(calendar, moment)
    if not calendar.since <= day <= calendar.until:
        raise DeadlineError(
            f"{day_text(day)} is outside the calendar “{calendar.id}”, which knows its holidays"
            f" from {day_text(calendar.since)} to {day_text(calendar.until)}."
        )


def _periods(data: Sequence[Sequence[str]]) -> tuple[tuple[int, int], ...]:
    return tuple((_clock(opens), _clock(closes)) for opens, closes in data)


def _clock(text: str) -> int:
    """Seconds after midnight of a time such as “09:30”."""
    hours, _, minutes = text.partition(":")
    return int(hours) * _HOUR + int(minutes) * _MINUTE


def _utc(text: str) -> int:
    """The moment of a text such as “2025-03-30T01:00Z”."""
    day, _, clock = text.removesuffix("Z").partition("T")
    return day_number(day) * _DAY + _clock(clock)
