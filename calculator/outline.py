"""The entries of a contract text in reading order: chapters, parts and clauses with their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.model import letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BELOW = ("chapters", "clauses", "parts")
"""The keys of what stands below an entry, in reading order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter, part or clause with its place; `data` is its JSON, whatever stands below included.

    `parent` is the identifier of the heading above it, empty for a chapter; `position` counts from
    0 among those of its level there.
    """

    data: Mapping[str, Any]
    level: str
    number: str
    page: str
    parent: str
    position: int

    @property
    def id(self) -> str:
        """Its identifier, for ever the same."""
        return str(self.data["id"])

    @property
    def own(self) -> dict[str, Any]:
        """What it says itself, without what stands below it."""
        return {key: value for key, value in self.data.items() if key not in ("id", *BELOW)}


def outline(contract: Mapping[str, Any]) -> dict[str, Entry]:
    """Every entry by its identifier, in reading order; numbers as in `calculator.model`."""
    chapters = (
        Entry(chapter, "chapter", str(position + 1), chapter["page"], "", position)
        for position, chapter in enumerate(contract["chapters"])
    )
    return {entry.id: entry for chapter in chapters for entry in _walk(chapter)}


def _walk(above: Entry) -> Iterator[Entry]:
    yield above
    for position, clause in enumerate(above.data.get("clauses", ())):
        number = f"{above.number} {letter(position)}"
        yield Entry(clause, "clause", number, above.page, above.id, position)
    for position, part in enumerate(above.data.get("parts", ())):
        number = f"{above.number}.{position + 1}"
        yield from _walk(Entry(part, "part", number, above.page, above.id, position))
