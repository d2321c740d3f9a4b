"""From the ruling on one ask to its answer: clauses, question, prerequisites, route, hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.answer import Answer, Asked, Cited, Reliability, RunnerUp
from calculator.effort import sized_estimate
from calculator.ruling import SURE, Ruling
from calculator.triggers import triggers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from calculator.answer import Request
    from calculator.catalog import Catalog
    from calculator.contract import Contract
    from calculator.effort import Estimate
    from calculator.judgement import Opinion
    from calculator.model import Clause
    from calculator.reading import Reading

CANDIDATES = 5
_BEHIND = 0.1
"""How far the clauses of a question rank behind the question, each further than the one before."""

_ACCOUNT_MANAGER = "account-manager"
_CITED_AT_MOST = 3
_CHANGES_AT_MOST = 3
_SETTLED = frozenset({"included", "excluded", "client", "contact"})


def find(
    catalog: Catalog,
    reading: Reading,
    opinion: Opinion,
    ruling: Ruling,
    request: Request,
    contract: Contract,
) -> Answer:
    """The answer to one ask as it was read and ruled on."""
    verdict, ids, answered, notes = _replied(catalog, ruling, request, reading.concepts)
    verdict, ids, more = _under_contract(catalog, contract, verdict, ids)
    verdict, ids, gone = _in_this_version(catalog, verdict, ids)
    clauses = [catalog.guide.clause(each) for each in ids if each in catalog.guide]
    candidates = _candidates(catalog, opinion)
    scores = {each.id: each.score for each in candidates}
    lang = request.lang or reading.lang
    open_question = ruling.question if verdict == "depends" and not answered else None
    effort = (
        _effort(catalog, clauses, reading, request, contract) if verdict == "included" else None
    )
    return Answer(
        text=reading.text,
        lang=lang,
        verdict=verdict,
        best=verdict if answered or "settled" in notes or more else ruling.best,
        clauses=tuple(_cited(clause, scores.get(clause.id, 0.0)) for clause in clauses),
        candidates=candidates,
        triggers=triggers(catalog.judge, reading, ruling.winner) if clauses else (),
        questions=(*_asked(catalog, open_question, lang), *_asked_size(effort, clauses, lang)),
        answered=(*answered, *_told_size(effort)),
        prerequisites=_prerequisites(catalog, clauses)
        if verdict in {"included", "depends"}
        else (),
        route=clauses[0].route if clauses and verdict == "excluded" else (),
        contact=_contact(contract, clauses, verdict),
        consumes_hours=any(clause.consumes_hours for clause in clauses) or None,
        would_change=_would_change(catalog, verdict, clauses),
        runner_up=_runner_up(ruling, ids, replied=bool(answered)),
        reliability=_reliability(catalog, ruling) if clauses else None,
        hours=effort.hours if effort else None,
        notes=(*notes, *more, *gone, *_unknown_size(effort, request), *_remarks(clauses)),
    )


def _replied(
    catalog: Catalog, ruling: Ruling, request: Request, concepts: frozenset[str]
) -> tuple[str, tuple[str, ...], tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Verdict, deciding clauses, replies taken in and notes, once a reply is taken in."""
    if ruling.verdict != "depends" or ruling.question is None:
        decided = ruling.verdict in _SETTLED and ruling.winner.clause
        return ruling.verdict, (decided,) if decided else (), (), ()
    question = catalog.advice.questions[ruling.question]
    first = [each.clause for each in (ruling.winner, ruling.rival) if each and each.clause]
    in_play = [each for each in first if each in question.clauses]
    ids = tuple(dict.fromkeys([*in_play, *question.clauses]))[:_CITED_AT_MOST]
    value = request.answers.get(question.id)
    option = question.option(value)
    if option:
        return option.verdict, (option.clause,), ((question.id, option.value),), ()
    settled = question.settled_in(catalog.guide, concepts)
    if settled:
        option, clause = settled
        return option.verdict, (option.clause, clause), (), ("settled",)
    return "depends", ids, (), ("unknown-answer",) if value else ()


