"""What a change of version changes in the answers, and what a version answers by itself."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from conftest import opened_garden

from calculator import Request, assess
from calculator.behaviour import outcomes, shifts, shifts_view
from tools.behaviour import answered, requests
from tools.markup import html

if TYPE_CHECKING:
    from calculator.catalog import Catalog

_HEDGE = "The hedge has grown a lot, can it be trimmed?"
_MOW = "Please mow the lawn behind the shed"


def _settling(by: str, words: frozenset[str]) -> Catalog:
    """The garden, where a clause answers how tall a hedge is, for requests with these concepts."""
    garden = opened_garden()
    question = garden.advice.questions["que-height"]
    questions = dict(garden.advice.questions)
    questions["que-height"] = replace(question, settled=((by, "tall"),), raised_by=(words,))
    return replace(garden, advice=replace(garden.advice, questions=MappingProxyType(questions)))


def _without(clause: str) -> Catalog:
    """The garden in a version that does not have one of its clauses."""
    garden = opened_garden()
    chapters = tuple(
        replace(
            chapter,
            parts=tuple(
                replace(
                    part,
                    parts=tuple(
                        replace(
                            below,
                            clauses=tuple(each for each in below.clauses if each.id != clause),
                        )
                        for below in part.parts
                    ),
                )
                for part in chapter.parts
            ),
        )
        for chapter in garden.guide.chapters
    )
    by_id = {each.id: each for each in garden.guide.clauses() if each.id != clause}
    guide = replace(garden.guide, chapters=chapters, _by_id=MappingProxyType(by_id))
    return replace(garden, guide=guide)


def test_a_clause_that_answers_the_question_settles_it() -> None:
    """Nobody is asked what this version says itself; the clause that says it is named."""
    answer = assess(_settling("gen-visits", frozenset()), Request(text=_HEDGE, lang="en"))

    assert answer.verdict == "excluded"
    assert [each.id for each in answer.clauses] == ["exc-felling", "gen-visits"]
    assert "settled" in answer.notes
    assert answer.questions == ()


@pytest.mark.parametrize(
    ("by", "words"), [("gen-nowhere", frozenset()), ("gen-visits", frozenset({"no-such-word"}))]
)
def test_what_a_version_does_not_say_is_asked(by: str, words: frozenset[str]) -> None:
    """Without the clause, or where the words are about something else, the question stays."""
    answer = assess(_settling(by, words), Request(text=_HEDGE, lang="en"))

    assert answer.verdict == "depends"
    assert "settled" not in answer.notes


def test_a_reply_comes_before_the_clause() -> None:
    """What the reader says of the case counts more than what the version says in general."""
    asked = Request(text=_HEDGE, lang="en", answers={"que-height": "low"})

    assert assess(_settling("gen-visits", frozenset()), asked).verdict == "included"


def test_no_verdict_by_a_clause_that_is_not_there() -> None:
    """A version without the deciding clause gives no verdict, and says why."""
    answer = assess(_without("inc-mowing"), Request(text=_MOW, lang="en"))

    assert answer.verdict == "unclear"
    assert answer.notes == ("not-in-version",)
    assert answer.hours is None


def test_only_what_differs_is_told() -> None:
    """Each request that is answered otherwise stands with both answers, the others are left out."""
    asked = [{"text": text, "lang": "en"} for text in (_HEDGE, _MOW)]
    before, after = opened_garden(), _settling("gen-visits", frozenset())

    (found,) = shifts(asked, outcomes(before, asked), outcomes(after, asked))

    assert found["text"] == _HEDGE
    assert found["changed"] == ["verdict", "clauses"]
    assert (found["before"]["verdict"], found["after"]["verdict"]) == ("depends", "excluded")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_of_what_differs(lang: str) -> None:
    """Requests are data, never markup; each has the clauses that decide before and after."""
    asked = [{"text": f"{_HEDGE} <b>now</b>", "lang": "en"}]
    before, after = opened_garden(), _settling("gen-visits", frozenset())
    found = shifts(asked, outcomes(before, asked), outcomes(after, asked))

    page = html(shifts_view(found, (before.guide, after.guide), len(asked), lang))

    assert "&lt;b&gt;now" in page
    assert 'data-behaviour="1"' in page
    assert after.guide.clause("exc-felling").title[lang] in page


def test_the_same_version_answers_alike() -> None:
    """Nothing differs between a version and itself; the page says so."""
    garden = opened_garden()
    asked = requests(garden)
    found = shifts(asked, answered(garden, asked), answered(garden, asked))

    assert asked
    assert found == []
    assert "None of them" in html(shifts_view(found, (garden.guide, garden.guide), 1, "en"))
