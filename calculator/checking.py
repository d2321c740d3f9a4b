"""Checks of data that a person gave: each names every fault it finds, by its path."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from calculator.calendars import day_number, day_text
from calculator.faults import Fault, is_number, names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
"""How identifiers are written."""

_DATE = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)

type Faults = Iterator[Fault]
type Check = Callable[[str, object], Faults]


def values(**blanks: object) -> Mapping[str, str]:
    """What makes the sentence of a fault."""
    return MappingProxyType({name: str(blank) for name, blank in blanks.items()})


def fields(
    path: str, data: Mapping[object, object], checks: Mapping[str, Check], of: str
) -> Faults:
    """The faults of the fields of a mapping, each checked by name; None counts as left out."""
    prefix = f"{path}." if path else ""
    for key, value in data.items():
        check = checks.get(key) if isinstance(key, str) else None
        if check is None:
            yield Fault(path, "field", key, values(of=of, known=", ".join(checks)))
        elif value is not None:
            yield from check(f"{prefix}{key}", value)


def number(low: float, high: float) -> Check:
    """A number between the two."""

    def check(path: str, value: object) -> Faults:
        if not is_number(value, low, high):
            yield Fault(path, "number", value, values(low=f"{low:g}", high=f"{high:g}"))

    return check


def whole(low: int, high: int) -> Check:
    """A whole number between the two."""

    def check(path: str, value: object) -> Faults:
        if not is_number(value, low, high) or value != int(value):  # type: ignore[call-overload]
            yield Fault(path, "whole", value, values(low=low, high=high))

    return check


def text(most: int) -> Check:
    """A text with something in it, of at most so many characters."""

    def check(path: str, value: object) -> Faults:
        if not isinstance(value, str) or not 0 < len(value.strip()) <= len(value) <= most:
            yield Fault(path, "text", value, values(most=most))

    return check


def written(pattern: re.Pattern[str], code: str) -> Check:
    """A text of a shape; `code` says what is wanted."""

    def check(path: str, value: object) -> Faults:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            yield Fault(path, code, value)

    return check


def one_of(choices: Iterable[str]) -> Check:
    """One of some texts."""

    def check(path: str, value: object) -> Faults:
        if not isinstance(value, str) or value not in choices:
            yield Fault(path, "choice", value, values(known=names(choices)))

    return check


def map_of(each: Check) -> Check:
    """A mapping by id, whose values all pass a check."""

    def check(path: str, value: object) -> Faults:
        if not isinstance(value, dict):
            yield Fault(path, "fields", value)
            return
        for key, inner in value.items():
            if not isinstance(key, str) or not NAME.fullmatch(key):
                yield Fault(path, "name", key)
            else:
                yield from each(f"{path}.{key}", inner)

    return check


def list_of(each: Check) -> Check:
    """A list whose items all pass a check."""

    def check(path: str, value: object) -> Faults:
        if not isinstance(value, list):
            yield Fault(path, "list", value)
            return
        for place, inner in enumerate(value):
            yield from each(f"{path}[{place}]", inner)

    return check


def date(path: str, value: object) -> Faults:
    """A day of the calendar, such as 2026-01-31."""
    if (
        not isinstance(value, str)
        or not _DATE.fullmatch(value)
        or day_text(day_number(value)) != value
    ):
        yield Fault(path, "date", value)


def accepted(path: str, value: object) -> Faults:
    """Checked elsewhere."""
    del path, value
    yield from ()
