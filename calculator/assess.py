"""Answers a request: reads it, judges each ask in it, and says all that follows from the guide.

Pure: the same catalog, request and contract give the same answer, on every platform.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calculator.asks import stretches
from calculator.contract import DEFAULT_CONTRACT, Contract
from calculator.deadlines import URGENCY, deadline
from calculator.effort import combine
from calculator.finding import CANDIDATES, find
from calculator.languages import guess_language, is_other_language
from calculator.reading import Reading, read
from calculator.ruling import Ruling, rule, severity, worst
from calculator.text import READ_AT_MOST, without_noise, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from calculator.answer import Answer, Cited, Request
    from calculator.catalog import Catalog
    from calculator.judgement import Opinion
    from calculator.text import Stretch

_ASKS_AT_MOST = 12
_OPEN = frozenset({"unclear", "unrelated"})
_GRAVE = frozenset({"excluded", "client"})


@dataclass(frozen=True, slots=True)
class _Heard:
    """A stretch with all that was thought about it."""

    reading: Reading
    opinion: Opinion
    ruling: Ruling

    @property
    def settled(self) -> bool:
        return self.ruling.verdict not in _OPEN

    @property
    def doubtful(self) -> bool:
        """Whether it is not understood and might weigh much."""
        return not self.settled and self.ruling.best in _GRAVE

    @property
    def decided_by(self) -> str | None:
        return self.ruling.question or self.ruling.winner.clause


def assess(catalog: Catalog, request: Request, contract: Contract = DEFAULT_CONTRACT) -> Answer:
    """The answer to a request under a contract.

    Raises ValueError, with a text for people, when the time or the level of the request cannot be
    understood.
    """
    # Half a character, as a damaged file may hold, is no text that could be passed on.
    text = request.text[:READ_AT_MOST].encode("utf-8", "replace").decode("utf-8")
    clean = without_noise(text)
    asks = _asks(catalog, clean, stretches(clean, catalog.advice.lexicon.verbs))
    answers = [
        find(catalog, each.reading, each.opinion, each.ruling, request, contract) for each in asks
    ]
    if len(answers) == 1:
        answer = answers[0]
    else:
        answer = _together(catalog, [*map(_alone, answers, asks)], contract)
    found = words(clean)
    foreign = answer.verdict in _OPEN and is_other_language(found, catalog.advice.lexicon.known)
    seen = [("cut", len(request.text) > READ_AT_MOST), ("languages", foreign)]
    aimed_at = deadline(
        catalog.advice.presets,
        catalog.advice.calendars,
        contract,
        submitted=request.submitted,
        level=request.answers.get(URGENCY) or request.level,
        channel=request.channel,
    )
    return replace(
        answer,
        verdict="unclear" if foreign or not found else answer.verdict,
        candidates=answer.candidates if found else (),
        text=text,
        lang=request.lang or guess_language(found),
        notes=(*(note for note, holds in seen if holds), *answer.notes),
        deadline=aimed_at,
        version=catalog.guide.version,
        contract_hash=catalog.contract_hash,
        advice_hash=catalog.advice_hash,
        advice_revision=catalog.advice.revision,
    )


def _asks(catalog: Catalog, text: str, parts: Sequence[Stretch]) -> list[_Heard]:
    """The asks of a text: the whole of it, unless stretches of it are sure to be several asks."""
    whole = _hear(catalog, text, parts)
    if len(parts) < 2:  # noqa: PLR2004 - nothing to split
        return [whole]
    heard = [_hear(catalog, text, (part,)) for part in parts[:_ASKS_AT_MOST]]
    settled = [each for each in heard if each.settled]
    # What is not understood and might weigh more than what is: it keeps the whole from being clear.
    doubtful = [each for each in heard if each.doubtful and each.opinion.about]
    if whole.settled:
        # Clear as a whole: what would be worse must be clearer still, or very clear by itself.
        settled = [
            each
            for each in settled
            if _weight(each) <= _weight(whole)
            or each.ruling.evidence == "strong"
            or each.ruling.margin >= whole.ruling.margin
        ]
        if whole.ruling.evidence == "strong":
            doubtful = []
    if len({each.decided_by for each in settled}) > 1:
        return _ordered([*settled, *doubtful])
    if settled and doubtful and whole.ruling.verdict not in _GRAVE:
        return _ordered([*settled, *doubtful])
    if not settled or (whole.settled and _weight(whole) >= _weight(settled[0])):
        return [whole]
    if whole.doubtful and severity(whole.ruling.best) > max(map(_weight, settled)):
        return [whole]
    return _ordered(settled)


def _hear(catalog: Catalog, text: str, parts: Sequence[Stretch]) -> _Heard:
    reading = read(catalog.advice.lexicon, text, parts)
    opinion = catalog.judge.opinion(catalog.advice.lexicon, reading)
    questions = catalog.advice.questions
    return _Heard(reading, opinion, rule(catalog.judge, opinion, questions, reading.concepts))


def _weight(heard: _Heard) -> int:
    return severity(heard.ruling.verdict)


def _ordered(asks: list[_Heard]) -> list[_Heard]:
    """The asks in the order of the text, each matter once."""
    first: dict[str | None, _Heard] = {}
    for each in asks:
        key = each.decided_by if each.settled else None
        first.setdefault(key, each)
    return sorted(first.values(), key=lambda each: each.reading.start)


def _alone(answer: Answer, heard: _Heard) -> Answer:
    """The answer to one of several asks: its text is its stretch only."""
    start, end = heard.reading.start, heard.reading.end
    return replace(
        answer,
        text=answer.text[start:end],
        triggers=tuple(
            replace(each, start=each.start - start, end=each.end - start)
            for each in answer.triggers
        ),
    )


def _together(catalog: Catalog, answers: Sequence[Answer], contract: Contract) -> Answer:
    """One answer for several asks: the worst verdict, the clauses of those that have it first."""
    verdict = worst(each.verdict for each in answers)
    answers = _one_at_a_time(answers)
    first = sorted(answers, key=lambda each: each.verdict != verdict)
    hours = [each.hours for each in answers if each.hours]
    return replace(
        first[0],
        verdict=verdict,
        best=worst(each.best for each in answers),
        clauses=_once(cited for each in first for cited in each.clauses),
        candidates=_best_first(cited for each in answers for cited in each.candidates),
        triggers=(),
        questions=next((each.questions for each in answers if each.questions), ()),
        answered=tuple(dict.fromkeys(pair for each in answers for pair in each.answered)),
        prerequisites=tuple(
            dict.fromkeys(needed for each in answers for needed in each.prerequisites)
        ),
        runner_up=None,
        hours=combine(catalog.advice.effort, hours, contract) if hours else None,
        notes=tuple(dict.fromkeys(note for each in answers for note in each.notes)),
        asks=tuple(answers),
    )


def _one_at_a_time(answers: Sequence[Answer]) -> list[Answer]:
    """The answers with their questions about scope, or else with the first one about size."""
    asked = [question for each in answers for question in each.questions]
    scope = [question for question in asked if question.about == "scope"]
    kept = scope or asked[:1]
    return [
        replace(each, questions=tuple(question for question in each.questions if question in kept))
        for each in answers
    ]


def _once(cited: Iterable[Cited]) -> tuple[Cited, ...]:
    """Each clause where it is first cited."""
    found: dict[str, Cited] = {}
    for each in cited:
        found.setdefault(each.id, each)
    return tuple(found.values())


def _best_first(cited: Iterable[Cited]) -> tuple[Cited, ...]:
    """Each clause with its best score, the best first."""
    ranked = sorted(cited, key=lambda each: (-each.score, each.id))
    return _once(ranked)[:CANDIDATES]
