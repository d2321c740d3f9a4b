"""How the hours of a month are distributed: a seeded simulation, exact where it can be.

Each task strays by itself; all share one error (step 5 of the estimator).  The sum of the tasks is
drawn by a Latin hypercube.  The shared error is not drawn but integrated, which needs far fewer
draws: the chance that sum × error stays below x is the mean, over the drawn sums s, of
Φ((ln x − ln s + σ²/2) / σ).  So a page can be quick and still agree with the command line.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from calculator.effort import Size

FEWEST, LIVE, USUAL = 2_000, 2_000, 10_000
"""How often sums are drawn: at least, while somebody types, and for a figure to be kept."""

_ENOUGH = ((4, 10_000), (8, 6_000), (12, 4_000), (math.inf, FEWEST))
"""Draws for up to so many tasks drawn alone: the fewer they are, the more it takes."""

_SEED = 1
_ONE_BY_ONE = 24
_GROUPS = 200
_GRID = 100
_REACH = 4.0
_GOLDEN = (math.sqrt(5) - 1) / 2
_DIGITS = 9


class Piece(NamedTuple):
    """Work that comes so many times a month, of so many likely hours each time."""

    likely: float
    times: float
    size: Size


@dataclass(frozen=True, slots=True)
class Distribution:
    """Hours of a month; `mean` is exact.

    `idle` is the share of months without any work.  `shares` of months stay below the hours whose
    logarithms are the `logs`; both rise.  `sums` are logarithms of drawn sums, before the shared
    error of standard deviation `shared`.
    """

    mean: float
    idle: float
    sums: tuple[float, ...]
    shared: float
    logs: tuple[float, ...]
    shares: tuple[float, ...]

    def chance(self, hours: float) -> float:
        """The share of months that need no more than these hours."""
        if hours <= 0 or not self.sums:
            return self.idle if hours >= 0 else 0.0
        return _exact(self.idle + (1 - self.idle) * _below(self.sums, math.log(hours), self.shared))

    def quantile(self, share: float) -> float:
        """The hours that suffice in that share of months."""
        if share <= self.idle or not self.logs:
            return 0.0
        place = min(max(bisect_left(self.shares, share), 1), len(self.shares) - 1)
        low, high = self.shares[place - 1], self.shares[place]
        part = (share - low) / (high - low) if high > low else 1.0
        before, after = self.logs[place - 1], self.logs[place]
        return _exact(math.exp(before + (after - before) * min(max(part, 0.0), 1.0)))


def distribution(pieces: Iterable[Piece], shared: float, draws: int = USUAL) -> Distribution:
    """The distribution of the hours of all pieces together.

    A piece that comes 2.5 times a month comes twice in each month and a third time in half of them.
    `draws` are the fewest; a few tasks are drawn more often.
    The 24 largest are drawn one by one, the others taken together as one lognormal variable of
    their mean and variance.  The order of the pieces does not count.
    """
    ordered = sorted(
        (each for each in pieces if each.times > 0 and each.likely > 0),
        key=lambda each: (-each.likely, -each.times, each.size.up_to),
    )
    return _distribution(tuple(ordered), shared, draws)


@lru_cache(maxsize=32)
def _distribution(ordered: tuple[Piece, ...], shared: float, draws: int) -> Distribution:
    mean = _exact(math.fsum(each.likely * each.times * each.size.mean for each in ordered))
    totals = sorted(_totals(ordered, draws))
    worked = [total for total in totals if total > 0]
    if not worked:
        return Distribution(mean, 1.0, (), shared, (), ())
    idle = _exact(1 - len(worked) / len(totals))
    sums = tuple(_grouped(worked))
    first, last = sums[0] - _REACH * shared, sums[-1] + _REACH * shared
    logs = tuple(first + (last - first) * place / _GRID for place in range(_GRID + 1))
    shares = tuple(_exact(idle + (1 - idle) * _below(sums, log, shared)) for log in logs)
    return Distribution(mean, idle, sums, shared, logs, shares)


def _totals(pieces: Sequence[Piece], draws: int) -> list[float]:
    """The hours of all pieces, drawn so often, before the shared error."""
    alone, rest = _apart(pieces)
    draws = max(draws, next(enough for most, enough in _ENOUGH if len(alone) <= most))
    sizes = {id(piece.size): piece.size for piece, _ in alone}
    tables = {name: _ratios(size, draws) for name, size in sizes.items()}
    totals = [0.0] * draws
    for slot, (piece, share) in enumerate(alone):
        table, likely = tables[id(piece.size)], piece.likely
        values = table if share == 1 else _sometimes(table, share)
        order = _order(draws, slot)
        totals = [total + likely * values[at] for total, at in zip(totals, order, strict=True)]
    if rest:
        values, order = _together(rest, draws), _order(draws, len(alone))
        totals = [total + values[at] for total, at in zip(totals, order, strict=True)]
    return totals


def _apart(pieces: Sequence[Piece]) -> tuple[list[tuple[Piece, float]], list[Piece]]:
    """The first ones to be drawn alone, each with its share of the months, and all the rest."""
    alone: list[tuple[Piece, float]] = []
    rest = []
    for piece in pieces:
        left = piece.times
        while left > 0 and len(alone) < _ONE_BY_ONE:
            share = min(1.0, left)
            alone.append((piece, share))
            left = _exact(left - share)
        if left > 0:
            rest.append(piece._replace(times=left))
    return alone, rest


def _ratios(size: Size, draws: int) -> list[float]:
    """A ratio of spent to likely hours for each of so many equal shares, of the size's mean."""
    known = size.ratios
    raw = [known[int((place + 0.5) / draws * len(known))] for place in range(draws)]
    scale = size.mean * draws / math.fsum(raw)
    return [ratio * scale for ratio in raw]


