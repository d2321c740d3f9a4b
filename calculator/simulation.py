"""Sums of tasks that stray from their likely hours: seeded, the same on every platform.

Each task draws a ratio of spent to likely hours, and all share a common error.  Only `random()` of
the generator is used: its numbers are fixed for a seed.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

DRAWS = 4_000
"""How often the sum is drawn."""
_ONE_BY_ONE = 32
_RARE = 0.02

type Curve = tuple[tuple[float, float], ...]
"""The logarithm of a ratio at growing shares of tasks, straight in between."""


class Part(NamedTuple):
    """One task of a sum: its likely hours, and the ratios that tasks of its size stray by.

    `ratios` holds one ratio for each of `DRAWS` equal shares of tasks.
    """

    likely: float
    ratios: Sequence[float]


def widened(
    points: Sequence[float],
    ratios: Sequence[float],
    narrow: tuple[float, float],
    wide: tuple[float, float],
) -> Curve:
    """The measured ratios, stretched from the narrow range to the wide one.

    Logarithms grow by those of the bounds.  What lies beyond the first and the last two percent
    is held at these points, or else the mean would rest on a few monstrous tasks.
    """
    down = math.log(wide[0]) / math.log(narrow[0])
    up = math.log(wide[1]) / math.log(narrow[1])
    logs = [math.log(ratio) * (down if ratio < 1 else up) for ratio in ratios]
    whole = tuple(zip(points, logs, strict=True))
    inner = tuple(point for point in whole if _RARE <= point[0] <= 1 - _RARE)
    return ((0.0, at(whole, _RARE)), *inner, (1.0, at(whole, 1 - _RARE)))


def at(curve: Curve, share: float) -> float:
    """The curve at a share of tasks."""
    after = min(bisect_right(curve, share, key=lambda point: point[0]), len(curve) - 1)
    (low, before), (high, then) = curve[after - 1], curve[after]
    return before + (then - before) * (share - low) / (high - low)


@lru_cache(maxsize=64)
def table(curve: Curve, mean: float) -> tuple[float, ...]:
    """A ratio for each of `DRAWS` equal shares of tasks, together of the given mean."""
    raw = [math.exp(at(curve, (place + 0.5) / DRAWS)) for place in range(DRAWS)]
    scale = mean * DRAWS / math.fsum(raw)
    return tuple(ratio * scale for ratio in raw)


def sums(parts: Sequence[Part], shared: float, seed: int) -> list[float]:
    """The hours of all parts together, drawn `DRAWS` times, in rising order.

    `shared` is the standard deviation of the logarithm of the error in common, whose mean is 1.
    Shares are shuffled, not drawn (a Latin hypercube), so that few draws suffice.  Past the largest
    32 parts the others are taken together as one normal variable: their sum hardly differs from it.
    """
    generator = Random(seed)  # noqa: S311 - a simulation, nothing secret
    ordered = sorted(parts, key=lambda part: (-part.likely, part.ratios[0]))
    totals = [0.0] * DRAWS
    for part in ordered[:_ONE_BY_ONE]:
        for place, ratio in enumerate(_shuffled(part.ratios, generator)):
            totals[place] += part.likely * ratio
    mean, deviation = _moments(ordered[_ONE_BY_ONE:])
    return sorted(
        (total + max(0.0, mean + deviation * _normal(generator)))
        * math.exp(shared * _normal(generator) - shared**2 / 2)
        for total in totals
    )


def quantile(rising: Sequence[float], share: float) -> float:
    """The value below which that share of values in rising order lies."""
    return rising[min(len(rising) - 1, int(share * (len(rising) + 1)))]


def _moments(parts: Sequence[Part]) -> tuple[float, float]:
    """Mean and standard deviation of the sum of parts that stray each for itself."""
    kinds = {id(part.ratios): part.ratios for part in parts}
    known = {kind: _mean_and_variance(ratios) for kind, ratios in kinds.items()}
    each = [(part.likely, *known[id(part.ratios)]) for part in parts]
    mean = math.fsum(likely * average for likely, average, _ in each)
    return mean, math.sqrt(math.fsum(likely**2 * variance for likely, _, variance in each))


def _mean_and_variance(values: Sequence[float]) -> tuple[float, float]:
    mean = math.fsum(values) / len(values)
    return mean, math.fsum((value - mean) ** 2 for value in values) / len(values)


def _shuffled(values: Sequence[float], generator: Random) -> list[float]:
    keys = [generator.random() for _ in values]
    return [values[place] for place in sorted(range(len(values)), key=keys.__getitem__)]


def _normal(generator: Random) -> float:
    """A draw of the standard normal distribution (Box and Muller, 1958)."""
    radius = math.sqrt(-2 * math.log(1 - generator.random()))
    return radius * math.cos(2 * math.pi * generator.random())
