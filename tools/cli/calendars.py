"""`guide calendars`: public holidays and changes of clock, computed anew and frozen as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tools.calendar_data import computed, written
from tools.cli.options import catalog_option
from tools.data import items, mapping
from tools.errors import BadCatalogError, MisuseError
from tools.load import schema_path
from tools.positions import read_document
from tools.problems import errors
from tools.schemas import schema_problems

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tools.data import Json
    from tools.positions import Document

_NAME = "advice/calendars.yml"
_LIST = "calendars:\n"
_NEEDED = ("id", "zone", "since", "until", "week")


@click.command("calendars")
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The last day to compute; that of each calendar by default.",
)
@catalog_option
def command(until: datetime | None, catalog: Path) -> None:
    """Compute the holidays and changes of clock in advice/calendars.yml anew.

    Opening hours stay as they are; holidays are those of the place named by “holidays_of”, on days
    that would be open. Nothing is computed beyond the last day, and answers say so. A new calendar
    needs its id, label, provenance, zone, since, until and week: the rest is filled in.

    Example: guide calendars --until 2031-12-31
    """
    path = catalog / _NAME
    if not path.is_file():
        raise MisuseError(f"There is no file {path}: name the catalog with --catalog DIR.")
    content = path.read_bytes()
    document = _read(path, content)
    found = [computed(_moved(each, until)) for each in _calendars(path, document)]
    head, _, _ = content.decode().partition(_LIST)
    text = head + _LIST + written(found)
    problems = errors(list(schema_problems(_read(path, text.encode()), _schema(catalog))))
    if problems:
        raise BadCatalogError(str(path), problems)
    path.write_text(text, encoding="utf-8")
    for each in found:
        days = len(items(each["holidays"]))
        click.echo(f"{each['id']}: {days} holidays from {each['since']} to {each['until']}")


def _schema(catalog: Path) -> Path:
    return schema_path(catalog, "calendars")


def _read(path: Path, content: bytes) -> Document:
    document, problems = read_document(_NAME, str(path), content)
    if document is None or errors(problems):
        raise BadCatalogError(str(path), errors(problems))
    return document


def _calendars(path: Path, document: Document) -> list[dict[str, Json]]:
    """The calendars; MisuseError where what a person has to write is missing."""
    found = [mapping(each) for each in items(mapping(document.data).get("calendars"))]
    faults = [
        f"{path}:{document.place(('calendars', place)).line}: add {', '.join(missing)}"
        for place, each in enumerate(found)
        if (missing := [key for key in _NEEDED if key not in each])
    ]
    if faults or not found:
        raise MisuseError("\n".join(faults) or f"{path} holds no calendars.")
    return found


def _moved(calendar: dict[str, Json], until: datetime | None) -> dict[str, Json]:
    return calendar if until is None else {**calendar, "until": until.date().isoformat()}
