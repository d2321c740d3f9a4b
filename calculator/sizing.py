"""Sizes a whole contract: the hours of a month, the onboarding, what fits and what stays out.

Pure: the same catalog and agreement give the same figures, to the byte, on every platform.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calculator.sizing_agreement import Agreement, agreement_json
from calculator.sizing_draws import FEWEST, LIVE, USUAL
from calculator.sizing_findings import (
    Fit,
    OpenQuestion,
    Outside,
    Prerequisite,
    Target,
    Told,
    fit,
    open_questions,
    outside,
    prerequisites,
    targets,
    warnings,
)
from calculator.sizing_hours import HoursRange, exact, hours_once, month_drawn, monthly_hours
from calculator.sizing_plan import Step, programme
from calculator.sizing_reading import agreement_faults, agreement_from_json
from calculator.sizing_work import Work, all_work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.catalog import Catalog
    from calculator.contract import Contract
    from calculator.sizing_draws import Distribution
    from calculator.sizing_text import Memory

__all__ = [
    "FEWEST",
    "LIVE",
    "USUAL",
    "Agreement",
    "Sizing",
    "agreement_faults",
    "agreement_from_json",
    "agreement_json",
    "size_contract",
]

_SHARES = (0.01, *(place / 20 for place in range(1, 20)), 0.99)
_CENTS = 2


@dataclass(frozen=True, slots=True)
class Package:
    """Hours a month, and the share of months in which they suffice.

    `chosen` marks the package of the agreement.
    """

    hours: float
    chance: float
    chosen: bool
    provenance: str


@dataclass(frozen=True, slots=True)
class Money:
    """The hours of a month at the rate that was given; `package` is the price of the package."""

    currency: str
    rate: float
    low: float
    likely: float
    high: float
    mean: float
    package: float | None
    once: float | None


@dataclass(frozen=True, slots=True)
class Sizing:
    """What an agreement comes to.

    `monthly` are the hours of a month, None where nothing is to be estimated; `quantiles` pairs of
    a share of months and the hours that suffice in it, not rounded to increments.  `once` are hours
    of the options drawn at the start, `onboarding` the provider's own effort for it, of which the
    guide may not say whether it is drawn from the hours.  `lasts` says for how many months the
    hours left would do.  `notes` are codes of things to say (see `calculator.words`).
    """

    agreement: Agreement
    draws: int
    increment: float
    monthly: HoursRange | None
    quantiles: tuple[tuple[float, float], ...]
    packages: tuple[Package, ...]
    once: HoursRange | None
    onboarding: HoursRange | None
    plan: tuple[Step, ...]
    work: tuple[Work, ...]
    fit: Fit
    outside: tuple[Outside, ...]
    questions: tuple[OpenQuestion, ...]
    prerequisites: tuple[Prerequisite, ...]
    targets: tuple[Target, ...]
    calendar: str
    calendar_provenance: str
    overrun: tuple[str, ...]
    lasts: float | None
    warnings: tuple[Told, ...]
    money: Money | None
    notes: tuple[str, ...]
    version: str
    contract_hash: str
    advice_hash: str
    advice_revision: int


def size_contract(
    catalog: Catalog,
    agreement: Agreement,
    *,
    draws: int = USUAL,
    memory: Memory | None = None,
) -> Sizing:
    """What an agreement comes to, by the catalog of its version.

    `LIVE` draws are enough while somebody types, `USUAL` ones for figures to be kept; both agree
    within three percent, or one month in a hundred.  A `memory` that is handed in again saves
    judging the same texts twice.
    Names that the catalog does not know are left aside: `agreement_from_json` reports them.
    """
    contract = _terms(catalog, agreement)
    model = catalog.advice.effort
    step = model.increment if contract.increment is None else contract.increment
    work = all_work(catalog, agreement, contract, {} if memory is None else memory)
    month = month_drawn(model, work, draws)
    name = contract.calendar or catalog.advice.presets.default_calendar
    calendar = catalog.advice.calendars.get(name)
    calendar = calendar or catalog.advice.calendars[catalog.advice.presets.default_calendar]
    plan = programme(catalog, agreement, calendar)
    drawn = [(each.likely, each.provenance) for each in plan if each.option]
    own = [(each.likely, each.provenance) for each in plan if not each.option]
    monthly = monthly_hours(month, work, step)
    once = hours_once(model, drawn, step, draws)
    return Sizing(
        agreement=agreement,
        draws=max(draws, FEWEST),
        increment=step,
        monthly=monthly,
        quantiles=tuple((share, exact(month.quantile(share))) for share in _SHARES)
        if monthly
        else (),
        packages=_packages(catalog, agreement, month),
        once=once,
        onboarding=hours_once(model, own, step, draws),
        plan=plan,
        work=work,
        fit=fit(work),
        outside=outside(catalog, work),
        questions=open_questions(catalog, agreement, work),
        prerequisites=prerequisites(catalog, agreement, plan, work),
        targets=targets(catalog, contract),
        calendar=calendar.id,
        calendar_provenance="contract" if contract.calendar else calendar.provenance,
        overrun=tuple(c for c in catalog.advice.configuring.overrun if c in catalog.guide),
        lasts=_lasts(contract, month),
        warnings=warnings(catalog, agreement),
        money=_money(agreement, monthly, once),
        notes=tuple(_notes(catalog, agreement, contract, work)),
        version=catalog.guide.version,
        contract_hash=catalog.contract_hash,
        advice_hash=catalog.advice_hash,
        advice_revision=catalog.advice.revision,
    )


def _terms(catalog: Catalog, agreement: Agreement) -> Contract:
    """The contract with the plan of the agreement and the exclusions that its options cover."""
    offered = catalog.advice.configuring.options
    chosen = [offered[name] for name in agreement.options if name in offered]
    covered = {clause for option in chosen for clause in option.contracted}
    terms = agreement.contract
    plan = terms.plan or agreement.plan
    return replace(terms, plan=plan, contracted=terms.contracted | covered)


def _packages(catalog: Catalog, agreement: Agreement, month: Distribution) -> tuple[Package, ...]:
    offered = catalog.advice.configuring
    sizes = dict.fromkeys(offered.packages, offered.packages_provenance)
    if agreement.package is not None:
        sizes[agreement.package] = "contract"
    return tuple(
        Package(hours, round(month.chance(hours), 4), hours == agreement.package, provenance)
        for hours, provenance in sorted(sizes.items())
    )


def _lasts(contract: Contract, month: Distribution) -> float | None:
    if contract.hours_left is None or month.mean <= 0:
        return None
    return round(contract.hours_left / month.mean, 1)


def _money(
    agreement: Agreement, monthly: HoursRange | None, once: HoursRange | None
) -> Money | None:
    """The range in money; only where somebody has given a rate."""
    rate, package = agreement.rate, agreement.package
    if rate is None or agreement.currency is None or monthly is None:
        return None
    return Money(
        currency=agreement.currency,
        rate=rate,
        low=round(monthly.low * rate, _CENTS),
        likely=round(monthly.likely * rate, _CENTS),
        high=round(monthly.high * rate, _CENTS),
        mean=round(monthly.mean * rate, _CENTS),
        package=None if package is None else round(package * rate, _CENTS),
        once=None if once is None else round(once.mean * rate, _CENTS),
    )


def _notes(
    catalog: Catalog, agreement: Agreement, contract: Contract, work: tuple[Work, ...]
) -> Iterator[str]:
    onboarding = catalog.advice.configuring.onboarding
    seen = (
        ("other-version", agreement.version not in {None, catalog.guide.version}),
        ("not-estimated", any(each.verdict == "included" and not each.likely for each in work)),
        ("needs-scoping", any(each.counts and each.needs_scoping for each in work)),
        ("other-channels", contract.other_channels_agreed),
        ("approved-overrun", contract.approvals_given),
        ("onboarding-hours", onboarding is not None),
    )
    return (note for note, holds in seen if holds)
