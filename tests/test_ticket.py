"""A checked request becomes a ticket that can be pasted."""

from __future__ import annotations

import pytest
from conftest import opened_garden
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import Request, assess
from calculator.nodes import Place
from calculator.view import answer_view
from calculator.view_ticket import ticket, ticket_text
from tools.markup import html


def _text(request: str, lang: str = "en") -> str:
    garden = opened_garden()
    return ticket_text(Place(garden, lang, ""), assess(garden, Request(text=request)))


def test_a_ticket_holds_what_the_clause_asks_for() -> None:
    """Title, request, verdict with its clause, hours, what to have ready, and the version."""
    garden = opened_garden()
    answer = assess(garden, Request(text="Please mow the lawn behind the shed"))
    told = ticket_text(Place(garden, "en", ""), answer).split("\n\n")

    assert told[0] == "Please mow the lawn behind the shed"
    assert told[1].startswith("What the service guide answers:\n- Included (2.1.1 a Mowing")
    assert told[2].startswith("Hours to plan for: ")
    for clause in answer.prerequisites:
        assert garden.guide.clause(clause).title["en"] in "\n".join(told)
    assert told[-1].startswith("Guide version ")


def test_an_open_question_stands_in_the_ticket() -> None:
    """What decides is written down for whoever reads the ticket."""
    told = _text("The hedge has grown a lot, can it be trimmed?")

    assert "To be settled:\n- How tall is the hedge?" in told


def test_each_ask_has_its_verdict() -> None:
    """A ticket with several asks tells them apart."""
    told = _text("- Mow the lawn behind the shed\n- Fell the dead cherry tree")

    assert "- Included (" in told
    assert "- Excluded (" in told


def test_a_long_first_line_is_cut_for_the_title() -> None:
    """The title stays short, the request stays whole."""
    title, whole, *_ = _text("Mow the lawn " * 20).split("\n\n")

    assert len(title) <= 80
    assert title.endswith("…")
    assert whole == ("Mow the lawn " * 20).strip()


@pytest.mark.parametrize("text", ["What is the capital of France?", "", "Do the thing please"])
def test_no_ticket_where_the_guide_has_no_answer(text: str) -> None:
    """What is unrelated or unclear makes no ticket."""
    garden = opened_garden()
    assert list(ticket(Place(garden, "en", ""), assess(garden, Request(text=text)))) == []


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_text_is_data(text: str) -> None:
    """Whatever was typed stays text in the page."""
    garden = opened_garden()
    asked = f"Mow the lawn <script>x</script> {text}"
    page = html(answer_view(garden, assess(garden, Request(text=asked)), "fr", ""))
    assert "<script" not in page
