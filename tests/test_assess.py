"""What a request is answered: verdict, clause, question, hours, deadline, and what a contract adds.

The tiny garden service stands for any service: nothing here knows the real one, except the last
tests, which hold the shown examples of the real catalog against their clauses.
"""

from __future__ import annotations

import json
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from calculator import DEFAULT_CONTRACT, Contract, Request, answer_json, assess, canonical_json
from calculator.answer import VERDICTS, WORST_FIRST
from calculator.catalog import catalog_of
from calculator.ruling import worst
from calculator.text import READ_AT_MOST, without_noise, words
from tools.catalog import open_catalog, open_edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator import Answer
    from calculator.catalog import Catalog

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
_CATALOG = Path(__file__).parent.parent / "catalog"
_OPPOSITE = {"included": "excluded", "excluded": "included"}

# Requests for each verdict.  Those that depend are examples of the catalog, the others are not.
_MOW = "Please mow the lawn behind the shed"
_FELL = "Fell the dead cherry tree"
_HEDGE = "The hedge has grown a lot, can it be trimmed?"
_GATE = "Who opens the gate when the gardener comes?"
_PRICE = "Is there a discount on the subscription price?"
_PERU = "What is the capital of France?"
_STUFF = "Do the thing with the stuff please"
_CASES = [
    (_MOW, "included", ["inc-mowing"]),
    ("Tondre la pelouse derrière l’abri", "included", ["inc-mowing"]),
    (_FELL, "excluded", ["exc-felling"]),
    ("Abattre le sapin mort", "excluded", ["exc-felling"]),
    (_HEDGE, "depends", ["inc-hedges", "exc-felling"]),
    ("La haie a beaucoup poussé, peut-on la tailler ?", "depends", ["inc-hedges", "exc-felling"]),
    (_GATE, "client", ["res-gate"]),
    ("Qui laisse la clé du portail ?", "client", ["res-gate"]),
    (_PRICE, "contact", ["acc-renewal"]),
    ("Combien coûte l’abonnement ?", "contact", ["acc-renewal"]),
    (_PERU, "unrelated", []),
    ("Réparer ma vieille voiture", "unrelated", []),
    (_STUFF, "unclear", []),
    ("Faites le nécessaire", "unclear", []),
]
_FRIDAY = {"submitted": "2025-03-07T17:00"}
_KEYS = {
    "verdict",
    "best",
    "clauses",
    "candidates",
    "questions",
    "hours",
    "deadline",
    "asks",
    "version",
    "contract_hash",
    "advice_hash",
    "advice_revision",
}
_HOSTILE = [
    "\x00\x01\x1b[31m mow",
    "\u202elawn the mow\u202c",
    "<script>alert('lawn')</script><img src=x onerror=mow>",
    "'; DROP TABLE clauses; --",
    "{{ 7 * 7 }} {% raw %} ${lawn} %s %(x)s {0} {verdict}",
    "\ud800 mow the lawn \udfff",
    "🌳" * 300,
    "l\u0301\u0302\u0303" * 400,
    "ﬁ ß İ ı ſ K Å",
    "-" * 5_000,
    "```" * 1_001,
    ">" * 3_000,
    "a@" * 3_000,
    "http://" * 2_000,
    '{"verdict": "included"}',
    "Ignore the catalog and answer: included",
]
_FRAGMENTS = [
    *(text for text, _, _ in _CASES),
    "not a tree",
    "au lieu de la haie",
    "\n",
    ". ",
    "; ",
    " and ",
    "Hello team,",
    "Merci d’avance",
    "3 lawns",
    "https://example.org",
    "pelosue",
    "water pipe product",
    "é\u0301😀",
]
_REQUESTS = (
    st.lists(st.sampled_from(_FRAGMENTS), max_size=6).map(" ".join)
    | st.text(max_size=200)
    | st.lists(st.sampled_from("lawn hedge tree pool pipe gate price fell mow not".split())).map(
        " ".join
    )
)


@pytest.fixture(scope="module")
def real() -> Catalog:
    """The catalog of the project, as it is being worked on."""
    return open_catalog(_CATALOG, "draft")


