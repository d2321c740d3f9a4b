"""What follows from the work of an agreement: fit, exclusions, questions, duties, targets."""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from calculator.answer import VERDICTS
from calculator.model import Localized, localized
from calculator.sizing_text import INCLUDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from calculator.catalog import Catalog
    from calculator.configuring import Choice, ContractOption
    from calculator.contract import Contract
    from calculator.sizing_agreement import Agreement
    from calculator.sizing_plan import Step
    from calculator.sizing_work import Work

BEFORE, ONBOARDING, REQUESTS, ALWAYS = "before", "onboarding", "requests", "always"
"""When a duty of the client falls due: before the start, in the first weeks, with requests, ever.
"""

SCOPE, SIZE = "scope", "size"
"""What a question is about."""

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Share:
    """Work of one verdict: how often a month, its hours (means) and how often without any."""

    times: float
    hours: float
    not_estimated: float


@dataclass(frozen=True, slots=True)
class Fit:
    """How much of the work is in scope.

    `by_count` is the share of requests, `by_hours` that of the hours that could be estimated; None
    where there is nothing to divide.
    """

    verdicts: Mapping[str, Share]
    by_count: float | None
    by_hours: float | None


@dataclass(frozen=True, slots=True)
class Outside:
    """A clause that keeps work out: how often a month, in which lines, and the ways to get it."""

    clause: str
    times: float
    lines: tuple[int, ...]
    route: tuple[str, ...]
    unless: str | None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something to settle: a question of the catalog by its `id`, or one that a choice raises.

    It is about `scope`, so that a verdict hangs on it, or about `size`, which moves hours only.
    `lines` wait for the answer; `options` are the possible replies.
    """

    id: str | None
    about: str
    text: Localized
    clauses: tuple[str, ...]
    lines: tuple[int, ...]
    options: tuple[tuple[str, Localized], ...]


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A clause on what the client does, and when."""

    clause: str
    when: str


@dataclass(frozen=True, slots=True)
class Target:
    """The business hours to the first response at a level."""

    level: str
    label: Localized
    hours: float
    provenance: str


@dataclass(frozen=True, slots=True)
class Told:
    """A warning, and the clauses to read for it; `of` is the option or deployment that it is of."""

    of: str
    text: Localized
    clauses: tuple[str, ...]


def fit(work: Iterable[Work]) -> Fit:
    """The share of the work of the lines that is in scope; what options add is no request."""
    found: dict[str, list[Work]] = {}
    for each in work:
        if each.option is None and each.times > 0:
            found.setdefault(each.verdict, []).append(each)
    verdicts = {name: _share(found[name]) for name in VERDICTS if name in found}
    inside = verdicts.get(INCLUDED, Share(0.0, 0.0, 0.0))
    times = math.fsum(each.times for each in verdicts.values())
    hours = math.fsum(each.hours for each in verdicts.values())
    return Fit(
        verdicts=MappingProxyType(verdicts),
        by_count=round(inside.times / times, _DIGITS) if times else None,
        by_hours=round(inside.hours / hours, _DIGITS) if hours else None,
    )


def outside(catalog: Catalog, work: Iterable[Work]) -> tuple[Outside, ...]:
    """What is out, by the clause that decides, most often first."""
    found: dict[str, list[Work]] = {}
    for each in work:
        if each.verdict == "excluded" and each.clauses:
            found.setdefault(each.clauses[0], []).append(each)
    named = (
        Outside(
            clause=name,
            times=_times(inside),
            lines=_lines(inside),
            route=catalog.guide.clause(name).route,
            unless=catalog.guide.clause(name).unless,
        )
        for name, inside in found.items()
    )
    return tuple(sorted(named, key=lambda each: (-each.times, each.clause)))


def open_questions(
    catalog: Catalog, agreement: Agreement, work: Iterable[Work]
) -> tuple[OpenQuestion, ...]:
    """What lines and choices leave open: first what decides on scope, then what moves hours."""
    waiting: dict[str, list[Work]] = {}
    for each in work:
        if each.question:
            waiting.setdefault(each.question, []).append(each)
    asked = [_question(catalog, name, inside) for name, inside in waiting.items()]
    raised = (
        OpenQuestion(None, SCOPE, each.question, _known(catalog, each.clauses), (), ())
        for each in _choices(catalog, agreement)
        if each.question
    )
    return tuple(sorted((*asked, *raised), key=lambda each: each.about))


