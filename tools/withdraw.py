"""Withdraws a published version: a dated notice in the chain, the version itself stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.canonical import canonical
from tools.errors import BadCatalogError, MisuseError, RefusedError
from tools.notices import FOLDER, FORMAT, Notice, read_notice
from tools.release import alone, chain_end, write_whole
from tools.verify import verify
from tools.versions import releases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from tools.data import Json
    from tools.versions import Release


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Which version is withdrawn, from which day on, and why, in each language."""

    version: str
    day: date
    reason: Mapping[str, str]


def withdraw(folder: Path, order: Withdrawal) -> Notice:
    """Add the notice to the chain; all of it is written, or nothing.

    Raises MisuseError for a version that does not exist, RefusedError for one that is withdrawn
    already or not published for good, or for a day before it began, BadCatalogError where a release
    is not what was published.
    """
    with alone(folder):
        altered = verify(folder)
        if altered:
            raise BadCatalogError(str(folder), altered)
        known = releases(folder)
        _refuse(order, known)
        notice: dict[str, Json] = {
            "format": FORMAT,
            "version": order.version,
            "date": order.day.isoformat(),
            "reason": dict(order.reason),
            "previous": chain_end(known),
        }
        return _written(folder / FOLDER, f"{order.version}.json", canonical(notice))


def _refuse(order: Withdrawal, known: Sequence[Release]) -> None:
    found = next((each for each in known if each.version == order.version), None)
    if found is None:
        names = ", ".join(each.version for each in known) or "none"
        raise MisuseError(f"There is no version {order.version} to withdraw: known are {names}.")
    if found.withdrawn:
        raise RefusedError(
            f"{order.version} was withdrawn on {found.withdrawn.date}: a notice never changes."
        )
    if found.provisional:
        raise RefusedError(
            f"{order.version} is provisional: make it again with “guide release --replace”."
        )
    last = max((each.withdrawn.date for each in known if each.withdrawn), default="")
    if order.day.isoformat() < max(found.effective, last):
        why = f"; the last notice is of {last}" if last else ""
        raise RefusedError(
            f"{order.day} is too early: {order.version} begins on {found.effective}{why}."
        )


def _written(folder: Path, name: str, content: bytes) -> Notice:
    folder.mkdir(exist_ok=True)
    write_whole(folder / name, content)
    return read_notice(folder / name)
