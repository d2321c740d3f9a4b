"""What moves the hours of a task: count, complexity, environments; told by the words or asked for.

A count may be of users, rows or rules: the volume of data is a count too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.counting import count_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculator.effort_model import EffortModel, SizeOption, SizeQuestion, Stems, Task

_MOVES = 0.25
"""A question is worth asking when a reply moves an end of the range by more than this share."""
_NORMAL = "normal"


@dataclass(frozen=True, slots=True)
class Drivers:
    """What is known of the size of a piece of work; None for what nobody has said."""

    count: int | None = None
    complexity: str | None = None
    environments: int | None = None

    def filled(self, other: Drivers | SizeOption) -> Drivers:
        """What is known, and the other's word on what is not."""
        return Drivers(
            self.count if self.count is not None else other.count,
            self.complexity or other.complexity,
            self.environments if self.environments is not None else other.environments,
        )


def told(model: EffortModel, task: Task, folded_words: Sequence[str]) -> Drivers:
    """What the words of a request say of the size of a task."""
    found = {name for name, stems in model.complexity_stems.items() if points(stems, folded_words)}
    return Drivers(
        count=count_of(folded_words, task.nouns, task.most),
        complexity=found.pop() if len(found) == 1 else None,
        environments=2 if points(model.staged_stems, folded_words) else None,
    )


def likely_hours(model: EffortModel, task: Task, drivers: Drivers) -> float:
    """Step 1 of the estimator: (base + per item × (count − 1)) × complexity × environments."""
    items = max(1, drivers.count or 1)
    staged = (drivers.environments or 1) > 1
    factor = model.complexity[drivers.complexity or _NORMAL] * model.environments[staged]
    return (task.base + task.per_item * (items - 1)) * factor


def worth_asking(model: EffortModel, task: Task, drivers: Drivers) -> SizeQuestion | None:
    """The question about the size of a task, where a reply would move its range enough."""
    question = model.asked.get(task.id)
    if question is None:
        return None
    low, high = _range(model, task, drivers)
    for option in question.options:
        other_low, other_high = _range(model, task, drivers.filled(option))
        if abs(other_low - low) > _MOVES * low or abs(other_high - high) > _MOVES * high:
            return question
    return None


def points(stems: Stems, folded_words: Sequence[str]) -> int:
    """How many letters of the stems the words hold: long stems say more than short ones."""
    text = f" {' '.join(folded_words)}"
    return sum(
        len(part)
        for stem in stems
        # Most stems are found, or not, at once in the whole text.
        if f" {stem[0]}" in text and (len(stem) == 1 or _holds(folded_words, stem))
        for part in stem
    )


def _holds(folded_words: Sequence[str], stem: Sequence[str]) -> bool:
    return any(
        all(word.startswith(part) for word, part in zip(folded_words[place:], stem, strict=False))
        for place in range(len(folded_words) - len(stem) + 1)
    )


def _range(model: EffortModel, task: Task, drivers: Drivers) -> tuple[float, float]:
    likely = likely_hours(model, task, drivers)
    size = model.size(likely)
    return likely * size.low, likely * size.high
