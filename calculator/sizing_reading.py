"""Reads an agreement: every fault in it is named at once, by field, in words.

With a catalog the names in it are looked up too: plan, products, tasks, calendar and the rest.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.answer import VERDICTS
from calculator.calendars import day_number, day_text
from calculator.contract import contract_faults, contract_from_json
from calculator.faults import Fault, FaultyError, is_number, names
from calculator.sizing_agreement import (
    COMPLEXITIES,
    FORMAT,
    Agreement,
    Backlog,
    BacklogTask,
    Line,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from calculator.catalog import Catalog

MOST_LINES = 500
"""More kinds of work than that are a backlog, to be sorted first."""
LONGEST_TEXT = 2_000

_MOST_TIMES = 10_000
_MOST_HOURS = 10_000
_MOST_SIZE = 1_000_000
_MOST_ROWS = 10_000_000
_MOST_RATE = 100_000
_LONGEST_NAME = 100
_DATE = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_VERSION = re.compile(r"draft|[A-Za-z0-9][A-Za-z0-9._-]{0,39}", re.ASCII)
_KINDS = ("task", "text", "backlog")

type Faults = Iterator[Fault]
type Check = Callable[[str, object], Faults]


def agreement_from_json(data: object, catalog: Catalog | None = None) -> Agreement:
    """The agreement of a file (see `catalog/schema/agreement.schema.json`).

    With a catalog its names are looked up there too.  Raises FaultyError, a ValueError whose
    `faults` hold everything wrong, each with its path, such as `lines[3].count`.
    """
    faults = tuple(agreement_faults(data, catalog))
    if faults or not isinstance(data, dict):
        lang = data.get("lang") if isinstance(data, dict) else None
        french = lang == "fr"
        title = "Le contrat ne peut être lu :" if french else "The contract cannot be read:"
        raise FaultyError(title, faults, "fr" if french else "en")
    return _agreement(data)


def agreement_faults(data: object, catalog: Catalog | None = None) -> Faults:
    """Everything wrong with the data of an agreement, in its order."""
    if not isinstance(data, dict):
        yield Fault("", "fields", data)
        return
    if data.get("format", FORMAT) is True or data.get("format", FORMAT) != FORMAT:
        yield Fault("format", "format", data["format"], _values(known=FORMAT))
    known = _known(catalog)
    yield from _fields("", data, _AGREEMENT, "a contract")
    contract = data.get("contract")
    if contract is not None:
        yield from contract_faults(contract, "contract")
    if data.get("rate") is not None and data.get("currency") is None:
        yield Fault("rate", "together", None, _values(near="currency"))
    if data.get("currency") is not None and data.get("rate") is None:
        yield Fault("currency", "currency_unset")
    yield from _lines(data.get("lines"), known)
    yield from _unknown(data, known)
    if catalog is not None:
        yield from _start(data, catalog)


def _values(**values: object) -> Mapping[str, object]:
    return MappingProxyType(values)


def _fields(
    path: str, data: Mapping[object, object], checks: Mapping[str, Check], of: str
) -> Faults:
    """The faults of the fields of a mapping, each checked by name; None counts as left out."""
    prefix = f"{path}." if path else ""
    for key, value in data.items():
        check = checks.get(key) if isinstance(key, str) else None
        if check is None:
            yield Fault(path, "field", key, _values(of=of, known=", ".join(checks)))
        elif value is not None:
            yield from check(f"{prefix}{key}", value)


def _number(low: float, high: float) -> Check:
    def check(path: str, value: object) -> Faults:
        if not is_number(value, low, high):
            yield Fault(path, "number", value, _values(low=f"{low:g}", high=f"{high:g}"))

    return check


def _whole(low: int, high: int) -> Check:
    def check(path: str, value: object) -> Faults:
        if not is_number(value, low, high) or value != int(value):  # type: ignore[call-overload]
            yield Fault(path, "whole", value, _values(low=low, high=high))

    return check


def _text(most: int) -> Check:
    def check(path: str, value: object) -> Faults:
        if not isinstance(value, str) or not 0 < len(value.strip()) <= len(value) <= most:
            yield Fault(path, "text", value, _values(most=most))

    return check


def _written(pattern: re.Pattern[str], code: str) -> Check:
    def check(path: str, value: object) -> Faults:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            yield Fault(path, code, value)

    return check


def _one_of(choices: Iterable[str]) -> Check:
    def check(path: str, value: object) -> Faults:
        if not isinstance(value, str) or value not in choices:
            yield Fault(path, "choice", value, _values(known=names(choices)))

    return check


def _map_of(each: Check) -> Check:
    """A mapping by id, whose values all pass a check."""

    def check(path: str, value: object) -> Faults:
        if not isinstance(value, dict):
            yield Fault(path, "fields", value)
            return
        for key, inner in value.items():
            if not isinstance(key, str) or not _NAME.fullmatch(key):
                yield Fault(path, "name", key)
            else:
                yield from each(f"{path}.{key}", inner)

    return check


def _list_of(each: Check) -> Check:
    def check(path: str, value: object) -> Faults:
        if not isinstance(value, list):
            yield Fault(path, "list", value)
            return
        for place, inner in enumerate(value):
            yield from each(f"{path}[{place}]", inner)

    return check


def _date(path: str, value: object) -> Faults:
    if (
        not isinstance(value, str)
        or not _DATE.fullmatch(value)
        or day_text(day_number(value)) != value
    ):
        yield Fault(path, "date", value)


def _accepted(path: str, value: object) -> Faults:
    """Checked elsewhere."""
    del path, value
    yield from ()


_SHORT_NAME = _written(_NAME, "name")

_BACKLOG_TASK: Mapping[str, Check] = {
    "task": _SHORT_NAME,
    "count": _number(0, _MOST_ROWS),
    "hours": _number(0, _MOST_ROWS),
}


def _backlog_task(path: str, value: object) -> Faults:
    if not isinstance(value, dict):
        yield Fault(path, "fields", value)
        return
    yield from _fields(path, value, _BACKLOG_TASK, "a task")
    for name in _BACKLOG_TASK:
        if value.get(name) is None:
            yield from _BACKLOG_TASK[name](f"{path}.{name}", None)


_BACKLOG: Mapping[str, Check] = {
    "months": _number(0.1, 120),
    "verdicts": _map_of(_whole(0, _MOST_ROWS)),
    "tasks": _list_of(_backlog_task),
    "outside": _map_of(_whole(0, _MOST_ROWS)),
    "questions": _map_of(_whole(0, _MOST_ROWS)),
}


def _backlog(path: str, value: object) -> Faults:
    if not isinstance(value, dict):
        yield Fault(path, "fields", value)
        return
    yield from _fields(path, value, _BACKLOG, "a backlog")
    for name in ("months", "verdicts"):
        if value.get(name) is None:
            yield from _BACKLOG[name](f"{path}.{name}", None)
    verdicts = value.get("verdicts")
    for verdict in verdicts if isinstance(verdicts, dict) else ():
        if isinstance(verdict, str) and _NAME.fullmatch(verdict):
            yield from _one_of(VERDICTS)(f"{path}.verdicts", verdict)


_LINE: Mapping[str, Check] = {
    "task": _SHORT_NAME,
    "text": _text(LONGEST_TEXT),
    "backlog": _backlog,
    "count": _number(0, _MOST_TIMES),
    "items": _whole(1, _MOST_TIMES),
    "complexity": _one_of(COMPLEXITIES),
    "environments": _whole(1, _MOST_SIZE),
    "hours": _number(0.01, _MOST_HOURS),
    "answers": _map_of(_text(_LONGEST_NAME)),
}

_AGREEMENT: Mapping[str, Check] = {
    "format": _accepted,
    "lang": _one_of(("fr", "en")),
    "version": _written(_VERSION, "name"),
    "plan": _SHORT_NAME,
    "products": _map_of(_SHORT_NAME),
    "size": _map_of(_whole(0, _MOST_SIZE)),
    "contract": _accepted,
    "package": _number(0.01, _MOST_HOURS),
    "options": _list_of(_SHORT_NAME),
    "lines": _accepted,
    "start": _date,
    "rate": _number(0.01, _MOST_RATE),
    "currency": _written(_CURRENCY, "currency"),
}


def _lines(data: object, known: Mapping[str, frozenset[str]] | None) -> Faults:
    if data is None:
        return
    if not isinstance(data, list):
        yield Fault("lines", "list", data)
    elif len(data) > MOST_LINES:
        yield Fault("lines", "too_many", len(data), _values(most=MOST_LINES))
    else:
        for place, line in enumerate(data):
            yield from _line(f"lines[{place}]", line, known)


def _line(path: str, line: object, known: Mapping[str, frozenset[str]] | None) -> Faults:
    if not isinstance(line, dict):
        yield Fault(path, "fields", line)
        return
    yield from _fields(path, line, _LINE, "a line")
    kinds = [kind for kind in _KINDS if line.get(kind) is not None]
    if len(kinds) != 1:
        yield Fault(path, "one_kind", ", ".join(kinds) or None)
    if known is not None:
        yield from _look_up(f"{path}.task", line.get("task"), known["task"])
        backlog = line.get("backlog")
        tasks = backlog.get("tasks") if isinstance(backlog, dict) else None
        for place, each in enumerate(tasks if isinstance(tasks, list) else ()):
            if isinstance(each, dict):
                at = f"{path}.backlog.tasks[{place}].task"
                yield from _look_up(at, each.get("task"), known["task"])


def _known(catalog: Catalog | None) -> Mapping[str, frozenset[str]] | None:
    """The names that a catalog knows, by kind."""
    if catalog is None:
        return None
    advice, offered = catalog.advice, catalog.advice.configuring
    return {
        "plan": frozenset(each.id for each in catalog.guide.clauses() if each.kind == "plan"),
        "product": frozenset(offered.products),
        "deployment": frozenset(offered.deployments),
        "size": frozenset(offered.sizes),
        "option": frozenset(offered.options),
        "calendar": frozenset(advice.calendars),
        "task": frozenset(task.id for tasks in advice.effort.tasks.values() for task in tasks),
    }


def _unknown(data: Mapping[str, object], known: Mapping[str, frozenset[str]] | None) -> Faults:
    """The names of an agreement that the catalog does not know."""
    if known is None:
        return
    yield from _look_up("plan", data.get("plan"), known["plan"])
    products, size, options = data.get("products"), data.get("size"), data.get("options")
    for product, deployment in products.items() if isinstance(products, dict) else ():
        yield from _look_up("products", product, known["product"])
        yield from _look_up(f"products.{product}", deployment, known["deployment"])
    for name in size if isinstance(size, dict) else ():
        yield from _look_up("size", name, known["size"])
    for place, option in enumerate(options if isinstance(options, list) else ()):
        yield from _look_up(f"options[{place}]", option, known["option"])
    contract = data.get("contract")
    if isinstance(contract, dict):
        yield from _look_up("contract.calendar", contract.get("calendar"), known["calendar"])


def _look_up(path: str, name: object, known: frozenset[str]) -> Faults:
    # What is no name at all has its own fault.
    if isinstance(name, str) and _NAME.fullmatch(name) and name not in known:
        yield Fault(path, "choice", name, _values(known=names(sorted(known))))


def _start(data: Mapping[str, object], catalog: Catalog) -> Faults:
    """A start that the calendar knows nothing of."""
    start, contract = data.get("start"), data.get("contract")
    if not isinstance(start, str) or any(_date("start", start)):
        return
    name = contract.get("calendar") if isinstance(contract, dict) else None
    chosen = name if isinstance(name, str) else catalog.advice.presets.default_calendar
    calendar = catalog.advice.calendars.get(chosen)
    if calendar and not calendar.since <= day_number(start) <= calendar.until:
        values = _values(low=day_text(calendar.since), high=day_text(calendar.until))
        yield Fault("start", "date_range", start, values)


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


def _frozen(data: Mapping[str, Any] | None) -> Mapping[str, Any]:
    return MappingProxyType(dict(data or {}))


def _as_line(data: Mapping[str, Any]) -> Line:
    given = {key: value for key, value in data.items() if value is not None}
    environments, backlog = given.get("environments"), given.get("backlog")
    return Line(
        task=given.get("task"),
        text=given.get("text"),
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
