"""From a catalog's effort data and closed tickets to the same data, calibrated."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.calibration import Ticket, calibrate, calibrate_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from calculator.calibration import Calibration, Moved
    from tools.effort_data import EffortData
    from tools.tickets import Row

CALIBRATED = "calibrated"
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Learnt:
    """What closed tickets say: of hours that persons gave, of the table, and of its tasks."""

    person: Calibration
    table: Calibration
    tasks: Mapping[str, Moved]

    @property
    def newest(self) -> str:
        """The day on which the newest ticket was closed."""
        days = [each.newest for each in (self.person, self.table) if each.newest]
        return max(days).isoformat()


def learn_from(rows: Sequence[Row], effort: EffortData) -> Learnt:
    """What the tickets say.

    One that a person sized tells of that person's hours; one whose category is a task of the table
    tells of the table, sized or not.
    """
    listed = [(row.listed[0], _by_table(row.ticket, row.listed[1])) for row in rows if row.listed]
    table, tasks = calibrate_table(listed, effort.bands)
    person = calibrate([row.ticket for row in rows], effort.bands, sized=True)
    return Learnt(person, table, tasks)


def recalibrated(data: Mapping[str, Any], learnt: Learnt) -> dict[str, Any]:
    """The effort data moved by what was learnt; every figure moved by tickets of its own says so.

    Tasks without a ticket of their own move with the others and keep their provenance.
    """
    moved: dict[str, Any] = {"newest": learnt.newest}
    for name, each in (("table", learnt.table), ("person", learnt.person)):
        if each.n:
            moved[name] = {
                "n": each.n,
                "centre": each.centre,
                "low": each.low,
                "high": each.high,
                "provenance": CALIBRATED,
            }
    tasks = [_task(task, learnt) for task in data["tasks"]]
    return {**data, "calibration": moved, "tasks": tasks}


def _by_table(ticket: Ticket, likely: float) -> Ticket:
    return Ticket(ticket.opened, ticket.closed, likely, ticket.spent, sized=False)


def _task(task: Mapping[str, Any], learnt: Learnt) -> dict[str, Any]:
    own = learnt.tasks.get(task["id"])
    factor = math.exp(own.centre if own else learnt.table.centre)
    hours = {key: max(0.001, round(task[key] * factor, _DIGITS)) for key in ("base", "per_item")}
    if task["per_item"] == 0:
        hours["per_item"] = 0
    known = {"provenance": CALIBRATED, "n": own.n} if own else {}
    return {**task, **hours, **known}
