"""`guide governs`: which version is in force on a day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from tools.cli.options import catalog_option, json_option
from tools.errors import NoVersionError
from tools.versions import Release, governing, parse_day, releases

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command("governs")
@click.argument("day", metavar="DATE")
@catalog_option
@json_option
def command(day: str, catalog: Path, *, as_json: bool) -> None:
    """Say which version of the guide is in force on DATE (year-month-day).

    Exit code 1 when none of the versions known here has begun.

    Example: guide governs 2025-09-01
    """
    asked = parse_day(day)
    known = releases(catalog)
    found = governing(known, asked)
    if found is None:
        raise NoVersionError(_none(asked, known))
    click.echo(_as_json(asked, found) if as_json else _sentence(asked, found))


def _sentence(asked: date, found: Release) -> str:
    basis = "assumed" if found.basis == "assumed" else "announced"
    return (
        f"On {asked}: of the versions known here, {found.version} "
        f"(effective date {found.effective}, {basis}); "
        "a version published elsewhere since would not be seen."
    )


def _none(asked: date, known: tuple[Release, ...]) -> str:
    if not known:
        return "No version is known here: nothing has been released yet."
    first = known[0]
    return (
        f"On {asked}: none of the versions known here; the first is {first.version} "
        f"(effective date {first.effective}, {first.basis})."
    )


def _as_json(asked: date, found: Release) -> str:
    return json.dumps(
        {
            "date": asked.isoformat(),
            "version": found.version,
            "effective": found.effective,
            "basis": found.basis,
            "provisional": found.provisional,
            "contract_hash": found.contract_hash,
            "known_here_only": True,
        },
        ensure_ascii=False,
        indent=2,
    )
