"""An answer as lines of text for a terminal, from the same tree that the page draws."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from calculator.view import Node, answer_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.answer import Answer
    from calculator.catalog import Catalog

_WIDTH = 88
_SPACES = re.compile(r"[ \t\n]+")  # no-break spaces stay
_BLOCKS = frozenset({"h2", "h3", "h4", "h5", "p", "li", "button", "legend", "summary"})
_MARKERS = {"li": "- ", "legend": "? "}


def answer_text(catalog: Catalog, answer: Answer, lang: str) -> str:
    """The answer in a language, wrapped for a terminal."""
    return "\n".join(_lines(answer_view(catalog, answer, lang, ""), 0))


def _lines(node: Node, depth: int) -> Iterator[str]:
    if "data-on-page" in node.attrs:
        return
    if node.tag in _BLOCKS:
        yield from _block(node, depth)
        return
    if node.tag in {"article", "fieldset", "section", "details"}:
        depth += 1
    for child in node.children:
        if isinstance(child, Node):
            yield from _lines(child, depth)


def _block(node: Node, depth: int) -> Iterator[str]:
    text = _SPACES.sub(" ", _text(node)).strip()
    if "result__label" in node.attrs.get("class", ""):
        yield ""
    marker = _reply(node) if node.tag == "button" else _MARKERS.get(node.tag, "")
    indent = "  " * depth
    yield from textwrap.wrap(
        f"{marker}{text}",
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + " " * len(marker),
        break_long_words=False,
    )


def _reply(node: Node) -> str:
    sign = "→ " if node.attrs.get("aria-pressed") == "true" else "  "
    return f"{sign}{node.attrs['data-value']}: "


def _text(node: Node | str) -> str:
    if isinstance(node, str):
        return node
    inner = "".join(_text(child) for child in node.children)
    return f"[{inner}]" if node.tag == "mark" else inner
