"""A catalog as it stands in its files: documents by name, and the entries of the guide in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from tools.data import Json, items, mapping, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tools.data import Path as DataPath
    from tools.positions import Document

GUIDE = "guide.yml"
SOURCE = "source.yml"
LOCK = "translations.lock.yml"
EXAMPLES = "advice/examples/"
ADVICE = (
    "calendars",
    "effort",
    "glossary",
    "history",
    "lexicon",
    "presets",
    "questions",
    "relations",
)
"""The files of the folder `advice`, without their suffix."""
OPTIONAL_ADVICE = ("configuring", "measured")
"""Those that a catalog may leave out."""
FOLDERS = (".", "advice", "advice/examples")
"""Where the files of a catalog stand, seen from its folder."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter, a part or a clause in the file that holds it; `data` is its mapping."""

    level: str
    document: Document
    path: DataPath
    data: Mapping[str, Json]

    @property
    def id(self) -> str:
        """Its identifier; empty when it has none that is text."""
        return text(self.data.get("id"))


@dataclass(frozen=True)
class Sources:
    """Every file of a catalog that could be read, by its path inside the folder."""

    folder: Path
    documents: Mapping[str, Document]

    @property
    def guide(self) -> Document:
        """The file that names the chapters."""
        return self.documents[GUIDE]

    @property
    def part_files(self) -> list[Document]:
        """The files that hold parts, by name."""
        return [each for name, each in self.documents.items() if is_part_file(name)]

    @property
    def example_files(self) -> list[Document]:
        """The files of examples, by name."""
        return [each for name, each in self.documents.items() if name.startswith(EXAMPLES)]

    def advice(self, name: str) -> Document | None:
        """One file of the advice by its name without suffix."""
        return self.documents.get(f"advice/{name}.yml")

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every chapter, then every part and clause, file by file in reading order."""
        return (*_chapters(self.guide), *(e for file in self.part_files for e in _parts(file)))

    @cached_property
    def known_ids(self) -> frozenset[str]:
        """The identifiers of all chapters, parts and clauses."""
        return frozenset(entry.id for entry in self.entries if entry.id)

    @cached_property
    def clause_ids(self) -> frozenset[str]:
        """The identifiers of all clauses."""
        return frozenset(entry.id for entry in self.entries if entry.level == "clause" and entry.id)

    @cached_property
    def retired(self) -> dict[str, str | None]:
        """The clauses that left the guide, each with the clause that took its place, if any."""
        found = (mapping(each) for each in items(mapping(self.guide.data).get("retired")))
        return {text(each.get("id")): text(each.get("successor")) or None for each in found}


def is_part_file(name: str) -> bool:
    """Whether a file of this path holds parts of the guide."""
    return "/" not in name and name not in (GUIDE, SOURCE, LOCK)


def catalog_files(folder: Path) -> list[str]:
    """The paths of the catalog's files inside its folder, in alphabetical order."""
    found = [path for below in FOLDERS for path in (folder / below).glob("*.yml")]
    names = (path.relative_to(folder).as_posix() for path in found if path.is_file())
    return sorted(name for name in names if schema_name(name))


def schema_name(name: str) -> str | None:
    """Which schema a file is checked against; None for a file that does not belong here."""
    if name.startswith(EXAMPLES):
        return "examples"
    if name.startswith("advice/"):
        stem = PurePosixPath(name).stem
        return stem if stem in (*ADVICE, *OPTIONAL_ADVICE) else None
    if name == LOCK:
        return "translations"
    return "parts" if is_part_file(name) else name.removesuffix(".yml")


def _chapters(guide: Document) -> Iterator[Entry]:
    for position, chapter in enumerate(items(mapping(guide.data).get("chapters"))):
        yield Entry("chapter", guide, ("chapters", position), mapping(chapter))


def _parts(document: Document) -> Iterator[Entry]:
    yield from _parts_below(document, (), mapping(document.data))


def _parts_below(document: Document, above: DataPath, data: dict[str, Json]) -> Iterator[Entry]:
    for position, part in enumerate(items(data.get("parts"))):
        path = (*above, "parts", position)
        inside = mapping(part)
        yield Entry("part", document, path, inside)
        for number, clause in enumerate(items(inside.get("clauses"))):
            yield Entry("clause", document, (*path, "clauses", number), mapping(clause))
        yield from _parts_below(document, path, inside)
