"""When the first response is due: business hours counted in a calendar that is data.

Zone changes and holidays are part of the calendar, up to a stated horizon, so that a browser
without a zone database and a command line give the same bytes.  Business hours are hours that
really pass while the calendar is open: a night shift is an hour longer when the clocks go back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.model import Localized, localized

if TYPE_CHECKING:
    from calculator.contract import Contract

PORTAL = "portal"
"""The channel that targets hold for."""
OTHER_CHANNEL = "other-channel"
"""Note of a deadline without target: the request came another way, and no agreement covers it."""
NOT_SUBMITTED = "not-submitted"
"""Note of a deadline without target: the moment of submission is not known."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEAKEST_FIRST = ("illustrative", "calibrated", "public", "source", "contract")
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII
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


@dataclass(frozen=True, slots=True)
class Level:
    """A level of urgency and its target in business hours to the first response."""

    id: str
    label: Localized
    hours: float
    provenance: str


@dataclass(frozen=True, slots=True)
class Presets:
    """What is taken where the contract says nothing; `levels` from the most urgent on."""

    levels: tuple[Level, ...]
    default_calendar: str
    default_level: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when the first response is due: `target` in local time with its offset, ISO 8601.

    `target` is None where nothing is due; `note` then says why: `OTHER_CHANNEL`, `NOT_SUBMITTED`.
    `provenance` is the weaker one of the target's and the calendar's.
    """

    target: str | None
    level: str
    business_hours: float
    calendar: str
    provenance: str
    note: str | None


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


def presets_from_json(data: Mapping[str, Any]) -> Presets:
    """The presets (see `catalog/schema/presets.schema.json`)."""
    return Presets(
        levels=tuple(
            Level(each["id"], localized(each["label"]), float(each["hours"]), each["provenance"])
            for each in data["levels"]
        ),
        default_calendar=data["default_calendar"],
        default_level=data["default_level"],
    )


def deadline(  # noqa: PLR0913 - the interface of the engine: three sources, three facts
    presets: Presets,
    calendars: Mapping[str, Calendar],
    contract: Contract,
    *,
    submitted: str | None,
    level: str | None,
    channel: str,
) -> Deadline | None:
    """By when the first response is due; None when nothing was said that would ask for it.

    The contract's targets and calendar come before the presets.  Raises DeadlineError for a time
    that cannot be read, an unknown level or calendar, and times beyond the calendar's data.
    """
    if submitted is None and level is None and channel == PORTAL:
        return None
    chosen = _level(presets, contract, level)
    calendar = _calendar(presets, calendars, contract)
    submission = None if submitted is None else _moment(calendar, submitted)
    note = _note(contract, channel, submitted=submission is not None)
    return Deadline(
        target=None if note or submission is None else _due(calendar, submission, chosen.hours),
        level=chosen.id,
        business_hours=chosen.hours,
        calendar=calendar.id,
        provenance=_weaker(
            chosen.provenance, "contract" if contract.calendar else calendar.provenance
        ),
        note=note,
    )


def due(calendar: Calendar, submitted: str, business_hours: float) -> str:
    """The moment at which so many business hours have passed since the submission.

    `submitted` is ISO 8601; without offset it is local time of the calendar, the earlier moment
    where the clocks going back make two of it.  The result is local time with its offset.  Hours
    that end with a period are over when it closes, not when the next one opens.
    Raises DeadlineError.
    """
    return _due(calendar, _moment(calendar, submitted), business_hours)


def business_hours_between(calendar: Calendar, start: str, end: str) -> float:
    """The business hours from one moment to another, both as in `due`; 0 when none passes.

    Raises DeadlineError.
    """
    first, last = _moment(calendar, start), _moment(calendar, end)
    _within(calendar, first)
    _within(calendar, last)
    passed = _NOTHING
    for opens, closes in _openings(calendar, first):
        if opens >= last:
            break
        passed += min(closes, last) - opens
    return round(passed.total_seconds() / 3600, 9)


def _due(calendar: Calendar, submitted: datetime, business_hours: float) -> str:
    _within(calendar, submitted)
    left = timedelta(seconds=round(business_hours * 3600))
    for opens, closes in _openings(calendar, submitted):
        if left <= closes - opens:
            return _local(calendar, opens + left).isoformat(timespec="seconds")
        left -= closes - opens
    raise DeadlineError(
        f"The target lies after {calendar.until}, where the holidays of the calendar"
        f" “{calendar.id}” end: nothing can be said beyond that day."
    )


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


def _moment(calendar: Calendar, text: str) -> datetime:
    """The moment of a text in UTC; DeadlineError when it is none."""
    stripped = text.strip()
    try:
        if not _MOMENT.fullmatch(stripped):
            raise ValueError(stripped)
        moment = datetime.fromisoformat(stripped)
        if moment.tzinfo is None:
            return _from_wall(calendar, moment.replace(tzinfo=UTC))
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise DeadlineError(
            f"“{stripped[:40]}” is not a time that can be read: write day and time,"
            " such as 2025-03-03T09:30 (local time) or 2025-03-03T08:30Z."
        ) from error


def _within(calendar: Calendar, moment: datetime) -> None:
    day = (moment + _offset(calendar, moment)).date()
    if not calendar.since <= day <= calendar.until:
        raise DeadlineError(
            f"{day} is outside the calendar “{calendar.id}”, which knows its holidays from"
            f" {calendar.since} to {calendar.until}."
        )


def _level(presets: Presets, contract: Contract, level: str | None) -> Level:
    """The level asked for, or the default one, with the contract's targets where it gives any."""
    known = {each.id: each for each in presets.levels}
    if contract.targets is not None:
        labels = {each.id: each.label for each in presets.levels}
        known = {
            name: Level(name, labels.get(name, MappingProxyType({})), hours, "contract")
            for name, hours in contract.targets.items()
        }
    name = presets.default_level if level is None else level
    if name in known:
        return known[name]
    names = ", ".join(known)
    if level is None:
        raise DeadlineError(f"The contract sets targets for {names}: say which level is meant.")
    raise DeadlineError(f"There is no level “{name[:40]}”: known are {names}.")


def _calendar(presets: Presets, calendars: Mapping[str, Calendar], contract: Contract) -> Calendar:
    name = contract.calendar or presets.default_calendar
    if name not in calendars:
        names = ", ".join(calendars)
        raise DeadlineError(f"There is no calendar “{name[:40]}”: known are {names}.")
    return calendars[name]


def _note(contract: Contract, channel: str, *, submitted: bool) -> str | None:
    if channel != PORTAL and not contract.other_channels_agreed:
        return OTHER_CHANNEL
    return None if submitted else NOT_SUBMITTED


def _weaker(one: str, other: str) -> str:
    """The provenance that promises less."""
    return min(one, other, key=_WEAKEST_FIRST.index)


def _periods(data: Sequence[Sequence[str]]) -> tuple[tuple[int, int], ...]:
    return tuple((_minutes(opens), _minutes(closes)) for opens, closes in data)


def _minutes(clock: str) -> int:
    """Minutes after midnight of a time such as “09:30”."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)
