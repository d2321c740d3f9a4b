"""An answer as a tree of plain elements, the same for the built page and for the browser.

Every text in it is a text: whoever draws the tree escapes it or makes text nodes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from calculator.answer import VERDICTS, WORST_FIRST
from calculator.nodes import Node, Place, node, node_json
from calculator.view_example import disagree
from calculator.view_figures import deadline_row, hours_row
from calculator.view_questions import scope_questions, size_questions
from calculator.view_ticket import source_text, ticket

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calculator.answer import Answer
    from calculator.catalog import Catalog
    from calculator.model import Clause

__all__ = ["Node", "answer_view", "node_json"]

_AROUND = 60
"""Characters of a long request that stay to be read on each side of a word that counted."""


def answer_view(catalog: Catalog, answer: Answer, lang: str, base: str) -> Node:
    """The tree of an answer in a language; `base` leads from the page to the root of its guide."""
    place = Place(catalog, lang, base)
    if not answer.text.strip():
        return node("div", "result", node("p", "result__means", place.say("empty")))
    several = " result--several" if answer.asks else ""
    return node("div", f"result{several}", *_whole(place, answer))


def _whole(place: Place, answer: Answer) -> Iterator[Node]:
    yield _verdict(place, answer)
    if answer.asks:
        yield from _asks(place, answer)
    else:
        yield from _notes(place, answer.notes)
        yield from _body(place, answer)
    if answer.deadline:
        yield deadline_row(place, answer.deadline)
    yield from ticket(place, answer)
    yield node("p", "result__source", source_text(place, answer))


def _verdict(place: Place, answer: Answer) -> Node:
    name = place.heading("result__name", place.say(f"verdict_{answer.verdict}"))
    means = node("p", "result__means", _means(place, answer))
    return node("header", "result__verdict", name, means, *_tally(place, answer.asks))


def _means(place: Place, answer: Answer) -> str:
    """What the verdict comes to, in a sentence."""
    verdicts = {ask.verdict for ask in answer.asks}
    if verdicts:
        return place.say("whole_same" if len(verdicts) == 1 else "whole", n=len(answer.asks))
    if answer.verdict == "depends" and answer.questions:
        return place.say("means_asked")
    if answer.verdict == "unclear" and not answer.candidates:
        return place.say("means_wordless")
    return place.say(f"means_{answer.verdict}")


def _tally(place: Place, asks: Sequence[Answer]) -> Iterator[Node]:
    """How many asks got which verdict, the strictest first."""
    if asks:
        count = Counter(ask.verdict for ask in asks)
        order = sorted(count, key=(*WORST_FIRST, *VERDICTS).index)
        parts = (f"{place.say(f'verdict_{each}')}\u00a0× {count[each]}" for each in order)
        yield node("p", "result__tally", " · ".join(parts))


def _notes(place: Place, notes: Sequence[str]) -> Iterator[Node]:
    for note in notes:
        yield node("p", "result__note", place.say(f"note_{note}"))


def _asks(place: Place, answer: Answer) -> Iterator[Node]:
    told = {note for ask in answer.asks for note in ask.notes}
    yield from _notes(place, [note for note in answer.notes if note not in told])
    for number, ask in enumerate(answer.asks, start=1):
        yield _ask(place.below(), ask, number)
    if answer.hours and sum(ask.hours is not None for ask in answer.asks) > 1:
        yield hours_row(place, answer.hours, label="hours_total")
    yield from _ready(place, answer)


def _ask(place: Place, ask: Answer, number: int) -> Node:
    """One ask as a card: its own words, its verdict, and all that follows from it."""
    words = node("span", "result__asked-words", *_highlighted(ask))
    return node(
        "section",
        "result__ask",
        node("p", "result__number", place.say("ask", n=number)),
        node("p", "result__words", words),
        _verdict(place, ask),
        *_notes(place, ask.notes),
        *_facts(place, ask, among=True),
        data_ask=str(number),
        data_verdict=ask.verdict,
        aria_label=place.say("ask", n=number),
    )


def _body(place: Place, answer: Answer) -> Iterator[Node]:
    facts = list(_facts(place, answer))
    asked = [each for each in facts if each.tag == "fieldset"]
    yield from asked
    if answer.triggers:
        yield place.row("your_words", node("p", "result__words", *_highlighted(answer)))
    yield from facts[len(asked) :]


def _facts(place: Place, answer: Answer, *, among: bool = False) -> Iterator[Node]:
    """What follows from a verdict; what several asks need alike is said once, below them."""
    yield from scope_questions(place, answer)
    yield from _clauses(place, answer)
    yield from _ways(place, answer)
    if answer.hours:
        yield hours_row(place, answer.hours, asked=size_questions(place, answer))
    if not among:
        yield from _ready(place, answer)
    yield from _why(place, answer)


def _ready(place: Place, answer: Answer) -> Iterator[Node]:
    if answer.prerequisites:
        yield place.row("ready", _links(place, "ready", answer.prerequisites))


def _highlighted(answer: Answer) -> Iterator[Node | str]:
    """The text of the request with the words that counted marked; the rest of a long one cut."""
    done = 0
    for trigger in answer.triggers:
        yield _cut(answer.text[done : trigger.start], first=done == 0)
        yield Node("mark", {}, (answer.text[trigger.start : trigger.end],))
        done = trigger.end
    yield _cut(answer.text[done:], first=done == 0, last=True)


def _cut(text: str, *, first: bool = False, last: bool = False) -> str:
    """A stretch between two marks, without its middle where that is long."""
    if len(text) <= 4 * _AROUND:
        return text
    head = text[: 3 * _AROUND] if first and last else "" if first else text[:_AROUND]
    return f"{head}…{'' if last else text[-_AROUND:]}"


def _clauses(place: Place, answer: Answer) -> Iterator[Node]:
    """What decides; where nothing does, what comes closest."""
    guide = place.catalog.guide
    cited = [guide.clause(each.id) for each in answer.clauses]
    if cited:
        label = "decides" if len(cited) == 1 else "decides_many"
        figures = (_quotation(place, each, data_clause=each.id) for each in cited)
        yield place.row(label, *figures)
    elif answer.verdict == "unclear" and answer.candidates:
        closest = [guide.clause(each.id) for each in answer.candidates[:3]]
        figures = (_quotation(place, each) for each in closest)
        none = node("p", "result__text", place.say("none_of_these"))
        yield place.row("closest", *figures, none)


def _quotation(place: Place, clause: Clause, **hook: str) -> Node:
    caption = node("p", "result__ref", place.link(clause), " ", place.kind(clause))
    return node("article", "result__clause", caption, place.quote(clause), **hook)


def _ways(place: Place, answer: Answer) -> Iterator[Node]:
    """How to get what is out, when it would be in, whom to turn to, and what it draws."""
    if answer.route:
        ways = place.say("or").join(place.say(f"route_{way}") for way in answer.route)
        named = f" ({answer.contact})" if answer.contact else ""
        text = f"{ways[:1].upper()}{ways[1:]}{named}."
        yield place.row("route", node("p", "result__text", text))
    unless = place.catalog.guide.clause(answer.clauses[0].id).unless if answer.clauses else None
    if unless and answer.verdict == "excluded":
        yield place.row("unless", node("p", "result__text", place.say(f"exception_{unless}")))
    if answer.verdict == "contact":
        yield place.row("contact", node("p", "result__text", _contact(place, answer)))
    if answer.consumes_hours:
        yield place.row("consumes", node("p", "result__text", place.say("consumes_yes")))


def _contact(place: Place, answer: Answer) -> str:
    if answer.contact:
        return place.say("contact_named", name=answer.contact)
    return place.say("contact_person")


def _links(place: Place, name: str, clauses: Sequence[str]) -> Node:
    guide = place.catalog.guide
    items = (Node("li", {}, (place.link(guide.clause(each)),)) for each in clauses)
    return node("ul", f"result__list result__list--{name}", *items)


def _why(place: Place, answer: Answer) -> Iterator[Node]:
    rows = list(_reasons(place.below(), answer))
    if rows:
        summary = Node("summary", {}, (place.say("why"),))
        yield node("details", "result__why", summary, *rows)
    yield disagree(place, answer)


def _reasons(place: Place, answer: Answer) -> Iterator[Node]:
    if answer.runner_up:
        rival = answer.runner_up
        clause = place.link(place.catalog.guide.clause(rival.clause))
        verdict = place.say(f"verdict_{rival.verdict}")
        reason = place.say("lost", verdict=verdict, reason=place.say(f"lost_{rival.reason}"))
        yield place.row("runner_up", node("p", "result__text", clause, f" {reason}"))
    if answer.would_change:
        change = node("p", "result__text", place.say("change_to"))
        yield place.row("would_change", change, _links(place, "change", answer.would_change))
    if answer.reliability and answer.reliability.of:
        measured = answer.reliability
        text = place.say("reliability_of", right=measured.right, of=measured.of)
        yield place.row("reliability", node("p", "result__text", text))
