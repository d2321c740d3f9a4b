"""Answers the rows of a backlog on all cores, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator import contract_from_json
from tools.crew import Craft, work_off
from tools.desk.triage import result
from tools.effort_file import open_with_effort
from tools.errors import GuideError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from calculator import Contract
    from calculator.catalog import Catalog
    from tools.data import Json
    from tools.desk.backlog import Row
    from tools.desk.backlog_table import Broken
    from tools.desk.triage import Result


@dataclass(frozen=True, slots=True)
class Desk:
    """All that a process needs to answer as this one does; `hashes` prove that it will."""

    folder: Path
    version: str
    effort: Path | None
    terms: dict[str, Json] | None
    lang: str
    hashes: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one of the processes sits: opened once, used for every row."""

    catalog: Catalog
    contract: Contract
    lang: str


def answer_all(
    catalog: Catalog, desk: Desk, rows: Iterable[Row | Broken], workers: int | None = None
) -> Iterator[Result]:
    """The result of each row, in order.

    Raises GuideError when the catalog changes meanwhile, or when a process is ended from outside.
    """
    here = _Place(catalog, contract_from_json(desk.terms), desk.lang)
    return work_off(Craft(_prepare, _answer), desk, here, rows, workers)


def _prepare(desk: Desk) -> _Place:
    """Open the catalog in a new process."""
    catalog = open_with_effort(desk.folder, desk.version, desk.effort)
    if (catalog.contract_hash, catalog.advice_hash) != desk.hashes:
        raise GuideError("The catalog changed while rows were answered: run the command again.")
    return _Place(catalog, contract_from_json(desk.terms), desk.lang)


def _answer(place: _Place, row: Row | Broken) -> Result:
    return result(place.catalog, row, place.contract, place.lang)