def _question(catalog: Catalog, name: str, work: list[Work]) -> OpenQuestion:
    """A question of the catalog: one on scope hangs on clauses, one on size on the work's own."""
    scope, size = catalog.advice.questions.get(name), catalog.advice.effort.size_questions
    if scope:
        options = tuple((each.value, each.label) for each in scope.options)
        return OpenQuestion(
            name, SCOPE, scope.text, _known(catalog, scope.clauses), _lines(work), options
        )
    question = size[name]
    options = tuple((each.value, each.label) for each in question.options)
    return OpenQuestion(name, SIZE, question.text, work[0].clauses, _lines(work), options)


def prerequisites(
    catalog: Catalog, agreement: Agreement, plan: Iterable[Step], work: Iterable[Work]
) -> tuple[Prerequisite, ...]:
    """The client's duties, each once, at the first moment when it falls due.

    Duties that belong to options nobody has chosen are left out.
    """
    offered = catalog.advice.configuring.options
    chosen = [offered[name] for name in agreement.options if name in offered]
    due: dict[str, str] = {}
    for clause in (each for option in chosen for each in option.before):
        due.setdefault(clause, BEFORE)
    for clause in (each for step in plan for each in step.requires):
        due.setdefault(clause, ONBOARDING)
    for clause in (each for piece in work if piece.counts for each in piece.prerequisites):
        due.setdefault(clause, REQUESTS)
    for clause in _duties(catalog, agreement):
        due.setdefault(clause, ALWAYS)
    order = {clause.id: place for place, clause in enumerate(catalog.guide.clauses())}
    rank = (BEFORE, ONBOARDING, REQUESTS, ALWAYS).index
    known = ((clause, when) for clause, when in due.items() if clause in order)
    return tuple(
        Prerequisite(clause, when)
        for clause, when in sorted(known, key=lambda each: (rank(each[1]), order[each[0]]))
    )


def targets(catalog: Catalog, contract: Contract) -> tuple[Target, ...]:
    """The contract's targets from the shortest on, or the presets of its plan in their order."""
    levels = {level.id: level for level in catalog.advice.presets.levels}
    if contract.targets is None:
        known = catalog.advice.presets.of_plan(contract.plan)
        return tuple(Target(name, levels[name].label, *known[name]) for name in levels)
    given = sorted(contract.targets.items(), key=lambda each: (each[1], each[0]))
    return tuple(
        Target(name, levels[name].label if name in levels else _plain(name), hours, "contract")
        for name, hours in given
    )


def warnings(catalog: Catalog, agreement: Agreement) -> tuple[Told, ...]:
    """What the guide warns of, for each option, product and deployment chosen."""
    offered = catalog.advice.configuring.options
    chosen: list[Choice | ContractOption] = [
        offered[name] for name in agreement.options if name in offered
    ]
    chosen += _choices(catalog, agreement)
    return tuple(
        Told(each.id, each.warning, _known(catalog, each.clauses))
        for each in chosen
        if each.warning
    )


def _choices(catalog: Catalog, agreement: Agreement) -> tuple[Choice, ...]:
    """The products chosen and the ways they are run, each once."""
    offered = catalog.advice.configuring
    products = (offered.products.get(name) for name in agreement.products)
    deployments = (offered.deployments.get(name) for name in agreement.products.values())
    found = {each.id: each for each in (*products, *deployments) if each}
    return tuple(found.values())


def _duties(catalog: Catalog, agreement: Agreement) -> Iterator[str]:
    """Clauses that bind the client, without those that only an option not chosen brings."""
    offered = catalog.advice.configuring.options
    needless = {
        clause
        for name, option in offered.items()
        if name not in agreement.options
        for clause in option.clauses
    }
    for clause in catalog.guide.clauses():
        if clause.kind == "res" and clause.binds == "client" and clause.id not in needless:
            yield clause.id


def _share(work: list[Work]) -> Share:
    return Share(
        times=_times(work),
        hours=round(math.fsum(each.mean or 0.0 for each in work), _DIGITS),
        not_estimated=_times([each for each in work if each.mean is None]),
    )


def _times(work: list[Work]) -> float:
    return round(math.fsum(each.times for each in work), _DIGITS)


def _lines(work: list[Work]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each.line for each in work if each.line is not None))


def _known(catalog: Catalog, clauses: Iterable[str]) -> tuple[str, ...]:
    return tuple(each for each in clauses if each in catalog.guide)


def _plain(name: str) -> Localized:
    return localized({"fr": name, "en": name})
