"""When the first response is due: the targets of the contract, or the presets, in its calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.calendars import (
    Calendar,
    DeadlineError,
    business_hours_between,
    calendar_from_json,
    calendars_from_json,
    due,
    holidays_between,
    moment_of,
)
from calculator.model import Localized, localized

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.contract import Contract

__all__ = [
    "NOT_SUBMITTED",
    "OTHER_CHANNEL",
    "PORTAL",
    "URGENCY",
    "Calendar",
    "Deadline",
    "DeadlineError",
    "Level",
    "Presets",
    "business_hours_between",
    "calendar_from_json",
    "calendars_from_json",
    "deadline",
    "due",
    "presets_from_json",
]

URGENCY = "que-urgency"
"""The question about urgency; its replies are the ids of the levels."""
PORTAL = "portal"
"""The channel that targets hold for."""
OTHER_CHANNEL = "other-channel"
"""Note of a deadline without target: the request came another way, and no agreement covers it."""
NOT_SUBMITTED = "not-submitted"
"""Note of a deadline without target: the moment of submission is not known."""

_WEAKEST_FIRST = ("illustrative", "calibrated", "public", "source", "contract")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of urgency and its target in business hours to the first response."""

    id: str
    label: Localized
    hours: float
    provenance: str


@dataclass(frozen=True, slots=True)
class Presets:
    """What is taken where the contract says nothing; `levels` from the most urgent on.

    `by_plan` gives other hours by the id of a plan and by level.
    """

    levels: tuple[Level, ...]
    default_calendar: str
    default_level: str
    by_plan: Mapping[str, Mapping[str, tuple[float, str]]]

    def of_plan(self, plan: str | None) -> Mapping[str, tuple[float, str]]:
        """Hours and provenance of each level under a plan, None for no particular one."""
        known = {each.id: (each.hours, each.provenance) for each in self.levels}
        return {**known, **self.by_plan.get(plan or "", {})}


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when the first response is due: `target` in local time with its offset, ISO 8601.

    `target` is None where nothing is due; `note` then says why: `OTHER_CHANNEL`, `NOT_SUBMITTED`.
    `provenance` is the weaker one of the target's and the calendar's.  `levels` are all that could
    be chosen; `holidays` the days on which the calendar is closed meanwhile.
    """

    target: str | None
    level: str
    business_hours: float
    calendar: str
    provenance: str
    note: str | None
    zone: str
    levels: tuple[str, ...]
    holidays: tuple[str, ...] = ()


def presets_from_json(data: Mapping[str, Any]) -> Presets:
    """The presets (see `catalog/schema/presets.schema.json`)."""
    return Presets(
        levels=tuple(
            Level(each["id"], localized(each["label"]), float(each["hours"]), each["provenance"])
            for each in data["levels"]
        ),
        default_calendar=data["default_calendar"],
        default_level=data["default_level"],
        by_plan={
            each["plan"]: {
                level: (float(hours), each["provenance"]) for level, hours in each["hours"].items()
            }
            for each in data.get("plans", ())
        },
    )


def deadline(
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
    known = _targets(presets, contract)
    name = _level(presets, contract, known, level)
    hours, provenance = known[name]
    calendar = _calendar(presets, calendars, contract)
    if submitted is not None:
        moment_of(calendar, submitted)  # a time that cannot be read is said, due or not
    note = _note(contract, channel, submitted=submitted is not None)
    target = None if note or submitted is None else due(calendar, submitted, hours)
    return Deadline(
        target=target,
        level=name,
        business_hours=hours,
        calendar=calendar.id,
        provenance=_weaker(provenance, "contract" if contract.calendar else calendar.provenance),
        note=note,
        zone=calendar.zone,
        levels=tuple(known),
        holidays=holidays_between(calendar, submitted, target) if submitted and target else (),
    )


def _targets(presets: Presets, contract: Contract) -> Mapping[str, tuple[float, str]]:
    """The hours of each level with their provenance: the contract's, else those of its plan."""
    if contract.targets is not None:
        return {each: (hours, "contract") for each, hours in contract.targets.items()}
    return presets.of_plan(contract.plan)


def _level(
    presets: Presets, contract: Contract, known: Mapping[str, object], level: str | None
) -> str:
    """The level asked for, or the default one."""
    name = presets.default_level if level is None else level
    if name in known:
        return name
    names = ", ".join(known)
    if level is None and contract.targets is not None:
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
