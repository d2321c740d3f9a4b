"""`guide calibrate`: what closed tickets say about the hours of the next ones."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from calculator.calibration import calibrate, calibrated, calibration_json
from tools.cli.options import catalog_option, json_option
from tools.effort_data import open_effort
from tools.errors import GuideError, MisuseError
from tools.tickets import read_tickets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from calculator.calibration import Band, Calibration
    from tools.tickets import Row

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_FORMAT = 1
_KINDS = {"person": True, "table": False}
_SIZED = {"person": "sized by a person", "table": "sized by the table of tasks"}


@click.command("calibrate")
@click.argument("tickets", type=_FILE, metavar="TICKETS.csv")
@click.option("--project", help="Only the tickets of this project or client.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where the JSON goes.")
@catalog_option
@json_option
def command(
    tickets: Path, project: str | None, out: Path | None, catalog: Path, *, as_json: bool
) -> None:
    """Learn from one client's closed tickets how far spent hours stray from likely ones.

    Columns are known by name, in French or English: opened, closed, estimated hours, spent hours;
    category, project and id where there are. A ticket without an estimate counts when its category
    is a task of the catalog. The last hundred tickets count. Exit code 1 when a row cannot be read;
    the others are used.

    Example: guide calibrate tickets.csv --out calibration.json
    """
    effort = open_effort(catalog)
    read = read_tickets(tickets, effort.table)
    rows = _of_project(read.rows, project)
    found = {
        kind: calibrate([row.ticket for row in rows], effort.bands, sized=sized)
        for kind, sized in _KINDS.items()
    }
    content = json.dumps(_data(found, read.faults), ensure_ascii=False, indent=2)
    if out is not None:
        out.write_text(f"{content}\n", encoding="utf-8")
    click.echo(content if as_json else "\n".join(_lines(found, effort.bands)))
    if read.faults:
        raise GuideError("\n".join(read.faults))


def _of_project(rows: Sequence[Row], project: str | None) -> list[Row]:
    found = [row for row in rows if project in (None, row.project)]
    if not found:
        known = ", ".join(sorted({row.project for row in rows} - {""})) or "none"
        raise MisuseError(f"No ticket belongs to the project “{project}”: known are {known}.")
    return found


def _data(found: Mapping[str, Calibration], faults: Sequence[str]) -> dict[str, object]:
    """The calibration of each kind of likely hours, with the tickets it rests on."""
    return {
        "format": _FORMAT,
        "provenance": "calibrated",
        "n": sum(each.n for each in found.values()),
        "newest": max(each.newest.isoformat() for each in found.values() if each.newest),
        **{kind: calibration_json(each) if each.n else None for kind, each in found.items()},
        "left_out": list(faults),
    }


def _lines(found: Mapping[str, Calibration], bands: Sequence[Band]) -> Iterator[str]:
    """What has moved, kind by kind and band by band."""
    for kind, each in found.items():
        if each.n:
            noun = "ticket" if each.n == 1 else "tickets"
            yield (
                f"{each.n} {noun} {_SIZED[kind]}, the newest closed on {each.newest}: "
                f"likely hours × {math.exp(each.centre):.2f}"
            )
            yield from (_moved(band, each) for band in bands)


def _moved(band: Band, calibration: Calibration) -> str:
    """The range of a band before and after, as factors of the likely hours."""
    size = f"up to {band.up_to:g} h" if math.isfinite(band.up_to) else "above"
    after = calibrated(1.0, calibration, [_unending(band)])
    return (
        f"  {size:12} {band.wide[0]:.2f}–{band.wide[1]:.2f} → {after.low:.2f}–{after.high:.2f}"
        f"   mean {band.mean:.2f} → {after.mean:.2f}"
    )


def _unending(band: Band) -> Band:
    """The band for hours of any size: one hour stands for all of them."""
    return replace(band, up_to=math.inf)