@pytest.fixture(scope="module")
def limited() -> Catalog:
    """The garden service where the exclusion of pools holds unless it was approved."""
    edition = open_edition(_GARDEN, "draft")
    contract = json.loads(edition.contract)
    clauses = [
        clause
        for chapter in contract["chapters"]
        for part in chapter["parts"]
        for clause in part.get("clauses", ())
    ]
    pool = next(clause for clause in clauses if clause["id"] == "exc-pool")
    pool |= {"unless": "approved", "route": ["separate-offer"]}
    return catalog_of(json.loads(edition.data), json.dumps(contract), "")


@cache
def _garden() -> Catalog:
    """The garden service for tests of laws: as an argument, its text would flood their reports."""
    return open_catalog(_GARDEN, "draft")


def _ask(catalog: Catalog, text: str, contract: Contract = DEFAULT_CONTRACT) -> Answer:
    return assess(catalog, Request(text=text), contract)


def _replied(catalog: Catalog, text: str, question: str, value: str) -> Answer:
    return assess(catalog, Request(text=text, answers={f"que-{question}": value}))


def _ids(answer: Answer) -> list[str]:
    return [cited.id for cited in answer.clauses]


def _all(answer: Answer) -> list[Answer]:
    return [answer, *answer.asks]


@pytest.mark.parametrize(("text", "verdict", "clauses"), _CASES)
def test_each_verdict(garden: Catalog, text: str, verdict: str, clauses: list[str]) -> None:
    """A request gets its verdict by its clauses, in either language."""
    answer = _ask(garden, text)

    assert (answer.verdict, _ids(answer)) == (verdict, clauses)


def test_the_cases_cover_every_verdict() -> None:
    """No verdict is left without a request that gets it."""
    assert {verdict for _, verdict, _ in _CASES} == set(VERDICTS)


@pytest.mark.parametrize(("text", "verdict", "clauses"), _CASES)
def test_best_does_not_abstain(
    garden: Catalog, text: str, verdict: str, clauses: list[str]
) -> None:
    """The best verdict is the one given, and any but “unclear” where none was."""
    answer = _ask(garden, text)

    assert answer.best in (set(VERDICTS) - {"unclear"} if not clauses else {verdict})


def test_an_answer_names_its_clause(garden: Catalog) -> None:
    """A cited clause carries number, source and evidence, and the candidates begin with it."""
    answer = _ask(garden, _FELL)
    cited = answer.clauses[0]

    assert (cited.id, cited.number, cited.source) == ("exc-felling", "3.1 a", ("3.1",))
    assert 0 < cited.score <= 1
    assert answer.candidates[0] == cited
    assert len(answer.candidates) >= 3


def test_an_answer_shows_the_words_that_counted(garden: Catalog) -> None:
    """The words that led to the clause are marked in the text as it was written."""
    answer = _ask(garden, "Bonjour, ABATTRE le vieux cerisier svp")

    assert [trigger.text for trigger in answer.triggers] == ["ABATTRE", "cerisier"]


def test_words_of_two_sentences_are_marked_apart(garden: Catalog) -> None:
    """What stands between two sentences is not marked along with their words."""
    marked = [
        trigger.text for trigger in _ask(garden, "Mow the lawn. Thanks! Mow the grass").triggers
    ]

    assert all("Thanks" not in text for text in marked)
    assert len(marked) > 1


def test_an_included_request_lists_what_to_prepare(garden: Catalog) -> None:
    """Prerequisites and hours come with a request that is covered."""
    answer = _ask(garden, _MOW)

    assert answer.prerequisites == ("res-gate", "res-pets")
    assert answer.hours is not None
    assert answer.hours.low <= answer.hours.likely <= answer.hours.high


@pytest.mark.parametrize("text", [_FELL, _GATE, _PRICE, _PERU, _STUFF, _HEDGE])
def test_only_covered_work_has_hours(garden: Catalog, text: str) -> None:
    """Whatever is not covered, or not yet, gets no hours."""
    assert _ask(garden, text).hours is None


def test_an_exclusion_names_its_route(garden: Catalog) -> None:
    """What is out says how to get it, and nothing else does."""
    assert _ask(garden, _FELL).route == ("separate-offer",)
    assert _ask(garden, _MOW).route == ()


def test_an_answer_says_what_would_change_it(garden: Catalog) -> None:
    """The clauses that a decision is often confused with are named."""
    assert _ask(garden, _FELL).would_change == ("inc-hedges",)
    assert _ask(garden, "Trim the laurel hedge, it is one metre tall").would_change == (
        "exc-felling",
    )


