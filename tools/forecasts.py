"""Ways to foresee the spent hours of a ticket, to be compared in a back-test.

The baselines learn from the tickets before the split and stay as they are; the calibrated ways walk
forward and learn from whatever was closed before a ticket opened.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from statistics import fmean, median, quantiles
from typing import TYPE_CHECKING

from calculator.calibration import FEWEST, History, calibrate, calibrated, ranks

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from calculator.calibration import Band
    from tools.tickets import Row

_HALF_TO_TWICE = (0.5, 2.0)
_SIZES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
_TRUST_IN_CATEGORY = 5


@dataclass(frozen=True, slots=True)
class Forecast:
    """Hours foreseen: eight cases in ten between `low` and `high`.

    `mean` is for a budget, where the way gives one; `narrow` is as in `Calibration`.
    """

    low: float
    likely: float
    high: float
    mean: float | None = None
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """Tickets in the order of their closing: the last fifth is foreseen, the rest is known.

    The later quarter of the known ones is what the conformal baselines are fitted on.
    """

    rows: Sequence[Row]
    bands: Sequence[Band]

    @property
    def known(self) -> Sequence[Row]:
        """The first four fifths."""
        return self.rows[: len(self.rows) * 8 // 10]

    @property
    def fitted(self) -> Sequence[Row]:
        """The fourth fifth."""
        return self.known[len(self.rows) * 6 // 10 :]

    @property
    def tested(self) -> Sequence[Row]:
        """The last fifth."""
        return self.rows[len(self.rows) * 8 // 10 :]


def as_estimated(split: Split) -> list[Forecast]:
    """The likely hours as they are, from half to twice."""
    return [_times(row, 1.0, _HALF_TO_TWICE) for row in split.tested]


def constant_factor(split: Split) -> list[Forecast]:
    """One factor for all: the geometric mean of spent by likely hours."""
    factor = math.exp(fmean(_stray(row) for row in split.known))
    return [_times(row, factor, _HALF_TO_TWICE) for row in split.tested]


def category_median(split: Split) -> list[Forecast]:
    """The median of each category, shrunk by n / (n + 5)."""
    strays = _grouped(split.known, _category)
    factors = {
        name: math.exp(len(found) / (len(found) + _TRUST_IN_CATEGORY) * median(found))
        for name, found in strays.items()
    }
    return [_times(row, factors.get(row.category, 1.0), _HALF_TO_TWICE) for row in split.tested]


def conformal(split: Split) -> list[Forecast]:
    """The likely hours with one conformal range for all (Vovk et al., 2005)."""
    bounds = _conformal([_stray(row) for row in split.fitted])
    return [_times(row, 1.0, bounds) for row in split.tested]


def conformal_by_category(split: Split) -> list[Forecast]:
    """The likely hours with a conformal range for each category of nine tickets or more."""
    everything = _conformal([_stray(row) for row in split.fitted])
    strays = _grouped(split.fitted, _category)
    bounds = {name: _conformal(each) for name, each in strays.items() if len(each) >= FEWEST}
    return [_times(row, 1.0, bounds.get(row.category, everything)) for row in split.tested]


def quantiles_by_size(split: Split) -> list[Forecast]:
    """The quantiles of spent by likely hours in seven sizes; a size with few takes those of all."""
    everything = _deciles([_stray(row) for row in split.known])
    strays = _grouped(split.known, _size)
    found = {size: _deciles(each) for size, each in strays.items() if len(each) >= FEWEST}
    forecasts = []
    for row in split.tested:
        low, middle, high = (math.exp(each) for each in found.get(_size(row), everything))
        likely = row.ticket.likely
        forecasts.append(Forecast(likely * low, likely * middle, likely * high))
    return forecasts


def pooled_hours(split: Split) -> list[Forecast]:
    """The quantiles of all spent hours, whatever the estimate."""
    low, middle, high = _deciles([row.ticket.spent for row in split.known])
    return [Forecast(low, middle, high) for _ in split.tested]


def narrow_as_it_is(split: Split) -> list[Forecast]:
    """The likely hours with the narrow range of their band."""
    forecasts = []
    for row in split.tested:
        band = next(band for band in split.bands if row.ticket.likely <= band.up_to)
        forecasts.append(_times(row, 1.0, band.narrow))
    return forecasts


def walk_forward(split: Split) -> list[Forecast]:
    """The estimator itself: each ticket with what was known of its project when it opened."""
    histories = {
        kind: History(row.ticket for row in rows)
        for kind, rows in _rows_by(split.rows, _project).items()
    }
    forecasts = []
    for row in split.tested:
        known = histories[_project(row)].before(row.ticket.opened)
        found = calibrate(known, split.bands, sized=row.ticket.sized)
        hours = calibrated(row.ticket.likely, found, split.bands)
        forecasts.append(Forecast(hours.low, hours.likely, hours.high, hours.mean, found.narrow))
    return forecasts


def walk_forward_wide(split: Split) -> list[Forecast]:
    """The same, with the wide ranges to start from."""
    wide = [replace(band, narrow=band.wide) for band in split.bands]
    return [replace(each, narrow=False) for each in walk_forward(replace(split, bands=wide))]


BASELINES: Mapping[str, Callable[[Split], list[Forecast]]] = {
    "as estimated, half to twice": as_estimated,
    "constant factor": constant_factor,
    "median of the category": category_median,
    "conformal, all": conformal,
    "conformal by category": conformal_by_category,
    "quantiles in seven sizes": quantiles_by_size,
    "narrow ranges as they are": narrow_as_it_is,
    "wide ranges, calibrated": walk_forward_wide,
    "pooled hours, no estimate": pooled_hours,
}
"""What the estimator is measured against, by the name shown."""


def _times(row: Row, factor: float, bounds: tuple[float, float]) -> Forecast:
    likely = row.ticket.likely * factor
    return Forecast(likely * bounds[0], likely, likely * bounds[1])


def _stray(row: Row) -> float:
    return math.log(row.ticket.spent / row.ticket.likely)


def _category(row: Row) -> str:
    return row.category


def _project(row: Row) -> tuple[str, bool]:
    """Whose tickets tell of this one: the same project's, sized in the same way."""
    return row.project, row.ticket.sized


def _size(row: Row) -> int:
    return bisect_left(_SIZES, row.ticket.likely)


def _rows_by[Key: Hashable](rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def _grouped[Key: Hashable](
    rows: Iterable[Row], key: Callable[[Row], Key]
) -> dict[Key, list[float]]:
    return {name: [_stray(row) for row in each] for name, each in _rows_by(rows, key).items()}


def _conformal(strays: Sequence[float]) -> tuple[float, float]:
    first, last = ranks(len(strays))
    rising = sorted(strays)
    return math.exp(rising[first - 1]), math.exp(rising[last - 1])


def _deciles(values: Sequence[float]) -> tuple[float, float, float]:
    """The first, fifth and ninth decile, straight between values."""
    tenths = quantiles(values, n=10, method="inclusive")
    return tenths[0], tenths[4], tenths[8]
