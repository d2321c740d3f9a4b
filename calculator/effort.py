"""Hours: what a request may take, as a range with its mean, and what several take together.

Likely hours come from a table of tasks; the range around them from how far spent hours stray from
likely ones by the size of a task.  Hours are estimates: the range holds about four in five.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.counting import count_of
from calculator.model import Localized, localized
from calculator.simulation import Part, quantile, sums, table, widened
from calculator.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from calculator.contract import Contract

_DIGITS = 9
_LOW, _MIDDLE, _HIGH = 0.1, 0.5, 0.9
_SEED = 1
_WEAKEST_FIRST = ("illustrative", "public", "calibrated", "contract", "source")


@dataclass(frozen=True, slots=True)
class Size:
    """How tasks of up to so many likely hours stray; `up_to` is infinite for the largest.

    `low`, `high` and `mean` are factors of the likely hours; `ratios` are spent by likely hours at
    equal shares of tasks.
    """

    up_to: float
    low: float
    high: float
    mean: float
    ratios: tuple[float, ...]
    provenance: str


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of work: hours for the first item and for each further one in the same request.

    `stems` are beginnings of folded words (several for a phrase) that point to it, `nouns` the
    folded words for what is counted; counts above `most` are not believed.
    """

    id: str
    label: Localized
    stems: tuple[tuple[str, ...], ...]
    nouns: frozenset[str]
    base: float
    per_item: float
    most: float
    provenance: str
    url: str | None


@dataclass(frozen=True, slots=True)
class EffortModel:
    """All that hours are computed from.

    `tasks` are by clause, the default first.  `environments` are the factors for one place of work
    and for a test stage before it.  `shared_error` are standard deviations by setting: `usual`,
    `calibrated`, `one_person`.  `increment` is the default step of hours.
    """

    tasks: Mapping[str, tuple[Task, ...]]
    sizes: tuple[Size, ...]
    complexity: Mapping[str, float]
    environments: tuple[float, float]
    shared_error: Mapping[str, float]
    scoping_above: float
    increment: float

    def size(self, likely: float) -> Size:
        """The size of a task of so many likely hours."""
        return next(size for size in self.sizes if likely <= size.up_to)


