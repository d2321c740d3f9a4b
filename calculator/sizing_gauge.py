"""How much of the work is in scope, as two rows of twenty cells: by requests and by hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.nodes import Node, Place, node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculator.sizing_findings import Fit

_CELLS = 20


def gauge(place: Place, fit: Fit) -> Node:
    """A row for the requests, and one for the hours where some are known."""
    rows = (
        ("count", {name: share.times for name, share in fit.verdicts.items()}),
        ("hours", {name: share.hours for name, share in fit.verdicts.items()}),
    )
    return node(
        "div", "gauge", *(_row(place, name, parts) for name, parts in rows if any(parts.values()))
    )


def _row(place: Place, name: str, parts: Mapping[str, float]) -> Node:
    label = place.say(f"sizing_gauge_{name}")
    return node(
        "div",
        "gauge__row",
        node("span", "gauge__label", label),
        node(
            "span",
            "gauge__cells",
            *_cells(parts),
            role="img",
            aria_label=_sentence(place, label, parts),
        ),
    )


def _cells(parts: Mapping[str, float]) -> Iterator[Node]:
    for name, number in cells(parts).items():
        for _ in range(number):
            yield node("i", "gauge__cell", data_verdict=name)


def cells(parts: Mapping[str, float], of: int = _CELLS) -> dict[str, int]:
    """How many of so many cells each part takes: by the largest remainder, one at least.

    (Hamilton's method; a part that is not nothing is never left out of sight.)
    """
    whole = sum(parts.values())
    exact = {name: of * part / whole for name, part in parts.items() if part > 0}
    taken = {name: max(1, int(share)) for name, share in exact.items()}
    while sum(taken.values()) < of:
        name = max(exact, key=lambda each: exact[each] - taken[each])
        taken[name] += 1
    while sum(taken.values()) > of:
        name = max(taken, key=lambda each: (taken[each] > 1, taken[each] - exact[each]))
        taken[name] -= 1
    return taken


def _sentence(place: Place, label: str, parts: Mapping[str, float]) -> str:
    whole = sum(parts.values())
    sign = "\u00a0%" if place.lang == "fr" else "%"
    told = ", ".join(
        f"{place.say(f'verdict_{name}')} {round(100 * part / whole)}{sign}"
        for name, part in parts.items()
        if part > 0
    )
    colon = "\u00a0: " if place.lang == "fr" else ": "
    return f"{label}{colon}{told}"
