"""What must hold between the files of a catalog.

Each rule is one small generator: it takes the sources, yields problems and knows no other rule.
Its name is the code, its docstring the explanation that `guide explain` shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.checks.advice import unpublished_advice
from tools.checks.examples import thin_examples
from tools.checks.figures import (
    figure_without_provenance,
    public_without_address,
    unexplained_figure,
)
from tools.checks.ids import duplicate_id, wrong_prefix
from tools.checks.overlaps import overlaps
from tools.checks.references import (
    dangling_reference,
    part_used_twice,
    unused_part,
    wrong_file_name,
)
from tools.checks.releases import altered_release, reused_id, vanished_id, wrongly_retired
from tools.checks.source import copied_wording, uncovered_source, unknown_source
from tools.checks.translation import stale_translation
from tools.errors import BadCatalogError
from tools.load import load
from tools.problems import errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tools.problems import Problem
    from tools.sources import Sources

CHECKS: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    duplicate_id,
    wrong_prefix,
    dangling_reference,
    unused_part,
    part_used_twice,
    wrong_file_name,
    uncovered_source,
    unknown_source,
    copied_wording,
    figure_without_provenance,
    public_without_address,
    unexplained_figure,
    stale_translation,
    thin_examples,
    overlaps,
    unpublished_advice,
    altered_release,
    reused_id,
    vanished_id,
    wrongly_retired,
)

WARNINGS = frozenset((stale_translation, thin_examples, overlaps, unpublished_advice))
"""Those that never find an error."""


def check(folder: Path) -> tuple[Sources | None, list[Problem]]:
    """The catalog and everything wrong with it, in reading order.

    While a file cannot be read, the rules between files wait: they would blame the wrong one.
    """
    return _checked(folder, CHECKS)


def sound(folder: Path) -> Sources:
    """The catalog in the folder; raises BadCatalogError with all its errors where it has any."""
    sources, problems = _checked(folder, [rule for rule in CHECKS if rule not in WARNINGS])
    found = errors(problems)
    if sources is None or found:
        raise BadCatalogError(str(folder), found)
    return sources


def _checked(
    folder: Path, rules: Iterable[Callable[[Sources], Iterator[Problem]]]
) -> tuple[Sources | None, list[Problem]]:
    sources, problems = load(folder)
    if sources is not None:
        problems = [*problems, *(each for rule in rules for each in rule(sources))]
    return sources, sorted(set(problems))
