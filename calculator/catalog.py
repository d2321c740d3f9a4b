"""A whole catalog, ready to answer: the guide of one version with the advice of one revision.

It travels in two parts: the text of a version, and the advice with what was learnt from its
examples, which all versions share.  Browser and command line judge by the same numbers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from calculator.advice import Advice, advice_from_json
from calculator.judgement import Judge, judge_from_json
from calculator.lexicon import lexicon_from_json
from calculator.model import Guide, guide_from_json

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Catalog:
    """The guide of one version, the advice, and the judge that has learnt from both."""

    guide: Guide
    advice: Advice
    judge: Judge
    contract_hash: str
    advice_hash: str


def compile_data(
    advice: Mapping[str, Any], learnt: Mapping[str, Any], advice_hash: str
) -> dict[str, Any]:
    """What `catalog_of` needs beside the text of a version, as plain data.

    `learnt` is what the examples taught: the compiled lexicon and the votes.
    """
    return {
        "format": FORMAT,
        "advice": {name: data for name, data in advice.items() if name != "lexicon"},
        "advice_hash": advice_hash,
        **learnt,
    }


def without_lessons(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data as the browser needs it: what was learnt, without the examples it came from."""
    return {**data, "advice": {**data["advice"], "examples": [], "glossary": []}}


def catalog_of(data: Mapping[str, Any], contract: str | bytes, contract_hash: str) -> Catalog:
    """The catalog of what `compile_data` gives and of the text of a version.

    `contract` is its canonical JSON and `contract_hash` the SHA-256 of that.
    """
    return Catalog(
        guide=guide_from_json(json.loads(contract)),
        advice=advice_from_json(data["advice"], lexicon_from_json(data["lexicon"])),
        judge=judge_from_json(data["judge"]),
        contract_hash=contract_hash,
        advice_hash=data["advice_hash"],
    )


def under(catalog: Catalog, contract: str, contract_hash: str) -> Catalog:
    """The same advice and judgement over the text of another version.

    `contract` is its canonical JSON and `contract_hash` the SHA-256 of that.  Raises ValueError
    where the text is no contract.
    """
    try:
        guide = guide_from_json(json.loads(contract))
    except (KeyError, TypeError, ValueError) as error:
        message = "This is not the text of a version."
        raise ValueError(message) from error
    return replace(catalog, guide=guide, contract_hash=contract_hash)
