"""Free text in an agreement: judged request by request, and read as the list that it often is."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calculator.answer import Answer, Request
from calculator.assess import assess
from calculator.contract import DEFAULT_CONTRACT
from calculator.drivers import Drivers, likely_hours, told
from calculator.effort import estimate
from calculator.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculator.catalog import Catalog
    from calculator.contract import Contract
    from calculator.effort import Task
    from calculator.sizing_agreement import Line

type Memory = MutableMapping[object, Answer]
"""Answers to texts judged before, so that only what changes is judged again."""

INCLUDED = "included"

_BETWEEN = re.compile(r"\s*[\n;]\s*|\s*,\s*(?=\d)|\s+(?:et|and|plus|&|\+)\s+(?=\d)")
_BRIEF = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """A request in a text with what was made of it.

    `likely` are its hours for `items` things; None where nothing can be estimated.
    """

    answer: Answer
    verdict: str
    clauses: tuple[str, ...]
    task: Task | None
    items: int
    likely: float | None
    prerequisites: tuple[str, ...]


def judged(
    catalog: Catalog, line: Line, drivers: Drivers, contract: Contract, memory: Memory
) -> tuple[Asked, ...]:
    """The requests of a line's text, each judged.

    “10 users, 2 dashboards” is a list: each thing in it is judged by itself.  `drivers` say what is
    known of the size besides the words.
    """
    text = line.text or ""
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    counted = sum(any(sign.isdigit() for sign in part) for part in parts)
    listed = parts if counted > 1 or (len(parts) > 1 and "\n" in text) else [text]
    answers = [_answer(catalog, line, part, contract, memory) for part in listed]
    asks = [ask for answer in answers for ask in answer.asks or (answer,)]
    return tuple(_counted(catalog, ask, drivers) or _asked(catalog, ask, drivers) for ask in asks)


def task_named(catalog: Catalog, task_id: str | None) -> Task | None:
    """The task of that id; None where the catalog has none."""
    tasks = (task for tasks in catalog.advice.effort.tasks.values() for task in tasks)
    return next((task for task in tasks if task.id == task_id), None)


def _answer(catalog: Catalog, line: Line, text: str, contract: Contract, memory: Memory) -> Answer:
    """The answer to a text, from memory where it has been judged before.

    What is left of a contract plays no part: the question is how many hours the work takes.
    """
    terms = replace(contract, hours_left=None)
    key = (text, tuple(sorted(line.answers.items())), terms.approvals_given, terms.contracted)
    if key not in memory:
        memory[key] = assess(catalog, Request(text=text, answers=line.answers), terms)
    return memory[key]


def _asked(catalog: Catalog, ask: Answer, drivers: Drivers) -> Asked:
    clauses = tuple(each.id for each in ask.clauses)
    hours = ask.hours
    if ask.verdict in {INCLUDED, "depends"} and (hours is None or drivers != Drivers()):
        # A condition that is open: what it would take if it were met.
        count = hours.tasks[0].count if hours else None
        hours = estimate(
            catalog.advice.effort,
            clauses,
            words(ask.text),
            DEFAULT_CONTRACT,
            count=count,
            complexity=drivers.complexity,
            environments=drivers.environments,
        )
    taken = hours.tasks[0] if hours else None
    return Asked(
        answer=ask,
        verdict=ask.verdict,
        clauses=clauses,
        task=task_named(catalog, taken.task) if taken else None,
        items=taken.count if taken else 1,
        likely=taken.likely if taken else None,
        prerequisites=ask.prerequisites,
    )


def _counted(catalog: Catalog, ask: Answer, drivers: Drivers) -> Asked | None:
    """A few words that count things of a task, such as “10 new users”.

    Alone they are too little for a verdict.  In a list of monthly work they are enough where the
    closest clause is an inclusion and its own task counts just these things.
    """
    found = words(ask.text)
    closest = ask.candidates[0].id if ask.candidates else ""
    if ask.verdict != "unclear" or ask.best != INCLUDED or len(found) > _BRIEF:
        return None
    model = catalog.advice.effort
    task = _task_of(model.tasks.get(closest, ()), found)
    if task is None:
        return None
    known = drivers.filled(told(model, task, found))
    return Asked(
        answer=ask,
        verdict=INCLUDED,
        clauses=(closest,),
        task=task,
        items=known.count or 1,
        likely=likely_hours(model, task, known),
        prerequisites=catalog.advice.requires.get(closest, ()),
    )


def _task_of(tasks: Sequence[Task], found: Sequence[str]) -> Task | None:
    """The first task whose things are counted there: a number stands before one of its nouns."""
    numbers = [place for place, word in enumerate(found) if word.isdigit()]
    near = {word for place in numbers for word in found[place + 1 : place + 4]}
    return next((task for task in tasks if not near.isdisjoint(task.nouns)), None)
