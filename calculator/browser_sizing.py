"""The messages of a page that sizes a contract; see `calculator.browser` for their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator.nodes import node_json
from calculator.sizing import LIVE, USUAL, agreement_json, size_contract
from calculator.sizing_example import example_agreement
from calculator.sizing_json import sizing_json
from calculator.sizing_lines import line_views
from calculator.sizing_salvage import readable_agreement
from calculator.sizing_scenarios import MOST, scenarios_view
from calculator.sizing_view import sizing_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from calculator.catalog import Catalog
    from calculator.faults import Fault
    from calculator.nodes import Node
    from calculator.sizing_text import Memory

_REMEMBERED = 500

_judged: dict[str, Memory] = {}
"""Answers to texts judged before, by what they were judged by."""


def reply(catalog: Catalog, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The reply to a message of kind `example`, `configure` or `scenarios`."""
    if asked["kind"] == "example":
        return {"agreement": agreement_json(example_agreement(catalog, asked["lang"]))}
    if asked["kind"] == "scenarios":
        return {"view": node_json(_scenarios(catalog, asked))}
    agreement, faults = readable_agreement(asked["agreement"], catalog)
    draws = LIVE if asked.get("live") else USUAL
    sizing = size_contract(catalog, agreement, draws=draws, memory=_memory(catalog))
    lang, base = asked["lang"], asked["base"]
    view = sizing_view(catalog, sizing, lang, base)
    outcomes = line_views(catalog, sizing, lang, base)
    return {
        "sizing": sizing_json(sizing),
        "view": node_json(view),
        "lines": [node_json(each) for each in outcomes],
        "places": _places(asked["agreement"], faults, catalog),
        "agreement": agreement_json(agreement),
        "faults": [{"path": each.path, "text": each.text(lang)} for each in faults],
    }


def _scenarios(catalog: Catalog, asked: Mapping[str, Any]) -> Node:
    named = []
    for each in asked["scenarios"][:MOST]:
        agreement, _ = readable_agreement(each["agreement"], catalog)
        sizing = size_contract(catalog, agreement, memory=_memory(catalog))
        named.append((str(each["name"]), sizing))
    return scenarios_view(catalog, named, asked["lang"], asked["base"])


def _places(data: object, faults: Sequence[Fault], catalog: Catalog) -> list[int]:
    """The positions, in what was sent, of the lines that could be read."""
    lines = data.get("lines") if isinstance(data, dict) else None
    if not isinstance(lines, list):
        return []
    faulty = {each.path.partition("]")[0].removeprefix("lines[") for each in faults}
    return [
        place
        for place, line in enumerate(lines)
        if str(place) not in faulty or readable_agreement({"lines": [line]}, catalog)[0].lines
    ]


def _memory(catalog: Catalog) -> Memory:
    """What is remembered for this catalog only, and not for ever."""
    name = f"{catalog.contract_hash} {catalog.advice_hash}"
    if name not in _judged or len(_judged[name]) > _REMEMBERED:
        _judged.clear()
        _judged[name] = {}
    return _judged[name]
