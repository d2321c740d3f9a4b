"""A checked request as a ticket: ready to paste, with what the deciding clauses ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.figures import hours_text
from calculator.nodes import node
from calculator.view_example import taken_away

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.answer import Answer
    from calculator.nodes import Node, Place

_TITLE = 80
_SILENT = frozenset({"unclear", "unrelated"})


def ticket(place: Place, answer: Answer) -> Iterator[Node]:
    """The offer to take the request away as a ticket; none where the guide has no answer to it."""
    if answer.verdict in _SILENT:
        return
    button = node(
        "button",
        "result__other",
        place.say("ticket_copy"),
        type="button",
        data_entry=ticket_text(place, answer),
    )
    yield taken_away(place, "ticket", [button], " result__entry--ticket")


def ticket_text(place: Place, answer: Answer) -> str:
    """Title, request, and what the guide says of it, as plain text in paragraphs."""
    title, whole = _title(answer.text), answer.text.strip()
    parts = [
        [title],
        [whole] if whole != title else [],
        [place.say("ticket_guide"), *(_verdict(place, each) for each in answer.asks or (answer,))],
        list(_hours(place, answer)),
        list(_ready(place, answer)),
        list(_open(place, answer)),
        [source_text(place, answer)],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _title(text: str) -> str:
    """The first line of a request, short enough for a title."""
    first = text.strip().splitlines()[0].strip()
    return first if len(first) <= _TITLE else f"{first[: _TITLE - 1].rstrip()}…"


def _verdict(place: Place, answer: Answer) -> str:
    guide = place.catalog.guide
    cited = (guide.clause(each.id) for each in answer.clauses)
    named = ", ".join(f"{each.number} {place.text(each.title)}" for each in cited)
    verdict = place.say(f"verdict_{answer.verdict}")
    return f"- {verdict} ({named})" if named else f"- {verdict}"


def _hours(place: Place, answer: Answer) -> Iterator[str]:
    if answer.hours:
        names = ("low", "likely", "high")
        figures = {name: hours_text(getattr(answer.hours, name), place.lang) for name in names}
        yield place.say("ticket_hours", **figures)


def _ready(place: Place, answer: Answer) -> Iterator[str]:
    if answer.prerequisites:
        yield place.say("ticket_ready")
    for each in answer.prerequisites:
        clause = place.catalog.guide.clause(each)
        yield f"- {clause.number} {place.text(clause.title)}"


def _open(place: Place, answer: Answer) -> Iterator[str]:
    asked = dict.fromkeys(
        question.text for each in answer.asks or (answer,) for question in each.questions
    )
    if asked:
        yield place.say("ticket_open")
    yield from (f"- {text}" for text in asked)


def source_text(place: Place, answer: Answer) -> str:
    """The version and the hashes that an answer rests on."""
    return place.say(
        "provenance",
        version=answer.version,
        contract=answer.contract_hash[:8],
        revision=answer.advice_revision,
        advice=answer.advice_hash[:8],
    )