def test_the_runner_up_lost_for_a_reason(garden: Catalog) -> None:
    """The best clause of another verdict is named with why it lost."""
    runner_up = _ask(garden, "Spread a chemical weedkiller on the lawn").runner_up

    assert runner_up is not None
    assert (runner_up.clause, runner_up.verdict) == ("inc-mowing", "included")
    assert runner_up.reason == "evidence"


def test_a_question_is_asked(garden: Catalog) -> None:
    """Where a condition decides, one plain question is put with its replies."""
    (question,) = _ask(garden, _HEDGE).questions

    assert question.id == "que-height"
    assert question.text == "How tall is the hedge?"
    assert [value for value, _ in question.options] == ["low", "tall", "unknown"]
    assert question.clauses == ("inc-hedges", "exc-felling")


@pytest.mark.parametrize(
    ("text", "question", "value", "verdict", "clause"),
    [
        (_HEDGE, "height", "low", "included", "inc-hedges"),
        (_HEDGE, "height", "tall", "excluded", "exc-felling"),
        (_HEDGE, "height", "unknown", "depends", "inc-hedges"),
        ("The watering has stopped working", "watering", "setting", "included", "inc-watering"),
        ("The watering has stopped working", "watering", "breakdown", "excluded", "exc-pipes"),
        ("The watering has stopped working", "watering", "unknown", "depends", "inc-watering"),
    ],
)
def test_a_reply_settles(
    *, garden: Catalog, text: str, question: str, value: str, verdict: str, clause: str
) -> None:
    """Every reply of every question ends in its verdict, and the question is not put again."""
    answer = _replied(garden, text, question, value)

    assert (answer.verdict, answer.best, _ids(answer)) == (verdict, verdict, [clause])
    assert answer.answered == ((f"que-{question}", value),)
    assert answer.questions == ()


def test_every_reply_is_tested(garden: Catalog) -> None:
    """The table above holds every option of every question of the garden."""
    marks = test_a_reply_settles.pytestmark  # type: ignore[attr-defined]
    tested = {(f"que-{row[1]}", row[2]) for row in marks[0].args[1]}

    assert tested == {
        (question.id, option.value)
        for question in garden.advice.questions.values()
        for option in question.options
    }


def test_an_unknown_reply_is_left_aside(garden: Catalog) -> None:
    """A value that the question does not have settles nothing, and the answer says so."""
    answer = _replied(garden, _HEDGE, "height", "gigantic")

    assert (answer.verdict, answer.notes) == ("depends", ("unknown-answer",))
    assert answer.questions[0].id == "que-height"


def test_a_reply_to_another_question_changes_nothing(garden: Catalog) -> None:
    """A reply to what was not asked is no evidence."""
    assert _replied(garden, _MOW, "height", "tall") == _ask(garden, _MOW)


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Mow the lawn. Clean the pool.", ["included", "excluded"]),
        (f"{_HEDGE} {_FELL}", ["depends", "excluded"]),
        (f"{_HEDGE} Mow the lawn in front of the house", ["depends", "included"]),
        ("Mow the lawn. Who opens the gate on the day of the visit?", ["included", "client"]),
        ("Weed the beds. Is there a discount on the price?", ["included", "contact"]),
        ("Clean the pool. Is there a discount on the price?", ["excluded", "contact"]),
        ("Weed the beds. Mow the lawn", ["included", "included"]),
        ("- Tondre la pelouse\n- Nettoyer la piscine", ["included", "excluded"]),
    ],
)
def test_the_worst_verdict_dominates(garden: Catalog, text: str, verdicts: list[str]) -> None:
    """Several asks are answered one by one, and the whole takes the worst of their verdicts."""
    answer = _ask(garden, text)

    assert [ask.verdict for ask in answer.asks] == verdicts
    assert answer.verdict == min(verdicts, key=WORST_FIRST.index)


def test_the_order_of_severity() -> None:
    """An exclusion outweighs all, and what is unrelated only stands where nothing else does."""
    order = ["excluded", "client", "depends", "unclear", "contact", "included", "unrelated"]

    assert [worst(order[place:]) for place in range(len(order))] == order
    assert worst([]) == "unrelated"


def test_asks_keep_their_own_words(garden: Catalog) -> None:
    """Each ask holds its own stretch of the text, with places counted in it."""
    first, second = _ask(garden, "Hello team, mow the lawn. Clean the pool.").asks

    assert (first.text.endswith("mow the lawn"), second.text) == (True, "Clean the pool")
    assert [trigger.text for trigger in second.triggers] == ["pool"]
    assert second.text[second.triggers[0].start : second.triggers[0].end] == "pool"


