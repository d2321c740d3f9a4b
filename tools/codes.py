"""Every code that a report can show, with its explanation: the docstring of its rule."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

from tools import compose, load, schema_words, verify, yaml_rules
from tools.checks import CHECKS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_READING: tuple[Callable[..., object], ...] = (
    *yaml_rules.BYTE_RULES,
    *yaml_rules.TEXT_RULES,
    *yaml_rules.PLAIN_RULES,
    compose.anchor,
    compose.duplicate_key,
    compose.empty_file,
    compose.key_not_text,
    compose.merge_key,
    compose.several_documents,
    compose.syntax,
    compose.tag,
    compose.too_deep,
)
_SHAPE: tuple[Callable[..., object], ...] = (
    *dict.fromkeys(schema_words.KEYWORDS.values()),
    schema_words.empty_text,
    schema_words.missing_language,
    load.missing_file,
    load.missing_schema,
    load.unknown_file,
)
_RELEASES: tuple[Callable[..., object], ...] = (
    verify.altered_advice,
    verify.altered_file,
    verify.broken_chain,
    verify.extra_file,
    verify.linked_file,
    verify.unreadable_manifest,
    verify.wrong_folder,
)


def explanations(rules: tuple[Callable[..., object], ...]) -> dict[str, str]:
    """What each rule is about, by its code."""
    return {rule.__name__.replace("_", "-"): inspect.getdoc(rule) or "" for rule in rules}


CATALOG_CODES: Mapping[str, str] = explanations((*_READING, *_SHAPE, *CHECKS))
"""What `guide check` can report."""
RELEASE_CODES: Mapping[str, str] = explanations(_RELEASES)
"""What `guide verify` can report beside."""


def codes_page() -> str:
    """Every code with its explanation, as a page of Markdown."""
    parts = [
        "# Problems that the commands report",
        "Written by `guide explain --markdown`, not by hand: each text stands at its rule.",
    ]
    for title, codes in (
        ("In a catalog: `guide check`", CATALOG_CODES),
        ("In what is published: `guide verify`", RELEASE_CODES),
    ):
        parts.append(f"## {title}")
        parts += [f"### {code}\n\n{_escaped(about)}" for code, about in sorted(codes.items())]
    return "\n\n".join(parts) + "\n"


def _escaped(about: str) -> str:
    """An explanation whose samples keep their brackets and stars when Markdown is drawn."""
    return "".join(
        piece if place % 2 else piece.replace("<", "&lt;").replace("*", "\\*")
        for place, piece in _by_code(about)
    )


def _by_code(about: str) -> list[tuple[int, str]]:
    """The stretches outside of backticks (even) and those within, backticks included (odd)."""
    return list(enumerate(re.split(r"(`+[^`]*`+)", about)))
