"""How long the main steps take here, as medians: compare within one run, not across machines."""

from __future__ import annotations

import json
import statistics
import sys
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from calculator import Request, assess  # noqa: E402 - found only now
from calculator.catalog import catalog_of, without_lessons  # noqa: E402
from calculator.sizing import LIVE, USUAL, size_contract  # noqa: E402
from calculator.sizing_example import example_agreement  # noqa: E402
from tools.catalog import open_catalog, open_edition  # noqa: E402
from tools.checks import check  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

REQUESTS = 300
HOSTILE = (
    "Create a user account. " * 50_000,
    "a" * 1_000_000,
    " ".join(f"qu{number:x}zark" for number in range(100_000)).translate(
        str.maketrans("0123456789", "klmnoprstu")
    ),
    "\0" * 100_000,
    "\u202e\u202d" * 5_000 + "jira",
    "😀" * 50_000,
    "add, " * 40_000,
    "create a user and " * 5_000,
    "{code" * 30_000,
    "> x\n" * 50_000,
    "at a.b(" * 30_000,
    "a@" * 100_000,
    "a\n" * 100_000,
)
"""Texts of which nobody should have to wait for the answer."""


def median_ms(step: Callable[[], object], times: int) -> float:
    """The median of so many runs, in milliseconds."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        step()
        taken.append(1000 * (perf_counter() - start))
    return statistics.median(taken)


def main() -> None:
    """Print one line a step."""
    folder = PROJECT / "catalog"
    catalog = open_catalog(folder, "draft")
    texts = cycle(example.text for example in catalog.advice.examples[::20])
    edition = open_edition(folder, "draft")
    data, contract = json.dumps(without_lessons(json.loads(edition.data))), edition.contract
    agreement = example_agreement(catalog, "fr")
    packages = cycle(range(1, 1_000))

    def sized(draws: int) -> object:
        # Another number of users' requests each time: nothing is remembered.
        line = replace(agreement.lines[0], count=next(packages) / 7)
        given = replace(agreement, lines=(line, *agreement.lines[1:]))
        return size_contract(catalog, given, draws=draws)

    steps: list[tuple[str, Callable[[], object], int, str]] = [
        ("check the whole catalog", lambda: check(folder), 5, "1500"),
        ("start the engine", lambda: catalog_of(json.loads(data), contract, ""), 5, "60"),
        ("answer one request", lambda: assess(catalog, Request(text=next(texts))), REQUESTS, "2"),
        ("size a contract, typing", lambda: sized(LIVE), 20, "20"),
        ("size a contract, to keep", lambda: sized(USUAL), 10, "100"),
    ]
    for name, step, times, goal in steps:
        print(f"{name:26}{median_ms(step, times):8.1f} ms   (goal {goal})")
    worst = max(median_ms(lambda: assess(catalog, Request(text=text)), 1) for text in HOSTILE)  # noqa: B023 - called at once
    print(f"{'the worst hostile text':26}{worst:8.1f} ms   (goal 200)")


if __name__ == "__main__":
    main()
