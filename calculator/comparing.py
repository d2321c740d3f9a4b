"""The same request under two versions of the guide: what differs, and which clause makes it so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.behaviour import moved_figures, outcome, shifts
from calculator.nodes import Node, Place, node
from calculator.redline_words import tell, version_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.answer import Answer
    from calculator.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Side:
    """An answer with the version it was given under."""

    catalog: Catalog
    answer: Answer


def other_base(base: str, version: str) -> str:
    """Where the guide of another version stands, seen from a page whose own stands at `base`."""
    return f"{base}../{version}/"


def comparison_view(here: Side, there: Side, lang: str, base: str) -> Node:
    """What differs between the answers under two versions, the page's own first.

    `base` leads from the page to the root of the guide of its own version.
    """
    example = {"text": here.answer.text, "lang": lang}
    found = shifts([example], [outcome(here.answer)], [outcome(there.answer)])
    items = [*_clauses(here, there, lang, base)]
    items += [
        node("li", "compare__item", row) for each in found for row in moved_figures(each, lang)
    ]
    key = "compare_reasons" if items else "compare_same"
    if here.answer.verdict != there.answer.verdict:
        key = "compare_otherwise"
    told = tell(
        key,
        lang,
        here=_named(here, lang),
        there=_named(there, lang),
        before=tell(f"verdict_{here.answer.verdict}", lang),
        after=tell(f"verdict_{there.answer.verdict}", lang),
    )
    reasons = [node("ul", "compare__list", *items)] if items else []
    sentence = node("p", "compare__told", told[:1].upper() + told[1:])
    return node("div", "compare", sentence, *reasons, data_compare="other" if items else "same")


def _clauses(here: Side, there: Side, lang: str, base: str) -> Iterator[Node]:
    """The clauses that decide on one side only, and those whose words are not the same."""
    yield from _alone(here, there, lang, base)
    yield from _alone(there, here, lang, other_base(base, there.catalog.guide.version))
    theirs = _decisive(there.answer)
    for name in _decisive(here.answer):
        if name in theirs and _words(here, name) != _words(there, name):
            yield _item("compare_reworded", name, here, there, Place(here.catalog, lang, base))


def _alone(side: Side, other: Side, lang: str, base: str) -> Iterator[Node]:
    """The clauses that decide on this side and not on the other."""
    theirs, place = _decisive(other.answer), Place(side.catalog, lang, base)
    for name in _decisive(side.answer):
        if name not in theirs:
            known = name in other.catalog.guide
            yield _item("compare_only" if known else "compare_absent", name, side, other, place)


def _item(why: str, name: str, side: Side, other: Side, place: Place) -> Node:
    clause = side.catalog.guide.clause(name)
    versions = {"version": _named(side, place.lang), "other": _named(other, place.lang)}
    text = f" {tell(why, place.lang, **versions)}"
    return node("li", "compare__item", place.link(clause), text, data_decides=name)


def _decisive(answer: Answer) -> dict[str, None]:
    """The clauses that decide, of every ask, in order."""
    return dict.fromkeys(each.id for ask in (answer, *answer.asks) for each in ask.clauses)


def _words(side: Side, name: str) -> tuple[str, ...]:
    guide = side.catalog.guide
    return tuple(guide.clause(name).quote(lang) for lang in guide.languages)


def _named(side: Side, lang: str) -> str:
    return version_named(side.catalog.guide.version, lang)
