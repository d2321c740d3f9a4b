"""The engine as a page's worker calls it: a catalog taken in once, messages answered as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from booting import boot_with

from calculator import Contract, Request, answer_json, assess, canonical_json
from calculator.browser import handle
from tools.canonical import digest
from tools.catalog import open_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.catalog import Catalog

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
_HEDGE = "The hedge has grown a lot, can it be trimmed?"


@pytest.fixture(scope="module", autouse=True)
def _booted() -> None:
    boot_with(open_edition(_GARDEN, "draft"))


def _send(
    text: str,
    *,
    contract: object = None,
    lang: str = "en",
    base: str = "../",
    number: int = 1,
    **fields: object,
) -> dict[str, Any]:
    message = {
        "id": number,
        "request": {"text": text, **fields},
        "contract": contract,
        "lang": lang,
        "base": base,
    }
    reply: dict[str, Any] = json.loads(handle(json.dumps(message)))
    return reply


def _nodes(node: dict[str, Any] | str) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for child in node["children"]:
            yield from _nodes(child)


def _text(node: dict[str, Any] | str) -> str:
    return node if isinstance(node, str) else "".join(_text(child) for child in node["children"])


@pytest.mark.parametrize(
    "text", ["Mow the lawn", "Tondre la pelouse. Nettoyer la piscine.", _HEDGE, "", "😀\u0000é"]
)
def test_the_answer_is_that_of_the_engine(garden: Catalog, text: str) -> None:
    """A page gets the very answer, to the byte, that the command line gives."""
    answer = assess(garden, Request(text=text))
    reply = _send(text)

    assert reply["answer"] == answer_json(answer)
    assert reply["answer_json"] == canonical_json(answer)


def test_a_full_message(garden: Catalog) -> None:
    """Replies, time, level, channel and contract all reach the engine."""
    request = Request(
        text=_HEDGE,
        answers={"que-height": "low"},
        submitted="2025-03-07T17:00",
        level="red",
        channel="other",
    )
    contract = Contract(targets={"red": 2.0}, other_channels_agreed=True)
    reply = _send(
        _HEDGE,
        lang="fr",
        contract={"targets": {"red": 2}, "other_channels_agreed": True},
        answers={"que-height": "low"},
        submitted="2025-03-07T17:00",
        level="red",
        channel="other",
    )
    expected = assess(garden, request, contract)

    assert reply["answer"] == answer_json(expected)
    assert reply["answer"]["verdict"] == "included"
    assert reply["answer"]["deadline"]["target"] == "2025-03-08T09:00:00+01:00"


def test_the_channel_reaches_the_engine() -> None:
    """A request sent another way than the portal is not promised a time."""
    assert _send("Mow the lawn", channel="other")["answer"]["deadline"]["note"] == "other-channel"


def test_empty_fields_count_as_absent() -> None:
    """A form that leaves its fields empty is not a fault."""
    reply = _send("Mow the lawn", answers=None, submitted=None, level=None, channel=None)

    assert reply["answer"] == _send("Mow the lawn")["answer"]


@pytest.mark.parametrize("number", [0, 7, 2**40])
def test_the_reply_repeats_the_number(number: int) -> None:
    """A page knows a late reply by its number."""
    assert _send("Mow the lawn", number=number)["id"] == number
    assert _send("Mow the lawn", number=number, submitted="yesterday")["id"] == number


@pytest.mark.parametrize(
    ("contract", "fields", "message"),
    [
        (None, {"submitted": "yesterday"}, "“yesterday” is not a time that can be read"),
        (None, {"level": "purple"}, "There is no level “purple”: known are storm, calm."),
        ({"incremnt": 1}, {}, "did you mean “increment”?"),
        ({"calendar": "mars"}, {"level": "calm"}, "There is no calendar “mars”"),
        (["garden"], {}, "fields with values are wanted"),
    ],
)
def test_an_input_that_cannot_be_understood(
    contract: object, fields: dict[str, Any], message: str
) -> None:
    """What a person can mend comes back as an error in words, without an answer."""
    reply = _send("Mow the lawn", contract=contract, **fields)

    assert reply.keys() == {"id", "error"}
    assert reply["error"]["code"] == "input"
    assert message in reply["error"]["message"]


def test_an_error_leaves_nothing_behind() -> None:
    """After an error the next message is answered as if nothing had been."""
    before = _send("Mow the lawn")
    _send("Mow the lawn", submitted="yesterday")

    assert _send("Mow the lawn") == before


def test_nothing_is_kept_of_a_text() -> None:
    """A reply holds nothing of the messages before it."""
    _send("Mow the lawn of Ms Xylophone")

    assert "Xylophone" not in json.dumps(_send("Clean the pool"))


def test_the_view_is_drawn_in_the_language_of_the_page() -> None:
    """The labels follow the page, the quoted words stay those of the writer."""
    view = _send("Mow the lawn", lang="fr")["view"]

    assert "Inclus" in _text(view)
    assert "Tondre la pelouse et ramasser l’herbe coupée." in _text(view)
    assert [_text(node) for node in _nodes(view) if node["tag"] == "mark"] == ["Mow", "lawn"]


def test_links_lead_from_the_page_to_the_clause() -> None:
    """Every link of the tree starts at the base that the page gave."""
    view = _send("Mow the lawn", base="../../")["view"]
    links = [node["attrs"]["href"] for node in _nodes(view) if node["tag"] == "a"]

    assert "../../scope/#inc-mowing" in links
    assert all(link.startswith("../../") for link in links)


def test_the_view_has_its_hooks() -> None:
    """Question, cited clauses and asks carry the attributes that scripts and tests rely on."""
    asked = list(_nodes(_send(_HEDGE)["view"]))
    several = list(_nodes(_send("Mow the lawn. Clean the pool.")["view"]))
    hours = [node["attrs"] for node in several if "data-hours" in node["attrs"]]

    assert [
        node["attrs"]["data-question"] for node in asked if "data-question" in node["attrs"]
    ] == ["que-height"]
    assert {node["attrs"]["data-clause"] for node in asked if "data-clause" in node["attrs"]} == {
        "inc-hedges",
        "exc-felling",
    }
    assert [node["attrs"]["data-verdict"] for node in several if "data-ask" in node["attrs"]] == [
        "included",
        "excluded",
    ]
    assert {each["data-hours"] for each in hours} == {"low", "likely", "high"}
    assert all(float(each["data-value"]) > 0 for each in hours)


def test_markup_in_a_request_stays_text() -> None:
    """What looks like markup is never an element of the tree."""
    view = _send("<script>alert(1)</script> mow the <b>lawn</b>")["view"]

    assert {node["tag"] for node in _nodes(view)}.isdisjoint({"script", "b"})
    assert "<script>alert(1)</script>" in _text(view)


def test_another_catalog_takes_the_place_of_the_first() -> None:
    """Booting again answers by the new catalog alone."""
    edition = open_edition(_GARDEN, "draft")
    boot_with(edition, "f" * 64)
    replaced = _send("Mow the lawn")["answer"]["contract_hash"]
    boot_with(edition)

    assert replaced == "f" * 64
    assert _send("Mow the lawn")["answer"]["contract_hash"] == digest(edition.contract)
