"""Every code that a report can show, with its explanation: the docstring of its rule."""

from __future__ import annotations

import inspect
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
