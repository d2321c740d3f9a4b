"""What differs between two versions, clause by clause."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from calculator.model import Guide, guide_from_json
from tools.assembly import contract_json
from tools.checks import check
from tools.diff import change_json, change_text, changes

if TYPE_CHECKING:
    from collections.abc import Callable

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"


def _contract() -> dict[str, Any]:
    sources, _ = check(_GARDEN)
    assert sources is not None
    data: dict[str, Any] = json.loads(json.dumps(contract_json(sources)))
    return data


def _guide(change: Callable[[dict[str, Any]], object] = lambda contract: contract) -> Guide:
    contract = _contract()
    change(contract)
    return guide_from_json(contract)


def _exclusions(contract: dict[str, Any]) -> list[dict[str, Any]]:
    clauses: list[dict[str, Any]] = contract["chapters"][2]["parts"][0]["clauses"]
    return clauses


def test_equal_versions_have_no_change() -> None:
    """A version compared with itself differs nowhere."""
    assert list(changes(_guide(), _guide())) == []


def test_a_changed_word_shows_both_wordings() -> None:
    """Only the lines that differ are shown, the old one first."""
    after = _guide(lambda c: _exclusions(c)[1]["text"].update(en="Pools are not included."))

    (change,) = changes(_guide(), after)

    assert change_text(change, "en") == (
        "changed: 3.1 b  Pool and pond  [exc-pool]\n"
        "- Looking after pools and ponds is not included.\n"
        "+ Pools are not included."
    )


def test_a_change_of_a_rule_is_a_change() -> None:
    """The route of an exclusion counts as much as its words."""
    after = _guide(lambda c: _exclusions(c)[0].update(route=["account-manager"]))

    assert [change.kind for change in changes(_guide(), after)] == ["changed"]


def test_a_removed_clause_moves_those_after_it() -> None:
    """What follows a removed clause gets another number and is told from a change of words."""
    after = _guide(lambda c: _exclusions(c).pop(1))

    found = [(change.kind, change.clause.id) for change in changes(_guide(), after)]

    assert found == [("moved", "exc-pipes"), ("moved", "exc-chemicals"), ("removed", "exc-pool")]


def test_a_moved_clause_shows_its_two_numbers() -> None:
    """A clause that only moved is one line."""
    after = _guide(lambda c: _exclusions(c).pop(1))

    change = next(changes(_guide(), after))

    assert change_text(change, "fr") == (
        "moved: 3.1 c → 3.1 b  Réparation des canalisations  [exc-pipes]"
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_added_clause_as_data(lang: str) -> None:
    """As data, a change holds the clause verbatim on each side that has it."""
    before = _guide(lambda c: _exclusions(c).pop())
    after = _guide()

    (change,) = changes(before, after)

    clause = after.clause("exc-chemicals")
    assert change_json(change, lang) == {
        "kind": "added",
        "id": "exc-chemicals",
        "title": clause.title[lang],
        "before": None,
        "after": {"number": "3.1 d", "text": clause.quote(lang)},
    }
