"""An answer as a tree of plain elements, the same for the built page and for the browser.

Every text in it is a text: whoever draws the tree escapes it or makes text nodes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from calculator.figures import day_text, hours_text, time_text
from calculator.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from calculator.answer import Answer
    from calculator.catalog import Catalog
    from calculator.deadlines import Deadline
    from calculator.effort import Hours
    from calculator.model import Clause


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its tag, its attributes, and what stands in it."""

    tag: str
    attrs: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Node | str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """For whom an answer is drawn, and from where its links lead."""

    catalog: Catalog
    lang: str
    base: str

    def say(self, key: str, **values: object) -> str:
        guide = self.catalog.guide
        names = {"service": guide.service[self.lang], "provider": guide.provider[self.lang]}
        return say(key, self.lang, **{**names, **values})

    def link(self, clause: Clause) -> Node:
        number = _node("span", "ref__number", clause.number)
        return Node(
            "a",
            {"class": "ref", "href": f"{self.base}{clause.page}/#{clause.id}"},
            (number, f" {clause.title[self.lang]}"),
        )


def answer_view(catalog: Catalog, answer: Answer, lang: str, base: str) -> Node:
    """The tree of an answer in a language; `base` leads from the page to the root of its guide."""
    place = _Place(catalog, lang, base)
    return Node("div", {"class": "result"}, tuple(_whole(place, answer)))


def node_json(node: Node | str) -> object:
    """A tree as plain data."""
    if isinstance(node, str):
        return node
    return {
        "tag": node.tag,
        "attrs": dict(node.attrs),
        "children": [node_json(child) for child in node.children],
    }


def _node(tag: str, name: str, *children: Node | str, **attrs: str) -> Node:
    return Node(tag, {"class": name, **attrs}, children)


def _whole(place: _Place, answer: Answer) -> Iterator[Node]:
    if not answer.text.strip():
        yield _node("p", "result__means", place.say("empty"))
        return
    yield _verdict(place, answer)
    yield from _notes(place, answer)
    if answer.asks:
        yield _node("p", "result__label", place.say("asks", n=len(answer.asks)))
        for number, ask in enumerate(answer.asks, start=1):
            yield _ask(place, ask, number)
    else:
        yield from _body(place, answer)
    yield from _deadline(place, answer.deadline)
    yield _source(place, answer)


def _ask(place: _Place, ask: Answer, number: int) -> Node:
    return Node(
        "section",
        {"class": "result__ask", "data-ask": str(number), "data-verdict": ask.verdict},
        (_verdict(place, ask), *_body(place, ask)),
    )


def _verdict(place: _Place, answer: Answer) -> Node:
    return _node(
        "p",
        "result__verdict",
        _node("strong", "result__name", place.say(f"verdict_{answer.verdict}")),
        " ",
        _node("span", "result__means", place.say(f"means_{answer.verdict}")),
    )


def _notes(place: _Place, answer: Answer) -> Iterator[Node]:
    for note in answer.notes:
        yield _node("p", "result__note", place.say(f"note_{note}"))


def _body(place: _Place, answer: Answer) -> Iterator[Node]:
    if answer.triggers:
        yield _node(
            "p",
            "result__words",
            _node("span", "result__label", place.say("your_words")),
            " ",
            *_highlighted(answer),
        )
    yield from _questions(place, answer)
    yield from _clauses(place, answer)
    yield from _hours(place, answer.hours)
    yield from _listed(place, "ready", answer.prerequisites)
    yield from _route(place, answer)
    yield from _why(place, answer)


def _highlighted(answer: Answer) -> Iterator[Node | str]:
    """The text of the request with the words that counted marked."""
    done = 0
    for trigger in answer.triggers:
        yield answer.text[done : trigger.start]
        yield Node("mark", {}, (answer.text[trigger.start : trigger.end],))
        done = trigger.end
    yield answer.text[done:]


def _questions(place: _Place, answer: Answer) -> Iterator[Node]:
    for asked in answer.questions:
        question = place.catalog.advice.questions[asked.id]
        yield Node(
            "fieldset",
            {"class": "result__question", "data-question": question.id},
            (
                _node("legend", "result__asked", question.text[place.lang]),
                *(
                    Node(
                        "button",
                        {"type": "button", "class": "result__reply", "data-value": option.value},
                        (option.label[place.lang],),
                    )
                    for option in question.options
                    if option.value != "unknown"
                ),
            ),
        )
    for asked_id, value in answer.answered:
        question = place.catalog.advice.questions[asked_id]
        option = question.option(value)
        if option:
            label = _node("span", "result__label", place.say("replied"))
            said = f" {question.text[place.lang]} {option.label[place.lang]}"
            yield _node("p", "result__replied", label, said)