def _sometimes(table: Sequence[float], share: float) -> list[float]:
    """The same ratios in that share of the draws, nothing in the others."""
    draws = len(table)
    busy = max(1, round(share * draws))
    raw = [table[int((place + 0.5) / busy * draws)] for place in range(busy)]
    scale = share * math.fsum(table) / math.fsum(raw)
    return [0.0] * (draws - busy) + [ratio * scale for ratio in raw]


def _together(pieces: Sequence[Piece], draws: int) -> list[float]:
    """Many pieces as one lognormal variable of their mean and variance, in equal shares."""
    moments: dict[int, tuple[float, float]] = {}
    for piece in pieces:
        if id(piece.size) not in moments:
            moments[id(piece.size)] = _mean_and_variance(piece.size)
    mean = math.fsum(each.likely * each.times * moments[id(each.size)][0] for each in pieces)
    variance = math.fsum(
        each.likely**2 * _variance(each.times, *moments[id(each.size)]) for each in pieces
    )
    deviation = math.sqrt(math.log1p(variance / mean**2))
    raw = [math.exp(deviation * z) for z in _normal(draws)]
    scale = mean * draws / math.fsum(raw)
    return [value * scale for value in raw]


def _mean_and_variance(size: Size) -> tuple[float, float]:
    values = size.ratios
    raw = math.fsum(values) / len(values)
    scale = size.mean / raw
    variance = math.fsum((value - raw) ** 2 for value in values) / len(values)
    return size.mean, variance * scale**2


def _variance(times: float, mean: float, variance: float) -> float:
    """The variance of so many of them; a part of one comes in that share of months."""
    whole = math.floor(times)
    part = times - whole
    return whole * variance + part * (variance + mean**2) - (part * mean) ** 2


@lru_cache(maxsize=128)
def _order(draws: int, slot: int) -> tuple[int, ...]:
    """A shuffle of the draws, another one for each slot; the first stays as it is.

    The second follows the golden ratio, which spreads two tasks together most evenly.
    """
    if slot == 0:
        return tuple(range(draws))
    generator = Random(_SEED * 1_000 + slot)  # noqa: S311 - a simulation, nothing secret
    keys = [place * _GOLDEN % 1 if slot == 1 else generator.random() for place in range(draws)]
    return tuple(sorted(range(draws), key=keys.__getitem__))


@lru_cache(maxsize=4)
def _normal(draws: int) -> tuple[float, ...]:
    """The standard normal distribution in equal shares."""
    standard = NormalDist()
    return tuple(standard.inv_cdf((place + 0.5) / draws) for place in range(draws))


def _grouped(rising: Sequence[float]) -> Iterator[float]:
    """Logarithms of the means of equal groups of neighbours."""
    groups = min(_GROUPS, len(rising))
    for group in range(groups):
        inside = rising[group * len(rising) // groups : (group + 1) * len(rising) // groups]
        yield math.log(math.fsum(inside) / len(inside))


def _below(sums: Sequence[float], log: float, shared: float) -> float:
    """The share of sums × shared error whose logarithm stays below one."""
    at, width = log + shared**2 / 2, shared * math.sqrt(2)
    total = 0.0
    for each in sums:
        z = (at - each) / width
        if z < -_REACH:
            break  # the sums rise: all others are larger
        total += 2.0 if z > _REACH else 1 + math.erf(z)
    return total / (2 * len(sums))


def _exact(figure: float) -> float:
    """The figure without what differs in the last digits between platforms."""
    return round(figure, _DIGITS)
