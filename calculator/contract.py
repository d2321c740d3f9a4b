"""What a client's own contract adds to the guide: the inputs on which some answers hang.

A contract comes from a person, as a file or a form.  Everything wrong in it is reported at once, in
words that the person can act on; whatever is left out keeps its default.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from calculator.faults import Fault, FaultyError, is_number

_CLAUSE = re.compile(r"[a-z]+(-[a-z0-9]+)+", re.ASCII)
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_ROLE = ("account-manager", "escalation", "point-of-contact")
_LONGEST_CONTACT = 200
_MOST_HOURS = 1_000_000.0
_YEAR_HOURS = 8_760.0


@dataclass(frozen=True, slots=True)
class Contract:
    """What one contract says; the defaults stand for a contract that nobody has given.

    `calendar` is the id of the calendar of its business hours, None for the preset.  `targets` are
    business hours to the first response by level id; None for the presets, otherwise they replace
    them all.  `plan` is the id of the clause that names its plan, for presets that differ by plan.
    `increment` is the billing increment in hours,
    None for that of the catalog.  `hours_left` are the hours that may
    still be drawn, None when unknown.  `contracted` are the ids of clauses that it covers in so
    many words.  `contacts` names people by role: `account-manager`, `escalation`,
    `point-of-contact`.
    """

    calendar: str | None = None
    targets: Mapping[str, float] | None = None
    plan: str | None = None
    increment: float | None = None
    hours_left: float | None = None
    approvals_given: bool = False
    contracted: frozenset[str] = frozenset()
    other_channels_agreed: bool = False
    contacts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


DEFAULT_CONTRACT = Contract()
"""The contract of someone who has given none: presets, no approval, nothing covered on top."""


class _Field(NamedTuple):
    fits: Callable[[Any], bool]
    wanted: str
    read: Callable[[Any], Any]
    values: Mapping[str, str] = MappingProxyType({})


def contract_from_json(data: Mapping[str, Any] | None) -> Contract:
    """The contract from its JSON, the default one for None.

    Its keys are those of `Contract`.  Raises FaultyError, a ValueError, with one line for each
    field that cannot be read, saying what is wanted.
    """
    if data is None:
        return DEFAULT_CONTRACT
    faults = contract_faults(data)
    if faults:
        raise FaultyError("The contract cannot be read:", faults)
    return Contract(**{key: _FIELDS[key].read(value) for key, value in data.items()})


def contract_faults(data: object, above: str = "") -> tuple[Fault, ...]:
    """Everything wrong with the JSON of a contract; `above` is the path that leads to it."""
    if not isinstance(data, Mapping):
        return (Fault(above, "fields", data),)
    prefix = f"{above}." if above else ""
    found = (_faults(key, value, above, prefix) for key, value in data.items())
    return tuple(fault for faults in found for fault in faults)


def _faults(key: object, value: object, above: str, prefix: str) -> list[Fault]:
    """What is wrong with a field, as near to the value as can be said."""
    wanted = _FIELDS.get(key) if isinstance(key, str) else None
    if wanted is None:
        return [Fault(above, "field", key, {"of": "a contract", "known": ", ".join(_FIELDS)})]
    if wanted.fits(value):
        return []
    place = f"{prefix}{key}"
    within = [*_within(key, value, place)] if isinstance(value, Mapping) else []
    return within or [Fault(place, wanted.wanted, value, wanted.values)]


def _within(key: object, value: Mapping[object, object], place: str) -> Iterator[Fault]:
    """What is wrong with single targets and contacts whose names are right."""
    for name, each in value.items():
        if key == "targets" and _is_name(name) and not _is_target(each):
            yield Fault(f"{place}.{name}", "number", each, {"low": "0.01", "high": "8760"})
        if key == "contacts" and name in _ROLE and not _is_contact(each):
            yield Fault(f"{place}.{name}", "text", each, {"most": str(_LONGEST_CONTACT)})


def _is_target(value: object) -> bool:
    return is_number(value, 0.01, _YEAR_HOURS)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and _NAME.fullmatch(value) is not None


def _are_targets(value: object) -> bool:
    return value is None or (
        isinstance(value, Mapping)
        and len(value) > 0
        and all(_is_name(level) and _is_target(hours) for level, hours in value.items())
    )


def _are_clauses(value: object) -> bool:
    return isinstance(value, list | tuple | set | frozenset) and all(
        isinstance(each, str) and _CLAUSE.fullmatch(each) for each in value
    )


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _targets(value: Mapping[str, float] | None) -> Mapping[str, float] | None:
    if value is None:
        return None
    return MappingProxyType({level: float(hours) for level, hours in value.items()})


def _is_contact(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST_CONTACT


def _are_contacts(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        role in _ROLE and _is_contact(name) for role, name in value.items()
    )


def _contacts(value: Mapping[str, str]) -> Mapping[str, str]:
    # Half characters, as a damaged file may hold, could not be passed on.
    return MappingProxyType(
        {role: name.encode("utf-8", "replace").decode() for role, name in value.items()}
    )


_FLAG = _Field(_is_flag, "flag", bool)

_FIELDS: Mapping[str, _Field] = MappingProxyType(
    {
        "calendar": _Field(
            lambda value: value is None or _is_name(value), "calendar", lambda value: value
        ),
        "targets": _Field(_are_targets, "targets", _targets),
        "plan": _Field(lambda value: value is None or _is_name(value), "name", lambda value: value),
        "increment": _Field(
            lambda value: value is None or is_number(value, 0.01, 24.0),
            "increment",
            lambda value: None if value is None else float(value),
        ),
        "hours_left": _Field(
            lambda value: value is None or is_number(value, 0.0, _MOST_HOURS),
            "hours_left",
            lambda value: None if value is None else float(value),
        ),
        "approvals_given": _FLAG,
        "contracted": _Field(_are_clauses, "clauses", frozenset),
        "other_channels_agreed": _FLAG,
        "contacts": _Field(
            _are_contacts,
            "contacts",
            _contacts,
            {"known": ", ".join(_ROLE), "most": str(_LONGEST_CONTACT)},
        ),
    }
)
