"""The monthly work of an agreement, judged: what each line asks for, and what it may take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calculator.configuring import ENVIRONMENTS
from calculator.sizing_text import Asked, Memory, judged, task_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calculator.catalog import Catalog
    from calculator.contract import Contract
    from calculator.model import Localized
    from calculator.sizing_agreement import Agreement, Backlog, Line

INCLUDED = "included"
SET_BY_YOU = "contract"
"""Provenance of hours that whoever configures has entered."""

_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Work:
    """Work of one kind, as it was judged.

    It belongs to a `line` of the agreement (by position from 0) or to an `option`.  `text` are the
    words of a request, `label` the name of a task.  It comes `times` a month, with `items` things
    and `likely` hours each time; None where nothing can be estimated.  `mean` are hours a month.
    `provenance` is that of the likely hours.  `question` is the one still open.
    """

    line: int | None
    option: str | None
    text: str | None
    label: Localized | None
    task: str | None
    verdict: str
    clauses: tuple[str, ...]
    times: float
    items: int
    likely: float | None
    mean: float | None
    provenance: str | None
    route: tuple[str, ...] = ()
    question: str | None = None
    prerequisites: tuple[str, ...] = ()
    needs_scoping: bool = False

    @property
    def counts(self) -> bool:
        """Whether its hours are drawn from the contract's."""
        return self.verdict == INCLUDED and self.likely is not None


@dataclass(frozen=True, slots=True)
class _Drivers:
    """What moves the hours of a line."""

    times: float
    factor: float
    hours: float | None


def all_work(
    catalog: Catalog, agreement: Agreement, contract: Contract, memory: Memory
) -> tuple[Work, ...]:
    """The work of all lines in their order, then what the options add each month."""
    found: list[Work] = []
    for place, line in enumerate(agreement.lines):
        if line.backlog:
            found += _of_backlog(catalog, place, line.backlog, line.count)
        elif line.text:
            found += _of_text(catalog, agreement, place, line, (contract, memory))
        elif line.task:
            found.append(_of_task(catalog, agreement, place, line))
    return (*found, *_of_options(catalog, agreement))


def _drivers(catalog: Catalog, agreement: Agreement, line: Line) -> _Drivers:
    model = catalog.advice.effort
    places = line.environments
    if places is None:
        places = agreement.size.get(ENVIRONMENTS, 1)
    factor = model.complexity[line.complexity] * model.environments[places > 1]
    return _Drivers(line.count, factor, line.hours)


def _of_task(catalog: Catalog, agreement: Agreement, place: int, line: Line) -> Work:
    """A task belongs to an inclusion; where this version has no such clause nothing is known."""
    named = task_named(catalog, line.task)
    drivers = _drivers(catalog, agreement, line)
    if named is None or named[0] not in catalog.guide:
        return _work(
            catalog, drivers, line=place, task=line.task, verdict="unclear", items=line.items
        )
    clause, task = named
    likely = (task.base + task.per_item * (line.items - 1)) * drivers.factor
    return _work(
        catalog,
        drivers,
        line=place,
        task=task.id,
        label=task.label,
        verdict=INCLUDED,
        clauses=(clause,),
        items=line.items,
        likely=likely,
        provenance=task.provenance,
        prerequisites=catalog.advice.requires.get(clause, ()),
    )


def _of_text(
    catalog: Catalog,
    agreement: Agreement,
    place: int,
    line: Line,
    judging: tuple[Contract, Memory],
) -> Iterator[Work]:
    asks = judged(catalog, line, *judging)
    drivers = _drivers(catalog, agreement, line)
    if drivers.hours is not None:
        drivers = replace(drivers, hours=drivers.hours / len(asks))
    for ask in asks:
        yield _of_ask(catalog, drivers, place, ask)


def _of_ask(catalog: Catalog, drivers: _Drivers, place: int, asked: Asked) -> Work:
    task, ask = asked.task, asked.answer
    return _work(
        catalog,
        drivers,
        line=place,
        text=ask.text,
        label=task.label if task else None,
        task=task.id if task else None,
        verdict=asked.verdict,
        clauses=asked.clauses,
        items=asked.items,
        likely=asked.likely * drivers.factor if asked.likely else None,
        provenance=task.provenance if task else None,
        route=ask.route,
        question=ask.questions[0].id if ask.questions else None,
        prerequisites=asked.prerequisites,
    )


