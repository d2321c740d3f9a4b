"""What a client's own contract adds to the guide: the inputs on which some answers hang.

A contract comes from a person, as a file or a form.  Everything wrong in it is reported at once, in
words that the person can act on; whatever is left out keeps its default.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, NamedTuple

_CLAUSE = re.compile(r"[a-z]+(-[a-z0-9]+)+", re.ASCII)
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_LONGEST_SHOWN = 40
_MOST_HOURS = 1_000_000.0
_YEAR_HOURS = 8_760.0


@dataclass(frozen=True, slots=True)
class Contract:
    """What one contract says; the defaults stand for a contract that nobody has given.

    `calendar` is the id of the calendar of its business hours, None for the preset.  `targets` are
    business hours to the first response by level id; None for the presets, otherwise they replace
    them all.  `increment` is the billing increment in hours,
    None for that of the catalog.  `hours_left` are the hours that may
    still be drawn, None when unknown.  `contracted` are the ids of clauses that it covers in so
    many words.
    """

    calendar: str | None = None
    targets: Mapping[str, float] | None = None
    increment: float | None = None
    hours_left: float | None = None
    approvals_given: bool = False
    contracted: frozenset[str] = frozenset()
    other_channels_agreed: bool = False


DEFAULT_CONTRACT = Contract()
"""The contract of someone who has given none: presets, no approval, nothing covered on top."""


class _Field(NamedTuple):
    fits: Callable[[Any], bool]
    wanted: str
    read: Callable[[Any], Any]


def contract_from_json(data: Mapping[str, Any] | None) -> Contract:
    """The contract from its JSON, the default one for None.

    Its keys are those of `Contract`.  Raises ValueError with one line for each field that cannot be
    read, saying what is wanted.
    """
    if data is None:
        return DEFAULT_CONTRACT
    if not isinstance(data, Mapping):
        raise ValueError(  # noqa: TRY004 - a fault of the file, not of the program
            f"The contract cannot be read: fields with values are wanted, not {_shown(data)}."
        )
    faults = [fault for key, value in data.items() if (fault := _fault(key, value))]
    if faults:
        raise ValueError("\n".join(["The contract cannot be read:", *faults]))
    return Contract(**{key: _FIELDS[key].read(value) for key, value in data.items()})


def _fault(key: object, value: object) -> str | None:
    """What is wrong with a field, in one line; None when nothing is."""
    field = _FIELDS.get(key) if isinstance(key, str) else None
    if field is None:
        near = get_close_matches(str(key), _FIELDS, n=1)
        way = f"did you mean “{near[0]}”?" if near else f"known are {', '.join(_FIELDS)}."
        return f"- {_shown(key)} is not a field of a contract: {way}"
    return None if field.fits(value) else f"- {key}: {field.wanted}, not {_shown(value)}."


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        value = str(value)
        return value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
    return f"“{value}”" if len(value) <= _LONGEST_SHOWN else f"“{value[:_LONGEST_SHOWN]}…”"


def _is_number(value: object, low: float, high: float) -> bool:
    # Comparing first keeps whole numbers too large for a float from failing.
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and low <= value <= high
        and math.isfinite(value)
    )


def _is_target(value: object) -> bool:
    return _is_number(value, 0.01, _YEAR_HOURS)


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


_FLAG = _Field(_is_flag, "true or false is wanted", bool)

_FIELDS: Mapping[str, _Field] = MappingProxyType(
    {
        "calendar": _Field(
            lambda value: value is None or _is_name(value),
            "the id of a calendar is wanted (small letters, digits and hyphens)",
            lambda value: value,
        ),
        "targets": _Field(
            _are_targets,
            "business hours by level are wanted, each from 0.01 to 8760, such as {“normal”: 8}",
            _targets,
        ),
        "increment": _Field(
            lambda value: value is None or _is_number(value, 0.01, 24.0),
            "a number of hours from 0.01 to 24 is wanted",
            lambda value: None if value is None else float(value),
        ),
        "hours_left": _Field(
            lambda value: value is None or _is_number(value, 0.0, _MOST_HOURS),
            "a number of hours from 0 to 1000000 is wanted, or null when it is unknown",
            lambda value: None if value is None else float(value),
        ),
        "approvals_given": _FLAG,
        "contracted": _Field(
            _are_clauses,
            "a list of clause ids is wanted, each in small letters with hyphens",
            frozenset,
        ),
        "other_channels_agreed": _FLAG,
    }
)
