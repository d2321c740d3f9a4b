"""What a change of version changes in the answers: the same requests, asked of two versions."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from calculator.answer import Request
from calculator.assess import assess
from calculator.figures import hours_text
from calculator.nodes import Node, node
from calculator.redline_words import counted, tell, version_name
from calculator.words import typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from calculator.answer import Answer
    from calculator.catalog import Catalog
    from calculator.model import Guide

type Outcome = dict[str, Any]
"""What of an answer a version can change: `verdict`, ids of the `clauses` that decide, `hours`
(low, likely, high), `deadline` (business hours to the first response)."""

_COMPARED = ("verdict", "clauses", "hours", "deadline")


def outcome(answer: Answer) -> Outcome:
    """What of an answer a version of the guide can change, as plain data."""
    hours, deadline = answer.hours, answer.deadline
    return {
        "verdict": answer.verdict,
        "clauses": [each.id for each in answer.clauses],
        "hours": [hours.low, hours.likely, hours.high] if hours else None,
        "deadline": deadline.business_hours if deadline else None,
    }


def outcomes(catalog: Catalog, examples: Iterable[Mapping[str, str]]) -> list[Outcome]:
    """The outcome of each request (`text`, `lang`), where nothing else is known."""
    return [
        outcome(assess(catalog, Request(text=each["text"], lang=each["lang"]))) for each in examples
    ]


def shifts(
    examples: Sequence[Mapping[str, str]], before: Sequence[Outcome], after: Sequence[Outcome]
) -> list[dict[str, Any]]:
    """The requests whose outcome differs: `text`, `lang`, `before`, `after`, `changed`."""
    found = []
    for example, old, new in zip(examples, before, after, strict=True):
        changed = [key for key in _COMPARED if old[key] != new[key]]
        if changed:
            found.append({**example, "before": old, "after": new, "changed": changed})
    return sorted(found, key=transition)


def shifts_view(
    found: Sequence[Mapping[str, Any]], guides: tuple[Guide, Guide], asked: int, lang: str
) -> Node:
    """The tree of the requests that are answered otherwise, of so many asked."""
    names = [version_name(guide.version, lang) for guide in guides]
    intro = tell("behaviour_intro", lang, n=asked, before=names[0], after=names[1])
    groups = (
        _group(list(alike), guides, lang, verdicts)
        for verdicts, alike in groupby(found, transition)
    )
    none = [node("p", "behaviour__none", tell("behaviour_none", lang))] if not found else []
    return node(
        "div", "behaviour", node("p", "behaviour__intro", intro), *none, *groups,
        data_behaviour=str(len(found)),
    )  # fmt: skip


def transition(shift: Mapping[str, Any]) -> tuple[str, str]:
    """The verdict before and the verdict after; shifts are sorted by it."""
    return shift["before"]["verdict"], shift["after"]["verdict"]


def _group(
    alike: list[Mapping[str, Any]],
    guides: tuple[Guide, Guide],
    lang: str,
    verdicts: tuple[str, str],
) -> Node:
    before, after = (tell(f"verdict_{each}", lang) for each in verdicts)
    if verdicts[0] == verdicts[1]:
        title = counted("behaviour_same", len(alike), lang).replace("{verdict}", after)
    else:
        title = counted("behaviour_shift", len(alike), lang)
        title = title.replace("{before}", before).replace("{after}", after)
    items = (_item(shift, guides, lang) for shift in alike)
    return node(
        "section",
        "behaviour__group",
        node("h3", "behaviour__title", title),
        node("ul", "behaviour__list", *items),
        data_before=verdicts[0],
        data_after=verdicts[1],
    )


def _item(shift: Mapping[str, Any], guides: tuple[Guide, Guide], lang: str) -> Node:
    said = node("span", "behaviour__request", _quoted(shift["text"], lang), lang=shift["lang"])
    return node("li", "behaviour__item", said, *_reasons(shift, guides, lang))


def _reasons(
    shift: Mapping[str, Any], guides: tuple[Guide, Guide], lang: str
) -> Iterator[Node | str]:
    """Which clause decides before and after, and the figures that moved."""
    sides = (shift["before"], shift["after"])
    if "clauses" in shift["changed"] or "verdict" in shift["changed"]:
        names = (
            [_clause(guide, each, lang) for each in side["clauses"] if each in guide]
            for guide, side in zip(guides, sides, strict=True)
        )
        yield _row("behaviour_clauses", [" · ".join(each) or "–" for each in names], lang)
    yield from moved_figures(shift, lang)


def moved_figures(shift: Mapping[str, Any], lang: str) -> Iterator[Node]:
    """The hours and the business hours to the first response, where they moved."""
    sides = (shift["before"], shift["after"])
    if "hours" in shift["changed"]:
        figures = [_hours(side["hours"], lang) for side in sides]
        yield _row("behaviour_hours", figures, lang)
    if "deadline" in shift["changed"]:
        waits = [_number(side["deadline"], lang) for side in sides]
        yield _row("behaviour_deadline", waits, lang)


def _row(key: str, values: Sequence[str], lang: str) -> Node:
    text = f"{tell(key, lang)} {values[0]} → {values[1]}"
    return node("span", "behaviour__reason", typeset(text, lang))


def _clause(guide: Guide, clause_id: str, lang: str) -> str:
    clause = guide.clause(clause_id)
    return f"{clause.number} {clause.title[lang]}"


def _hours(figures: Sequence[float] | None, lang: str) -> str:
    if figures is None:
        return "–"
    return f"{_number(figures[0], lang)} – {_number(figures[2], lang)} h"


def _number(figure: float | None, lang: str) -> str:
    return "–" if figure is None else hours_text(figure, lang)


def _quoted(text: str, lang: str) -> str:
    return f"«\u00a0{text}\u00a0»" if lang == "fr" else f"“{text}”"
