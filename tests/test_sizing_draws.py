"""The distribution of the hours of a month: right, quick where it must be, and lawful."""

from __future__ import annotations

import math
from random import Random
from typing import TYPE_CHECKING

import pytest
from conftest import opened_garden
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.sizing_draws import LIVE, USUAL, Distribution, Piece, distribution

if TYPE_CHECKING:
    from calculator.effort import EffortModel

_SHARED = 0.25
_QUARTER = 0.25
_HOURS = [0.5, 1.0, 2.5, 4.0, 8.0, 15.0, 30.0]
_TIMES = [0.25, 0.5, 1.0, 1.5, 3.0, 12.0]

_works = st.lists(st.tuples(st.sampled_from(_HOURS), st.sampled_from(_TIMES)), max_size=12)


def _model() -> EffortModel:
    """The hours of the garden service."""
    return opened_garden().advice.effort


def _pieces(works: list[tuple[float, float]]) -> list[Piece]:
    model = _model()
    return [Piece(likely, times, model.size(likely)) for likely, times in works]


def _drawn(works: list[tuple[float, float]], draws: int = LIVE) -> Distribution:
    return distribution(_pieces(works), _SHARED, draws)


@pytest.mark.parametrize(
    "works",
    [
        [(1.0, 1.0)],
        [(1.0, 2.0), (3.0, 0.5)],
        [(0.5, 10.0), (3.0, 2.0), (6.0, 1.0)],
        [(1.0, 40.0), (20.0, 0.25)],
    ],
)
def test_as_a_plain_simulation(works: list[tuple[float, float]]) -> None:
    """Drawing each task and the common error many times gives the same quantiles."""
    totals = []
    generator = Random(7)  # noqa: S311 - a simulation, nothing secret
    pieces = _pieces(works)
    for _ in range(20_000):
        total = 0.0
        for piece in pieces:
            whole = math.floor(piece.times)
            ratios = piece.size.ratios
            for _ in range(whole + (generator.random() < piece.times - whole)):
                total += piece.likely * ratios[int(generator.random() * len(ratios))]
        totals.append(total * math.exp(generator.gauss(0, _SHARED) - _SHARED**2 / 2))
    totals.sort()

    found = distribution(pieces, _SHARED, USUAL)

    for share in (0.1, 0.5, 0.9):
        assert found.quantile(share) == pytest.approx(totals[int(share * 20_000)], rel=0.04)
    assert found.mean == pytest.approx(sum(totals) / 20_000, rel=0.03)


@settings(max_examples=60)
@given(_works)
def test_quick_and_thorough_agree(works: list[tuple[float, float]]) -> None:
    """What a page draws while somebody types lies within 3 % of the thorough figures.

    Below eight hours a step of billing is more than 3 %: there half a step counts.  Between a month
    without a large task and one with it hardly any month lies, and the hours that suffice in half
    of the months may be any of those: there the share of months counts, to one in a hundred.
    """
    quick, thorough = _drawn(works, LIVE), _drawn(works, USUAL)

    assert quick.mean == thorough.mean
    for share in (0.1, 0.5, 0.9):
        wanted = thorough.quantile(share)
        found = quick.quantile(share)
        near = abs(found - wanted) <= max(0.03 * wanted, _QUARTER / 2)
        assert near or thorough.chance(found) == pytest.approx(share, abs=0.01)
    for package in (2, 5, 10, 20, 40, 80):
        assert quick.chance(package) == pytest.approx(thorough.chance(package), abs=0.03)


@settings(max_examples=40)
@given(_works, st.randoms(use_true_random=False))
def test_order_does_not_count(works: list[tuple[float, float]], order: Random) -> None:
    """The same work in another order is the same distribution, to the last digit."""
    shuffled = list(works)
    order.shuffle(shuffled)

    assert _drawn(works) == _drawn(shuffled)


@settings(max_examples=40)
@given(_works)
def test_chances_rise(works: list[tuple[float, float]]) -> None:
    """A larger package suffices at least as often, and a quantile never falls."""
    found = _drawn(works)
    chances = [found.chance(hours) for hours in (0, 1, 3, 9, 27, 81, 10_000)]
    quantiles = [found.quantile(place / 50) for place in range(51)]

    assert chances == sorted(chances)
    assert quantiles == sorted(quantiles)
    assert chances[-1] == pytest.approx(1)


@settings(max_examples=40)
@given(_works, st.tuples(st.sampled_from(_HOURS), st.sampled_from(_TIMES)))
def test_more_work_takes_more(works: list[tuple[float, float]], more: tuple[float, float]) -> None:
    """More work raises the mean, and never lowers it."""
    assert _drawn([*works, more]).mean > _drawn(works).mean


def test_quantile_and_chance_are_inverse() -> None:
    """The hours that suffice in a share of months do suffice in that share."""
    found = _drawn([(1.0, 6.0), (5.0, 1.0)])

    for share in (0.05, 0.3, 0.5, 0.8, 0.95):
        assert found.chance(found.quantile(share)) == pytest.approx(share, abs=0.003)


def test_months_without_work() -> None:
    """Work of every fourth month leaves three of four months without hours."""
    found = _drawn([(2.0, 0.25)])

    assert found.chance(0) == pytest.approx(0.75)
    assert found.quantile(0.7) == 0


def test_nothing_to_do() -> None:
    """No work takes no hours, and any package suffices."""
    found = _drawn([])

    assert (found.mean, found.quantile(0.9), found.chance(1)) == (0, 0, 1)
