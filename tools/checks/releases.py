"""Rules about releases: what was published keeps its text, and its identifiers their meaning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.canonical import digest
from tools.data import Json, items, mapping, text, texts
from tools.errors import GuideError
from tools.problems import Problem
from tools.versions import CONTRACT, MANIFEST, read_release, release_folders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.sources import Entry, Sources


def altered_release(sources: Sources) -> Iterator[Problem]:
    """A release that is not what was frozen.

    A published version never changes; `guide verify` names every byte that differs.
    Bad: a comma mended in `releases/2025-03-01/contract.json`.  Good: a new version.
    """
    for folder in release_folders(sources.folder):
        if _contract(folder) is None:
            message = "this release is not what was frozen: see “guide verify”, then restore it"
            yield Problem((folder / MANIFEST).as_posix(), 1, 1, "altered-release", message)


def reused_id(sources: Sources) -> Iterator[Problem]:
    """An identifier that meant something else in a release.

    Old links and contracts would lead to another statement.
    Bad: `inc-accounts`, once about users, now about backups.  Good: `inc-backups`, a new one.
    """
    for version, entry, before in _kept(sources):
        then, now = texts(before.get("source")), texts(entry.data.get("source"))
        if then and now and not set(then) & set(now):
            message = (
                f"in {version} “{entry.id}” said what source {', '.join(then)} says, "
                f"now {', '.join(now)}: a new statement needs a new id"
            )
            yield entry.document.problem((*entry.path, "id"), "reused-id", message)


def vanished_id(sources: Sources) -> Iterator[Problem]:
    """A clause of a release that the draft no longer has (a warning).

    It may be meant; then its identifier must never be used again.
    Bad: `inc-accounts` renamed to `inc-users`.  Good: the old id kept, the title changed.
    """
    for version, clauses in _released(sources):
        for name in sorted(clauses.keys() - sources.clause_ids):
            message = f"“{name}” of {version} is gone: if it was renamed, take the old id back"
            yield sources.guide.warning((), "vanished-id", message)


def _contract(folder: Path) -> dict[str, Json] | None:
    """The contract of a release; None unless it is what its manifest says."""
    try:
        release = read_release(folder)
        content = (folder / CONTRACT).read_bytes()
        data: Json = json.loads(content)
    except (GuideError, OSError, ValueError):
        return None
    intact = digest(content) == release.files.get(CONTRACT) and release.version == folder.name
    return mapping(data) if intact else None


def _released(sources: Sources) -> Iterator[tuple[str, dict[str, dict[str, Json]]]]:
    """The clauses of each release by identifier."""
    for folder in release_folders(sources.folder):
        contract = _contract(folder) or {}
        yield folder.name, {text(each.get("id")): each for each in _clauses(contract, "chapters")}


def _clauses(data: dict[str, Json], below: str) -> Iterator[dict[str, Json]]:
    for part in items(data.get(below)):
        yield from (mapping(clause) for clause in items(mapping(part).get("clauses")))
        yield from _clauses(mapping(part), "parts")


def _kept(sources: Sources) -> Iterator[tuple[str, Entry, dict[str, Json]]]:
    released = list(_released(sources))
    for entry in sources.entries:
        for version, clauses in released:
            if entry.level == "clause" and entry.id in clauses:
                yield version, entry, clauses[entry.id]
