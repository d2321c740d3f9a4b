"""Answers a file of requests line by line: on all cores, in order, in memory that does not grow."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calculator import Request, answer_json, assess, contract_from_json
from tools.crew import Craft, work_off
from tools.effort_file import open_with_effort
from tools.errors import GuideError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from calculator import Contract
    from calculator.catalog import Catalog
    from tools.data import Json
    from tools.requests import Line


@dataclass(frozen=True, slots=True)
class Order:
    """What holds for every line of a file; `hashes` prove that another process answers alike.

    `fields` are those of `Request` that are given for all; a line's own text and language come in.
    """

    folder: Path
    version: str
    effort: Path | None
    terms: dict[str, Json] | None
    fields: Request
    hashes: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """What becomes of a line: the line of the output, or the sentence on what is wrong with it."""

    line: str
    fault: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    catalog: Catalog
    contract: Contract
    fields: Request


def answer_lines(catalog: Catalog, order: Order, lines: Iterable[Line]) -> Iterator[Reply]:
    """The reply to each line, in order.

    Raises GuideError when the catalog changes meanwhile, or when a process is ended from outside.
    """
    here = _Place(catalog, contract_from_json(order.terms), order.fields)
    return work_off(Craft(_prepare, _answer), order, here, lines)


def _prepare(order: Order) -> _Place:
    catalog = open_with_effort(order.folder, order.version, order.effort)
    if (catalog.contract_hash, catalog.advice_hash) != order.hashes:
        raise GuideError("The catalog changed while lines were answered: run the command again.")
    return _Place(catalog, contract_from_json(order.terms), order.fields)


def _answer(place: _Place, line: Line) -> Reply:
    _, row = line
    if isinstance(row, str):
        return Reply(row, fault=True)
    lang = row.get("lang")
    own = str(lang) if lang in place.catalog.guide.languages else None
    asked = replace(place.fields, text=str(row["text"]), lang=place.fields.lang or own)
    answer = answer_json(assess(place.catalog, asked, place.contract))
    return Reply(json.dumps({"id": row.get("id"), **answer}, ensure_ascii=False))
