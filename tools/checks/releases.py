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
    """A clause of a release that the draft no longer has, and that it does not retire (a warning).

    Readers of the older version must learn what took its place; a release asks for it.
    Bad: `inc-accounts` gone without a word.  Good: `retired: [{id: inc-accounts, successor: null}]`
    in `guide.yml`, or the old id kept and the title changed.
    """
    for version, clauses in _released(sources):
        for name in sorted(clauses.keys() - sources.clause_ids - sources.retired.keys()):
            message = (
                f"“{name}” of {version} is gone: take the old id back, or name it under “retired”"
            )
            yield sources.guide.warning((), "vanished-id", message)


def wrongly_retired(sources: Sources) -> Iterator[Problem]:
    """A retired clause that still stands in the guide, or whose successor does not.

    Readers would be told that a clause is gone while it stands, or sent to one that is not there.
    Bad: `retired: [{id: inc-a, successor: inc-typo}]`.  Good: a successor that stands in the guide.
    """
    for position, (name, successor) in enumerate(sources.retired.items()):
        path = ("retired", position)
        if name in sources.clause_ids:
            message = f"“{name}” stands in the guide: it is not retired"
            yield sources.guide.problem((*path, "id"), "wrongly-retired", message)
        if successor and successor not in sources.clause_ids:
            message = f"the guide has no clause “{successor}” to take the place of “{name}”"
            yield sources.guide.problem((*path, "successor"), "wrongly-retired", message)


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