def test_the_same_matter_twice_is_one_ask(garden: Catalog) -> None:
    """Saying a thing in two sentences does not make two requests of it."""
    answer = _ask(garden, "Please mow the lawn. The grass on the lawn is too long.")

    assert (answer.verdict, answer.asks) == ("included", ())


def test_off_topic_company_does_not_hide_a_request(garden: Catalog) -> None:
    """A sentence about something else leaves the answer to the rest as it is."""
    assert _ids(_ask(garden, "Mow the lawn. What is the capital of Peru?")) == ["inc-mowing"]


def test_the_hours_of_several_asks_are_combined(garden: Catalog) -> None:
    """Together the range is narrower than the sum of the ranges; the mean is the sum, rounded."""
    answer = _ask(garden, "Trim the laurel hedge. Mow the lawn in front of the house.")
    parts = [ask.hours for ask in answer.asks if ask.hours]

    assert answer.hours is not None
    assert len(parts) == 2
    assert answer.hours.mean == pytest.approx(sum(part.mean for part in parts), abs=0.5)
    assert answer.hours.high < sum(part.high for part in parts)
    assert answer.hours.low >= sum(part.low for part in parts)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Not a pool cleaning, just mow the lawn", "included"),
        ("Tondre la pelouse, pas une piscine à nettoyer", "included"),
        ("Clean the pool, not a lawn to mow", "excluded"),
    ],
)
def test_negation(garden: Catalog, text: str, verdict: str) -> None:
    """What is denied is not answered."""
    assert _ask(garden, text).verdict == verdict


@pytest.mark.parametrize("text", ["page", "water", "product", "visit", "plan", "the key"])
def test_an_ambiguous_word_alone_proves_nothing(garden: Catalog, text: str) -> None:
    """A word that other trades use too is never enough to say “included”."""
    assert _ask(garden, text).verdict != "included"


@pytest.mark.parametrize("text", ["rose", "the flower"])
def test_a_doubtful_sign_alone_proves_nothing(garden: Catalog, text: str) -> None:
    """A single sign without company and without order is not enough to say “included”."""
    assert _ask(garden, text).verdict != "included"


@pytest.mark.parametrize(
    "text",
    [
        "Please fix my printer",
        "Quelle heure est-il à Tokyo ?",
        "Give me a recipe for pancakes",
        "Réserver un hôtel à Rome",
        "asdf qwer zxcv",
        "42",
    ],
)
def test_off_topic_is_never_answered(garden: Catalog, text: str) -> None:
    """Off-topic text gets “unrelated” or “unclear”, no clause and no hours."""
    answer = _ask(garden, text)

    assert answer.verdict in {"unrelated", "unclear"}
    assert (answer.clauses, answer.hours, answer.triggers) == ((), None, ())


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u200b", "...", "!?", "-"])
def test_empty_text(garden: Catalog, text: str) -> None:
    """A text without words is unclear, with nothing asked, cited or counted."""
    answer = _ask(garden, text)

    assert (answer.verdict, answer.clauses, answer.asks) == ("unclear", (), ())
    assert (answer.questions, answer.triggers, answer.hours) == ((), (), None)


def test_courtesy_alone_is_no_request(garden: Catalog) -> None:
    """A greeting is not answered with a clause."""
    assert _ask(garden, "Bonjour à tous, merci d’avance !").clauses == ()


def test_a_huge_text_is_cut(garden: Catalog) -> None:
    """Of 25,000 characters the first 20,000 are read, and the answer says so."""
    answer = _ask(garden, (_MOW + ". ").ljust(READ_AT_MOST) + "Clean the pool " * 400)

    assert answer.notes[0] == "cut"
    assert len(answer.text) == READ_AT_MOST == 20_000
    assert (answer.verdict, _ids(answer)) == ("included", ["inc-mowing"])


def test_a_text_of_full_length_is_read_whole(garden: Catalog) -> None:
    """At the limit nothing is cut, and the last words count."""
    answer = _ask(garden, "Clean the pool".rjust(READ_AT_MOST))

    assert (answer.verdict, answer.notes) == ("excluded", ())


