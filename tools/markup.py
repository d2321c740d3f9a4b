"""Trees of the engine as HTML: the counterpart of `docs/assets/check/tree.js` for built pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from calculator.nodes import Node

_VOID = frozenset({"br", "hr"})


def html(node: Node | str) -> Markup:
    """A tree of nodes as HTML; every text and every attribute is escaped."""
    if isinstance(node, str):
        return escape(node)
    attributes = Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in node.attrs.items()
    )
    opening = Markup("<{}{}>").format(node.tag, attributes)
    if node.tag in _VOID:
        return opening
    return opening + inner_html(node) + Markup("</{}>").format(node.tag)


def inner_html(node: Node) -> Markup:
    """What stands in a node, as HTML."""
    return Markup("").join(html(child) for child in node.children)
