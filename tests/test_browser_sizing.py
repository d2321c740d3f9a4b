"""A page that sizes a contract gets the figures of the command line, and a tree it may draw."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from booting import boot_with
from conftest import GARDEN

from calculator.browser import handle
from calculator.sizing import LIVE, agreement_from_json, size_contract
from calculator.sizing_json import sizing_json
from tools.catalog import open_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.catalog import Catalog

_TREE = Path("docs/assets/check/tree.js").read_text(encoding="utf-8")
_DATA: dict[str, Any] = {
    "package": 4,
    "options": ["plan"],
    "lines": [{"task": "task-lawn", "count": 4}, {"text": "Trim the hedge <b>"}],
}


@pytest.fixture(scope="module", autouse=True)
def _booted() -> None:
    boot_with(open_edition(GARDEN, "draft"))


def _send(**fields: object) -> dict[str, Any]:
    message = {"id": 7, "lang": "en", "base": "../", **fields}
    reply: dict[str, Any] = json.loads(handle(json.dumps(message)))
    return reply


def _nodes(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - a tree as JSON
    if isinstance(node, dict):
        yield node
        for child in node["children"]:
            yield from _nodes(child)


def _allowed(name: str) -> set[str]:
    """One of the lists of what a page may draw."""
    found = re.search(rf"const {name} = new Set\((.*?)\);", _TREE, re.DOTALL)
    assert found
    return set(" ".join(re.findall(r'"([^"]*)"', found[1])[:-1]).split())


def test_the_figures_of_the_command_line(garden: Catalog) -> None:
    """Page and command line compute the same JSON; while typing it is the quick one."""
    agreement = agreement_from_json(_DATA, garden)

    kept = _send(kind="configure", agreement=_DATA)
    live = _send(kind="configure", agreement=_DATA, live=True)

    assert kept["sizing"] == sizing_json(size_contract(garden, agreement))
    assert live["sizing"] == sizing_json(size_contract(garden, agreement, draws=LIVE))
    assert (kept["id"], kept["faults"]) == (7, [])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_tree_can_be_drawn(lang: str) -> None:
    """The tree holds tags and attributes of the page's lists only, in every section."""
    tree = _send(kind="configure", agreement=_DATA, lang=lang)["view"]
    nodes = list(_nodes(tree))
    tags, attributes = _allowed("TAGS"), _allowed("ATTRIBUTES")

    assert {node["tag"] for node in nodes} <= tags
    assert {
        name for node in nodes for name in node["attrs"] if not name.startswith(("data-", "aria-"))
    } <= attributes
    assert {node["attrs"]["data-section"] for node in nodes if node["tag"] == "section"} >= {
        *("hours", "packages", "fit", "work", "outside", "prerequisites", "assumptions"),
    }


def test_hooks_of_the_hours() -> None:
    """Hours carry their value, and the packages the quantiles for a slider."""
    nodes = list(_nodes(_send(kind="configure", agreement=_DATA)["view"]))
    hours = {
        node["attrs"]["data-hours"]: float(node["attrs"]["data-value"])
        for node in nodes
        if "data-hours" in node["attrs"]
    }
    quantiles = next(
        json.loads(node["attrs"]["data-quantiles"])
        for node in nodes
        if "data-quantiles" in node["attrs"]
    )

    assert hours["low"] < hours["likely"] < hours["high"]
    assert [hours for _, hours in quantiles] == sorted(hours for _, hours in quantiles)


def test_what_is_typed_is_text() -> None:
    """What a person typed stands in the tree as text, never as an element or an attribute."""
    tree = _send(kind="configure", agreement=_DATA)["view"]
    texts = [child for node in _nodes(tree) for child in node["children"] if isinstance(child, str)]

    assert any("Trim the hedge <b>" in text for text in texts)
    assert "b" not in {node["tag"] for node in _nodes(tree)}


def test_faults_beside_their_fields() -> None:
    """A fault is told by its path, in the language of the page; the rest is sized."""
    reply = _send(kind="configure", lang="fr", agreement={**_DATA, "package": "four"})

    assert [each["path"] for each in reply["faults"]] == ["package"]
    assert "un nombre de 0,01" in reply["faults"][0]["text"]
    assert "package" not in reply["agreement"]
    assert reply["sizing"]["monthly"]["mean"] > 0


def test_an_agreement_to_begin_with() -> None:
    """The example is one that can be sized without a fault."""
    example = _send(kind="example")["agreement"]

    assert _send(kind="configure", agreement=example)["faults"] == []


def test_each_line_that_can_be_read_has_an_outcome() -> None:
    """Lines at fault are left out; the places say which lines the outcomes belong to."""
    lines = [{"task": "task-lawn"}, {"task": "nothing"}, {"text": "Trim the hedge", "count": "x"}]
    reply = _send(kind="configure", agreement={"lines": lines})

    assert reply["places"] == [0, 2]
    assert [each["attrs"].get("data-verdict") is not None for each in reply["lines"]] == [True] * 2


def test_scenarios_side_by_side(garden: Catalog) -> None:
    """A column for each, the figures of each alone, what differs marked; five are four."""
    other = {**_DATA, "package": 8}
    named = [{"name": f"S{place}", "agreement": _DATA} for place in range(4)]
    named[1]["agreement"] = other
    view = _send(kind="scenarios", scenarios=[*named, named[0]])["view"]
    rows = {each["attrs"].get("data-differs"): each for each in _nodes(view) if each["tag"] == "tr"}
    heads = [each for each in _nodes(view) if each["attrs"].get("scope") == "col"]

    assert [each["children"] for each in heads] == [["S0"], ["S1"], ["S2"], ["S3"]]
    assert "Package" in json.dumps(rows[""])
    assert {each["tag"] for each in _nodes(view)} <= _allowed("TAGS")
    alike = _send(kind="scenarios", scenarios=[named[0], named[2]])["view"]
    assert not [each for each in _nodes(alike) if "data-differs" in each["attrs"]]
    assert size_contract(garden, agreement_from_json(other, garden)).packages