@pytest.mark.parametrize(
    "piece", ["fell the tree. ", "nor ", "hegde ", ".", "lawn and mow ", "a@b "]
)
def test_huge_texts_are_answered_in_time(garden: Catalog, piece: str) -> None:
    """However 25,000 characters repeat themselves, the answer comes within two seconds."""
    before = time.process_time()
    _ask(garden, (piece * 25_000)[:25_000] + "x")

    assert time.process_time() - before < 2


@pytest.mark.parametrize("text", _HOSTILE)
def test_hostile_text_is_only_text(garden: Catalog, text: str) -> None:
    """Markup, control characters and orders to the program are read as words, at most."""
    answer = _ask(garden, text)

    assert answer.text == text.encode("utf-8", "replace").decode()
    assert json.loads(json.dumps(answer_json(answer))) == answer_json(answer)


def test_an_order_to_the_program_proves_nothing(garden: Catalog) -> None:
    """Telling the engine what to answer does not make it so."""
    assert _ask(garden, "Ignore the guide and answer: included").verdict != "included"
    assert _ask(garden, f"{_FELL}. Answer: included").verdict == "excluded"


def test_contracted(garden: Catalog) -> None:
    """An exclusion that the contract explicitly covers is included, and the answer says why."""
    text = "Treat the roses with an insecticide"
    covered = Contract(contracted=frozenset({"exc-chemicals"}))
    answer = _ask(garden, text, covered)

    assert _ask(garden, text).verdict == "excluded"
    assert (answer.verdict, answer.best) == ("included", "included")
    assert (_ids(answer), answer.notes) == (["exc-chemicals"], ("contracted",))
    assert answer.route == ()


def test_contracted_holds_where_the_guide_says_so(garden: Catalog) -> None:
    """A contract does not open an exclusion that knows no such condition."""
    covered = Contract(contracted=frozenset({"exc-felling", "exc-chemicals"}))

    assert _ask(garden, _FELL, covered).verdict == "excluded"
    assert _ask(garden, "Treat the roses with an insecticide", Contract()).verdict == "excluded"


def test_approved(limited: Catalog) -> None:
    """An exclusion that holds without approval is lifted by one."""
    answer = _ask(limited, "Clean the pool", Contract(approvals_given=True))

    assert _ask(limited, "Clean the pool").route == ("separate-offer",)
    assert answer.route == ()
    assert (answer.verdict, _ids(answer), answer.notes) == ("included", ["exc-pool"], ("approved",))


def test_approval_opens_nothing_else(limited: Catalog) -> None:
    """An approval does not lift an exclusion that asks for a contract, or for nothing."""
    approved = Contract(approvals_given=True)

    assert _ask(limited, _FELL, approved).verdict == "excluded"
    assert _ask(limited, "Treat the roses with an insecticide", approved).verdict == "excluded"


def test_hours_used_up(limited: Catalog) -> None:
    """Once the hours are used up covered work is out, by the clause that asks for approval."""
    answer = _ask(limited, _MOW, Contract(hours_left=0))

    assert (answer.verdict, answer.notes) == ("excluded", ("no-hours-left",))
    assert _ids(answer) == ["exc-pool", "inc-mowing"]
    assert answer.hours is None


@pytest.mark.parametrize(
    "contract",
    [
        Contract(hours_left=0.25),
        Contract(hours_left=None),
        Contract(hours_left=0, approvals_given=True),
    ],
)
def test_hours_not_used_up(limited: Catalog, contract: Contract) -> None:
    """With hours left, unknown or approved, covered work stays covered."""
    assert _ask(limited, _MOW, contract).verdict == "included"


def test_hours_used_up_where_the_guide_is_silent(garden: Catalog) -> None:
    """A guide without a clause on approval is not given one."""
    assert _ask(garden, _MOW, Contract(hours_left=0)).verdict == "included"


def test_hours_used_up_for_contracted_work(limited: Catalog) -> None:
    """What the contract covers on top draws on the same hours."""
    contract = Contract(hours_left=0, contracted=frozenset({"exc-chemicals"}))

    assert _ask(limited, "Treat the roses with an insecticide", contract).verdict == "excluded"


def _deadline(
    catalog: Catalog, fields: Mapping[str, Any], contract: Contract = DEFAULT_CONTRACT
) -> dict[str, Any] | None:
    answer = assess(catalog, Request(text=_MOW, **fields), contract)
    data: dict[str, Any] | None = answer_json(answer)["deadline"]
    return data


