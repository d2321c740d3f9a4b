"""A sizing as a tree of plain elements, the same for the built page and for the browser.

Every text in it is a text: whoever draws the tree escapes it or makes text nodes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from calculator.figures import hours_text, percent_text
from calculator.nodes import Node, Place, node
from calculator.report import Badge, Bullets, Code, Figure, Paragraph, Percent, Quote, Ref
from calculator.sizing_gauge import gauge
from calculator.sizing_replies import given_replies, replies
from calculator.sizing_report import sections, source_text
from calculator.view_plot import plot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.catalog import Catalog
    from calculator.report import Block, Piece, Section, Table, Text
    from calculator.sizing import Sizing

_HOURS, _PACKAGES, _FIT, _QUESTIONS = "hours", "packages", "fit", "questions"
PARTS = ("hours", "fit", "rest")
"""The parts of the view, in their order; a page may set other things between them."""
_BEFORE_REPLIES = {"packages", "work", "outside", "questions"}
_PART_OF = {"hours": "hours", "money": "hours", "fit": "fit"}


def sizing_view(catalog: Catalog, sizing: Sizing, lang: str, base: str) -> Node:
    """The tree of a sizing in a language; `base` leads from the page to the root of its guide.

    Its children are the `PARTS`, each with `data-part`.  Each section carries `data-section`; the
    hours of a month `data-hours` with `data-value`, the packages `data-quantiles`, pairs of a share
    of months and the hours that suffice in it; a question that a reply can settle `data-question`
    and `data-lines`, the positions of the lines that wait for it.
    """
    place = Place(catalog, lang, base)
    parts: dict[str, list[Node]] = {name: [] for name in PARTS}
    told = sections(place, sizing)
    for each in told:
        parts[_PART_OF.get(each.id, "rest")].append(_section(place, sizing, each))
    after = sum(each.id in _BEFORE_REPLIES for each in told)
    parts["rest"][after:after] = _replied(place, sizing)
    parts["rest"] += (
        node("p", "result__source", source_text(place, sizing)),
        node("p", "result__small", place.say("sizing_hash")),
    )
    drawn = (node("div", "sizing__part", *inside, data_part=name) for name, inside in parts.items())
    return node("div", "result sizing", *drawn)


def _replied(place: Place, sizing: Sizing) -> Iterator[Node]:
    given = tuple(given_replies(place, sizing))
    if given:
        heading = place.heading("sizing__heading", place.say("sizing_replied"))
        name = "sizing__section sizing__section--replied"
        yield node("section", name, heading, *given, data_section="replied")


def _section(place: Place, sizing: Sizing, section: Section) -> Node:
    heading = place.heading("sizing__heading", section.heading)
    attrs = {}
    if section.id == _PACKAGES:
        pairs = [[share, round(hours, 3)] for share, hours in sizing.quantiles]
        attrs["data_quantiles"] = json.dumps(pairs, separators=(",", ":"))
    drawn = list(_blocks(place, section))
    if section.id == _HOURS and sizing.monthly:
        drawn.insert(2, plot(place, sizing.monthly, "sizing_plot"))
    if section.id == _FIT:
        drawn.insert(1, gauge(place, sizing.fit))
    if section.id == _QUESTIONS:
        drawn = [replies(place, sizing, drawn)]
    return node(
        "section",
        f"sizing__section sizing__section--{section.id}",
        heading,
        *drawn,
        data_section=section.id,
        **attrs,
    )


def _blocks(place: Place, section: Section) -> Iterator[Node]:
    for number, block in enumerate(section.blocks):
        yield _block(place, block, first=number == 0 and section.id == _HOURS)


def _block(place: Place, block: Block, *, first: bool) -> Node:
    if isinstance(block, Paragraph):
        name = "sizing__mean" if first else "result__small" if block.small else "result__text"
        return node("p", name, *_inline(place, block.text))
    if isinstance(block, Bullets):
        items = (Node("li", {}, tuple(_inline(place, each))) for each in block.items)
        return node("ul", "result__list", *items)
    return _table(place, block)


def _table(place: Place, table: Table) -> Node:
    """A table; on narrow screens each cell shows the heading of its column (`data-label`)."""
    head = Node("tr", {}, tuple(_heading(table, at, text) for at, text in enumerate(table.header)))
    rows = tuple(
        Node(
            "tr",
            {"class": "sizing__total"} if table.total and number == len(table.rows) - 1 else {},
            tuple(_cell(place, table, at, cell) for at, cell in enumerate(row)),
        )
        for number, row in enumerate(table.rows)
    )
    body = (Node("thead", {}, (head,)), Node("tbody", {}, rows))
    return node("table", "sizing__table", *body)


def _heading(table: Table, at: int, text: str) -> Node:
    numeric = {"class": "sizing__number"} if at in table.numeric else {}
    return Node("th", {"scope": "col", **numeric}, (text,))


def _cell(place: Place, table: Table, at: int, cell: Text) -> Node:
    attrs = {"data-label": table.header[at]}
    if at in table.numeric:
        attrs["class"] = "sizing__number"
    return Node("td", attrs, tuple(_inline(place, cell)))


def _inline(place: Place, text: Text) -> Iterator[Node | str]:
    for piece in text:
        yield _piece(place, piece)


def _piece(place: Place, piece: Piece) -> Node | str:
    if isinstance(piece, str):
        return Node("code", {}, (str(piece),)) if isinstance(piece, Code) else piece
    if isinstance(piece, Ref):
        return _link(place, piece)
    if isinstance(piece, Quote):
        return place.quote(place.catalog.guide.clause(piece.clause))
    if isinstance(piece, Badge):
        return place.badge(piece.provenance)
    if isinstance(piece, Percent):
        said = percent_text(piece.share, place.lang)
        return Node("span", {"data-value": f"{piece.share:.4f}"}, (said,))
    return _figure(place, piece)


def _link(place: Place, ref: Ref) -> Node:
    clause = place.catalog.guide.clause(ref.clause)
    return place.brief_link(clause) if ref.brief else place.link(clause)


def _figure(place: Place, figure: Figure) -> Node:
    attrs = {"data-value": f"{figure.hours:.2f}"}
    if figure.of:
        attrs = {"data-hours": figure.of, **attrs}
    return Node("span", attrs, (hours_text(figure.hours, place.lang),))
