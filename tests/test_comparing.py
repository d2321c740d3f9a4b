"""The same request under two versions: both answers, and the clause that makes the difference."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from booting import boot_with

from calculator.browser import handle
from tools.catalog import open_edition

if TYPE_CHECKING:
    from collections.abc import Callable

GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
WEEDS = "Please weed the beds by hand this week"
CLAUSE = "inc-weeding"


@pytest.fixture(scope="module")
def contract() -> dict[str, Any]:
    """The text of the garden's draft, which the engine has taken in."""
    edition = open_edition(GARDEN, "draft")
    boot_with(edition)
    found: dict[str, Any] = json.loads(edition.contract)
    return found


def _under(contract: dict[str, Any] | str, text: str = WEEDS, lang: str = "en") -> dict[str, Any]:
    other = contract if isinstance(contract, str) else json.dumps(contract)
    message = {
        "id": 1,
        "kind": "under",
        "request": {"text": text},
        "contract": None,
        "lang": lang,
        "base": "../",
        "other": {"contract": other, "hash": hashlib.sha256(other.encode()).hexdigest()},
    }
    reply: dict[str, Any] = json.loads(handle(json.dumps(message)))
    return reply


def _changed(
    contract: dict[str, Any], change: Callable[[dict[str, Any]], object]
) -> dict[str, Any]:
    """The text as a later version, with something done to the parts that hold the clause."""
    later: dict[str, Any] = json.loads(json.dumps(contract)) | {"version": "2031-01-01"}
    found = [*later["chapters"]]
    for part in found:
        found += part.get("parts", [])
        if any(each["id"] == CLAUSE for each in part.get("clauses", [])):
            change(part)
    return later


def _text(tree: dict[str, Any] | str) -> str:
    return tree if isinstance(tree, str) else "".join(_text(each) for each in tree["children"])


def _links(tree: dict[str, Any] | str) -> list[str]:
    if isinstance(tree, str):
        return []
    own = [tree["attrs"]["href"]] if "href" in tree["attrs"] else []
    return own + [href for each in tree["children"] for href in _links(each)]


def _without(part: dict[str, Any]) -> None:
    part["clauses"] = [each for each in part["clauses"] if each["id"] != CLAUSE]


def _reworded(part: dict[str, Any]) -> None:
    for each in part["clauses"]:
        if each["id"] == CLAUSE:
            each["text"] = {lang: f"{text} !" for lang, text in each["text"].items()}


def test_the_same_text_gives_the_same_answer(contract: dict[str, Any]) -> None:
    """Where nothing differs, that is what is said."""
    reply = _under(contract | {"version": "2031-01-01"})

    assert reply["compare"]["attrs"]["data-compare"] == "same"
    assert (
        _text(reply["compare"]) == "The same answer under the draft and under version 2031-01-01."
    )
    assert reply["answer"]["version"] == "2031-01-01"


def test_the_clause_that_made_the_difference_is_named(contract: dict[str, Any]) -> None:
    """A clause that one version lacks is named, and linked where it stands."""
    reply = _under(_changed(contract, _without))

    assert reply["answer"]["verdict"] != "included"
    told = _text(reply["compare"])
    assert "“Included” under the draft" in told
    assert "version 2031-01-01 does not have it" in told
    assert f"../scope/#{CLAUSE}" in _links(reply["compare"])


def test_other_words_of_the_deciding_clause_are_told(contract: dict[str, Any]) -> None:
    """The verdict may stay while the words that it rests on changed."""
    reply = _under(_changed(contract, _reworded), lang="fr")

    assert reply["answer"]["verdict"] == "included"
    assert reply["compare"]["attrs"]["data-compare"] == "other"
    assert "n’a pas les mêmes mots" in _text(reply["compare"])


def test_links_of_the_other_answer_lead_to_the_other_guide(contract: dict[str, Any]) -> None:
    """Each clause is read in the version that the answer is given under."""
    reply = _under(contract | {"version": "2031-01-01"})

    assert _links(reply["view"])
    assert all(each.startswith("../../2031-01-01/") for each in _links(reply["view"]))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1, "chapters": 3}', "not JSON"])
def test_what_is_no_contract_is_a_named_error(contract: dict[str, Any], text: str) -> None:
    """A damaged file is said to be one; the engine goes on."""
    assert _under(text)["error"]["code"] == "input"
    assert _under(contract)["answer"]["verdict"] == "included"
