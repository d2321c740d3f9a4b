"""What can be read of an agreement while somebody is still typing it: all but what is at fault."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from calculator.sizing_agreement import Agreement
from calculator.sizing_reading import agreement_faults, agreement_from_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculator.catalog import Catalog
    from calculator.faults import Fault

_STEP = re.compile(r"[^.\[\]]+|\[\d+\]")
_ROUNDS = 3


def readable_agreement(
    data: object, catalog: Catalog | None = None
) -> tuple[Agreement, tuple[Fault, ...]]:
    """The agreement without what cannot be read in it, and the faults that kept it out.

    A line at fault as a whole is left out, so that the lines behind it move up.
    """
    faults = tuple(agreement_faults(data, catalog))
    rest = data
    for _ in range(_ROUNDS):
        found = tuple(agreement_faults(rest, catalog))
        if not found:
            return agreement_from_json(rest, catalog), faults
        rest = _without(rest, found)
    return Agreement(), faults


def _without(data: object, faults: Sequence[Fault]) -> dict[str, Any]:
    """A copy of the data without the values that the faults are about."""
    if not isinstance(data, dict):
        return {}
    rest: dict[str, Any] = deepcopy(data)
    for fault in faults:
        _take_out(rest, fault)
    return {key: _kept(value) for key, value in rest.items()}


def _take_out(rest: dict[str, Any], fault: Fault) -> None:
    steps: list[str | int] = [
        int(step[1:-1]) if step.startswith("[") else step for step in _STEP.findall(fault.path)
    ]
    inside: list[Any] = [rest]
    for step in steps:
        known = inside[-1].get(step) if isinstance(step, str) else inside[-1][step]
        if known is None:
            break
        inside.append(known)
    last, depth = inside[-1], len(inside) - 1
    if depth < len(steps) and (fault.value is not None or depth < len(steps) - 1):
        return  # taken out already, with something above it
    if depth == len(steps) and isinstance(last, dict) and _names(last, fault.value):
        del last[fault.value]  # a name at fault, not all that stands beside it
    elif depth:
        inside[-2][steps[depth - 1]] = None  # where something is missing, what lacks it


def _names(data: dict[str, Any], value: object) -> bool:
    return isinstance(value, str) and value in data


def _kept(value: object) -> object:
    """The value without the entries of lists that have been taken out."""
    if isinstance(value, list):
        return [_kept(each) for each in value if each is not None]
    if isinstance(value, dict):
        return {key: _kept(each) for key, each in value.items() if each is not None}
    return value