@dataclass(frozen=True, slots=True)
class TaskHours:
    """The hours of one task, not yet rounded to the contract's increment."""

    task: str
    label: Localized
    count: int
    low: float
    likely: float
    high: float
    mean: float
    provenance: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours in steps of the contract's increment: about one case in ten lies below, one above.

    Budget with `mean`.  `provenance` is the weakest of the tasks.  With `needs_scoping` a person
    should look at it before anybody relies on the figures.
    """

    low: float
    likely: float
    high: float
    mean: float
    tasks: tuple[TaskHours, ...]
    provenance: str
    needs_scoping: bool


def effort_from_json(data: Mapping[str, Any]) -> EffortModel:
    """The model from its JSON (see `catalog/schema/effort.schema.json`)."""
    tasks: dict[str, tuple[Task, ...]] = {}
    for each in data["tasks"]:
        tasks[each["clause"]] = (*tasks.get(each["clause"], ()), _task(each))
    ranges = data["ranges"]
    return EffortModel(
        tasks=MappingProxyType(tasks),
        sizes=tuple(
            _size(ranges["points"], each, ranges["provenance"]) for each in ranges["sizes"]
        ),
        complexity=MappingProxyType(
            {name: float(data["complexity"][name]) for name in ("simple", "normal", "complex")}
        ),
        environments=(float(data["environments"]["one"]), float(data["environments"]["staged"])),
        shared_error=MappingProxyType(
            {
                name: float(data["shared_error"][name])
                for name in ("usual", "calibrated", "one_person")
            }
        ),
        scoping_above=float(data["scoping"]["above"]),
        increment=float(data["increment"]["hours"]),
    )


def estimate(  # noqa: PLR0913 - the last three are the drivers that move the hours
    model: EffortModel,
    clause_ids: Sequence[str],
    folded_words: Sequence[str],
    contract: Contract,
    *,
    count: int | None = None,
    complexity: str = "normal",
    environments: int = 1,
) -> Hours | None:
    """The hours of one request, None when no clause of it has a task.

    The first clause with tasks decides; the words choose the task among its own, and the count
    unless it is given.  `complexity` is `simple`, `normal` or `complex`; more than one of
    `environments` means a test stage.  The table and the factors are steps 1 to 3 of the estimator:
    likely = (base + per item × (count − 1)) × complexity × environments.
    """
    tasks = next((model.tasks[each] for each in clause_ids if each in model.tasks), ())
    if not tasks:
        return None
    text = f" {' '.join(folded_words)}"
    task = max(tasks, key=lambda each: _pointing(each, text, folded_words))
    items = max(1, count_of(folded_words, task.nouns, task.most) if count is None else count)
    factor = model.complexity[complexity] * model.environments[environments > 1]
    likely = _exact((task.base + task.per_item * (items - 1)) * factor)
    size = model.size(likely)
    hours = TaskHours(
        task=task.id,
        label=task.label,
        count=items,
        low=_exact(likely * size.low),
        likely=likely,
        high=_exact(likely * size.high),
        mean=_exact(likely * size.mean),
        provenance=min(task.provenance, size.provenance, key=_WEAKEST_FIRST.index),
        url=task.url,
    )
    return _rounded(model, contract, (hours.low, hours.likely, hours.high, hours.mean), (hours,))


def combine(
    model: EffortModel,
    hours: Sequence[Hours],
    contract: Contract,
    seed: int = _SEED,
    *,
    shared_error: str = "usual",
) -> Hours:
    """The hours of several requests together; those of one are returned as they are.

    Low, likely and high are the 10th, 50th and 90th of a hundred simulated sums (step 5 of the
    estimator), never sums of lows, likelies or highs; the mean is the sum of the means.
    """
    if len(hours) == 1:
        return hours[0]
    tasks = tuple(task for each in hours for task in each.tasks)
    parts = [Part(task.likely, model.size(task.likely).ratios) for task in tasks]
    drawn = sums(parts, model.shared_error[shared_error], seed)
    low, likely, high = (_exact(quantile(drawn, share)) for share in (_LOW, _MIDDLE, _HIGH))
    mean = _exact(math.fsum(task.mean for task in tasks))
    return _rounded(model, contract, (low, likely, high, mean), tasks)


def _task(data: Mapping[str, Any]) -> Task:
    stems = (words(stem) for stems in data["words"].values() for stem in stems)
    return Task(
        id=data["id"],
        label=localized(data["label"]),
        stems=tuple(dict.fromkeys(stems)),
        nouns=frozenset(
            word for nouns in data["unit"].values() for noun in nouns for word in words(noun)
        ),
        base=float(data["base"]),
        per_item=float(data["per_item"]),
        most=data.get("most", math.inf),
        provenance=data["provenance"],
        url=data.get("url"),
    )


def _size(points: Sequence[float], data: Mapping[str, Any], provenance: str) -> Size:
    (low, high), (inner_low, inner_high) = data["wide"], data["narrow"]
    curve = widened(points, data["ratios"], (inner_low, inner_high), (low, high))
    return Size(
        up_to=math.inf if data["up_to"] is None else float(data["up_to"]),
        low=low,
        high=high,
        mean=data["mean"],
        ratios=table(curve, data["mean"]),
        provenance=provenance,
    )


def _pointing(task: Task, text: str, folded_words: Sequence[str]) -> int:
    """How many letters of a task's stems the words hold: long stems say more than short ones.

    `text` has the words, each after a space: most stems are found, or not, at once in it.
    """
    return sum(
        len(part)
        for stem in task.stems
        if f" {stem[0]}" in text and (len(stem) == 1 or _holds(folded_words, stem))
        for part in stem
    )


def _holds(folded_words: Sequence[str], stem: Sequence[str]) -> bool:
    return any(
        all(word.startswith(part) for word, part in zip(folded_words[place:], stem, strict=False))
        for place in range(len(folded_words) - len(stem) + 1)
    )


def _rounded(
    model: EffortModel,
    contract: Contract,
    figures: tuple[float, float, float, float],
    tasks: tuple[TaskHours, ...],
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
    )


def _exact(figure: float) -> float:
    """The figure without what differs in the last digits between platforms."""
    return round(figure, _DIGITS)
