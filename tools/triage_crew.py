"""Answers many rows on all cores, in their order, with a bounded number of them in flight."""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import batched, chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from calculator import contract_from_json
from tools.catalog import open_catalog
from tools.errors import GuideError
from tools.triage import result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from calculator import Contract
    from calculator.catalog import Catalog
    from tools.backlog import Row
    from tools.backlog_table import Broken
    from tools.data import Json
    from tools.triage import Result

_FEW = 400
"""Below so many rows, starting further processes takes longer than answering."""
_BATCH = 50
_AHEAD = 3
"""Batches for each process that are read before the first of them is written."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All that a process needs to answer as this one does; `hashes` prove that it will."""

    folder: Path
    version: str
    terms: dict[str, Json] | None
    lang: str
    hashes: tuple[str, str]


def answer_all(
    catalog: Catalog, desk: Desk, rows: Iterable[Row | Broken], workers: int | None = None
) -> Iterator[Result]:
    """The result of each row, in order.

    Raises GuideError when the catalog changes meanwhile, or when a process is ended from outside.
    """
    found = iter(rows)
    first = list(islice(found, _FEW))
    workers = workers or _cores()
    if len(first) < _FEW or workers == 1:
        contract = contract_from_json(desk.terms)
        return (result(catalog, row, contract, desk.lang) for row in chain(first, found))
    return _answer_together(desk, chain(first, found), workers)


def _cores() -> int:
    """How many cores this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _answer_together(desk: Desk, rows: Iterable[Row | Broken], workers: int) -> Iterator[Result]:
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _prepare, (desk,))
    pending: deque[Future[list[Result]]] = deque()
    try:
        for batch in batched(rows, _BATCH):
            pending.append(pool.submit(_answer_batch, batch))
            if len(pending) > workers * _AHEAD:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    except BrokenProcessPool as error:
        message = "A process that answers rows was ended from outside: is there enough memory?"
        raise GuideError(message) from error
    finally:
        pool.shutdown(cancel_futures=True)


@dataclass(slots=True)
class _Place:
    """Where one of the processes sits: opened once, used for every batch."""

    desk: Desk
    catalog: Catalog
    contract: Contract


_seated: list[_Place] = []


def _prepare(desk: Desk) -> None:
    """Open the catalog in a new process, which leaves it to the first one to be interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    catalog = open_catalog(desk.folder, desk.version)
    _seated.append(_Place(desk, catalog, contract_from_json(desk.terms)))


def _answer_batch(batch: tuple[Row | Broken, ...]) -> list[Result]:
    (place,) = _seated
    if (place.catalog.contract_hash, place.catalog.advice_hash) != place.desk.hashes:
        raise GuideError("The catalog changed while rows were answered: run the command again.")
    return [result(place.catalog, row, place.contract, place.desk.lang) for row in batch]
