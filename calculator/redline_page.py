"""All that a page about two versions shows: the redline, and the answers that differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.behaviour import shifts, shifts_view
from calculator.model import guide_from_json
from calculator.redline import redline
from calculator.redline_view import redline_view
from calculator.redline_words import tell, version_name
from calculator.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from calculator.nodes import Node

_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to another: both texts, what differs in them and in the answers.

    `shifts` are those of so many requests (`asked`) that are answered otherwise.
    """

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    change: Mapping[str, Any]
    asked: int
    shifts: Sequence[Mapping[str, Any]]

    @property
    def older(self) -> str:
        """The name of the version that is left."""
        return str(self.before["version"])

    @property
    def newer(self) -> str:
        """The name of the version that is reached."""
        return str(self.after["version"])

    @property
    def pair(self) -> str:
        """The two names, as addresses have them."""
        return f"{self.older}..{self.newer}"


@dataclass(frozen=True, slots=True)
class StepPage:
    """The parts of a page; `kinds` are the kinds of clauses that change: code, name, how many."""

    title: str
    kinds: Sequence[tuple[str, str, int]]
    redline: Node
    behaviour: Node


def step(
    texts: tuple[Mapping[str, Any], Mapping[str, Any]],
    answered: tuple[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]],
) -> Step:
    """Compare two contract texts, and the outcomes of requests under each of them.

    An answered request is its `text`, its `lang` and the `outcome` (see
    `calculator.behaviour`); those that were put to one version only are left out.
    """
    old, new = ({(each["text"], each["lang"]): each for each in side} for side in answered)
    both = [key for key in old if key in new]
    asked = [{"text": text, "lang": lang} for text, lang in both]
    before, after = ([side[key]["outcome"] for key in both] for side in (old, new))
    found = shifts(asked, before, after)
    return Step(*texts, change=redline(*texts), asked=len(asked), shifts=found)


def step_page(found: Step, lang: str, base: str) -> StepPage:
    """The parts of a page for readers of a language; `base` leads to the guides in it."""
    guides = (guide_from_json(found.before), guide_from_json(found.after))
    return StepPage(
        title=step_title(found.change, lang),
        kinds=_kinds(found, lang),
        redline=redline_view(found.before, found.after, found.change, lang, base),
        behaviour=shifts_view(found.shifts, guides, found.asked, lang),
    )


def step_title(change: Mapping[str, Any], lang: str) -> str:
    """Which versions are compared."""
    return " → ".join(version_name(change[side], lang) for side in ("from", "to"))


def _kinds(found: Step, lang: str) -> list[tuple[str, str, int]]:
    """The kinds of clauses that change, each by its name, and how many do."""
    changed = Counter(
        entry["kind"] if f"kind_{entry['kind']}" in WORDS else _OTHER
        for entry in found.change["entries"]
        if entry["level"] == "clause" and entry["state"] != "renumbered"
    )
    return [(kind, tell(f"kind_{kind}", lang), number) for kind, number in changed.items()]
