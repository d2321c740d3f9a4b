"""A row of a triaged backlog as people read it, safe to open in a spreadsheet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from calculator.answer import VERDICTS
from calculator.words import say
from tools.desk.triage_words import reason, remark, routes, tell, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.catalog import Catalog
    from tools.desk.triage import Result

type Cell = str | int | float | None

COLUMNS = (
    "row", "key", "text", "verdict", "best", "number", "title", "clause", "low", "likely", "high",
    "provenance", "route", "question", "duplicate_of", "note",
)  # fmt: skip
_CELL_AT_MOST = 32_000
"""A spreadsheet's cell holds 32,767 characters."""


def cells(found: Result, catalog: Catalog, lang: str) -> list[Cell]:
    """A row as people read it, in the order of `COLUMNS`; texts are not yet guarded."""
    clause = catalog.guide.clause(found.clause) if found.clause else None
    hours = found.hours
    return [
        found.number,
        found.key,
        found.text if len(found.text) <= _CELL_AT_MOST else f"{found.text[:_CELL_AT_MOST]}…",
        verdict(found.verdict, lang),
        verdict(found.best, lang),
        clause.number if clause else None,
        clause.title[lang] if clause else None,
        found.clause,
        hours.low if hours else None,
        hours.likely if hours else None,
        hours.high if hours else None,
        say(f"provenance_{hours.provenance}", lang) if hours else None,
        routes(found.route, lang),
        found.question[1] if found.question else None,
        found.duplicate_of,
        " ".join(_notes(found, catalog, lang)),
    ]


def _notes(found: Result, catalog: Catalog, lang: str) -> Iterator[str]:
    if found.broken:
        yield reason(found.broken, lang)
    if found.asks:
        count = Counter(found.asks)
        each = (f"{verdict(code, lang)} × {count[code]}" for code in VERDICTS if code in count)
        yield tell("asks", lang, n=len(found.asks), verdicts=", ".join(each))
    if found.also:
        named = ", ".join(_named(catalog, each, lang) for each in found.also)
        yield tell("also", lang, clauses=named)
    if found.closest:
        yield tell("closest", lang, clauses=_named(catalog, found.closest, lang))
    yield from (remark(code, lang) for code in found.notes)
    if found.hours and found.hours.needs_scoping:
        yield say("needs_scoping", lang)
    if len(found.text) > _CELL_AT_MOST:
        yield tell("cut", lang)


def _named(catalog: Catalog, clause_id: str, lang: str) -> str:
    clause = catalog.guide.clause(clause_id)
    return f"{clause.number} {clause.title[lang]}"
