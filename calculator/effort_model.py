"""What hours are computed from: the table of tasks, what moves them, and how far reality strays.

All of it is data of the catalog (see `catalog/schema/effort.schema.json`), or of a file that
`guide calibrate` made of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.calibration import FEWEST
from calculator.model import Localized, localized
from calculator.simulation import Curve, at, table, widened
from calculator.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CASES = 20
"""Of how many cases alike a picture of hours is made."""

type Stems = tuple[tuple[str, ...], ...]
"""Beginnings of folded words, several of them for a phrase."""


@dataclass(frozen=True, slots=True)
class Size:
    """How tasks of up to so many likely hours stray; `up_to` is infinite for the largest.

    `low`, `high` and `mean` are factors of the likely hours; `curve` is the logarithm of spent by
    likely hours at growing shares of tasks.
    """

    up_to: float
    low: float
    high: float
    mean: float
    curve: Curve
    provenance: str

    @property
    def ratios(self) -> tuple[float, ...]:
        """Spent by likely hours at equal shares of tasks, together of the size's mean."""
        return table(self.curve, self.mean)

    @property
    def cases(self) -> tuple[float, ...]:
        """Spent by likely hours of twenty tasks, from the one that takes least on."""
        return _cases(self.curve)


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of work: hours for the first item and for each further one in the same request.

    `stems` point to it, `nouns` are the folded words for what is counted; counts above `most` are
    not believed.  `n` is how many closed tickets its hours rest on, where they are calibrated.
    """

    id: str
    clause: str
    label: Localized
    stems: Stems
    nouns: frozenset[str]
    base: float
    per_item: float
    most: float
    provenance: str
    n: int | None
    url: str | None


@dataclass(frozen=True, slots=True)
class SizeOption:
    """A reply to a question about size: what it says of the work, None where it says nothing."""

    value: str
    label: Localized
    count: int | None
    complexity: str | None
    environments: int | None


@dataclass(frozen=True, slots=True)
class SizeQuestion:
    """A plain question whose replies are sizes, each with an example."""

    id: str
    text: Localized
    options: tuple[SizeOption, ...]

    def option(self, value: str | None) -> SizeOption | None:
        """The option of that value, None where there is none."""
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True, slots=True)
class EffortModel:
    """All that hours are computed from.

    `tasks` are by clause, the default first.  `sizes` hold for hours from the table of tasks,
    `sized` for hours that a person gave.  `environments` are the factors for one place of work and
    for a test stage before it; `complexity_stems` and `staged_stems` the words that tell.
    `shared_error` are standard deviations by setting: `usual`, `calibrated`, `one_person`.
    `increment` is the default step of hours.  `person_factor` is what a person's hours are
    multiplied by.  `size_questions` are by id, `asked` leads from a task to its question.
    `calibrated_on` counts the closed tickets that all this was calibrated on, the newest of them
    closed on the day `newest`.
    """

    tasks: Mapping[str, tuple[Task, ...]]
    sizes: tuple[Size, ...]
    sized: tuple[Size, ...]
    complexity: Mapping[str, float]
    complexity_stems: Mapping[str, Stems]
    environments: tuple[float, float]
    staged_stems: Stems
    shared_error: Mapping[str, float]
    scoping_above: float
    increment: float
    person_factor: float = 1.0
    calibrated_on: int = 0
    newest: str | None = None
    size_questions: Mapping[str, SizeQuestion] = field(default_factory=dict)
    asked: Mapping[str, SizeQuestion] = field(default_factory=dict)

    def size(self, likely: float, *, sized: bool = False) -> Size:
        """The size of a task of so many likely hours; `sized` tells whether a person gave them."""
        return next(size for size in (self.sized if sized else self.sizes) if likely <= size.up_to)

    @property
    def usual_error(self) -> float:
        """By how much tasks stray together, with what is known by now."""
        return self.shared_error["calibrated" if self.calibrated_on >= FEWEST else "usual"]


def effort_from_json(data: Mapping[str, Any]) -> EffortModel:
    """The model from its JSON."""
    tasks: dict[str, tuple[Task, ...]] = {}
    for each in data["tasks"]:
        tasks[each["clause"]] = (*tasks.get(each["clause"], ()), _task(each))
    questions = {each["id"]: _question(each) for each in data.get("questions", ())}
    known = data.get("calibration") or {}
    table_moved, person_moved = known.get("table"), known.get("person")
    return EffortModel(
        tasks=MappingProxyType(tasks),
        sizes=_sizes(data["ranges"], "wide", table_moved),
        sized=_sizes(data["ranges"], "narrow" if _known(person_moved) else "wide", person_moved),
        complexity=MappingProxyType(
            {name: float(data["complexity"][name]) for name in ("simple", "normal", "complex")}
        ),
        complexity_stems=MappingProxyType(
            {name: _stems(each) for name, each in data["complexity"].get("words", {}).items()}
        ),
        environments=(float(data["environments"]["one"]), float(data["environments"]["staged"])),
        staged_stems=_stems(data["environments"].get("words", {})),
        shared_error=MappingProxyType(
            {
                name: float(data["shared_error"][name])
                for name in ("usual", "calibrated", "one_person")
            }
        ),
        scoping_above=float(data["scoping"]["above"]),
        increment=float(data["increment"]["hours"]),
        person_factor=math.exp(person_moved["centre"]) if person_moved else 1.0,
        calibrated_on=max((each["n"] for each in (table_moved, person_moved) if each), default=0),
        newest=known.get("newest"),
        size_questions=MappingProxyType(questions),
        asked=MappingProxyType(
            {
                task: questions[each["id"]]
                for each in data.get("questions", ())
                for task in each["tasks"]
            }
        ),
    )


def _task(data: Mapping[str, Any]) -> Task:
    return Task(
        id=data["id"],
        clause=data["clause"],
        label=localized(data["label"]),
        stems=_stems(data["words"]),
        nouns=frozenset(
            word for nouns in data["unit"].values() for noun in nouns for word in words(noun)
        ),
        base=float(data["base"]),
        per_item=float(data["per_item"]),
        most=data.get("most", math.inf),
        provenance=data["provenance"],
        n=data.get("n"),
        url=data.get("url"),
    )


def _stems(data: Mapping[str, Sequence[str]]) -> Stems:
    return tuple(dict.fromkeys(words(stem) for stems in data.values() for stem in stems))


def _question(data: Mapping[str, Any]) -> SizeQuestion:
    return SizeQuestion(
        id=data["id"],
        text=localized(data["text"]),
        options=tuple(
            SizeOption(
                value=each["value"],
                label=localized(each["label"]),
                count=each.get("count"),
                complexity=each.get("complexity"),
                environments=each.get("environments"),
            )
            for each in data["options"]
        ),
    )


def _known(moved: Mapping[str, Any] | None) -> bool:
    """Whether enough tickets of a person are known for the narrow ranges."""
    return moved is not None and moved["n"] >= FEWEST


def _sizes(
    ranges: Mapping[str, Any], name: str, moved: Mapping[str, Any] | None
) -> tuple[Size, ...]:
    return tuple(_size(ranges, each, each[name], moved) for each in ranges["sizes"])


def _size(
    ranges: Mapping[str, Any],
    data: Mapping[str, Any],
    bounds: Sequence[float],
    moved: Mapping[str, Any] | None,
) -> Size:
    """A size with the range of that name, its logarithms multiplied by what closed tickets say."""
    low, high = bounds
    if moved:
        low, high = low ** moved["low"], high ** moved["high"]
    inner_low, inner_high = data["narrow"]
    return Size(
        up_to=math.inf if data["up_to"] is None else float(data["up_to"]),
        low=low,
        high=high,
        mean=data["mean"],
        curve=widened(ranges["points"], data["ratios"], (inner_low, inner_high), (low, high)),
        provenance=moved["provenance"] if moved else ranges["provenance"],
    )


@lru_cache(maxsize=64)
def _cases(curve: Curve) -> tuple[float, ...]:
    return tuple(math.exp(at(curve, (place + 0.5) / CASES)) for place in range(CASES))
