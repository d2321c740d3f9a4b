"""The questions of an answer as parts of its tree, with a button for each reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.nodes import Node, Place, node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.advice import Question
    from calculator.answer import Answer
    from calculator.effort_model import SizeQuestion

_UNKNOWN = "unknown"


def scope_questions(place: Place, answer: Answer) -> Iterator[Node]:
    """The question on which the verdict hangs, or the one that a reply has settled."""
    yield from _asked(place, answer, size=False)


def size_questions(place: Place, answer: Answer) -> Iterator[Node]:
    """The question that narrows the hours, or the one that a reply has settled."""
    yield from _asked(place, answer, size=True)


def _asked(place: Place, answer: Answer, *, size: bool) -> Iterator[Node]:
    """The question still open; one that is settled stays, so that the reply can be changed."""
    known = place.catalog.advice.all_questions
    about_size = place.catalog.advice.effort.size_questions
    replies = [*((asked.id, None) for asked in answer.questions), *answer.answered]
    for name, value in replies:
        if (name in about_size) is size:
            yield _question(place, known[name], value, size=size)


def _question(
    place: Place, question: Question | SizeQuestion, replied: str | None, *, size: bool
) -> Node:
    hook = {"data_replied" if replied else "data_question": question.id}
    names = ["result__question", *(["result__question--replied"] if replied else [])]
    return node(
        "fieldset",
        " ".join([*names, *(["result__question--size"] if size else [])]),
        node("legend", "result__asked", place.text(question.text)),
        *reply_buttons(place, question, replied),
        **hook,
    )


def reply_buttons(
    place: Place, question: Question | SizeQuestion, replied: str | None
) -> Iterator[Node]:
    """A button for each reply; the one that was given is pressed."""
    for option in question.options:
        if option.value == replied or option.value != _UNKNOWN:
            pressed = {"aria_pressed": str(option.value == replied).lower()} if replied else {}
            yield node(
                "button",
                "result__reply",
                place.text(option.label),
                type="button",
                data_value=option.value,
                **pressed,
            )
