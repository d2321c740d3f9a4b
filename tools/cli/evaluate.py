"""`guide evaluate`: how right the answers are on a file of labelled requests."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tools.catalog import open_catalog
from tools.cli.options import catalog_option, json_option
from tools.data import text
from tools.errors import GuideError, MisuseError
from tools.evaluate import Figures, confusion, figures, groups, judge, labels, worst_errors
from tools.requests import read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.data import Json
    from tools.evaluate import Judged

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_COLUMNS = ("accuracy", "answered", "precision", "wrong_included", "clause_found")
_SHOWN = 100


@click.command("evaluate")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE…")
@click.option("--version", "edition", metavar="V", help="Version of the guide, or “draft”.")
@click.option("--at-least", type=click.FloatRange(0, 100), help="Accuracy wanted, in percent.")
@catalog_option
@json_option
def command(
    files: tuple[Path, ...],
    edition: str | None,
    at_least: float | None,
    catalog: Path,
    *,
    as_json: bool,
) -> None:
    """Answer the labelled requests of FILE and count how often the answers are right.

    Each line is {"text", "verdict", "lang"?, "difficulty"?, "clauses"?, "also"?}. Exit code 1 when
    --at-least is missed or a line cannot be read.

    Example: guide evaluate requests.jsonl
    """
    rows, bad = _read(files)
    opened = open_catalog(catalog, edition)
    judged = [judge(opened, row, number) for number, row in rows]
    if as_json:
        click.echo(json.dumps(_data(judged), ensure_ascii=False, indent=2))
    else:
        click.echo(_table(judged))
    if bad:
        raise GuideError("\n".join(bad))
    reached = round(100 * figures(judged).accuracy.value, 9)
    if at_least is not None and reached < at_least:
        raise GuideError(f"The accuracy is {reached:.1f} %, wanted are {at_least:g} %.")


def _read(files: Sequence[Path]) -> tuple[list[tuple[int, dict[str, Json]]], list[str]]:
    good, bad = [], []
    for path in files:
        rows, faults = read_lines(path)
        bad += faults
        for number, row in rows:
            given = [text(row.get("verdict")), *([text(row["also"])] if row.get("also") else [])]
            unknown = [each for each in given if each not in labels()]
            if unknown:
                known = ", ".join(sorted(labels()))
                bad.append(f"{path}:{number}: “{unknown[0]}” is no verdict; known are {known}")
            else:
                good.append((number, row))
    if not good:
        raise MisuseError("\n".join([*bad, "There is no labelled request to answer."]))
    return good, bad


def _table(rows: Sequence[Judged]) -> str:
    head = f"{'':22}{'n':>5}" + "".join(f"{name.replace('_', ' '):>24}" for name in _COLUMNS)
    lines = [head]
    for name, group in groups(rows).items():
        counted = figures(group)
        cells = "".join(f"{getattr(counted, column).percent:>24}" for column in _COLUMNS)
        lines.append(f"{name:22}{len(group):>5}{cells}")
    lines += ["", "label → verdict"]
    lines += [
        f"{label:>14} → {verdict:<10}{count:>5}"
        for (label, verdict), count in sorted(confusion(rows).items())
    ]
    lines += ["", "worst errors"]
    lines += [
        f"{row.id}: {row.label} → {row.answer.verdict}: {row.text[:_SHOWN]!r}"
        for row in worst_errors(rows)
    ]
    return "\n".join(lines)


def _data(rows: Sequence[Judged]) -> dict[str, object]:
    return {
        "groups": {name: _numbers(figures(group)) for name, group in groups(rows).items()},
        "confusion": [
            {"label": label, "verdict": verdict, "count": count}
            for (label, verdict), count in sorted(confusion(rows).items())
        ],
        "worst": [
            {"id": row.id, "label": row.label, "verdict": row.answer.verdict, "text": row.text}
            for row in worst_errors(rows)
        ],
    }


def _numbers(counted: Figures) -> dict[str, object]:
    return {
        field.name: {
            "hits": getattr(counted, field.name).hits,
            "of": getattr(counted, field.name).of,
            "interval": [round(each, 4) for each in getattr(counted, field.name).interval],
        }
        for field in fields(counted)
    }
