"""Text of the catalog on its way into pages: nothing in it becomes markup."""

from __future__ import annotations

import markdown  # type: ignore[import-untyped]
import pytest

from calculator.view import Node
from calculator.words import french_spaces
from macros.context import markdown_text
from tools.markup import html

_NASTY = [
    "<script>alert(1)</script>",
    "a *b* _c_ `d` [e](f) ![g](h)",
    "# title {: #id }",
    "1 < 2 && 3 > 2",
    "**Total** ~~struck~~ | table",
    r"back\slash",
]


@pytest.mark.parametrize("text", _NASTY)
def test_a_title_stays_plain_text(text: str) -> None:
    """Whatever a title holds, its heading shows exactly that."""
    page = markdown.markdown(f"## {markdown_text(text)} {{: #here }}", extensions=["attr_list"])

    assert page == f'<h2 id="here">{html(text)}</h2>'


def test_a_tree_is_written_with_every_text_escaped() -> None:
    """Text and attributes of an answer are escaped in the page."""
    tree = Node("p", {"title": '"<&'}, ("<b>", Node("em", {}, ("&",))))

    assert html(tree) == '<p title="&#34;&lt;&amp;">&lt;b&gt;<em>&amp;</em></p>'


def test_french_signs_stay_with_their_word() -> None:
    """No line starts with a sign that French sets apart by a space."""
    assert french_spaces("« ici » ; là : oui !") == (
        "«\u00a0ici\u00a0»\u00a0; là\u00a0: oui\u00a0!"
    )
