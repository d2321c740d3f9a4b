"""The open questions of a sizing with a button for each reply, and the replies given before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.nodes import Node, Place, node
from calculator.view_questions import reply_buttons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calculator.sizing import Sizing


def replies(place: Place, sizing: Sizing, drawn: Sequence[Node]) -> Node:
    """The list of questions as it was drawn, with buttons below those that a reply settles."""
    items = [item for each in drawn for item in each.children if isinstance(item, Node)]
    known = place.catalog.advice.all_questions
    told = []
    # The report names the questions of the sizing first, in their order.
    for position, item in enumerate(items):
        asked = sizing.questions[position] if position < len(sizing.questions) else None
        question = known.get(asked.id or "") if asked else None
        if asked is None or question is None or not asked.lines:
            told.append(item)
            continue
        group = node(
            "div",
            "sizing__replies",
            *reply_buttons(place, question, None),
            role="group",
            aria_label=place.text(question.text),
            data_question=question.id,
            data_lines=_lines(asked.lines),
        )
        told.append(Node(item.tag, item.attrs, (*item.children, group)))
    return node("ul", "result__list", *told)


def given_replies(place: Place, sizing: Sizing) -> Iterator[Node]:
    """The replies that lines hold, so that they can be changed or taken back."""
    known = place.catalog.advice.all_questions
    found: dict[tuple[str, str], list[int]] = {}
    for number, line in enumerate(sizing.agreement.lines):
        for name, value in line.answers.items():
            if name in known:
                found.setdefault((name, value), []).append(number)
    for (name, value), lines in found.items():
        yield node(
            "fieldset",
            "result__question result__question--replied",
            node("legend", "result__asked", place.text(known[name].text)),
            *reply_buttons(place, known[name], value),
            data_replied=name,
            data_lines=_lines(lines),
        )


def _lines(lines: Sequence[int]) -> str:
    return " ".join(str(each) for each in lines)