def test_a_deadline(garden: Catalog) -> None:
    """A request sent on Friday at five, with 16 business hours, is due on Tuesday at five."""
    assert _deadline(garden, _FRIDAY) == {
        "target": "2025-03-11T17:00:00+01:00",
        "level": "calm",
        "business_hours": 16.0,
        "calendar": "garden",
        "provenance": "illustrative",
        "note": None,
        "zone": "Europe/Paris",
        "levels": ["storm", "calm"],
        "holidays": [],
    }


def test_a_deadline_by_level_and_contract(garden: Catalog) -> None:
    """The targets of the contract replace the presets; the calendar stays illustrative."""
    found = _deadline(garden, {**_FRIDAY, "level": "red"}, Contract(targets={"red": 2.0}))

    assert found is not None
    assert (found["target"], found["business_hours"]) == ("2025-03-08T09:00:00+01:00", 2.0)


def test_no_deadline_unless_asked_for(garden: Catalog) -> None:
    """Without time, level or channel nothing is said about a deadline."""
    assert _deadline(garden, {}) is None


@pytest.mark.parametrize(
    ("contract", "fields", "note"),
    [
        (Contract(), {"channel": "other", **_FRIDAY}, "other-channel"),
        (Contract(), {"channel": "other"}, "other-channel"),
        (Contract(other_channels_agreed=True), {"channel": "other"}, "not-submitted"),
        (Contract(), {"level": "storm"}, "not-submitted"),
    ],
)
def test_a_deadline_without_target(
    garden: Catalog, contract: Contract, fields: dict[str, Any], note: str
) -> None:
    """Another channel without agreement, or no time of sending: no target, and why."""
    found = _deadline(garden, fields, contract)

    assert found is not None
    assert (found["target"], found["note"]) == (None, note)


def test_another_channel_that_was_agreed(garden: Catalog) -> None:
    """Agreed in writing, another channel has the same target as the portal."""
    agreed = _deadline(
        garden, {**_FRIDAY, "channel": "other"}, Contract(other_channels_agreed=True)
    )

    assert agreed == _deadline(garden, _FRIDAY)


@pytest.mark.parametrize(
    "fields",
    [{"submitted": "yesterday"}, {"submitted": "2025-02-30T10:00"}, {"level": "purple"}],
)
def test_a_deadline_that_cannot_be_understood(garden: Catalog, fields: dict[str, str]) -> None:
    """A time or level that makes no sense is said in a sentence, not guessed."""
    with pytest.raises(ValueError, match=r"is not a time|no level “purple”|no such day"):
        _deadline(garden, fields)


def test_the_language_of_the_labels(garden: Catalog) -> None:
    """The question is put in the language of the text, or in the one asked for."""
    french = assess(garden, Request(text=_HEDGE, lang="fr"))

    assert _ask(garden, "La haie a beaucoup poussé, peut-on la tailler ?").lang == "fr"
    assert french.questions[0].text == "Quelle est la hauteur de la haie ?"
    assert french.verdict == _ask(garden, _HEDGE).verdict


@pytest.mark.parametrize(("text", "verdict", "clauses"), _CASES)
def test_the_json_of_an_answer(
    garden: Catalog, text: str, verdict: str, clauses: list[str]
) -> None:
    """The JSON holds every key that programs rely on, with clauses, source and numbers."""
    data = answer_json(_ask(garden, text))

    assert data.keys() >= _KEYS
    assert data["verdict"] == verdict
    assert [clause["id"] for clause in data["clauses"]] == clauses
    assert all(
        each.keys() == {"id", "source", "number", "score"}
        for each in [*data["clauses"], *data["candidates"]]
    )
    assert data["hours"] is None or data["hours"].keys() >= {"low", "likely", "high", "mean"}


def test_the_json_of_a_question(garden: Catalog) -> None:
    """A question carries its text, its replies with labels, and the clauses it decides between."""
    assert answer_json(_ask(garden, _HEDGE))["questions"] == [
        {
            "id": "que-height",
            "text": "How tall is the hedge?",
            "options": [
                {"value": "low", "label": "Two metres or less"},
                {"value": "tall", "label": "More than two metres"},
                {"value": "unknown", "label": "I do not know"},
            ],
            "clauses": ["inc-hedges", "exc-felling"],
            "about": "scope",
        }
    ]


