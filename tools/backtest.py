"""Back-test: how well the hours of closed tickets would have been foreseen.

The tickets stand in the order of their closing; the last fifth is foreseen from what was known
before.  A random split would let the future leak into the past.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median
from typing import TYPE_CHECKING

from calculator.simulation import Part, quantile, sums, table
from tools.errors import GuideError
from tools.evaluate import Share
from tools.forecasts import BASELINES, Forecast, Split, walk_forward

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tools.effort_data import EffortData
    from tools.tickets import Row

type Pair = tuple[Row, Forecast]
type Goal = tuple[float, float]

FEWEST = 50
"""How many tickets it takes: ten to foresee, and ten before them to fit a range on."""
ESTIMATOR = "ranges of the guide, calibrated"
SCOPED = 16.0
"""Likely hours up to which a budget is compared: what is larger needs scoping first."""

_EXACT = 1e-9
_NEAR = 0.25
_SHARES = (0.1, 0.5, 0.9)
_SUMMED, _MOST_SUMMED = 20, 8.0
_SEED = 1
_BANDS = {"≤ 1 h": (0.0, 1.0), "1–4 h": (1.0, 4.0), "4–16 h": (4.0, 16.0), "> 16 h": (16.0, 1e9)}
_COVERAGE: Goal = (0.75, 0.85)
_BAND_COVERAGE: Goal = (0.72, 0.88)
_SUM_COVERAGE: Goal = (0.75, 0.88)
_BUDGET: Goal = (0.9, 1.1)
_MDAPE: Goal = (0.0, 0.25)
_PINBALL: Goal = (0.0, 0.18)


@dataclass(frozen=True, slots=True)
class Score:
    """How one way of foreseeing did; `n` tickets.

    `mdape` is the median of |spent − likely| / spent, `pred25` the share of tickets spent within a
    quarter of the likely hours, `pinball` the mean quantile loss of the logarithms, `bias` the
    median of spent by likely hours, `budget` Σ spent by Σ mean (None for the baselines, which
    give no mean).
    """

    n: int
    mdape: float
    pred25: float
    coverage: Share
    pinball: float
    bias: float
    budget: float | None


@dataclass(frozen=True, slots=True)
class Check:
    """A measured figure with what it should lie in; None where too few tickets tell."""

    name: str
    value: float | None
    goal: Goal

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached."""
        if self.value is None:
            return None
        return self.goal[0] - _EXACT <= self.value <= self.goal[1] + _EXACT


@dataclass(frozen=True, slots=True)
class Report:
    """The whole back-test: scores by way, the estimator's by band, sums of tasks, and the goals."""

    tickets: int
    scores: dict[str, Score]
    bands: dict[str, Score]
    sums: Share
    checks: tuple[Check, ...]


def backtest(rows: Sequence[Row], effort: EffortData) -> Report:
    """Foresee the last fifth of the tickets in every way and compare with the hours spent.

    Raises GuideError for fewer than fifty tickets.
    """
    if len(rows) < FEWEST:
        raise GuideError(f"{len(rows)} tickets are too few: a back-test needs {FEWEST}.")
    split = Split(rows, effort.bands)
    pairs = _pairs(split, walk_forward)
    scores = {ESTIMATOR: score(pairs)}
    scores |= {name: score(_pairs(split, way)) for name, way in BASELINES.items()}
    bands = {
        name: score(found)
        for name, bounds in _BANDS.items()
        if (found := [pair for pair in pairs if _within(pair, bounds)])
    }
    summed = covered_sums(pairs, effort)
    checks = _checks(pairs, scores[ESTIMATOR], bands, summed)
    return Report(len(rows), scores, bands, summed, tuple(checks))


def score(pairs: Sequence[Pair]) -> Score:
    """The figures of some tickets and what was foreseen for them."""
    errors = [abs(row.ticket.spent - each.likely) / row.ticket.spent for row, each in pairs]
    near = [abs(row.ticket.spent - each.likely) <= _NEAR * row.ticket.spent for row, each in pairs]
    return Score(
        n=len(pairs),
        mdape=median(errors),
        pred25=fmean(near),
        coverage=Share(sum(_holds(each, row.ticket.spent) for row, each in pairs), len(pairs)),
        pinball=fmean(_pinball(row.ticket.spent, each) for row, each in pairs),
        bias=median(row.ticket.spent / each.likely for row, each in pairs),
        budget=_budget(pairs),
    )