def _of_backlog(catalog: Catalog, place: int, backlog: Backlog, times: float) -> Iterator[Work]:
    """The work of a backlog's months spread over one month: its tasks, then what they leave out."""
    a_month = times / backlog.months
    told = dict(backlog.verdicts)
    for each in backlog.tasks:
        named = task_named(catalog, each.task)
        if named is None or not each.count:
            continue
        told[INCLUDED] = max(0, told.get(INCLUDED, 0) - round(each.count))
        yield _work(
            catalog,
            _Drivers(each.count * a_month, 1.0, None),
            line=place,
            task=each.task,
            label=named[1].label,
            verdict=INCLUDED,
            clauses=(named[0],),
            likely=each.hours / each.count,
            provenance=named[1].provenance,
            prerequisites=catalog.advice.requires.get(named[0], ()),
        )
    yield from _left_out(catalog, place, backlog, told, a_month)


def _left_out(
    catalog: Catalog, place: int, backlog: Backlog, told: dict[str, int], a_month: float
) -> Iterator[Work]:
    """Rows of a backlog without hours: those that a clause keeps out, those that wait, the rest."""
    guide, questions = catalog.guide, catalog.advice.questions
    for clause, rows in backlog.outside.items():
        if clause in guide:
            told["excluded"] = max(0, told.get("excluded", 0) - rows)
            drivers = _Drivers(rows * a_month, 1.0, None)
            route = guide.clause(clause).route
            yield _work(
                catalog, drivers, line=place, verdict="excluded", clauses=(clause,), route=route
            )
    for question, rows in backlog.questions.items():
        if question in questions:
            told["depends"] = max(0, told.get("depends", 0) - rows)
            drivers = _Drivers(rows * a_month, 1.0, None)
            clauses = questions[question].clauses
            yield _work(
                catalog, drivers, line=place, verdict="depends", clauses=clauses, question=question
            )
    for verdict, rows in told.items():
        if rows:
            yield _work(catalog, _Drivers(rows * a_month, 1.0, None), line=place, verdict=verdict)


def _of_options(catalog: Catalog, agreement: Agreement) -> Iterator[Work]:
    offered = catalog.advice.configuring.options
    for name in agreement.options:
        option = offered.get(name)
        if option and option.monthly:
            yield _work(
                catalog,
                _Drivers(1.0, 1.0, None),
                option=name,
                label=option.label,
                verdict=INCLUDED,
                clauses=option.clauses[:1],
                likely=option.monthly.hours,
                provenance=option.monthly.provenance,
            )


def _work(  # noqa: PLR0913 - one parameter for each field that is not computed here
    catalog: Catalog,
    drivers: _Drivers,
    *,
    verdict: str,
    line: int | None = None,
    option: str | None = None,
    text: str | None = None,
    label: Localized | None = None,
    task: str | None = None,
    clauses: Sequence[str] = (),
    items: int = 1,
    likely: float | None = None,
    provenance: str | None = None,
    route: tuple[str, ...] = (),
    question: str | None = None,
    prerequisites: tuple[str, ...] = (),
) -> Work:
    """A piece of work; a person's hours come before those of the table."""
    model = catalog.advice.effort
    if drivers.hours is not None:
        likely, provenance = drivers.hours, SET_BY_YOU
    likely = None if likely is None else round(likely, _DIGITS)
    mean = likely and round(likely * model.size(likely).mean * drivers.times, _DIGITS)
    return Work(
        line=line,
        option=option,
        text=text,
        label=label,
        task=task,
        verdict=verdict,
        clauses=tuple(each for each in clauses if each in catalog.guide),
        times=round(drivers.times, _DIGITS),
        items=items,
        likely=likely,
        mean=mean,
        provenance=provenance,
        route=route,
        question=question,
        prerequisites=tuple(each for each in prerequisites if each in catalog.guide),
        needs_scoping=likely is not None and likely > model.scoping_above,
    )
