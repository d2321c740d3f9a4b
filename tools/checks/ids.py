"""Rules about identifiers: one meaning, one name, for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.data import items, mapping, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.data import Path
    from tools.positions import Document
    from tools.problems import Problem
    from tools.sources import Sources

FILE_KINDS = {
    "exclusions.yml": ("exc",),
    "inclusions.yml": ("inc",),
    "plans.yml": ("plan",),
    "prose.yml": ("onb", "chg", "esc", "acc", "doc", "his"),
    "responsibilities.yml": ("res",),
    "slos.yml": ("slo",),
}
"""The prefixes of the clauses of each file; `gen` may stand in any of them."""
_NAMING = (("questions", "questions"), ("effort", "questions"), ("effort", "tasks"))
"""Where the advice gives names: a file and a list in it."""


def duplicate_id(sources: Sources) -> Iterator[Problem]:
    """An identifier that two entries share.

    Links and answers name a clause by its identifier; two of them would be one address.
    Bad: two clauses with `id: inc-accounts`.  Good: `inc-accounts` and `inc-groups`.
    """
    seen: dict[str, str] = {}
    for name, document, path in _named(sources):
        place = document.place(path)
        if name in seen:
            message = f"“{name}” is already the id at {seen[name]}: choose another"
            yield document.problem(path, "duplicate-id", message)
        seen.setdefault(name, f"{document.name}:{place.line}")


def wrong_prefix(sources: Sources) -> Iterator[Problem]:
    """A clause in a file that holds clauses of another kind.

    The prefix tells readers and the calculator what a clause is.
    Bad: `exc-hosting` in `inclusions.yml`.  Good: `exc-hosting` in `exclusions.yml`.
    """
    for entry in sources.entries:
        kinds = FILE_KINDS.get(entry.document.name)
        prefix = entry.id.partition("-")[0]
        if entry.level == "clause" and entry.id and kinds and prefix not in (*kinds, "gen"):
            wanted = " or ".join(f"{kind}-" for kind in (*kinds, "gen"))
            message = f"“{entry.id}” does not belong in this file: ids start with {wanted} here"
            yield entry.document.problem((*entry.path, "id"), "wrong-prefix", message)


def named_in_advice(sources: Sources) -> Iterator[tuple[str, Document, Path]]:
    """The identifier of each question and task, with its place."""
    for file, key in _NAMING:
        document = sources.advice(file)
        for position, each in enumerate(
            items(mapping(document.data if document else None).get(key))
        ):
            name = text(mapping(each).get("id"))
            if name and document:
                yield name, document, (key, position, "id")


def _named(sources: Sources) -> Iterator[tuple[str, Document, Path]]:
    for entry in sources.entries:
        if entry.id:
            yield entry.id, entry.document, (*entry.path, "id")
    yield from named_in_advice(sources)
