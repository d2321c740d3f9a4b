"""`guide backtest`: how well the hours of closed tickets would have been foreseen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tools.backtest import backtest
from tools.cli.options import catalog_option, json_option
from tools.effort_data import open_effort
from tools.errors import GuideError
from tools.tickets import read_tickets

if TYPE_CHECKING:
    from tools.backtest import Check, Report, Score
    from tools.tickets import Tickets

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_HEAD = ("n", "MdAPE", "PRED(25)", "coverage", "(95 %)", "pinball", "bias", "Σ/Σ mean")
_DIGITS = 4
_WORDS = {True: "reached", False: "missed", None: "too few tickets"}


@click.command("backtest")
@click.argument("tickets", type=_FILE, metavar="TICKETS.csv")
@catalog_option
@json_option
def command(tickets: Path, catalog: Path, *, as_json: bool) -> None:
    """Foresee the last fifth of the closed tickets and compare with the hours they took.

    Columns are known by name, in French or English: opened, closed, estimated hours, spent hours;
    category, project and id where there are. Each ticket is foreseen from those closed before it
    opened. Exit code 1 when a row cannot be read; the others are used.

    Example: guide backtest tickets.csv
    """
    effort = open_effort(catalog)
    read = read_tickets(tickets, effort.table)
    report = backtest(read.rows, effort)
    if as_json:
        click.echo(json.dumps(_data(read, report), ensure_ascii=False, indent=2))
    else:
        click.echo(_table(read, report))
    if read.faults:
        raise GuideError("\n".join(read.faults))


def _table(read: Tickets, report: Report) -> str:
    days = [row.ticket.closed for row in read.rows]
    columns = ", ".join(f"{field} = “{name}”" for field, name in read.columns.items())
    return "\n".join(
        [
            f"{report.tickets} tickets closed from {days[0]} to {days[-1]}; columns: {columns}",
            "",
            f"{'':32}" + "".join(f"{name:>10}" for name in _HEAD),
            *(_line(name, score) for name, score in report.scores.items()),
            "",
            "by likely hours",
            *(_line(name, score) for name, score in report.bands.items()),
            "",
            "goals",
            *(_goal(check) for check in report.checks),
        ]
    )


def _line(name: str, score: Score) -> str:
    low, high = score.coverage.interval
    cells = (
        str(score.n),
        f"{score.mdape:.3f}",
        f"{score.pred25:.3f}",
        f"{score.coverage.value:.3f}",
        f"{low:.2f}–{high:.2f}",
        f"{score.pinball:.4f}",
        f"{score.bias:.3f}",
        "–" if score.budget is None else f"{score.budget:.3f}",
    )
    return f"{name:32}" + "".join(f"{cell:>10}" for cell in cells)


def _goal(check: Check) -> str:
    value = "–" if check.value is None else f"{check.value:.3f}"
    low, high = check.goal
    goal = f"{low:g}–{high:g}" if low else f"≤ {high:g}"
    return f"{check.name:32}{value:>10}   {goal:<12}{_WORDS[check.met]}"


def _data(read: Tickets, report: Report) -> dict[str, object]:
    return {
        "tickets": report.tickets,
        "columns": dict(read.columns),
        "scores": {name: _numbers(score) for name, score in report.scores.items()},
        "bands": {name: _numbers(score) for name, score in report.bands.items()},
        "sums": {"hits": report.sums.hits, "of": report.sums.of},
        "goals": [
            {
                "name": check.name,
                "value": None if check.value is None else round(check.value, _DIGITS),
                "from": check.goal[0],
                "to": check.goal[1],
                "met": check.met,
            }
            for check in report.checks
        ],
        "left_out": list(read.faults),
    }


def _numbers(score: Score) -> dict[str, object]:
    return {
        "n": score.n,
        "mdape": round(score.mdape, _DIGITS),
        "pred25": round(score.pred25, _DIGITS),
        "coverage": round(score.coverage.value, _DIGITS),
        "interval": [round(bound, _DIGITS) for bound in score.coverage.interval],
        "pinball": round(score.pinball, _DIGITS),
        "bias": round(score.bias, _DIGITS),
        "budget": None if score.budget is None else round(score.budget, _DIGITS),
    }
