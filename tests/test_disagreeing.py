"""Whoever disagrees with an answer takes an example away that the catalog understands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from calculator import Request, assess
from calculator.view import answer_view
from calculator.view_example import example_entry
from tools.catalog import open_catalog

if TYPE_CHECKING:
    from calculator.nodes import Node

GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def entries(node: Node | str) -> list[str]:
    """Every example entry that a tree offers."""
    if isinstance(node, str):
        return []
    own = [each for each in [node.attrs.get("data-entry", "")] if each.startswith("  - {")]
    return own + [entry for child in node.children for entry in entries(child)]


@given(TEXTS)
def test_any_text_is_safe_yaml(text: str) -> None:
    """Whatever was typed, the line is one example with that text, blanks aside."""
    (example,) = yaml.safe_load(example_entry(text, "fr", "included"))

    assert example == {"lang": "fr", "verdict": "included", "text": " ".join(text.split())}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_other_verdict_is_offered(lang: str) -> None:
    """The verdict given is not offered again; abstaining is no right answer to teach."""
    catalog = open_catalog(GARDEN, "draft")
    answer = assess(catalog, Request(text="Trim the laurel hedge"))
    offered = [
        yaml.safe_load(entry)[0]["verdict"]
        for entry in entries(answer_view(catalog, answer, lang, ""))
    ]

    assert answer.verdict == "included"
    assert offered == ["depends", "excluded", "client", "contact", "unrelated"]