def covered_sums(pairs: Iterable[Pair], effort: EffortData) -> Share:
    """How often the simulated range of twenty tasks together held what they took.

    Tasks of up to eight likely hours, in the order of their opening, by step 5 of the estimator:
    narrow tasks stray by the measured ratios, the others by the widened ones.
    """
    small = sorted((pair for pair in pairs if pair[0].ticket.likely <= _MOST_SUMMED), key=_opening)
    groups = [small[at : at + _SUMMED] for at in range(0, len(small) - _SUMMED + 1, _SUMMED)]
    narrow = [_measured(effort.points, ratios) for ratios in effort.ratios]
    wide = [size.ratios for size in effort.model.sizes]
    held = 0
    for group in groups:
        known = all(each.narrow for _, each in group)
        error = effort.model.shared_error["calibrated" if known else "usual"]
        parts = [
            Part(each.likely, (narrow if each.narrow else wide)[_place(row, effort)])
            for row, each in group
        ]
        drawn = sums(parts, error, _SEED)
        low, high = quantile(drawn, _SHARES[0]), quantile(drawn, _SHARES[-1])
        held += low <= math.fsum(row.ticket.spent for row, _ in group) <= high
    return Share(held, len(groups))


def _pairs(split: Split, way: Callable[[Split], list[Forecast]]) -> list[Pair]:
    return list(zip(split.tested, way(split), strict=True))


def _checks(
    pairs: Sequence[Pair], whole: Score, bands: dict[str, Score], summed: Share
) -> list[Check]:
    scoped = [pair for pair in pairs if pair[0].ticket.likely <= SCOPED]
    return [
        Check("coverage", whole.coverage.value, _COVERAGE),
        *(
            Check(f"coverage, {name}", bands[name].coverage.value, _BAND_COVERAGE)
            if name in bands
            else Check(f"coverage, {name}", None, _BAND_COVERAGE)
            for name in _BANDS
        ),
        Check("MdAPE", whole.mdape, _MDAPE),
        Check("pinball", whole.pinball, _PINBALL),
        Check(f"Σ spent / Σ mean, ≤ {SCOPED:g} h", _budget(scoped), _BUDGET),
        Check(f"coverage, sums of {_SUMMED}", summed.value if summed.of else None, _SUM_COVERAGE),
    ]


def _within(pair: Pair, bounds: tuple[float, float]) -> bool:
    low, high = bounds
    return low < pair[0].ticket.likely <= high


def _holds(forecast: Forecast, spent: float) -> bool:
    return forecast.low - _EXACT <= spent <= forecast.high + _EXACT


def _pinball(spent: float, forecast: Forecast) -> float:
    """The mean over q of max(q d, (q − 1) d), d being ln spent − ln bound (Koenker, 1978)."""
    bounds = (forecast.low, forecast.likely, forecast.high)
    gaps = [math.log(spent / bound) for bound in bounds]
    return fmean(max(q * gap, (q - 1) * gap) for q, gap in zip(_SHARES, gaps, strict=True))


def _budget(pairs: Sequence[Pair]) -> float | None:
    means = [each.mean for _, each in pairs if each.mean is not None]
    if not means or len(means) < len(pairs):
        return None
    return math.fsum(row.ticket.spent for row, _ in pairs) / math.fsum(means)


def _opening(pair: Pair) -> tuple[object, ...]:
    """By the day of opening, then by number where the identifiers are numbers."""
    row = pair[0]
    return row.ticket.opened, int(row.id) if row.id.isdecimal() else 0, row.line


def _place(row: Row, effort: EffortData) -> int:
    return next(place for place, band in enumerate(effort.bands) if row.ticket.likely <= band.up_to)


def _measured(points: Sequence[float], ratios: Sequence[float]) -> tuple[float, ...]:
    """The ratios as measured, straight between the points, with the mean that they have."""
    logs = [math.log(ratio) for ratio in ratios]
    curve = tuple(zip(points, logs, strict=True))
    mean = math.fsum(
        (then - before) * _average(logs[place], logs[place + 1])
        for place, (before, then) in enumerate(pairwise(points))
    )
    return table(curve, mean)


def _average(one: float, other: float) -> float:
    """The mean of exp between two logarithms."""
    gap = other - one
    return math.exp(one) if abs(gap) < _EXACT else (math.exp(other) - math.exp(one)) / gap