def _clauses(place: _Place, answer: Answer) -> Iterator[Node]:
    """What decides; where nothing does, what comes closest."""
    guide = place.catalog.guide
    cited = [guide.clause(each.id) for each in answer.clauses]
    if cited:
        yield _node("p", "result__label", place.say("decides_many" if cited[1:] else "decides"))
        for clause in cited:
            yield Node(
                "article",
                {
                    "class": f"result__clause result__clause--{clause.kind}",
                    "data-clause": clause.id,
                },
                (
                    _node("p", "result__title", place.link(clause)),
                    *(
                        _node("p", "result__quote", line)
                        for line in clause.quote(place.lang).split("\n")
                    ),
                ),
            )
    elif answer.verdict == "unclear" and answer.candidates:
        yield from _listed(place, "closest", [each.id for each in answer.candidates[:3]])
        yield _node("p", "result__means", place.say("none_of_these"))


def _listed(place: _Place, label: str, clauses: Sequence[str]) -> Iterator[Node]:
    if clauses:
        guide = place.catalog.guide
        links = (Node("li", {}, (place.link(guide.clause(each)),)) for each in clauses)
        yield _node("p", "result__label", place.say(label))
        yield _node("ul", f"result__list result__list--{label}", *links)


def _hours(place: _Place, hours: Hours | None) -> Iterator[Node]:
    if hours is None:
        return
    texts = {
        name: hours_text(getattr(hours, name), place.lang) for name in ("low", "likely", "high")
    }
    figures = {
        name: Node(
            "span", {"data-hours": name, "data-value": f"{getattr(hours, name):.2f}"}, (text,)
        )
        for name, text in texts.items()
    }
    parts = _filled(place.say("hours_range", low="\0low\0", high="\0high\0"), figures)
    likely = _filled(place.say("hours_likely", likely="\0likely\0"), figures)
    mean = place.say("hours_mean", mean=hours_text(hours.mean, place.lang))
    yield _node("p", "result__label", place.say("hours"))
    yield _node(
        "p",
        "result__hours",
        _node("strong", "result__range", *parts),
        " ",
        _node("span", "result__means", *likely, " · ", mean),
        " ",
        _badge(place, hours.provenance),
    )
    if hours.needs_scoping:
        yield _node("p", "result__note", place.say("needs_scoping"))


def _filled(text: str, nodes: Mapping[str, Node]) -> Iterator[Node | str]:
    for position, piece in enumerate(text.split("\0")):
        yield nodes[piece] if position % 2 else piece


def _route(place: _Place, answer: Answer) -> Iterator[Node]:
    if answer.route:
        ways = " · ".join(place.say(f"route_{way}") for way in answer.route)
        yield _pair(place, "route", ways)
    if answer.verdict == "contact":
        yield _pair(place, "contact", place.say("contact_person"))
    if answer.consumes_hours:
        yield _pair(place, "consumes", place.say("consumes_yes"))


def _pair(place: _Place, label: str, *text: Node | str) -> Node:
    return _node("p", "result__pair", _node("span", "result__label", place.say(label)), " ", *text)


def _why(place: _Place, answer: Answer) -> Iterator[Node]:
    inside: list[Node] = []
    guide = place.catalog.guide
    if answer.runner_up:
        rival = answer.runner_up
        verdict = place.say(f"verdict_{rival.verdict}").lower()
        reason = place.say("lost", verdict=verdict, reason=place.say(f"lost_{rival.reason}"))
        inside.append(
            _pair(place, "runner_up", place.link(guide.clause(rival.clause)), f" {reason}")
        )
    inside.extend(_listed(place, "would_change", answer.would_change))
    if answer.reliability and answer.reliability.of:
        measured = answer.reliability
        inside.append(
            _pair(
                place,
                "reliability",
                place.say("reliability_of", right=measured.right, of=measured.of),
            )
        )
    if inside:
        summary = Node("summary", {}, (place.say("why"),))
        yield _node("details", "result__why", summary, *inside)


def _deadline(place: _Place, deadline: Deadline | None) -> Iterator[Node]:
    if deadline is None:
        return
    advice, lang = place.catalog.advice, place.lang
    levels = {level.id: level.label[lang] for level in advice.presets.levels}
    calendar = advice.calendars[deadline.calendar].label[lang]
    basis = place.say(
        "deadline_hours",
        hours=hours_text(deadline.business_hours, lang),
        level=levels.get(deadline.level, deadline.level),
        calendar=calendar,
    )
    yield _node("p", "result__label", place.say("deadline"))
    if deadline.note:
        yield _node("p", "result__note", place.say(f"note_{deadline.note}"))
    if deadline.target:
        moment = datetime.fromisoformat(deadline.target)
        by = place.say("deadline_by", day=day_text(moment, lang), time=time_text(moment, lang))
        yield _node("p", "result__deadline", Node("time", {"datetime": deadline.target}, (by,)))
    badge = _badge(place, deadline.provenance)
    yield _node("p", "result__means", basis, " ", badge)


def _badge(place: _Place, provenance: str) -> Node:
    return _node("span", f"badge-{provenance}", place.say(f"provenance_{provenance}"))


def _source(place: _Place, answer: Answer) -> Node:
    text = place.say(
        "provenance",
        version=answer.version,
        contract=answer.contract_hash[:8],
        revision=answer.advice_revision,
        advice=answer.advice_hash[:8],
    )
    return _node("p", "result__source", text)
