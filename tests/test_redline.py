"""The redline between two versions: what it holds, and the laws that it keeps."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from contracts import contracts
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.nodes import Node
from calculator.pieces import new_text, old_text, pieces
from calculator.redline import STATES, apply, redline, tally
from calculator.redline_view import redline_view
from calculator.redline_words import REDLINE_WORDS
from tools.assembly import contract_json
from tools.checks import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"


def _garden(
    change: Callable[[dict[str, Any]], object] = lambda contract: contract,
) -> dict[str, Any]:
    sources, _ = check(_GARDEN)
    assert sources is not None
    data: dict[str, Any] = json.loads(json.dumps(contract_json(sources)))
    change(data)
    return data


def _exclusions(contract: dict[str, Any]) -> list[dict[str, Any]]:
    clauses: list[dict[str, Any]] = contract["chapters"][2]["parts"][0]["clauses"]
    return clauses


def _found(after: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["state"], each["id"]) for each in redline(_garden(), after)["entries"]]


@given(contracts(), contracts())
@settings(max_examples=50)
def test_a_redline_turns_the_one_into_the_other(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    """Applying the redline of A and B to A gives B, as JSON brought it along."""
    change = json.loads(json.dumps(redline(before, after)))

    assert apply(before, change) == after


@given(contracts())
@settings(max_examples=50)
def test_a_version_does_not_differ_from_itself(contract: dict[str, Any]) -> None:
    """The redline of A and A is empty."""
    change = redline(contract, copy.deepcopy(contract))

    assert (change["head"], change["order"], change["entries"]) == ({}, {}, [])


@given(contracts(), contracts())
@settings(max_examples=50)
def test_each_clause_is_told_of_once(before: dict[str, Any], after: dict[str, Any]) -> None:
    """No entry is listed twice, and each has a state."""
    entries = redline(before, after)["entries"]

    assert len({each["id"] for each in entries}) == len(entries)
    assert {each["state"] for each in entries} <= set(STATES)


@given(contracts(), contracts(), st.sampled_from(["fr", "en"]))
@settings(max_examples=50)
def test_the_tree_holds_both_versions_whole(
    before: dict[str, Any], after: dict[str, Any], lang: str
) -> None:
    """Without what came, the tree quotes every old text; without what is gone, every new one."""
    view = redline_view(before, after, redline(before, after), lang, "")

    for version, without in ((before, "ins"), (after, "del")):
        said = _plain(view, without)
        assert all(_letters(clause["text"][lang]) in said for clause in _clauses(version))


@given(st.text(max_size=40), st.text(max_size=40))
def test_pieces_give_both_texts_back(old: str, new: str) -> None:
    """Joined, the pieces are the old text and the new text to the character."""
    found = pieces(old, new)

    assert (old_text(found), new_text(found)) == (old, new)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a b c", "a b c", [["=", "a b c"]]),
        ("a red hat", "a blue hat", [["=", "a "], ["-", "red"], ["+", "blue"], ["=", " hat"]]),
        ("l’été, ici", "l’été ; ici", [["=", "l’été"], ["-", ","], ["+", " ;"], ["=", " ici"]]),
        ("one two", "three four", [["-", "one two"], ["+", "three four"]]),
        ("", "new", [["+", "new"]]),
        ("gone", "", [["-", "gone"]]),
    ],
)  # fmt: skip
def test_pieces_follow_words(old: str, new: str, expected: list[list[str]]) -> None:
    """Whole words are compared; texts with next to nothing in common stand one after the other."""
    assert pieces(old, new) == expected


def test_a_frequent_word_is_no_noise() -> None:
    """A word that occurs again and again in a long text is compared like any other."""
    old = "hours " * 300 + "end"
    found = pieces(old, old.replace("end", "finish"))

    assert [kind for kind, _ in found] == ["=", "-", "+"]


def test_a_redline_belongs_to_its_text() -> None:
    """A redline is not applied to another text than the one it was made of."""
    change = redline(_garden(), _garden(lambda c: _exclusions(c)[0]["text"].update(en="No.")))
    other = _garden(lambda c: _exclusions(c)[0]["text"].update(en="Yes."))

    with pytest.raises(ValueError, match="another text"):
        apply(other, change)


def test_a_retired_clause_renumbers_those_after_it() -> None:
    """What follows a retired clause gets another number, and nothing else is said of it."""
    after = _garden(lambda c: _exclusions(c).pop(1))

    assert _found(after) == [
        ("removed", "exc-pool"),
        ("renumbered", "exc-pipes"),
        ("renumbered", "exc-chemicals"),
    ]


def test_a_clause_moved_up_is_the_one_that_moved() -> None:
    """When one clause changes places, that one moved; the others are only renumbered."""
    after = _garden(lambda c: _exclusions(c).insert(0, _exclusions(c).pop(2)))

    assert _found(after) == [
        ("moved", "exc-pipes"),
        ("renumbered", "exc-felling"),
        ("renumbered", "exc-pool"),
    ]


def test_a_clause_below_another_heading_has_moved() -> None:
    """A clause that stands below another heading has moved, even where its words changed too."""

    def change(contract: dict[str, Any]) -> None:
        clause = _exclusions(contract).pop()
        clause["text"]["en"] = "Spreading chemicals is not included."
        contract["chapters"][3]["parts"][0]["clauses"].append(clause)

    (entry,) = redline(_garden(), _garden(change))["entries"]

    assert (entry["state"], entry["moved"]) == ("changed", True)


def test_a_condition_is_a_change() -> None:
    """The route of an exclusion counts as much as its words."""
    after = _garden(lambda c: _exclusions(c)[0].update(route=["account-manager"]))
    (entry,) = redline(_garden(), after)["entries"]

    assert entry["fields"] == {
        "route": {"before": ["separate-offer"], "after": ["account-manager"]}
    }


def test_clauses_are_counted_by_state() -> None:
    """The tally counts clauses, not headings."""
    after = _garden(lambda c: (_exclusions(c).pop(1), c["chapters"][0]["title"].update(en="New")))

    assert tally(redline(_garden(), after)) == {
        "added": 0,
        "removed": 1,
        "changed": 0,
        "moved": 0,
        "renumbered": 2,
    }


def test_marks_are_heard() -> None:
    """Inside each mark hidden words say where it begins and where it ends."""
    after = _garden(lambda c: _exclusions(c)[1]["text"].update(en="Looking after pools is out."))
    view = redline_view(_garden(), after, redline(_garden(), after), "en", "")
    marks = [each for each in _nodes(view) if each.tag in ("ins", "del")]

    assert marks
    assert all(
        [child.attrs["class"] for child in mark.children if isinstance(child, Node)]
        == ["visually-hidden"] * 2
        for mark in marks
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_word_exists_in_every_language(lang: str) -> None:
    """No sentence of a redline lacks a language."""
    assert all(words.get(lang) for words in REDLINE_WORDS.values())


def _nodes(view: Node | str) -> Iterator[Node]:
    if isinstance(view, Node):
        yield view
        for child in view.children:
            yield from _nodes(child)


def _plain(view: Node | str, without: str) -> str:
    """The text of a tree without the marks of one kind and the words that explain the others."""
    if isinstance(view, str):
        return _letters(view)
    if view.tag == without or view.attrs.get("class") == "visually-hidden":
        return ""
    return "".join(_plain(child, without) for child in view.children)


def _letters(text: str) -> str:
    return "".join(text.split()).replace("\u00a0", "")


def _clauses(data: dict[str, Any]) -> list[dict[str, Any]]:
    below = [*data.get("chapters", ()), *data.get("parts", ())]
    return [*data.get("clauses", ()), *(each for part in below for each in _clauses(part))]
