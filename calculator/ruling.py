"""From the opinion on a stretch to a verdict: answer, ask or abstain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from calculator.answer import WORST_FIRST
from calculator.judgement import CLEARLY, DIGITS, UNRELATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from calculator.advice import Question
    from calculator.judgement import Judge, Opinion, Outcome

SURE: Mapping[str, float] = MappingProxyType(
    {"included": 1.0, "excluded": 0.7, "client": 0.5, "contact": 0.5, "depends": 0.4}
    | {UNRELATED: 0.5}
)
"""The margin over the best class of another verdict from which a verdict is given.

To be wrong costs money where the verdict is “included”, and little where it is a question.
"""

STRONG = 1.2
"""The margin from which the evidence counts as strong."""

DOUBTED = 1.0
"""Below this margin, words that raise a question keep a request from counting as included; the
question is put from `RAISED` on, below it there is no answer at all."""

RAISED = 0.4


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdict on a stretch.

    `best` is the verdict without the right to abstain; `winner` and `rival` are the first class
    and the first of another verdict; `margin` lies between their scores; `agreed` tells whether
    both votes gave the verdict; `question` is the one to ask.
    """

    verdict: str
    best: str
    winner: Outcome
    rival: Outcome | None
    question: str | None
    margin: float
    agreed: bool

    @property
    def evidence(self) -> str:
        """How much speaks for the verdict: strong, fair or thin."""
        if not self.agreed or self.margin < SURE[self.best]:
            return "thin"
        return "strong" if self.margin >= STRONG else "fair"


def rule(
    judge: Judge,
    opinion: Opinion,
    questions: Mapping[str, Question],
    concepts: frozenset[str],
) -> Ruling:
    """The verdict that an opinion amounts to; `concepts` are those of the stretch."""

    def outcome(name: str) -> Outcome:
        return _asked_first(judge.outcomes[name], questions, concepts)

    ranking = ((outcome(name), score) for name, score in opinion.ranking)
    winner, score = next(ranking)
    rival, margin = _rival(ranking, winner, score)
    votes = {outcome(name).verdict for name in (opinion.by_words, opinion.by_letters)}
    agreed = votes == {winner.verdict}
    raised = _raised(questions.values(), winner, concepts) if margin < DOUBTED else None
    question = winner.question or raised
    best = "depends" if question else winner.verdict
    if raised and margin < RAISED:
        verdict = "unclear"
    else:
        sure = agreed and margin >= SURE[best]
        verdict = _verdict(best, opinion, sure=sure, strong=agreed and margin >= STRONG)
    return Ruling(verdict, best, winner, rival, question, margin, agreed)


def worst(verdicts: Iterable[str]) -> str:
    """The verdict that a request of several asks takes; `unrelated` where there is no other."""
    given = set(verdicts)
    return next((each for each in WORST_FIRST if each in given), UNRELATED)


def severity(verdict: str) -> int:
    """How much a verdict weighs among several: the more, the worse for the one who asks."""
    return len(WORST_FIRST) - WORST_FIRST.index(verdict) if verdict in WORST_FIRST else 0


def _asked_first(
    outcome: Outcome, questions: Mapping[str, Question], concepts: frozenset[str]
) -> Outcome:
    """The outcome, or the question that always comes before it."""
    always = _raised([each for each in questions.values() if each.always], outcome, concepts)
    return replace(outcome, verdict="depends", question=always) if always else outcome


def _rival(
    others: Iterable[tuple[Outcome, float]], winner: Outcome, score: float
) -> tuple[Outcome | None, float]:
    """The best class of another verdict, and how far it lies behind."""
    for outcome, other in others:
        if outcome.verdict != winner.verdict:
            return outcome, round(score - other, DIGITS)
    return None, score


def _raised(
    questions: Iterable[Question], outcome: Outcome, concepts: frozenset[str]
) -> str | None:
    """The question that words of the request raise before it may count as included."""
    if outcome.verdict != "included":
        return None
    about = [each for each in questions if outcome.clause in each.clauses]
    return next((each.id for each in about if each.raised(concepts)), None)


def _verdict(best: str, opinion: Opinion, *, sure: bool, strong: bool) -> str:
    """The verdict; a text that names nothing of the service needs strong evidence for one."""
    if best == UNRELATED:
        return UNRELATED if sure and opinion.about < CLEARLY else "unclear"
    named = opinion.foreign or opinion.about >= (CLEARLY if opinion.brief else 1)
    if not named and (opinion.brief or not strong):
        return "unclear"
    return best if sure else "unclear"
