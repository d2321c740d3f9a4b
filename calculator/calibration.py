"""Calibration: what closed tickets say about the hours estimated for the next one.

A ticket tells by what factor its spent hours strayed from its likely ones.  The last hundred that
were closed before a ticket opened move the centre of its range and stretch or narrow it; nothing
that was not known then counts.  All formulas are step 4 of the estimator.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

LATEST = 100
"""How many tickets count at most, the last ones closed: older ones tell of another time."""
FEWEST = 9
"""From how many tickets on both ends of a range can be read off: ⌊.1 (n + 1)⌋ is 1 from 9 on."""

_SHARE = 0.1
_DIGITS = 9
_TRUST_IN_WIDTH = 20
_NARROWEST, _WIDEST = 0.25, 4.0
_TRUST_IN_PERSON, _TRUST_IN_TABLE = 20, 5


@dataclass(frozen=True, slots=True)
class Band:
    """Factors of the likely hours for tasks of up to so many hours, the last of them infinite.

    `wide` is the range for hours from a table, `narrow` for hours by a person whose tickets are
    known; `mean` is the factor for a budget.
    """

    up_to: float
    narrow: tuple[float, float]
    wide: tuple[float, float]
    mean: float


@dataclass(frozen=True, slots=True)
class Ticket:
    """A closed ticket.  `sized` tells whether a person gave its likely hours, or else a table."""

    opened: date
    closed: date
    likely: float
    spent: float
    sized: bool = True


@dataclass(frozen=True, slots=True)
class Calibration:
    """What `n` tickets say, the newest of them closed on the day `newest` (None without any).

    Likely hours are to be multiplied by exp(`centre`); the logarithms of the factors of a range by
    `low` and `high`.  `narrow` tells which of the two ranges of a band they belong to.
    """

    n: int
    newest: date | None
    centre: float
    low: float
    high: float
    narrow: bool


@dataclass(frozen=True, slots=True)
class Range:
    """Calibrated hours of one task; eight cases in ten lie between `low` and `high`."""

    low: float
    likely: float
    high: float
    mean: float


@dataclass(frozen=True, slots=True)
class Moved:
    """By what factor, exp(`centre`), the hours of a task move on the word of `n` tickets."""

    n: int
    centre: float


class History:
    """Closed tickets in the order of their closing, to be asked what was known on a day."""

    def __init__(self, tickets: Iterable[Ticket]) -> None:
        """Sort the tickets; those closed on the same day keep their order."""
        self._tickets = sorted(tickets, key=lambda ticket: ticket.closed)

    def before(self, day: date) -> list[Ticket]:
        """The last hundred tickets that were closed before the day."""
        end = bisect_left(self._tickets, day, key=lambda ticket: ticket.closed)
        return self._tickets[max(0, end - LATEST) : end]


def bands_from_json(data: Mapping[str, Any]) -> tuple[Band, ...]:
    """The bands from the ranges of the effort data (see `catalog/schema/effort.schema.json`)."""
    return tuple(
        Band(
            up_to=math.inf if size["up_to"] is None else float(size["up_to"]),
            narrow=(float(size["narrow"][0]), float(size["narrow"][1])),
            wide=(float(size["wide"][0]), float(size["wide"][1])),
            mean=float(size["mean"]),
        )
        for size in data["sizes"]
    )


def calibrate(tickets: Sequence[Ticket], bands: Sequence[Band], *, sized: bool) -> Calibration:
    """What the last hundred tickets say for a ticket whose hours a person sized, or a table.

    Centre: b = n / (n + K) × median(ln r), r being spent by likely hours.  K is the square of the
    spread of ln r by that of the error of the likely hours: 20 for a person's, 5 for a table's.
    Only tickets sized in the same way count: a person errs otherwise than a table.

    Width, from nine tickets on: x = ln r − b is divided by the logarithm of the bound of its own
    range.  f_low is minus the ⌊.1 (n + 1)⌋-th smallest quotient for the low bound, f_high the
    ⌈.9 (n + 1)⌉-th smallest for the high one (split conformal prediction: Vovk et al., 2005), both
    kept in [¼, 4] and taken to the power n / (n + 20), so that few tickets move little.
    """
    alike = [ticket for ticket in tickets if ticket.sized is sized]
    known = sorted(alike, key=lambda ticket: ticket.closed)[-LATEST:]
    n = len(known)
    if not n:
        return Calibration(n=0, newest=None, centre=0.0, low=1.0, high=1.0, narrow=False)
    narrow = is_narrow(n, sized=sized)
    trust = _TRUST_IN_PERSON if sized else _TRUST_IN_TABLE
    centre = _exact(n / (n + trust) * median(_stray(ticket) for ticket in known))
    around = [(ticket, centre) for ticket in known]
    low, high = _widths(around, bands, narrow=narrow) if n >= FEWEST else (1.0, 1.0)
    power = n / (n + _TRUST_IN_WIDTH)
    return Calibration(
        n=n,
        newest=known[-1].closed,
        centre=centre,
        low=_exact(low**power),
        high=_exact(high**power),
        narrow=narrow,
    )


def calibrate_table(
    tickets: Sequence[tuple[str, Ticket]], bands: Sequence[Band]
) -> tuple[Calibration, Mapping[str, Moved]]:
    """What the last hundred tickets say of a table of tasks, as a whole and task by task.

    Each ticket comes with its task; its likely hours are those of the table.  The centre of a task
    is drawn from that of all tickets towards the median of its own, the more of them the further:
    b_t = b + n_t / (n_t + 5) × (median(ln r of the task) − b).  The width is measured around it.
    """
    known = sorted(tickets, key=lambda pair: pair[1].closed)[-LATEST:]
    whole = calibrate([ticket for _, ticket in known], bands, sized=False)
    strays: dict[str, list[float]] = {}
    for task, ticket in known:
        strays.setdefault(task, []).append(_stray(ticket))
    moved = {
        task: Moved(len(own), _exact(_towards(whole.centre, own))) for task, own in strays.items()
    }
    if whole.n < FEWEST:
        return whole, moved
    around = [(ticket, moved[task].centre) for task, ticket in known]
    low, high = _widths(around, bands, narrow=False)
    power = whole.n / (whole.n + _TRUST_IN_WIDTH)
    return replace(whole, low=_exact(low**power), high=_exact(high**power)), moved


def is_narrow(n: int, *, sized: bool) -> bool:
    """Whether the narrow ranges hold: a person sized the task, and nine tickets are known."""
    return sized and n >= FEWEST


def calibrated(likely: float, calibration: Calibration, bands: Sequence[Band]) -> Range:
    """The range of a task of so many likely hours.

    likely = L × exp(b); low and high = likely × factor to the power of f; mean = likely × the
    band's mean (steps 2 to 4).  The band is that of L as it was estimated, as in `calibrate`.
    """
    band = band_of(likely, bands)
    low, high = band.narrow if calibration.narrow else band.wide
    centre = likely * math.exp(calibration.centre)
    return Range(
        low=_exact(centre * low**calibration.low),
        likely=_exact(centre),
        high=_exact(centre * high**calibration.high),
        mean=_exact(centre * band.mean),
    )


def band_of(likely: float, bands: Sequence[Band]) -> Band:
    """The band of a task of so many likely hours."""
    return next(band for band in bands if likely <= band.up_to)


def ranks(n: int) -> tuple[int, int]:
    """The places (from 1) of the low and the high end among n sorted values, n being 9 or more.

    Between them lie eight of ten values yet to come: ⌊.1 (n + 1)⌋ and ⌈.9 (n + 1)⌉.
    """
    rest = (n + 1) // 10
    return rest, n + 1 - rest


def _widths(
    tickets: Sequence[tuple[Ticket, float]], bands: Sequence[Band], *, narrow: bool
) -> tuple[float, float]:
    """f_low and f_high of tickets with their centres, before few are made to move little."""
    lows, highs = [], []
    for ticket, centre in tickets:
        band = band_of(ticket.likely, bands)
        low, high = band.narrow if narrow else band.wide
        lows.append((_stray(ticket) - centre) / -math.log(low))
        highs.append((_stray(ticket) - centre) / math.log(high))
    first, last = ranks(len(tickets))
    return _kept(-sorted(lows)[first - 1]), _kept(sorted(highs)[last - 1])


def _towards(centre: float, own: Sequence[float]) -> float:
    return centre + len(own) / (len(own) + _TRUST_IN_TABLE) * (median(own) - centre)


def _kept(width: float) -> float:
    return min(_WIDEST, max(_NARROWEST, width))


def _stray(ticket: Ticket) -> float:
    """The logarithm of spent by likely hours."""
    return math.log(ticket.spent / ticket.likely)


def _exact(figure: float) -> float:
    """The figure without what differs in the last digits between platforms."""
    return round(figure, _DIGITS)
