"""`guide governs`: which version is in force on a day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from tools.cli.options import catalog_option, json_option
from tools.errors import MisuseError, NoVersionError
from tools.versions import Release, governing, parse_day, releases

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command("governs")
@click.argument("day", metavar="DATE")
@click.option("--amended", metavar="DATE", help="Day of an amendment that adopts a later version.")
@catalog_option
@json_option
def command(day: str, amended: str | None, catalog: Path, *, as_json: bool) -> None:
    """Say which version of the guide governs a contract signed on DATE (year-month-day).

    That is the version in force on the day, unless the contract names another: a reading of ours,
    the guide does not say.  Exit code 1 when none of the versions known here has begun.

    Example: guide governs 2025-09-01 --amended 2026-02-01
    """
    days = [parse_day(each) for each in (day, amended) if each]
    if days != sorted(days):
        raise MisuseError(f"The amendment of {days[1]} comes before the signature of {days[0]}.")
    known = releases(catalog)
    found = [(each, _governing(each, known)) for each in days]
    if not as_json:
        click.echo("\n".join(_sentence(*each) for each in found))
        return
    signed, *later = (_data(*each) for each in found)
    data = signed | ({"amended": later[0]} if later else {})
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _governing(day: date, known: tuple[Release, ...]) -> Release:
    found = governing(known, day)
    if found is None:
        raise NoVersionError(_none(day, known))
    return found


def _sentence(asked: date, found: Release) -> str:
    basis = "assumed" if found.basis == "assumed" else "announced"
    return (
        f"On {asked}: of the versions known here, {found.version} "
        f"(effective date {found.effective}, {basis}); "
        "a version published elsewhere since would not be seen."
    ) + _since(found)


def _since(found: Release) -> str:
    """What became of the version after the day."""
    notice = found.withdrawn
    return f"\nIt was withdrawn on {notice.date}: {notice.reason['en']}" if notice else ""


def _none(asked: date, known: tuple[Release, ...]) -> str:
    if not known:
        return "No version is known here: nothing has been released yet."
    first = known[0]
    return (
        f"On {asked}: none of the versions known here; the first is {first.version} "
        f"(effective date {first.effective}, {first.basis})."
    )


def _data(asked: date, found: Release) -> dict[str, object]:
    return {
        "date": asked.isoformat(),
        "version": found.version,
        "effective": found.effective,
        "basis": found.basis,
        "provisional": found.provisional,
        "contract_hash": found.contract_hash,
        "withdrawn": found.withdrawn.date if found.withdrawn else None,
        "known_here_only": True,
    }
