"""The hours that work comes to: drawn, then said in whole increments."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.effort_model import CASES
from calculator.sizing_draws import Distribution, Piece, distribution

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from calculator.effort_model import EffortModel
    from calculator.sizing_work import Work

_DIGITS = 9
_LOW, _MIDDLE, _HIGH = 0.1, 0.5, 0.9
_ILLUSTRATIVE = "illustrative"


@dataclass(frozen=True, slots=True)
class HoursRange:
    """Hours in steps of the increment: about one case in ten lies below, one above.

    Budget with the mean, not with the likely hours.  `illustrative` is the share of the mean that
    rests on illustrative figures.  `cases` are the hours of twenty cases, for a picture.
    """

    low: float
    likely: float
    high: float
    mean: float
    illustrative: float
    cases: tuple[float, ...]


def month_drawn(model: EffortModel, work: Iterable[Work], draws: int) -> Distribution:
    """The hours of a month, of the work that counts."""
    return distribution(_pieces(model, work), model.usual_error, draws)


def monthly_hours(month: Distribution, work: Iterable[Work], step: float) -> HoursRange | None:
    """The hours of a month as a range; None where nothing is to be estimated."""
    if month.mean <= 0:
        return None
    weak = math.fsum(
        each.mean or 0.0 for each in work if each.counts and each.provenance == _ILLUSTRATIVE
    )
    return _range(month, weak / month.mean, step)


def hours_once(
    model: EffortModel, tasks: list[tuple[float, str]], step: float, draws: int
) -> HoursRange | None:
    """The hours of tasks done once, given as likely hours with their provenance."""
    if not tasks:
        return None
    pieces = (Piece(each, 1.0, model.size(each)) for each, _ in tasks)
    whole = distribution(pieces, model.usual_error, draws)
    weak = math.fsum(
        each * model.size(each).mean for each, provenance in tasks if provenance == _ILLUSTRATIVE
    )
    return _range(whole, weak / whole.mean, step)


def exact(figure: float) -> float:
    """The figure without what differs in the last digits between platforms."""
    return round(figure, _DIGITS)


def _pieces(model: EffortModel, work: Iterable[Work]) -> Iterator[Piece]:
    for each in work:
        if each.counts and each.likely:
            yield Piece(each.likely, each.times, model.size(each.likely, sized=each.sized))


def _range(drawn: Distribution, illustrative: float, step: float) -> HoursRange:
    """Hours in whole increments: the low ones down, but one at least, the others up (step 6)."""
    low = math.floor(exact(drawn.quantile(_LOW) / step))
    figures = (drawn.quantile(_MIDDLE), drawn.quantile(_HIGH), drawn.mean)
    likely, high, mean = (max(1, math.ceil(exact(figure / step))) for figure in figures)
    return HoursRange(
        low=exact(max(1, low) * step),
        likely=exact(likely * step),
        high=exact(high * step),
        mean=exact(mean * step),
        illustrative=round(illustrative, 4),
        cases=tuple(round(drawn.quantile((place + 0.5) / CASES), 3) for place in range(CASES)),
    )
