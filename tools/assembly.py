"""Puts the files of a catalog together: one piece of data for the contract, one for the advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.data import Json, items, mapping, text
from tools.load import schema_path
from tools.schemas import schema_data
from tools.sources import ADVICE, OPTIONAL_ADVICE
from tools.versions import DRAFT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.sources import Sources

FORMAT = 1

_NOT_IN_CONTRACT = ("published", "chapters")


def contract_json(
    sources: Sources, version: str = DRAFT, effective: str | None = None, basis: str = DRAFT
) -> dict[str, Json]:
    """The whole guide as one piece of data, of the shape of `contract.schema.json`.

    The sources must be free of errors.
    """
    guide = mapping(sources.guide.data)
    parts = {
        text(mapping(part).get("id")): mapping(part)
        for file in sources.part_files
        for part in items(mapping(file.data).get("parts"))
    }
    return {
        **{key: value for key, value in guide.items() if key not in _NOT_IN_CONTRACT},
        "version": version,
        "effective": effective,
        "effective_basis": basis,
        "chapters": [_with_parts(mapping(each), parts) for each in items(guide.get("chapters"))],
    }


def advice_json(sources: Sources) -> dict[str, Json]:
    """All the advice as one piece of data; `revision` is the number of the last revision.

    The sources must be free of errors and hold every file of the advice.
    """
    content = {name: _content(sources, name) for name in (*ADVICE, *OPTIONAL_ADVICE)}
    revisions = items(content.pop("history"))
    return {
        "format": FORMAT,
        "revision": mapping(revisions[-1]).get("number") if revisions else 0,
        "examples": _examples(sources),
        **content,
    }


def _with_parts(chapter: Mapping[str, Json], parts: Mapping[str, dict[str, Json]]) -> Json:
    return {**chapter, "parts": [parts[text(each)] for each in items(chapter.get("parts"))]}


def _content(sources: Sources, name: str) -> Json:
    """What a file of the advice says; where its schema has one key only, what stands under it."""
    document = sources.advice(name)
    data = mapping(document.data) if document else {}
    keys = list(schema_data(schema_path(sources.folder, name)).get("properties", {}))
    return data.get(keys[0]) if len(keys) == 1 else data


def _examples(sources: Sources) -> list[Json]:
    """Every example with the clause of its file; what it leaves out is filled in."""
    return [
        {
            "clause": mapping(file.data).get("clause"),
            "clauses": [],
            "question": None,
            "show": False,
            **mapping(example),
        }
        for file in sources.example_files
        for example in items(mapping(file.data).get("examples"))
    ]