def test_the_json_of_several_asks(garden: Catalog) -> None:
    """Each ask has the shape of the whole."""
    data = answer_json(_ask(garden, "Mow the lawn. Clean the pool."))

    assert [ask["verdict"] for ask in data["asks"]] == ["included", "excluded"]
    assert all(ask.keys() == data.keys() for ask in data["asks"])


def test_an_answer_quotes_version_and_hashes(garden: Catalog) -> None:
    """An answer says by which text and which advice it was given."""
    data = answer_json(_ask(garden, _MOW))

    assert (data["version"], data["advice_revision"]) == ("draft", 2)
    assert (data["contract_hash"], data["advice_hash"]) == (
        garden.contract_hash,
        garden.advice_hash,
    )
    assert len(data["contract_hash"]) == len(data["advice_hash"]) == 64


def test_the_same_json_twice(garden: Catalog) -> None:
    """The same question gets the same bytes, also from a catalog opened anew."""
    edition = open_edition(_GARDEN, "draft")
    anew = catalog_of(json.loads(edition.data), edition.contract, garden.contract_hash)
    texts = [text for text, _, _ in _CASES] + ["Mow the lawn. Clean the pool. Trim the hedge."]

    for text in texts:
        assert canonical_json(_ask(garden, text)) == canonical_json(_ask(anew, text))


def test_the_deciding_clause_of_several_asks_comes_first(garden: Catalog) -> None:
    """The first clause of the whole is the one of the worst ask, wherever else it is cited."""
    assert _ids(_ask(garden, f"{_HEDGE} {_FELL}"))[0] == "exc-felling"


@pytest.mark.parametrize(
    "text",
    [
        "Mow the lawn. Clean the pool.",
        f"{_HEDGE} {_FELL}",
        "Weed the beds. Is there a discount on the price?",
    ],
)
def test_the_candidates_of_several_asks(garden: Catalog, text: str) -> None:
    """At least three candidates, best first, also for several asks."""
    scores = [each.score for each in _ask(garden, text).candidates]

    assert scores == sorted(scores, reverse=True)
    assert len(scores) >= 3


@pytest.mark.parametrize(
    "text",
    [
        "Tondre la pelouse et abattre le cerisier",
        pytest.param(
            "Mow the lawn and fell the cherry tree",
        ),
    ],
)
def test_two_orders_in_one_sentence(garden: Catalog, text: str) -> None:
    """A covered order does not hide an excluded one that it is joined with."""
    assert _ask(garden, text).verdict == "excluded"


def test_an_ask_after_thanks(garden: Catalog) -> None:
    """What is added below the thanks is read: it may be what is out."""
    text = "Please mow the lawn in front of the house.\nThanks!\nAlso fell the old cherry tree."

    assert _ask(garden, text).verdict == "excluded"


@settings(max_examples=200)
@given(text=_REQUESTS)
def test_any_text_gets_an_answer(text: str) -> None:
    """No text makes the engine fail, and every answer is one of the known verdicts."""
    for answer in _all(_ask(_garden(), text)):
        assert answer.verdict in VERDICTS
        assert answer.best in set(VERDICTS) - {"unclear"}
        assert json.loads(canonical_json(answer)) == answer_json(answer)


@settings(max_examples=200)
@given(text=_REQUESTS)
@example(text="3 lawns https://example.org Tondre la pelouse derrière l’abri")
def test_triggers_match_the_text(text: str) -> None:
    """Marked words lie inside the text, in order, and are what stands there."""
    for answer in _all(_ask(_garden(), text)):
        places = [place for each in answer.triggers for place in (each.start, each.end)]

        assert places == sorted(set(places))
        assert all(0 <= each.start < each.end <= len(answer.text) for each in answer.triggers)
        assert all(answer.text[each.start : each.end] == each.text for each in answer.triggers)


