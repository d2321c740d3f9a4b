"""Hours: what a request may take, as a range with its mean, and what several take together.

Likely hours come from a table of tasks, or from a person; the range around them from how far spent
hours stray from likely ones by the size of a task.  Hours are estimates: the range holds about four
in five.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.drivers import Drivers, likely_hours, points, told, worth_asking
from calculator.effort_model import CASES, EffortModel, Size, SizeQuestion, Task, effort_from_json
from calculator.simulation import Part, quantile, sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from calculator.contract import Contract
    from calculator.model import Localized

__all__ = [
    "EffortModel",
    "Estimate",
    "Hours",
    "Size",
    "SizeQuestion",
    "Task",
    "TaskHours",
    "combine",
    "effort_from_json",
    "estimate",
    "sized_estimate",
]

_DIGITS = 9
_LOW, _MIDDLE, _HIGH = 0.1, 0.5, 0.9
_SEED = 1
_SHOWN_DIGITS = 3
_WEAKEST_FIRST = ("illustrative", "public", "calibrated", "contract", "source")


@dataclass(frozen=True, slots=True)
class TaskHours:
    """The hours of one task, not yet rounded to the contract's increment.

    `sized` tells whether a person gave the likely hours; `n` how many closed tickets the figure of
    the table rests on, where it is calibrated.
    """

    task: str
    label: Localized
    count: int
    low: float
    likely: float
    high: float
    mean: float
    provenance: str
    url: str | None
    sized: bool = False
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours in steps of the contract's increment: about one case in ten lies below, one above.

    Budget with `mean`.  `provenance` is the weakest of the tasks.  With `needs_scoping` a person
    should look at it before anybody relies on the figures.  `cases` are the hours of twenty cases
    alike, in rising order, for a picture; empty where nobody has drawn them.
    """

    low: float
    likely: float
    high: float
    mean: float
    tasks: tuple[TaskHours, ...]
    provenance: str
    needs_scoping: bool
    cases: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """The hours of a request with the question about size that is worth asking, if any.

    `question` is still open without `reply`, the value that was chosen.
    """

    hours: Hours
    question: SizeQuestion | None
    reply: str | None


def estimate(  # noqa: PLR0913 - the last four are what may be known of the work
    model: EffortModel,
    clause_ids: Sequence[str],
    folded_words: Sequence[str],
    contract: Contract,
    *,
    count: int | None = None,
    complexity: str | None = None,
    environments: int | None = None,
    person: float | None = None,
) -> Hours | None:
    """The hours of one request, None when no clause of it has a task.

    The first clause with tasks decides; the words choose the task among its own, and tell what is
    not given: the count, `complexity` (`simple`, `normal` or `complex`) and whether there are
    several `environments`, which means a test stage.  `person` are likely hours that a person gave:
    they replace those of the table.  All this is steps 1 to 4 of the estimator.
    """
    task = _task(model, clause_ids, folded_words)
    if task is None:
        return None
    given = Drivers(count, complexity, environments)
    drivers = given.filled(told(model, task, folded_words))
    return _hours(model, task, drivers, contract, person)


def sized_estimate(
    model: EffortModel,
    clause_ids: Sequence[str],
    folded_words: Sequence[str],
    contract: Contract,
    *,
    replies: Mapping[str, str],
    person: float | None = None,
) -> Estimate | None:
    """The same as `estimate` by the words and `replies` to questions, with the question to ask."""
    task = _task(model, clause_ids, folded_words)
    if task is None:
        return None
    drivers = told(model, task, folded_words)
    question = worth_asking(model, task, drivers) if person is None else None
    option = question.option(replies.get(question.id)) if question else None
    if option:
        drivers = drivers.filled(option)
    hours = _hours(model, task, drivers, contract, person)
    return Estimate(hours, question, option.value if option else None)


def combine(
    model: EffortModel,
    hours: Sequence[Hours],
    contract: Contract,
    seed: int = _SEED,
    *,
    shared_error: str | None = None,
) -> Hours:
    """The hours of several requests together; those of one are returned as they are.

    Low, likely and high are the 10th, 50th and 90th of a hundred simulated sums (step 5 of the
    estimator), never sums of lows, likelies or highs; the mean is the sum of the means.
    `shared_error` names another setting than the usual one.
    """
    if len(hours) == 1:
        return hours[0]
    tasks = tuple(task for each in hours for task in each.tasks)
    parts = [Part(task.likely, model.size(task.likely, sized=task.sized).ratios) for task in tasks]
    error = model.shared_error[shared_error] if shared_error else model.usual_error
    drawn = sums(parts, error, seed)
    low, likely, high = (_exact(quantile(drawn, share)) for share in (_LOW, _MIDDLE, _HIGH))
    mean = _exact(math.fsum(task.mean for task in tasks))
    cases = (quantile(drawn, (place + 0.5) / CASES) for place in range(CASES))
    return _rounded(model, contract, (low, likely, high, mean), tasks, cases)


def _task(
    model: EffortModel, clause_ids: Sequence[str], folded_words: Sequence[str]
) -> Task | None:
    tasks = next((model.tasks[each] for each in clause_ids if each in model.tasks), ())
    return max(tasks, key=lambda each: points(each.stems, folded_words), default=None)


def _hours(
    model: EffortModel, task: Task, drivers: Drivers, contract: Contract, person: float | None
) -> Hours:
    sized = person is not None
    likely = _exact(
        likely_hours(model, task, drivers) if person is None else person * model.person_factor
    )
    size = model.size(likely, sized=sized)
    hours = TaskHours(
        task=task.id,
        label=task.label,
        count=max(1, drivers.count or 1),
        low=_exact(likely * size.low),
        likely=likely,
        high=_exact(likely * size.high),
        mean=_exact(likely * size.mean),
        provenance=size.provenance if sized else _weaker(task.provenance, size.provenance),
        url=task.url,
        sized=sized,
        n=task.n,
    )
    figures = (hours.low, hours.likely, hours.high, hours.mean)
    return _rounded(model, contract, figures, (hours,), (likely * each for each in size.cases))


def _rounded(
    model: EffortModel,
    contract: Contract,
    figures: tuple[float, float, float, float],
    tasks: tuple[TaskHours, ...],
    cases: Iterable[float],
) -> Hours:
    """Hours in whole increments: the low ones down, but one at least, the others up (step 6)."""
    step = model.increment if contract.increment is None else contract.increment
    low, *others = (_exact(figure / step) for figure in figures)
    likely, high, mean = (_exact(math.ceil(steps) * step) for steps in others)
    return Hours(
        low=_exact(max(1, math.floor(low)) * step),
        likely=likely,
        high=high,
        mean=mean,
        tasks=tasks,
        provenance=min((task.provenance for task in tasks), key=_WEAKEST_FIRST.index),
        needs_scoping=any(task.likely > model.scoping_above for task in tasks),
        cases=tuple(round(each, _SHOWN_DIGITS) for each in cases),
    )


def _weaker(one: str, other: str) -> str:
    """The provenance that promises less."""
    return min(one, other, key=_WEAKEST_FIRST.index)


def _exact(figure: float) -> float:
    """The figure without what differs in the last digits between platforms."""
    return round(figure, _DIGITS)
