"""`guide calibrate`: what closed tickets say about the hours of the next ones."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
import yaml

from calculator.calibration import calibrated
from tools.cli.options import catalog_option, json_option
from tools.effort_data import open_effort
from tools.errors import GuideError, MisuseError
from tools.recalibrate import learn_from, recalibrated
from tools.tickets import read_tickets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from calculator.calibration import Band, Calibration
    from tools.effort_data import EffortData
    from tools.recalibrate import Learnt
    from tools.tickets import Row

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_SIZED = {"person": "sized by a person", "table": "of tasks in the table"}
_HEAD = """# Made by `guide calibrate`: hours calibrated (n={n}) on closed tickets.
# The newest of them was closed on {newest}.
"""
_WIDE = 100_000


@click.command("calibrate")
@click.argument("tickets", type=_FILE, metavar="TICKETS.csv")
@click.option("--project", help="Only the tickets of this project or client.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the calibrated hours go: a file for --effort, or for advice/effort.yml.",
)
@catalog_option
@json_option
def command(
    tickets: Path, project: str | None, out: Path | None, catalog: Path, *, as_json: bool
) -> None:
    """Learn from one client's closed tickets how far spent hours stray from likely ones.

    Columns are known by name, in French or English: opened, closed, estimated hours, spent hours;
    category, project and id where there are. A category that names a task of the catalog tells of
    the table of tasks, an estimate of the persons who gave it. The last hundred tickets count. Exit
    code 1 when a row cannot be read; the others are used.

    Example: guide calibrate tickets.csv --out effort.yml
    """
    effort = open_effort(catalog)
    read = read_tickets(tickets, effort.table)
    learnt = learn_from(_of_project(read.rows, project), effort)
    data = recalibrated(effort.data, learnt)
    if out is not None:
        _write(out, data, learnt)
    if as_json:
        click.echo(
            json.dumps(_data(effort, data, learnt, read.faults), ensure_ascii=False, indent=2)
        )
    else:
        click.echo("\n".join(_lines(effort, data, learnt)))
    if read.faults:
        raise GuideError("\n".join(read.faults))


def _of_project(rows: Sequence[Row], project: str | None) -> list[Row]:
    found = [row for row in rows if project in (None, row.project)]
    if not found:
        known = ", ".join(sorted({row.project for row in rows} - {""})) or "none"
        raise MisuseError(f"No ticket belongs to the project “{project}”: known are {known}.")
    return found


def _write(out: Path, data: Mapping[str, object], learnt: Learnt) -> None:
    head = _HEAD.format(n=max(learnt.person.n, learnt.table.n), newest=learnt.newest)
    body = yaml.safe_dump(
        dict(data), allow_unicode=True, sort_keys=False, default_flow_style=None, width=_WIDE
    )
    out.write_text(head + body, encoding="utf-8")


def _data(
    effort: EffortData, data: Mapping[str, object], learnt: Learnt, faults: Sequence[str]
) -> dict[str, object]:
    """The calibration of each kind of likely hours, and the tasks that moved."""
    return {
        "provenance": "calibrated",
        "calibration": data["calibration"],
        "tasks": [
            {"id": task, "n": learnt.tasks[task].n, "before": before, "after": after}
            for task, before, after in _moved_tasks(effort, data, learnt)
        ],
        "left_out": list(faults),
    }


def _lines(effort: EffortData, data: Mapping[str, object], learnt: Learnt) -> Iterator[str]:
    """What has moved: the ranges kind by kind and band by band, then the tasks."""
    for kind, each in (("person", learnt.person), ("table", learnt.table)):
        if each.n:
            noun = "ticket" if each.n == 1 else "tickets"
            yield (
                f"{each.n} {noun} {_SIZED[kind]}, the newest closed on {each.newest}: "
                f"likely hours × {math.exp(each.centre):.2f}"
            )
            yield from (_moved(band, each) for band in effort.bands)
    for task, before, after in _moved_tasks(effort, data, learnt):
        yield f"  {task:32} {before:6.2f} → {after:6.2f} h   calibrated (n={learnt.tasks[task].n})"


def _moved_tasks(
    effort: EffortData, data: Mapping[str, object], learnt: Learnt
) -> Iterator[tuple[str, float, float]]:
    """Each task with tickets of its own, with the hours of its first item before and after."""
    for before, after in zip(effort.data["tasks"], data["tasks"], strict=True):  # type: ignore[call-overload]
        if before["id"] in learnt.tasks:
            yield before["id"], before["base"], after["base"]


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