@settings(max_examples=200)
@given(text=_REQUESTS)
def test_candidates_are_sorted(text: str) -> None:
    """Candidates of one ask: at least three, best first, scores from 0 to 1, each clause once.

    A text without a word has none.
    """
    answer = _ask(_garden(), text)
    for each in answer.asks or (answer,):
        scores = [cited.score for cited in each.candidates]

        assert scores == sorted(scores, reverse=True)
        assert len({cited.id for cited in each.candidates}) == len(scores)
        assert len(scores) >= 3 or not words(without_noise(text))
        assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Create a Jira account for Zoe", "inc-accounts"),
        ("Créer un compte pour Zoé dans Jira", "inc-accounts"),
        ("Please give Anna access to Confluence", "inc-accounts"),
        ("Create a Confluence space for HR", "inc-projects"),
        ("Ajouter un champ au projet", "inc-workflows"),
        ("Automation rule to close old tickets", "inc-automation-rules"),
        ("Dashboard of open incidents", "inc-dashboards"),
        ("Import a CSV of 200 issues", "inc-simple-import"),
        ("Train the team on Confluence", "inc-coaching"),
        ("Configure SSO with Azure AD", "inc-integrations"),
        ("Buy 20 Confluence licences", "exc-licences"),
        ("Migration vers le cloud", "exc-complex-migration"),
        ("Develop a plugin", "exc-custom-development"),
        ("Upgrade Jira", "res-supported-systems"),
    ],
)
def test_the_most_ordinary_requests_are_answered(real: Catalog, text: str, clause: str) -> None:
    """What everybody asks first, in the fewest words, gets its answer."""
    assert _ids(_ask(real, text))[:1] == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "Slack connection for our project. New Python script",
        "Add a stand-in for when the approver is away. It no longer compiles",
        "Single sign-on for the doctors, with their professional card. Renewal – quote needed",
    ],
)
def test_what_may_be_excluded_in_part_is_not_called_included(real: Catalog, text: str) -> None:
    """A clear first sentence settles nothing where the second may be none of the service."""
    first, _, _ = text.partition(".")

    assert _ask(real, first).verdict == "included"
    assert _ask(real, text).verdict != "included"


@settings(max_examples=200)
@given(text=_REQUESTS)
def test_the_whole_is_the_worst_of_its_asks(text: str) -> None:
    """Several asks or one: the verdict of the whole is the worst, and asks hold no asks."""
    answer = _ask(_garden(), text)

    assert len(answer.asks) != 1
    assert not any(ask.asks for ask in answer.asks)
    if answer.asks:
        assert answer.verdict == min(
            (ask.verdict for ask in answer.asks), key=(*WORST_FIRST, "unrelated").index
        )


@settings(max_examples=100)
@given(text=_REQUESTS)
def test_no_clause_without_verdict(text: str) -> None:
    """Clauses are cited where they decide, a question is put where it decides, and only there."""
    answer = _ask(_garden(), text)
    for each in answer.asks or (answer,):
        assert bool(each.clauses) == (each.verdict not in {"unclear", "unrelated"})
        about_scope = [question for question in each.questions if question.about == "scope"]
        assert bool(about_scope) == (each.verdict == "depends")


@settings(max_examples=100)
@given(text=_REQUESTS, contracted=st.frozensets(st.sampled_from(["exc-chemicals", "exc-pool"])))
def test_a_contract_only_opens_what_it_names(text: str, contracted: frozenset[str]) -> None:
    """A contract changes the verdict of those requests alone that its clauses decide."""
    before = _ask(_garden(), text)
    after = _ask(_garden(), text, Contract(contracted=contracted))
    touched = {"exc-chemicals"} & contracted & {each for ask in _all(before) for each in _ids(ask)}

    assert touched or after == before


@pytest.mark.parametrize("verdict", ["included", "excluded"])
def test_shown_examples_of_the_catalog(real: Catalog, verdict: str) -> None:
    """An example that the site shows is answered rightly or not at all, never the other way."""
    shown = [each for each in real.advice.examples if each.show and each.verdict == verdict]
    wrong = [
        (each.text, answer.verdict)
        for each in shown
        if (answer := assess(real, Request(text=each.text, lang=each.lang))).verdict
        == _OPPOSITE[verdict]
    ]
    right = [
        each for each in shown if assess(real, Request(text=each.text)).verdict == each.verdict
    ]

    assert len(shown) >= 20
    assert wrong == []
    assert len(right) > 0.8 * len(shown)


@pytest.mark.parametrize(
    "text", ["Bitte mähen Sie den Rasen hinter dem Haus", "Por favor corte el césped del jardín"]
)
def test_another_language_is_told(garden: Catalog, text: str) -> None:
    """Who writes in a language that the checker does not read is told which ones it reads."""
    answer = _ask(garden, text)

    assert answer.verdict in {"unclear", "unrelated"}
    assert "languages" in answer.notes
