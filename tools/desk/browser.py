"""The desk as the worker of a page sees it: files made of a sizing, a backlog sorted in steps.

It stands beside `calculator.browser`, asks its catalog, and is loaded only once it is wanted.
"""

from __future__ import annotations

import base64
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from calculator.browser import reply_to
from calculator.contract import contract_from_json
from calculator.sizing import agreement_from_json, size_contract
from calculator.sizing_agreement import backlog_json
from tools.desk.backlog import open_backlog
from tools.desk.backlog_fault import BacklogError
from tools.desk.docx import export_docx
from tools.desk.export import EXPORTS
from tools.desk.qr import qr_rows
from tools.desk.triage import Tally, result
from tools.desk.triage_cells import COLUMNS, cells
from tools.desk.triage_files import writing
from tools.desk.triage_summary import Report, summary_json
from tools.desk.triage_words import reason, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from calculator import Contract
    from calculator.catalog import Catalog
    from tools.desk.backlog import Backlog
    from tools.desk.triage import Result

ROWS_AT_MOST = 20_000
_PREVIEW = 5
_CUT = 300
_MANUAL = "manual"
_ANNEX = "docx"


@dataclass(slots=True)
class _Open:
    """A backlog being sorted: what was read of it so far."""

    backlog: Backlog
    contract: Contract
    lang: str
    closing: ExitStack
    results: list[Result] = field(default_factory=list)
    done: bool = False


_open: list[_Open] = []


def handle(message: str) -> str:
    """The reply to one message, as `calculator.browser.handle` gives it.

    - `export`: `agreement`, `format`, `lang` and `head` (the head of the chain of versions, or
      null) give `content` in base 64;
    - `backlog`: `name`, `content` in base 64, `columns` (names, or none to guess), `lang` and
      `contract` give how the file is understood, with its first rows;
    - `rows`: `limit` gives the next results, `share` of the file read, and whether that is all;
    - `totals`: `corrections` (verdicts by row number) gives the `summary`, and `backlog`, the line
      that an agreement takes;
    - `qr`: `text`, of 1,500 bytes at most, gives the `rows` of its code;
    - `table`: `corrections` and `format` give the file of all rows, `content` in base 64.
    """
    return reply_to(message, _KINDS)


def _export(catalog: Catalog, asked: Mapping[str, Any]) -> dict[str, Any]:
    agreement = agreement_from_json(asked["agreement"], catalog)
    sizing = size_contract(catalog, agreement)
    lang = asked["lang"]
    if asked["format"] == _ANNEX:
        content = export_docx(catalog, sizing, lang, asked.get("head"))
    else:
        content = EXPORTS[asked["format"]](catalog, sizing, lang)
    return {"content": _coded(content)}


def _backlog(catalog: Catalog, asked: Mapping[str, Any]) -> dict[str, Any]:
    _close()
    content = base64.b64decode(asked["content"], validate=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        path = folder / (PurePath(asked["name"]).name or "backlog")
        path.write_bytes(content)
        try:
            backlog = stack.enter_context(open_backlog(path, asked.get("columns") or ()))
        except BacklogError as error:
            raise ValueError(error.told(asked["lang"]).replace(f"{folder}/", "")) from error
        lang = asked["lang"]
        opened = _Open(backlog, contract_from_json(asked.get("contract")), lang, stack.pop_all())
    _open.append(opened)
    _read(catalog, opened, _PREVIEW)
    report = _report(catalog, opened, {})
    names = [" ".join(name.split()) for name in backlog.header]
    return {
        "header": names,
        "columns": list(report.columns),
        "key": report.key,
        "preview": [(each.text or reason_of(each, lang))[:_CUT] for each in opened.results],
    }


def _rows(catalog: Catalog, asked: Mapping[str, Any]) -> dict[str, Any]:
    opened = _open[0]
    told = opened.results[:] if asked.get("first") else []
    room = ROWS_AT_MOST - len(opened.results)
    told += _read(catalog, opened, min(asked["limit"], room))
    return {
        "rows": [_row(catalog, each, opened.lang) for each in told],
        "share": opened.backlog.share(),
        "done": opened.done or len(opened.results) >= ROWS_AT_MOST,
        "cut": not opened.done and len(opened.results) >= ROWS_AT_MOST,
        "headings": {name: tell(name, opened.lang) for name in COLUMNS},
    }


def _totals(catalog: Catalog, asked: Mapping[str, Any]) -> dict[str, Any]:
    report = _report(catalog, _open[0], asked["corrections"])
    return {"summary": summary_json(report), "backlog": backlog_json(report.summary.backlog)}


def _table(catalog: Catalog, asked: Mapping[str, Any]) -> dict[str, Any]:
    opened = _open[0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"rows.{asked['format']}"
        with writing(path, catalog, opened.lang) as writer:
            report = _report(catalog, opened, asked["corrections"], writer.add)
            writer.finish(report)
        return {"content": _coded(path.read_bytes())}


def _qr(_: Catalog, asked: Mapping[str, Any]) -> dict[str, Any]:
    return {"rows": qr_rows(asked["text"])}


def _read(catalog: Catalog, opened: _Open, number: int) -> list[Result]:
    """The results of so many further rows."""
    rows = list(islice(opened.backlog.rows, number))
    opened.done = len(rows) < number
    found = [result(catalog, row, opened.contract, opened.lang) for row in rows]
    opened.results += found
    return found


def _report(
    catalog: Catalog,
    opened: _Open,
    corrections: Mapping[str, str],
    each: Callable[[Result], object] = lambda _: None,
) -> Report:
    """What all rows come to once a person has corrected some; `each` gets them one by one."""
    tally = Tally()
    for found in opened.results:
        verdict = corrections.get(str(found.number))
        each(tally.add(corrected(found, verdict) if verdict else found))
    return Report(catalog, opened.backlog, tally.summary(catalog, opened.contract), opened.lang)


def corrected(found: Result, verdict: str) -> Result:
    """A result with the verdict of a person: hours stay only with what is included."""
    included = verdict == "included"
    return replace(
        found,
        verdict=verdict,
        hours=found.hours if included else None,
        tasks=found.tasks if included else (),
        outside=found.outside if verdict == "excluded" else (),
        question=None,
        notes=(*found.notes, _MANUAL),
    )


def reason_of(found: Result, lang: str) -> str:
    """Why a row has no answer; nothing for one that has."""
    return reason(found.broken, lang) if found.broken else ""


def _row(catalog: Catalog, found: Result, lang: str) -> dict[str, Any]:
    told = dict(zip(COLUMNS, cells(found, catalog, lang), strict=True))
    clause = catalog.guide.clause(found.clause) if found.clause else None
    return {
        **told,
        "text": str(told["text"] or reason_of(found, lang))[:_CUT],
        "label": told["verdict"],
        "verdict": found.verdict,
        "page": clause.page if clause else None,
        "mean": found.hours.mean if found.hours else None,
        "broken": found.broken is not None,
    }


def _close() -> None:
    while _open:
        _open.pop().closing.close()


def _coded(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


_KINDS = {
    "backlog": _backlog,
    "export": _export,
    "qr": _qr,
    "rows": _rows,
    "table": _table,
    "totals": _totals,
}
