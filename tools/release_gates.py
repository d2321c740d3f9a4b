"""What stands against a release: each gate is one generator of reasons, all are told at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator import Request, assess
from tools.catalog import open_catalog
from tools.repository import uncommitted
from tools.translations import stale
from tools.versions import DRAFT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tools.release import Order
    from tools.sources import Sources
    from tools.versions import Release

_HEADINGS = ("cha-", "par-")
_NAMED_AT_MOST = 8
_OPEN = frozenset({"depends", "unclear"})
"""Verdicts that settle nothing: they send nobody the wrong way."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be released, from which catalog, beside which releases."""

    folder: Path
    order: Order
    sources: Sources
    known: Sequence[Release]

    @property
    def same(self) -> Release | None:
        """The release that bears the name already."""
        return next((each for each in self.known if each.version == self.order.version), None)

    @property
    def others(self) -> list[Release]:
        """All other releases."""
        return [each for each in self.known if each.version != self.order.version]


def reasons(wanted: Wanted) -> list[str]:
    """Everything that speaks against this release, one sentence each."""
    return [reason for gate in GATES for reason in gate(wanted)]


def published(wanted: Wanted) -> Iterator[str]:
    """A published version never changes; a provisional one on request, until it is built upon."""
    same, version = wanted.same, wanted.order.version
    if same is None:
        return
    after = [each.version for each in wanted.known if each.previous == same.manifest_hash]
    if not same.provisional:
        yield f"{version} is published: it never changes. Choose another name."
    elif not wanted.order.replace:
        yield f"{version} exists and is provisional: add --replace to redo it."
    elif after:
        yield f"{version} cannot be redone: {after[0]} was built upon it."


def earlier_date(wanted: Wanted) -> Iterator[str]:
    """The effective dates of releases go forward."""
    last = max(wanted.others, key=lambda each: each.effective, default=None)
    if last and wanted.order.effective.isoformat() <= last.effective:
        yield (
            f"{wanted.order.version} cannot begin on {wanted.order.effective}: "
            f"{last.version} begins on {last.effective}, and a new version begins later."
        )


def unread_translations(wanted: Wanted) -> Iterator[str]:
    """What is published for good says the same in each language, as somebody has checked."""
    waiting = [entry.id for entry, _ in stale(wanted.sources)]
    if waiting and not wanted.order.provisional:
        yield (
            f"Translations not approved: {', '.join(waiting)}. See “guide translations”, "
            "or make the release --provisional."
        )


def vanished_ids(wanted: Wanted) -> Iterator[str]:
    """A clause that goes says so, and what takes its place."""
    known = wanted.sources.known_ids | wanted.sources.retired.keys()
    gone = {
        name
        for release in wanted.others
        for name in release.entries
        if name not in known and not name.startswith(_HEADINGS)
    }
    if gone:
        yield (
            f"Clauses that vanished: {', '.join(sorted(gone))}. Name each in “retired” of "
            "guide.yml with its successor (null where nothing takes its place)."
        )


def illustrative_figures(wanted: Wanted) -> Iterator[str]:
    """A figure of our own never becomes contract text."""
    ours = [
        entry.id for entry in wanted.sources.entries if entry.data.get("figures") == "illustrative"
    ]
    if ours:
        yield (
            f"Illustrative figures in the text: {', '.join(ours)}. Agree on each with the "
            "provider, then say “figures: contract”, or leave it out."
        )


def uncommitted_files(wanted: Wanted) -> Iterator[str]:
    """What is published can be found again in the history of the repository."""
    if not wanted.order.git:
        return
    files = uncommitted(wanted.folder)
    if files:
        yield (
            f"Not committed: {_some(files)}. Commit the catalog first, so that what is published "
            "can be found again; --no-git releases without that check."
        )


def failing_examples(wanted: Wanted) -> Iterator[str]:
    """No example is wrongly answered “included”, and none that the guide shows is answered wrong.

    The answers are those of today's advice under the text to be released.
    """
    if not (wanted.folder / "advice").is_dir():
        return
    catalog = open_catalog(wanted.folder, DRAFT)
    failed = [
        f"“{each.text}” ({each.clause}: {answer.verdict} instead of {each.verdict})"
        for each in catalog.advice.examples
        for answer in [assess(catalog, Request(text=each.text, lang=each.lang))]
        if answer.verdict not in {each.verdict, *_OPEN}
        and "settled" not in answer.notes
        and (each.show or answer.verdict == "included")
    ]
    if failed:
        yield f"Examples that fail: {_some(failed)}. Mend the advice or take them out."


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED_AT_MOST
    shown = ", ".join(names[:_NAMED_AT_MOST])
    return f"{shown} and {more} more" if more > 0 else shown


GATES: tuple[Callable[[Wanted], Iterator[str]], ...] = (
    published,
    earlier_date,
    vanished_ids,
    illustrative_figures,
    unread_translations,
    uncommitted_files,
    failing_examples,
)
