"""What differs between neighbouring versions: a page for each pair, and its counts for lists."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from calculator.redline import redline, tally
from calculator.redline_view import redline_view
from tools.diff import title
from tools.markup import html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tools.site_versions import Versions


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next: both texts and what differs."""

    older: str
    newer: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    change: Mapping[str, Any]

    @property
    def pair(self) -> str:
        """The two names, as addresses have them."""
        return f"{self.older}..{self.newer}"


def steps(versions: Versions) -> list[Step]:
    """The steps between neighbouring versions, the newest first."""
    texts = [(each.name, json.loads(each.edition.contract)) for each in versions.all]
    return [
        Step(older, newer, before, after, redline(before, after))
        for (newer, after), (older, before) in pairwise(texts)
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
                },
            )
