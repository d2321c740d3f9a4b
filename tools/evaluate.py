"""How right the answers are on labelled requests, counted so that nobody is flattered.

Accuracy is that of `best`, the verdict without the right to abstain; precision and answered share
are those of `verdict`, where `unclear` is no answer.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator import Request, assess
from tools.data import items, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from calculator import Answer
    from calculator.answer import Cited
    from calculator.catalog import Catalog
    from calculator.model import Clause
    from tools.data import Json

_ACCEPTED: Mapping[str, frozenset[str]] = {
    "included": frozenset({"included"}),
    "excluded": frozenset({"excluded"}),
    "depends": frozenset({"depends"}),
    "client": frozenset({"client", "depends"}),
    "contact": frozenset({"contact"}),
    "conditional": frozenset({"depends", "client"}),
    "offtopic": frozenset({"unrelated", "unclear"}),
    "unrelated": frozenset({"unrelated", "unclear"}),
    "unclear": frozenset({"unclear"}),
}
"""The verdicts that meet a label; labels of other vocabularies than ours are known too."""

_Z95 = 1.959964
_WORST = 10
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled request with what it got."""

    id: str
    text: str
    lang: str
    difficulty: str
    label: str
    right: frozenset[str]
    clauses: frozenset[str]
    answer: Answer

    @property
    def best_right(self) -> bool:
        """Whether the verdict without abstaining is right."""
        return self.answer.best in self.right

    @property
    def answered(self) -> bool:
        """Whether there was an answer at all."""
        return self.answer.verdict != "unclear"

    @property
    def answer_right(self) -> bool:
        """Whether the verdict given is right."""
        return self.answer.verdict in self.right

    @property
    def wrong_included(self) -> bool:
        """The error that costs a client money."""
        return self.answer.verdict == "included" and not self.answer_right

    @property
    def clause_found(self) -> bool:
        """Whether a labelled clause is among the first three candidates."""
        first = self.answer.candidates[:_FIRST]
        return any(self.clauses & _names(each) for each in first)


@dataclass(frozen=True, slots=True)
class Share:
    """A count out of another with its Wilson interval of 95 % (Wilson, JASA 22, 1927)."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share itself; 0 of nothing."""
        return self.hits / self.of if self.of else 0.0

    @property
    def percent(self) -> str:
        """The share in percent with its interval in brackets."""
        low, high = self.interval
        return f"{100 * self.value:.1f} % ({100 * low:.0f}–{100 * high:.0f})"

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound."""
        if not self.of:
            return 0.0, 1.0
        square = _Z95 * _Z95
        middle = self.value + square / (2 * self.of)
        spread = _Z95 * math.sqrt(
            self.value * (1 - self.value) / self.of + square / (4 * self.of * self.of)
        )
        scale = 1 + square / self.of
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted for a group of requests."""

    accuracy: Share
    answered: Share
    precision: Share
    wrong_included: Share
    clause_found: Share


def judge(catalog: Catalog, row: Mapping[str, Json], number: int) -> Judged:
    """Answer one labelled request: {"text", "verdict", "lang"?, "also"?, "clauses"?, …}."""
    given = text(row.get("lang"))
    lang = given if given in catalog.guide.languages else None
    label = text(row.get("verdict"))
    labels = [each for each in (label, text(row.get("also"))) if each]
    clauses = frozenset(text(each) for each in items(row.get("clauses")))
    answer = assess(catalog, Request(text=text(row["text"]), lang=lang))
    return Judged(
        id=text(row.get("id")) or str(number),
        text=text(row["text"]),
        lang=lang or answer.lang,
        difficulty=text(row.get("difficulty")) or "–",
        label=label,
        right=frozenset().union(*(_accepted(catalog, each, clauses) for each in labels)),
        clauses=clauses,
        answer=answer,
    )


def labels() -> frozenset[str]:
    """The labels that an evaluation file may use."""
    return frozenset(_ACCEPTED)


def _accepted(catalog: Catalog, label: str, clauses: frozenset[str]) -> frozenset[str]:
    """What meets a label.

    A conditional matter may be met by naming the contact where the clauses of its kind are mostly
    matters for the contact; work outside the service altogether by leaving it out or by calling it
    unrelated.
    """
    accepted = _ACCEPTED[label]
    labelled = [clause for clause in catalog.guide.clauses() if _names(clause) & clauses]
    if label == "conditional" and any(_for_contact(catalog, each.kind) for each in labelled):
        accepted |= {"contact"}
    if label in {"excluded", "offtopic"} and catalog.advice.outside in {
        each.id for each in labelled
    }:
        accepted |= {"excluded", "unrelated"}
    return accepted


def _names(clause: Clause | Cited) -> set[str]:
    """What a label may call a clause: its identifier, or S and the number in its source."""
    return {clause.id, *(f"S{row}" for row in clause.source)}


def _for_contact(catalog: Catalog, kind: str) -> bool:
    verdicts = [
        each.verdict
        for each in catalog.judge.outcomes.values()
        if each.question is None and each.clause and catalog.guide.clause(each.clause).kind == kind
    ]
    return 2 * verdicts.count("contact") > len(verdicts)


def figures(rows: Sequence[Judged]) -> Figures:
    """The counts of a group of requests."""
    answered = [row for row in rows if row.answered]
    with_clause = [row for row in rows if row.clauses]
    return Figures(
        accuracy=_share(row.best_right for row in rows),
        answered=_share(row.answered for row in rows),
        precision=_share(row.answer_right for row in answered),
        wrong_included=_share(row.wrong_included for row in rows),
        clause_found=_share(row.clause_found for row in with_clause),
    )


def groups(rows: Sequence[Judged]) -> dict[str, list[Judged]]:
    """The requests by language and difficulty, by label, and all of them."""
    found: dict[str, list[Judged]] = {"all": list(rows)}
    for row in sorted(rows, key=lambda row: (row.difficulty != "ordinary", row.difficulty)):
        for name in (row.difficulty, f"{row.lang} {row.difficulty}"):
            found.setdefault(name, []).append(row)
    for row in sorted(rows, key=lambda row: row.label):
        found.setdefault(f"label {row.label}", []).append(row)
    return found


def confusion(rows: Iterable[Judged]) -> Counter[tuple[str, str]]:
    """How often each label got each verdict."""
    return Counter((row.label, row.answer.verdict) for row in rows)


def worst_errors(rows: Iterable[Judged]) -> list[Judged]:
    """The wrong answers, those first that say “included”, at most ten."""
    wrong = [row for row in rows if row.answered and not row.answer_right]
    return sorted(wrong, key=lambda row: (not row.wrong_included, row.id))[:_WORST]


def _share(flags: Iterable[bool]) -> Share:
    counted = list(flags)
    return Share(sum(counted), len(counted))
