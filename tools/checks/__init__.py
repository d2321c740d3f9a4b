"""What must hold between the files of a catalog.

Each rule is one small generator: it takes the sources, yields problems and knows no other rule.
Its name is the code, its docstring the explanation that `guide explain` shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.load import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tools.problems import Problem
    from tools.sources import Sources

CHECKS: tuple[Callable[[Sources], Iterator[Problem]], ...] = ()


def check(folder: Path) -> tuple[Sources | None, list[Problem]]:
    """The catalog and everything wrong with it, in reading order.

    While a file cannot be read, the rules between files wait: they would blame the wrong one.
    """
    sources, problems = load(folder)
    if sources is not None:
        problems = [*problems, *(each for rule in CHECKS for each in rule(sources))]
    return sources, sorted(set(problems))
