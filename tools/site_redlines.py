"""What differs between neighbouring versions: a page for each pair, and its counts for lists."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from calculator.behaviour import shifts, shifts_view
from calculator.redline import redline, tally
from calculator.redline_view import redline_view
from calculator.redline_words import tell
from calculator.words import WORDS
from tools.behaviour import answered, requests
from tools.diff import title
from tools.markup import html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from calculator.model import Guide
    from tools.site_versions import Versions

_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next: both texts, what differs in them and in the answers.

    `shifts` are those of so many example requests (`asked`) that are answered otherwise.
    """

    older: str
    newer: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    change: Mapping[str, Any]
    guides: tuple[Guide, Guide]
    asked: int
    shifts: Sequence[Mapping[str, Any]]

    @property
    def pair(self) -> str:
        """The two names, as addresses have them."""
        return f"{self.older}..{self.newer}"


def steps(versions: Versions) -> list[Step]:
    """The steps between neighbouring versions, the newest first."""
    asked = requests(versions.latest.catalog)
    texts = [
        (each, json.loads(each.edition.contract), answered(each.catalog, asked))
        for each in versions.all
    ]
    return [
        Step(
            older=older.name,
            newer=newer.name,
            before=before,
            after=after,
            change=redline(before, after),
            guides=(older.catalog.guide, newer.catalog.guide),
            asked=len(asked),
            shifts=shifts(asked, old, new),
        )
        for (newer, after, new), (older, before, old) in pairwise(texts)
    ]


def counts(step: Step) -> dict[str, int]:
    """How many clauses came, went, changed, moved or got another number."""
    return tally(step.change)


def redlines(
    found: Iterable[Step], languages: Iterable[str]
) -> Iterator[tuple[str, dict[str, object]]]:
    """The address of each page below the site's root, and what its template needs."""
    for step in found:
        for lang in languages:
            view = redline_view(step.before, step.after, step.change, lang, "../../")
            yield (
                f"{lang}/history/{step.pair}/",
                {
                    "lang": lang,
                    "others": [each for each in languages if each != lang],
                    "pair": step.pair,
                    "newer": step.newer,
                    "title": title(step.change, lang),
                    "redline": html(view),
                    "kinds": _kinds(step, lang),
                    "behaviour": html(shifts_view(step.shifts, step.guides, step.asked, lang)),
                },
            )


def _kinds(step: Step, lang: str) -> list[tuple[str, str, int]]:
    """The kinds of clauses that change, each by its name, and how many do."""
    changed = Counter(
        entry["kind"] if f"kind_{entry['kind']}" in WORDS else _OTHER
        for entry in step.change["entries"]
        if entry["level"] == "clause" and entry["state"] != "renumbered"
    )
    return [(kind, tell(f"kind_{kind}", lang), number) for kind, number in changed.items()]