def _in_this_version(
    catalog: Catalog, verdict: str, ids: tuple[str, ...]
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """No verdict by a clause that this version of the guide does not have: it abstains instead."""
    decides = ids[:1] if verdict in _SETTLED else ids
    if ids and not any(each in catalog.guide for each in decides):
        return "unclear", (), ("not-in-version",)
    return verdict, ids, ()


def _under_contract(
    catalog: Catalog, contract: Contract, verdict: str, ids: tuple[str, ...]
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What the contract at hand changes: things it explicitly covers, approvals, hours used up."""
    guide = catalog.guide
    notes: tuple[str, ...] = ()
    if verdict == "excluded" and ids[0] in guide:
        unless = guide.clause(ids[0]).unless
        if (unless == "contracted" and ids[0] in contract.contracted) or (
            unless == "approved" and contract.approvals_given
        ):
            verdict, notes = "included", (unless,)
    used_up = contract.hours_left is not None and contract.hours_left <= 0
    if verdict == "included" and used_up and not contract.approvals_given:
        limit = [clause.id for clause in guide.clauses() if clause.unless == "approved"]
        if limit:
            return "excluded", (limit[0], *ids), (*notes, "no-hours-left")
    return verdict, ids, notes


def _candidates(catalog: Catalog, opinion: Opinion) -> tuple[Cited, ...]:
    """The closest clauses, best first; a question stands for the clauses it is about."""
    found: dict[str, float] = {}
    for name, score in opinion.ranking:
        if len(found) >= CANDIDATES and score < sorted(found.values())[-CANDIDATES]:
            break  # what comes now is behind them all
        outcome = catalog.judge.outcomes[name]
        question = catalog.advice.questions.get(outcome.question or "")
        for place, clause in enumerate(question.clauses if question else (outcome.clause,)):
            if clause and clause in catalog.guide:
                behind = _BEHIND * (place + 1) if question else 0.0
                found[clause] = max(found.get(clause, score - behind), score - behind)
    ranked = sorted(found.items(), key=lambda each: (-each[1], each[0]))[:CANDIDATES]
    return tuple(_cited(catalog.guide.clause(each), _share(score)) for each, score in ranked)


def _cited(clause: Clause, score: float) -> Cited:
    return Cited(clause.id, clause.source, clause.number, score)


def _share(score: float) -> float:
    """A score drawn into the range from 0 to 1: above ½ more speaks for the class than against."""
    return round(0.5 + score / (2 + 2 * abs(score)), 3)


def _asked(catalog: Catalog, question: str | None, lang: str) -> tuple[Asked, ...]:
    if question is None:
        return ()
    asked = catalog.advice.questions[question]
    options = tuple((option.value, option.label[lang]) for option in asked.options)
    return (Asked(asked.id, asked.text[lang], options, asked.clauses),)


def _prerequisites(catalog: Catalog, clauses: Iterable[Clause]) -> tuple[str, ...]:
    needed = (each for clause in clauses for each in catalog.advice.requires.get(clause.id, ()))
    return tuple(dict.fromkeys(each for each in needed if each in catalog.guide))


def _would_change(catalog: Catalog, verdict: str, clauses: Sequence[Clause]) -> tuple[str, ...]:
    """The clauses of the other kind that the deciding one is often confused with."""
    if verdict not in {"included", "excluded"} or not clauses:
        return ()
    decides = clauses[0]
    others = [
        other if decides.id == one else one
        for one, other in catalog.advice.competes
        if decides.id in {one, other}
    ]
    allowed = decides.carve_out.allows if decides.carve_out else ()
    found = dict.fromkeys([*allowed, *others])
    return tuple(each for each in found if each in catalog.guide)[:_CHANGES_AT_MOST]


def _runner_up(ruling: Ruling, ids: Sequence[str], *, replied: bool) -> RunnerUp | None:
    rival = ruling.rival
    if rival is None or rival.clause is None or rival.clause in ids or not ids:
        return None
    if replied:
        reason = "reply"
    elif ruling.verdict == "excluded" and ruling.margin < SURE["excluded"]:
        reason = "severity"
    else:
        reason = "evidence"
    return RunnerUp(rival.clause, rival.verdict, reason)


def _effort(
    catalog: Catalog,
    clauses: Iterable[Clause],
    reading: Reading,
    request: Request,
    contract: Contract,
) -> Estimate | None:
    return sized_estimate(
        catalog.advice.effort,
        [clause.id for clause in clauses],
        _with_plurals(reading),
        contract,
        replies=request.answers,
        person=request.estimate,
    )


def _with_plurals(reading: Reading) -> tuple[str, ...]:
    """The words as they were repaired, but a plural that nobody has used before is no slip."""
    return tuple(
        token.word if token.word == f"{word}s" else word
        for token, word in zip(reading.tokens, reading.words, strict=True)
    )


def _asked_size(effort: Estimate | None, clauses: Sequence[Clause], lang: str) -> tuple[Asked, ...]:
    """The question about size that is still open."""
    if effort is None or effort.question is None or effort.reply is not None:
        return ()
    question = effort.question
    options = tuple((option.value, option.label[lang]) for option in question.options)
    return (Asked(question.id, question.text[lang], options, (clauses[0].id,), "size"),)


def _told_size(effort: Estimate | None) -> tuple[tuple[str, str], ...]:
    if effort is None or effort.question is None or effort.reply is None:
        return ()
    return ((effort.question.id, effort.reply),)


def _unknown_size(effort: Estimate | None, request: Request) -> tuple[str, ...]:
    asked = effort.question if effort and effort.reply is None else None
    return ("unknown-answer",) if asked and request.answers.get(asked.id) else ()


def _contact(contract: Contract, clauses: Sequence[Clause], verdict: str) -> str | None:
    """The account manager by name, where the answer leads to them."""
    route = clauses[0].route if clauses and verdict == "excluded" else ()
    if verdict == "contact" or _ACCOUNT_MANAGER in route:
        return contract.contacts.get(_ACCOUNT_MANAGER)
    return None


def _reliability(catalog: Catalog, ruling: Ruling) -> Reliability:
    """How often answers with this much evidence were right, or that nobody has counted yet."""
    right, of = catalog.advice.measured.evidence.get(ruling.evidence, (0, 0))
    return Reliability(ruling.evidence, right, of)


def _remarks(clauses: Iterable[Clause]) -> tuple[str, ...]:
    return ("onboarding-hours",) if any(clause.kind == "onb" for clause in clauses) else ()
