"""Published revisions of the advice: kept, so that an answer of then can be computed again.

A revision is all that answers beside the text of the guide: words, questions, hours and what was
learnt from the examples, in one file of `catalog/advice/archive/`.  `catalog/advice/history.yml`
tells of each when it was made, what changed, and what it did to the examples.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.catalog import FORMAT, Catalog
from tools.canonical import digest
from tools.catalog import contract_text, version_in_force, with_text
from tools.data import Json, items, mapping, text
from tools.errors import GuideError, MisuseError
from tools.positions import read_document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HISTORY = "advice/history.yml"
ARCHIVE = "advice/archive"
COUNTS = ("asked", "changed", "right", "of")
"""The counts of a revision, in the order of its file."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One published state of the advice.

    `advice_hash` is the one that answers quote, `archive_hash` the SHA-256 of the archived file;
    both are empty for a revision that was not archived.  `asked` example requests were put to it
    and to the one before, `changed` of them are answered otherwise; `right` of `of` examples were
    recognised without having been taught.
    """

    number: int
    date: str
    summary: Mapping[str, str]
    advice_hash: str = ""
    archive_hash: str = ""
    asked: int = 0
    changed: int = 0
    right: int = 0
    of: int = 0


def revisions(folder: Path) -> list[Revision]:
    """Every revision, the oldest first; none where the catalog gives no advice."""
    path = folder / HISTORY
    if not path.is_file():
        return []
    document, _ = read_document(HISTORY, path.as_posix(), path.read_bytes())
    entries = items(mapping(document.data).get("revisions")) if document else []
    return [_revision(mapping(each)) for each in entries]


def archived_file(folder: Path, number: int) -> Path:
    """Where a revision is kept."""
    return folder / ARCHIVE / f"r{number}.json"


def open_with_revision(folder: Path, version: str | None, number: int) -> Catalog:
    """A version of the guide with the advice of a published revision.

    Raises MisuseError where that revision is not kept, GuideError where its file is not what was
    archived or was made for another engine, and as `open_catalog` for the version.
    """
    kept = {each.number: each for each in revisions(folder) if each.archive_hash}
    if number not in kept:
        known = ", ".join(f"{each}" for each in kept) or "none"
        raise MisuseError(f"Revision {number} of the advice is not kept: known are {known}.")
    path = archived_file(folder, number)
    content = path.read_bytes() if path.is_file() else b""
    if digest(content) != kept[number].archive_hash:
        raise GuideError(f"{path} is not what was archived: see “guide verify”.")
    data = mapping(json.loads(content))
    if data.get("format") != FORMAT:
        raise GuideError(f"{path} was made for another engine: take the program of its day.")
    contract = contract_text(folder, version or version_in_force(folder))
    return with_text(data, contract)


def _revision(entry: Mapping[str, Json]) -> Revision:
    counts = {name: each for name in COUNTS if isinstance(each := entry.get(name), int)}
    number = entry.get("number")
    return Revision(
        number=number if isinstance(number, int) else 0,
        date=text(entry.get("date")),
        summary={lang: text(said) for lang, said in mapping(entry.get("summary")).items()},
        advice_hash=text(entry.get("advice_hash")),
        archive_hash=text(entry.get("archive_hash")),
        **counts,
    )
