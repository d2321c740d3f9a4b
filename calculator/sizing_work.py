"""The monthly work of an agreement, judged: what each line asks for, and what it may take."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from calculator.configuring import ENVIRONMENTS
from calculator.drivers import Drivers, likely_hours
from calculator.sizing_text import INCLUDED, judged, task_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calculator.catalog import Catalog
    from calculator.contract import Contract
    from calculator.model import Localized
    from calculator.sizing_agreement import Agreement, Backlog, Line
    from calculator.sizing_text import Asked, Memory

SET_BY_YOU = "contract"
"""Provenance of hours that whoever configures has entered."""

_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Work:
    """Work of one kind, as it was judged.

    It belongs to a `line` of the agreement (by position from 0) or to an `option`.  `text` are the
    words of a request, `label` the name of a task.  It comes `times` a month, with `items` things
    and `likely` hours each time; None where nothing can be estimated.  `mean` are hours a month.
    `provenance` is that of the likely hours; `sized` tells whether a person gave them.  `question`
    is the one still open.
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
    sized: bool = False

    @property
    def counts(self) -> bool:
        """Whether its hours are drawn from the contract's."""
        return self.verdict == INCLUDED and self.likely is not None


@dataclass(frozen=True, slots=True)
class _Moved:
    """How often a line comes, and what moves its hours; `hours` are those that a person gave."""

    times: float
    sizes: Drivers = field(default_factory=Drivers)
    hours: float | None = None


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


def _moved(agreement: Agreement, line: Line) -> _Moved:
    places = line.environments
    if places is None:
        places = agreement.size.get(ENVIRONMENTS)
    staged = places if places is not None and places > 1 else None
    return _Moved(line.count, Drivers(None, line.complexity, staged), line.hours)


def _of_task(catalog: Catalog, agreement: Agreement, place: int, line: Line) -> Work:
    """A task belongs to an inclusion; where this version has no such clause nothing is known."""
    task, moved = task_named(catalog, line.task), _moved(agreement, line)
    if task is None or task.clause not in catalog.guide:
        return _work(
            catalog, moved, line=place, task=line.task, verdict="unclear", items=line.items
        )
    sizes = replace(moved.sizes, count=line.items)
    return _work(
        catalog,
        moved,
        line=place,
        task=task.id,
        label=task.label,
        verdict=INCLUDED,
        clauses=(task.clause,),
        items=line.items,
        likely=likely_hours(catalog.advice.effort, task, sizes),
        provenance=task.provenance,
        prerequisites=catalog.advice.requires.get(task.clause, ()),
    )


def _of_text(
    catalog: Catalog,
    agreement: Agreement,
    place: int,
    line: Line,
    judging: tuple[Contract, Memory],
) -> Iterator[Work]:
    moved = _moved(agreement, line)
    asks = judged(catalog, line, moved.sizes, *judging)
    if moved.hours is not None:
        moved = replace(moved, hours=moved.hours / len(asks))
    for ask in asks:
        yield _of_ask(catalog, moved, place, ask)


def _of_ask(catalog: Catalog, moved: _Moved, place: int, asked: Asked) -> Work:
    task, ask = asked.task, asked.answer
    return _work(
        catalog,
        moved,
        line=place,
        text=ask.text,
        label=task.label if task else None,
        task=task.id if task else None,
        verdict=asked.verdict,
        clauses=asked.clauses,
        items=asked.items,
        likely=asked.likely,
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
        task = task_named(catalog, each.task)
        if task is None or not each.count:
            continue
        told[INCLUDED] = max(0, told.get(INCLUDED, 0) - round(each.count))
        yield _work(
            catalog,
            _Moved(each.count * a_month),
            line=place,
            task=each.task,
            label=task.label,
            verdict=INCLUDED,
            clauses=(task.clause,),
            likely=each.hours / each.count,
            provenance=task.provenance,
            prerequisites=catalog.advice.requires.get(task.clause, ()),
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
            moved = _Moved(rows * a_month)
            route = guide.clause(clause).route
            yield _work(
                catalog, moved, line=place, verdict="excluded", clauses=(clause,), route=route
            )
    for question, rows in backlog.questions.items():
        if question in questions:
            told["depends"] = max(0, told.get("depends", 0) - rows)
            moved = _Moved(rows * a_month)
            clauses = questions[question].clauses
            yield _work(
                catalog, moved, line=place, verdict="depends", clauses=clauses, question=question
            )
    for verdict, rows in told.items():
        if rows:
            yield _work(catalog, _Moved(rows * a_month), line=place, verdict=verdict)


def _of_options(catalog: Catalog, agreement: Agreement) -> Iterator[Work]:
    offered = catalog.advice.configuring.options
    for name in agreement.options:
        option = offered.get(name)
        if option and option.monthly:
            yield _work(
                catalog,
                _Moved(1.0),
                option=name,
                label=option.label,
                verdict=INCLUDED,
                clauses=option.clauses[:1],
                likely=option.monthly.hours,
                provenance=option.monthly.provenance,
            )


def _work(  # noqa: PLR0913 - one parameter for each field that is not computed here
    catalog: Catalog,
    moved: _Moved,
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
    sized = moved.hours is not None
    if moved.hours is not None:
        likely, provenance = moved.hours * model.person_factor, SET_BY_YOU
    likely = None if likely is None else round(likely, _DIGITS)
    mean = likely and round(likely * model.size(likely, sized=sized).mean * moved.times, _DIGITS)
    return Work(
        line=line,
        option=option,
        text=text,
        label=label,
        task=task,
        verdict=verdict,
        clauses=tuple(each for each in clauses if each in catalog.guide),
        times=round(moved.times, _DIGITS),
        items=items,
        likely=likely,
        mean=mean,
        provenance=provenance,
        route=route,
        question=question,
        prerequisites=tuple(each for each in prerequisites if each in catalog.guide),
        needs_scoping=likely is not None and likely > model.scoping_above,
        sized=sized,
    )
