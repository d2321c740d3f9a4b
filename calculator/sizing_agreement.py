"""What sales and prospect agree on: the whole contract as one piece of data.

The file `CONTRACT.json` of `guide configure`, the saved file of the page and the state of a shared
link all hold it (see `catalog/schema/agreement.schema.json`).  Its reader, in
`calculator.sizing_reading`, names every fault at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.contract import DEFAULT_CONTRACT, Contract

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1
"""The number of this shape; a file of another number is refused."""

COMPLEXITIES = ("simple", "normal", "complex")

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class BacklogTask:
    """Work of one kind in a backlog: how many rows, and their likely hours together."""

    task: str
    count: float
    hours: float


@dataclass(frozen=True, slots=True)
class Backlog:
    """What a sorted backlog comes to, without its rows.

    It covers so many `months`.  `verdicts` counts its rows; `outside` the rows that a clause keeps
    out; `questions` those that wait for an answer, by question.
    """

    months: float
    verdicts: Mapping[str, int]
    tasks: tuple[BacklogTask, ...] = ()
    outside: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    questions: Mapping[str, int] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Line:
    """Work expected each month: a task of the catalog, free text, or the totals of a backlog.

    It comes `count` times a month (every second month is 0.5), each time with so many `items`.
    `complexity` is one of `COMPLEXITIES`; where it is None, the words tell, or else it is normal.
    `environments` is that of the agreement where it is None.  `hours` are likely hours each time as
    a person sized them.  `answers` settle the questions that a text raises.
    """

    task: str | None = None
    text: str | None = None
    backlog: Backlog | None = None
    count: float = 1.0
    items: int = 1
    complexity: str | None = None
    environments: int | None = None
    hours: float | None = None
    answers: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A contract to be sized.

    `version` is the version of the guide it rests on, None for the one in force.  `products` holds
    for each product how it is run.  `contract` are the terms on which answers hang.  `package` are
    hours a month, `start` the first day.  `rate` is the price of an hour in `currency`; nobody
    assumes one.
    """

    lang: str | None = None
    version: str | None = None
    plan: str | None = None
    products: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    size: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    contract: Contract = DEFAULT_CONTRACT
    package: float | None = None
    options: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    start: str | None = None
    rate: float | None = None
    currency: str | None = None


def agreement_json(agreement: Agreement) -> dict[str, Any]:
    """The agreement as its file holds it; what is left at its default is left out."""
    data = _given(agreement, Agreement(), ("contract", "lines"))
    if agreement.contract != DEFAULT_CONTRACT:
        data["contract"] = contract_json(agreement.contract)
    if agreement.lines:
        data["lines"] = [_line_json(line) for line in agreement.lines]
    return {"format": FORMAT, **data}


def contract_json(contract: Contract) -> dict[str, Any]:
    """The terms as plain data, without those at their default."""
    data = _given(contract, DEFAULT_CONTRACT, ("contracted",))
    if contract.contracted:
        data["contracted"] = sorted(contract.contracted)
    return data


def _line_json(line: Line) -> dict[str, Any]:
    data = _given(line, Line(), ("backlog",))
    if line.backlog:
        data["backlog"] = backlog_json(line.backlog)
    return data


def backlog_json(backlog: Backlog) -> dict[str, Any]:
    """The totals of a backlog as plain data."""
    data = {"verdicts": {}, **_given(backlog, Backlog(0, {}), ("tasks",))}
    if backlog.tasks:
        data["tasks"] = [_given(task, BacklogTask("", -1, -1), ()) for task in backlog.tasks]
    return data


def _given(value: Any, default: Any, other: tuple[str, ...]) -> dict[str, Any]:  # noqa: ANN401
    """The fields that differ from their default, in their order, as JSON has them."""
    return {
        name: _plain(getattr(value, name))
        for name in type(value).__dataclass_fields__
        if name not in other and getattr(value, name) != getattr(default, name)
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, MappingProxyType):
        return {key: _plain(each) for key, each in value.items()}
    # 2 is what a person has written, not 2.0.
    return int(value) if isinstance(value, float) and value.is_integer() else value
