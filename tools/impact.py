"""What a change of the catalog changes for its readers: clauses, answers, figures of contracts."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.behaviour import shifts, transition
from calculator.redline import STATES, tally
from calculator.redline_words import counted, tell, version_name
from calculator.sizing import size_contract
from calculator.sizing_example import example_agreement, sample_lines
from tools.behaviour import answered, requests
from tools.catalog import open_catalog
from tools.diff import compare_texts, redline_text
from tools.errors import BadCatalogError, MisuseError, RefusedError
from tools.load import load
from tools.repository import checked_out
from tools.translations import stale
from tools.versions import DRAFT, releases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from calculator.behaviour import Outcome
    from calculator.catalog import Catalog
    from calculator.sizing_agreement import Agreement

_SIZES = {"small": 0.25, "middle": 1.0, "large": 4.0}
"""The sample contracts: the catalog's example, and smaller and larger ones."""
_LISTED = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """Hours a month of a sample contract, low, mean and high; None where nothing is estimated."""

    contract: str
    before: tuple[float, float, float] | None
    after: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Impact:
    """What differs between two catalogs, as `compare` and `shifts` describe it.

    `stale` are the ids whose translation nobody has read as it stands; `asked` is the number of
    example requests that were put to both.
    """

    before: str
    languages: tuple[str, ...]
    change: Mapping[str, Any]
    stale: tuple[str, ...]
    asked: int
    shifts: Sequence[Mapping[str, Any]]
    contracts: tuple[Figures, ...]


def impact(folder: Path, since: str | None = None) -> Impact:
    """The working catalog against the last release, or against the catalog of a git commit.

    Raises MisuseError without a release to compare with, RefusedError for an unknown commit, and
    the catalog's own errors.
    """
    after = open_catalog(folder, DRAFT)
    sources, _ = load(folder)
    waiting = tuple(entry.id for entry, _ in stale(sources)) if sources else ()
    with _baseline(folder, since) as (place, version, name):
        before = _opened(place, version, name)
        asked = requests(after, every=True)
        with ProcessPoolExecutor(2) as pool:
            old, new = pool.map(_answered, (place, folder), (version, DRAFT), (asked, asked))
        found = shifts(asked, old, new)
        comparison = compare_texts((place, version), (folder, DRAFT))
        return Impact(
            before=name,
            languages=after.guide.languages,
            change=comparison.change,
            stale=waiting,
            asked=len(asked),
            shifts=found,
            contracts=tuple(_contracts(before, after)),
        )


@contextmanager
def _baseline(folder: Path, since: str | None) -> Iterator[tuple[Path, str, str]]:
    """Folder, version and name of what the working catalog is compared with."""
    if since:
        with TemporaryDirectory() as place:
            yield checked_out(folder, since, Path(place)), DRAFT, since
        return
    known = releases(folder)
    if not known:
        raise MisuseError("There is no release to compare with: name a commit with --since.")
    yield folder, known[-1].version, known[-1].version


def _opened(folder: Path, version: str, name: str) -> Catalog:
    try:
        return open_catalog(folder, version)
    except BadCatalogError as error:
        raise RefusedError(
            f"The catalog of {name} does not pass today’s checks ({len(error.problems)} errors): "
            "compare with a later commit."
        ) from error


def _answered(folder: Path, version: str, asked: Sequence[Mapping[str, str]]) -> list[Outcome]:
    return answered(open_catalog(folder, version), asked)


def _contracts(before: Catalog, after: Catalog) -> Iterator[Figures]:
    for name, factor in _SIZES.items():
        yield Figures(name, *(_monthly(each, _sample(each, factor)) for each in (before, after)))


def _sample(catalog: Catalog, factor: float) -> Agreement:
    whole = example_agreement(catalog, catalog.guide.languages[0])
    size = {name: max(1, round(number * factor)) for name, number in whole.size.items()}
    return replace(whole, size=MappingProxyType(size), lines=sample_lines(catalog, size))


def _monthly(catalog: Catalog, agreement: Agreement) -> tuple[float, float, float] | None:
    hours = size_contract(catalog, agreement).monthly
    return (hours.low, hours.mean, hours.high) if hours else None


def markdown(found: Impact, lang: str) -> str:
    """The report for a pull request; clauses and verdicts are named in the language."""
    return "\n\n".join(
        (
            f"# What the working catalog changes against {version_name(found.before, lang)}",
            "## Clauses",
            *_clauses(found, lang),
            "## Translations",
            _translations(found),
            "## Answers",
            *_answers(found, lang),
            "## Hours of three sample contracts",
            _table(
                ("Contract", "Before", "After"),
                [
                    (each.contract, _hours(each.before), _hours(each.after))
                    for each in found.contracts
                ],
            ),
        )
    ) + "\n"  # fmt: skip


def _clauses(found: Impact, lang: str) -> Iterator[str]:
    counts = tally(found.change)
    told = [counted(f"tally_{state}", counts[state], lang) for state in STATES if counts[state]]
    yield ", ".join(told) or tell("tally_none", lang)
    if told:
        yield f"~~~text\n{redline_text(found.change, lang)}\n~~~"


def _translations(found: Impact) -> str:
    if not found.stale:
        return "Every translation has been read as it stands."
    return f"To be read (`guide translations`): {', '.join(found.stale)}."


def _answers(found: Impact, lang: str) -> Iterator[str]:
    yield f"{len(found.shifts)} of {found.asked} example requests are answered otherwise."
    groups = [list(alike) for _, alike in groupby(found.shifts, transition)]
    for alike in sorted(groups, key=len, reverse=True):
        old, new = transition(alike[0])
        lines = [f"- {each['text']}" for each in alike[:_LISTED]]
        more = [f"- … and {len(alike) - _LISTED} more"] if len(alike) > _LISTED else []
        title = f"**{tell(f'verdict_{old}', lang)} → {tell(f'verdict_{new}', lang)}**"
        yield "\n".join([f"{title} ({len(alike)})", "", *lines, *more])


def _hours(hours: tuple[float, float, float] | None) -> str:
    return "–" if hours is None else f"{hours[1]:g} h ({hours[0]:g} to {hours[2]:g})"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
