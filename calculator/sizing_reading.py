"""Reads an agreement: every fault in it is named at once, by field, in words.

With a catalog the names in it are looked up too: plan, products, tasks, calendar and the rest.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.answer import VERDICTS
from calculator.checking import (
    NAME,
    accepted,
    date,
    fields,
    list_of,
    map_of,
    number,
    one_of,
    text,
    values,
    whole,
    written,
)
from calculator.contract import contract_faults, contract_from_json
from calculator.faults import Fault, FaultyError
from calculator.sizing_agreement import (
    COMPLEXITIES,
    FORMAT,
    Agreement,
    Backlog,
    BacklogTask,
    Line,
)
from calculator.sizing_names import known_names, look_up, unknown_names, unknown_start

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.catalog import Catalog
    from calculator.checking import Check, Faults
    from calculator.sizing_names import Names

MOST_LINES = 500
"""More kinds of work than that are a backlog, to be sorted first."""
LONGEST_TEXT = 2_000

_MOST_TIMES = 10_000
_MOST_HOURS = 10_000
_MOST_SIZE = 1_000_000
_MOST_ROWS = 10_000_000
_MOST_RATE = 100_000
_LONGEST_NAME = 100
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_VERSION = re.compile(r"draft|[A-Za-z0-9][A-Za-z0-9._-]{0,39}", re.ASCII)
_KINDS = ("task", "text", "backlog")


def agreement_from_json(data: object, catalog: Catalog | None = None) -> Agreement:
    """The agreement of a file (see `catalog/schema/agreement.schema.json`).

    With a catalog its names are looked up there too.  Raises FaultyError, a ValueError whose
    `faults` hold everything wrong, each with its path, such as `lines[3].count`.
    """
    faults = tuple(agreement_faults(data, catalog))
    if faults or not isinstance(data, dict):
        lang = data.get("lang") if isinstance(data, dict) else None
        french = lang == "fr"
        title = "Le contrat ne peut être lu\u00a0:" if french else "The contract cannot be read:"
        raise FaultyError(title, faults, "fr" if french else "en")
    return _agreement(data)


def agreement_faults(data: object, catalog: Catalog | None = None) -> Faults:
    """Everything wrong with the data of an agreement, in its order."""
    if not isinstance(data, dict):
        yield Fault("", "fields", data)
        return
    number_given = data.get("format")
    if number_given is not None and (number_given is True or number_given != FORMAT):
        yield Fault("format", "format", number_given, values(known=FORMAT))
    known = known_names(catalog)
    yield from fields("", data, _AGREEMENT, "a contract")
    contract = data.get("contract")
    if contract is not None:
        yield from contract_faults(contract, "contract")
    if data.get("rate") is not None and data.get("currency") is None:
        yield Fault("rate", "together", None, values(near="currency"))
    if data.get("currency") is not None and data.get("rate") is None:
        yield Fault("currency", "currency_unset")
    yield from _lines(data.get("lines"), known)
    yield from unknown_names(data, known)
    if catalog is not None:
        yield from unknown_start(data, catalog)


_SHORT_NAME = written(NAME, "name")

_BACKLOG_TASK: Mapping[str, Check] = {
    "task": _SHORT_NAME,
    "count": number(0, _MOST_ROWS),
    "hours": number(0, _MOST_ROWS),
}


def _backlog_task(path: str, value: object) -> Faults:
    if not isinstance(value, dict):
        yield Fault(path, "fields", value)
        return
    yield from fields(path, value, _BACKLOG_TASK, "a task")
    for name in _BACKLOG_TASK:
        if value.get(name) is None:
            yield from _BACKLOG_TASK[name](f"{path}.{name}", None)


_BACKLOG: Mapping[str, Check] = {
    "months": number(0.1, 120),
    "verdicts": map_of(whole(0, _MOST_ROWS)),
    "tasks": list_of(_backlog_task),
    "outside": map_of(whole(0, _MOST_ROWS)),
    "questions": map_of(whole(0, _MOST_ROWS)),
}


def _backlog(path: str, value: object) -> Faults:
    if not isinstance(value, dict):
        yield Fault(path, "fields", value)
        return
    yield from fields(path, value, _BACKLOG, "a backlog")
    for name in ("months", "verdicts"):
        if value.get(name) is None:
            yield from _BACKLOG[name](f"{path}.{name}", None)
    verdicts = value.get("verdicts")
    for verdict in verdicts if isinstance(verdicts, dict) else ():
        if isinstance(verdict, str) and NAME.fullmatch(verdict):
            yield from one_of(VERDICTS)(f"{path}.verdicts", verdict)


_LINE: Mapping[str, Check] = {
    "task": _SHORT_NAME,
    "text": text(LONGEST_TEXT),
    "backlog": _backlog,
    "count": number(0, _MOST_TIMES),
    "items": whole(1, _MOST_TIMES),
    "complexity": one_of(COMPLEXITIES),
    "environments": whole(1, _MOST_SIZE),
    "hours": number(0.01, _MOST_HOURS),
    "answers": map_of(text(_LONGEST_NAME)),
}

_AGREEMENT: Mapping[str, Check] = {
    "format": accepted,
    "lang": one_of(("fr", "en")),
    "version": written(_VERSION, "name"),
    "plan": _SHORT_NAME,
    "products": map_of(_SHORT_NAME),
    "size": map_of(whole(0, _MOST_SIZE)),
    "contract": accepted,
    "package": number(0.01, _MOST_HOURS),
    "options": list_of(_SHORT_NAME),
    "lines": accepted,
    "start": date,
    "rate": number(0.01, _MOST_RATE),
    "currency": written(_CURRENCY, "currency"),
}


def _lines(data: object, known: Names | None) -> Faults:
    if data is None:
        return
    if not isinstance(data, list):
        yield Fault("lines", "list", data)
    elif len(data) > MOST_LINES:
        yield Fault("lines", "too_many", len(data), values(most=MOST_LINES))
    else:
        for place, line in enumerate(data):
            yield from _line(f"lines[{place}]", line, known)


def _line(path: str, line: object, known: Names | None) -> Faults:
    if not isinstance(line, dict):
        yield Fault(path, "fields", line)
        return
    yield from fields(path, line, _LINE, "a line")
    kinds = [kind for kind in _KINDS if line.get(kind) is not None]
    if len(kinds) != 1:
        yield Fault(path, "one_kind", ", ".join(kinds) or None)
    if known is not None:
        yield from look_up(f"{path}.task", line.get("task"), known["task"])
        backlog = line.get("backlog")
        tasks = backlog.get("tasks") if isinstance(backlog, dict) else None
        for place, each in enumerate(tasks if isinstance(tasks, list) else ()):
            if isinstance(each, dict):
                at = f"{path}.backlog.tasks[{place}].task"
                yield from look_up(at, each.get("task"), known["task"])


def _agreement(data: Mapping[str, Any]) -> Agreement:
    given = {key: value for key, value in data.items() if value is not None}
    return Agreement(
        lang=given.get("lang"),
        version=given.get("version"),
        plan=given.get("plan"),
        products=_frozen(given.get("products")),
        size=MappingProxyType({key: int(each) for key, each in given.get("size", {}).items()}),
        contract=contract_from_json(given.get("contract")),
        package=_float(given.get("package")),
        options=tuple(dict.fromkeys(given.get("options", ()))),
        lines=tuple(_as_line(each) for each in given.get("lines", ())),
        start=given.get("start"),
        rate=_float(given.get("rate")),
        currency=given.get("currency"),
    )


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _whole(text: str | None) -> str | None:
    """A text without half characters, as a damaged file may hold: they could not be passed on."""
    return None if text is None else text.encode("utf-8", "replace").decode()


def _frozen(data: Mapping[str, Any] | None) -> Mapping[str, Any]:
    return MappingProxyType(dict(data or {}))


def _as_line(data: Mapping[str, Any]) -> Line:
    given = {key: value for key, value in data.items() if value is not None}
    environments, backlog = given.get("environments"), given.get("backlog")
    return Line(
        task=given.get("task"),
        text=_whole(given.get("text")),
        backlog=_as_backlog(backlog) if backlog else None,
        count=float(given.get("count", 1.0)),
        items=int(given.get("items", 1)),
        complexity=given.get("complexity"),
        environments=None if environments is None else int(environments),
        hours=_float(given.get("hours")),
        answers=_frozen(given.get("answers")),
    )


def _as_backlog(data: Mapping[str, Any]) -> Backlog:
    return Backlog(
        months=float(data["months"]),
        verdicts=_frozen(data["verdicts"]),
        tasks=tuple(
            BacklogTask(each["task"], float(each["count"]), float(each["hours"]))
            for each in data.get("tasks") or ()
        ),
        outside=_frozen(data.get("outside")),
        questions=_frozen(data.get("questions")),
    )
