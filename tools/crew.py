"""Works on many items on all cores, in their order, with a bounded number of them in flight."""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import batched, chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from tools.errors import GuideError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

_FEW = 400
"""Below so many items, starting further processes takes longer than the work."""
_BATCH = 50
_AHEAD = 3
"""Batches for each process that are read before the first of them is handed out."""


@dataclass(frozen=True, slots=True)
class Craft[Order, Place, Item, Found]:
    """A kind of work: `prepare` makes of an order all that `work` needs for item after item.

    Both are functions of a module, and an order is small: they travel to other processes, where
    `prepare` is called once.
    """

    prepare: Callable[[Order], Place]
    work: Callable[[Place, Item], Found]


def work_off[Order, Place, Item, Found](
    craft: Craft[Order, Place, Item, Found],
    order: Order,
    place: Place,
    items: Iterable[Item],
    workers: int | None = None,
) -> Iterator[Found]:
    """What the work makes of each item, in order; `place` is where this process does its own.

    Raises GuideError when a process is ended from outside.
    """
    found = iter(items)
    first = list(islice(found, _FEW))
    workers = workers or _cores()
    if len(first) < _FEW or workers == 1:
        return (craft.work(place, item) for item in chain(first, found))
    return _together(craft, order, chain(first, found), workers)


def _cores() -> int:
    """How many cores this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _together[Order, Place, Item, Found](
    craft: Craft[Order, Place, Item, Found], order: Order, items: Iterable[Item], workers: int
) -> Iterator[Found]:
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _sit_down, (craft, order))
    pending: deque[Future[list[Found]]] = deque()
    try:
        for batch in batched(items, _BATCH):
            pending.append(pool.submit(_work_on, batch))
            if len(pending) > workers * _AHEAD:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    except BrokenProcessPool as error:
        message = "A process that answers rows was ended from outside: is there enough memory?"
        raise GuideError(message) from error
    finally:
        pool.shutdown(cancel_futures=True)


_orders: list[tuple[Craft[Any, Any, Any, Any], object]] = []
_places: list[object] = []


def _sit_down(craft: Craft[Any, Any, Any, Any], order: object) -> None:
    """Remember the order in a new process, which leaves it to the first one to be interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _orders[:] = [(craft, order)]


def _work_on(batch: tuple[Any, ...]) -> list[Any]:
    """What becomes of a batch; the first one prepares, so that a failure there can be told."""
    ((craft, order),) = _orders
    if not _places:
        _places.append(craft.prepare(order))
    return [craft.work(_places[0], item) for item in batch]
