"""Rules about references: what is named must exist, and every part stands in one chapter."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tools.checks.ids import named_in_advice
from tools.data import Json, items, mapping, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.data import Path
    from tools.positions import Document
    from tools.problems import Problem
    from tools.sources import Sources

_REFERENCE = re.compile(
    r"(que|task|inc|exc|res|slo|chg|onb|plan|gen|esc|acc|doc|his)-[a-z0-9]+(-[a-z0-9]+)*"
)
_PROSE = frozenset({"fr", "en", "text", "label"})
"""Keys whose texts are for people and refer to nothing."""


def dangling_reference(sources: Sources) -> Iterator[Problem]:
    """A reference to a part, clause, question or task that does not exist.

    Readers would be sent to a clause that is not there.
    Bad: `allows: [inc-acounts]`.  Good: `allows: [inc-accounts]`.
    """
    parts = {entry.id for entry in sources.entries if entry.level == "part"}
    for path, name in _chapter_parts(sources):
        if name not in parts:
            yield _dangling(sources.guide, path, name, parts)
    known = sources.clause_ids | {name for name, *_ in named_in_advice(sources)}
    for document, path, name in (*_carve_outs(sources), *_advice_references(sources)):
        if name not in known:
            yield _dangling(document, path, name, known)


def unused_part(sources: Sources) -> Iterator[Problem]:
    """A part that no chapter holds.

    It would appear nowhere in the guide.
    Bad: a part left out of `guide.yml`.  Good: its id in the `parts` of one chapter.
    """
    used = {name for _, name in _chapter_parts(sources)}
    for document, path, name in _top_parts(sources):
        if name not in used:
            message = f"no chapter holds “{name}”: add it to the parts of one in guide.yml"
            yield document.problem(path, "unused-part", message)


def part_used_twice(sources: Sources) -> Iterator[Problem]:
    """A part that stands in two places of the guide.

    Its clauses would have two numbers.
    Bad: `par-included` in two chapters.  Good: in one.
    """
    seen: set[str] = set()
    for path, name in _chapter_parts(sources):
        if name in seen:
            message = f"“{name}” already stands in a chapter above: take it out of one"
            yield sources.guide.problem(path, "part-used-twice", message)
        seen.add(name)


def wrong_file_name(sources: Sources) -> Iterator[Problem]:
    """A file of examples that is not called after its clause.

    People look for the examples of a clause under its name.
    Bad: `examples/accounts.yml` for `inc-accounts`.  Good: `examples/inc-accounts.yml`.
    """
    for file in sources.example_files:
        clause = mapping(file.data).get("clause")
        wanted = f"{clause}.yml" if isinstance(clause, str) else "unrelated.yml"
        if "clause" in mapping(file.data) and not file.name.endswith(f"/{wanted}"):
            message = f"these are the examples of {clause or 'no clause'}: call the file {wanted}"
            yield file.problem(("clause",), "wrong-file-name", message)


def _dangling(
    document: Document, path: Path, name: str, known: set[str] | frozenset[str]
) -> Problem:
    near = get_close_matches(name, sorted(known), n=1)
    way = f"did you mean “{near[0]}”?" if near else "add it or take the reference out"
    return document.key_problem(path, "dangling-reference", f"there is no “{name}”: {way}")


def _chapter_parts(sources: Sources) -> Iterator[tuple[Path, str]]:
    for number, chapter in enumerate(items(mapping(sources.guide.data).get("chapters"))):
        for position, name in enumerate(items(mapping(chapter).get("parts"))):
            if isinstance(name, str):
                yield ("chapters", number, "parts", position), name


def _top_parts(sources: Sources) -> Iterator[tuple[Document, Path, str]]:
    for entry in sources.entries:
        if entry.level == "part" and len(entry.path) == len(("parts", 0)) and entry.id:
            yield entry.document, (*entry.path, "id"), entry.id


def _carve_outs(sources: Sources) -> Iterator[tuple[Document, Path, str]]:
    for entry in sources.entries:
        allowed = texts(mapping(entry.data.get("carve_out")).get("allows"))
        for position, name in enumerate(allowed):
            yield entry.document, (*entry.path, "carve_out", "allows", position), name


def _advice_references(sources: Sources) -> Iterator[tuple[Document, Path, str]]:
    for name, document in sources.documents.items():
        if name.startswith("advice/"):
            for path, found in _references((), document.data):
                yield document, path, found


def _references(path: Path, value: Json) -> Iterator[tuple[Path, str]]:
    """Every key and every text below that is written like an identifier of the guide."""
    if isinstance(value, str):
        if _REFERENCE.fullmatch(value):
            yield path, value
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _references((*path, position), item)
    else:
        for key, item in mapping(value).items():
            if _REFERENCE.fullmatch(key):
                yield (*path, key), key
            if key not in _PROSE:
                yield from _references((*path, key), item)
