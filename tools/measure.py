"""Measures the answers on the catalog's own examples, each answered by what the others teach.

Cross-validation: the examples are dealt into parts; a judge learns from all parts but one and
answers that one.  Nobody is asked what they were taught.
"""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from calculator import Request, assess
from calculator.judgement import judge_from_json
from tools.catalog import open_catalog
from tools.evaluate import Judged, figures, groups
from tools.learning import learn
from tools.versions import DRAFT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from calculator.advice import Example
    from calculator.catalog import Catalog
    from tools.data import Json

FOLDS = 4


def measure(folder: Path, day: date) -> dict[str, Json]:
    """The counts that `measured.schema.json` describes, for the draft of a catalog.

    Raises as `open_catalog`.
    """
    open_catalog(folder, DRAFT)  # what is wrong with it is said once, and it is cached
    with ProcessPoolExecutor() as pool:
        parts = pool.map(_fold, [folder] * FOLDS, range(FOLDS))
        judged = [row for part in parts for row in part]
    return {
        "date": day.isoformat(),
        "folds": FOLDS,
        "evidence": _counted(
            (row.answer.reliability.level, row.answer_right)
            for row in judged
            if row.answer.reliability
        ),
        "groups": {name: _figures(rows) for name, rows in groups(judged).items()},
        "clauses": _counted(
            (clause, row.best_right) for row in judged for clause in sorted(row.clauses)
        ),
    }


def _fold(folder: Path, fold: int) -> list[Judged]:
    """The examples of one part, answered by a judge that learnt from the others."""
    catalog = open_catalog(folder, DRAFT)
    examples = catalog.advice.examples
    others = tuple(each for place, each in enumerate(examples) if place % FOLDS != fold)
    judge = judge_from_json(learn(replace(catalog.advice, examples=others)))
    pupil = replace(catalog, judge=judge)
    return [_judged(pupil, example) for example in examples[fold::FOLDS]]


def _judged(catalog: Catalog, example: Example) -> Judged:
    answer = assess(catalog, Request(text=example.text, lang=example.lang))
    right = {example.verdict} | ({"unclear"} if example.clause is None else set())
    if example.verdict == "depends" and "settled" in answer.notes:
        right.add(answer.verdict)  # this version answers the question itself
    return Judged(
        id=example.clause or "unrelated",
        text=example.text,
        lang=example.lang,
        difficulty="examples",
        label=example.verdict,
        right=frozenset(right),
        clauses=frozenset({example.clause} if example.clause else ()),
        # Hours are not judged here, and their labels do not travel between processes.
        answer=replace(answer, hours=None, asks=()),
    )


def _figures(rows: Sequence[Judged]) -> dict[str, Json]:
    counted = figures(rows)
    shares = {field.name: getattr(counted, field.name) for field in fields(counted)}
    return {name: [share.hits, share.of] for name, share in shares.items()}


def _counted(outcomes: Iterable[tuple[str, bool]]) -> dict[str, Json]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, right in outcomes:
        counts[name][0] += right
        counts[name][1] += 1
    return {name: list(pair) for name, pair in sorted(counts.items())}
