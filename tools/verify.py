"""Proves that no byte of the releases changed, and names what differs where one did."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.advice_archive import archived_file, revisions
from tools.canonical import canonical, digest
from tools.data import Json, mapping
from tools.errors import GuideError
from tools.manifest import entry_hashes, texts_of
from tools.notices import FOLDER, notices
from tools.problems import Problem
from tools.versions import CONTRACT, MANIFEST, Release, read_release, release_folders
from tools.yaml_rules import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.notices import Notice

_RESTORE = "restore it from git or from your backup"
_CONVERTED = "its line ends were converted, as git does where .gitattributes is missing"


def verify(folder: Path) -> list[Problem]:
    """Every difference between what was published and what was recorded then, in reading order.

    Raises GuideError for a notice of withdrawal that cannot be read.
    """
    read: dict[Path, Release] = {}
    problems: list[Problem] = []
    for release_folder in release_folders(folder):
        try:
            read[release_folder] = read_release(release_folder)
        except GuideError:
            problems += unreadable_manifest(release_folder)
    for release_folder, release in read.items():
        problems += [
            *wrong_folder(release_folder, release),
            *altered_file(release_folder, release),
            *extra_file(release_folder, release),
            *linked_file(release_folder),
        ]
    told = {folder / FOLDER / f"{name}.json": each for name, each in notices(folder).items()}
    return sorted([*problems, *broken_chain(read, told), *altered_advice(folder)])


def unreadable_manifest(folder: Path) -> Iterator[Problem]:
    """A release without a manifest that can be read.

    Nothing of the release can be proved without it.
    Bad: half of `manifest.json` after a copy that broke off.  Good: the file from git.
    """
    yield _problem(folder / MANIFEST, "unreadable-manifest", f"it cannot be read: {_RESTORE}")


def wrong_folder(folder: Path, release: Release) -> Iterator[Problem]:
    """A release stands in a folder of another name than its version.

    Bad: `releases/2025-03-01-old/`.  Good: `releases/2025-03-01/`, as its manifest says.
    """
    if folder.name != release.version:
        message = f"this is the manifest of “{release.version}”: call the folder so"
        yield _problem(folder / MANIFEST, "wrong-folder", message)


def altered_file(folder: Path, release: Release) -> Iterator[Problem]:
    """A file of the release is gone, or is not what was frozen.

    A published version never changes: a correction is a new version.
    Bad: a comma mended in `guide.fr.txt`.  Good: the mended draft, released as a new version.
    """
    for name, frozen in release.files.items():
        path = folder / name
        if not path.is_file():
            yield _problem(path, "altered-file", f"the file is missing: {_RESTORE}")
        elif digest(path.read_bytes()) != frozen:
            place, what = _difference(folder, name, release)
            message = f"not as released: {what}; {_RESTORE}"
            yield Problem(path.as_posix(), *place, "altered-file", message)


def extra_file(folder: Path, release: Release) -> Iterator[Problem]:
    """A file stands in the release that was not frozen with it.

    Readers would take it for a part of what was published.
    Bad: `releases/2025-03-01/notes.txt`.  Good: the notes outside of `releases/`.
    """
    for path in sorted(folder.iterdir()):
        if path.name != MANIFEST and path.name not in release.files:
            message = "this file was not released: move it elsewhere"
            yield _problem(path, "extra-file", message)


def linked_file(folder: Path) -> Iterator[Problem]:
    """A release holds a symbolic link.

    What it leads to can change without a trace in the release.
    Bad: `guide.fr.pdf` as a link to a shared folder.  Good: the file itself.
    """
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            message = "this is a link to another place: put the file itself here"
            yield _problem(path, "linked-file", message)


def broken_chain(read: dict[Path, Release], told: dict[Path, Notice]) -> Iterator[Problem]:
    """A manifest or a notice names one before it that is not there, or two name the same.

    Each manifest holds the fingerprint of the one before it, so that none can be rewritten,
    removed or slipped in without a trace in the next.
    Bad: the folder of the second of three releases taken away.  Good: all three.
    """
    known = {release.manifest_hash for release in read.values()} | {
        each.notice_hash for each in told.values()
    }
    releases = (
        (folder / MANIFEST, folder.name, release.previous, "manifest", "manifest before this one")
        for folder, release in read.items()
    )
    notices_told = (
        (path, path.name, notice.previous, "link", "link before this notice")
        for path, notice in told.items()
    )
    named: dict[str | None, str] = {}
    for path, name, previous, link, before in (*releases, *notices_told):
        if previous is not None and previous not in known:
            message = f"the {before} was altered or is missing: {_RESTORE}"
            yield _problem(path, "broken-chain", message)
        elif previous in named:
            message = f"{named[previous]} follows the same {link}: {_RESTORE}"
            yield _problem(path, "broken-chain", message)
        named.setdefault(previous, name)


def altered_advice(folder: Path) -> Iterator[Problem]:
    """A published revision of the advice is gone, or is not what was archived.

    An answer that quotes it could not be computed again.
    Bad: a word changed in `advice/archive/r2.json`.  Good: another revision, by `guide revise`.
    """
    for revision in revisions(folder):
        path = archived_file(folder, revision.number)
        if not revision.archive_hash:
            continue
        if not path.is_file():
            yield _problem(path, "altered-advice", f"the file is missing: {_RESTORE}")
        elif digest(path.read_bytes()) != revision.archive_hash:
            yield _problem(path, "altered-advice", f"not as archived: {_RESTORE}")


def _difference(folder: Path, name: str, release: Release) -> tuple[Place, str]:
    content = (folder / name).read_bytes()
    if digest(content.replace(b"\r\n", b"\n")) == release.files[name]:
        return Place(1, 1), _CONVERTED
    if name == CONTRACT:
        return Place(1, 1), _contract_difference(content, release)
    contract = _contract(folder, release)
    original = texts_of(contract).get(name, b"") if contract else b""
    if digest(original) != release.files[name]:
        return Place(1, 1), "its bytes differ"
    place = _first_difference(original, content)
    return place, "the first difference is here"


def _contract_difference(content: bytes, release: Release) -> str:
    """Which entries of an altered contract are not those frozen."""
    try:
        data = mapping(json.loads(content))
        now = dict(entry_hashes(data))
    except ValueError:
        return "it is no JSON any more"
    if canonical(data) != content and now == release.entries:
        return "every clause is as released, but the bytes around them differ"
    changed = [
        name for name in {**release.entries, **now} if release.entries.get(name) != now.get(name)
    ]
    if not changed:
        return "every clause is as released, but their order or the head of the file differs"
    return f"{', '.join(changed)} differ" if changed[1:] else f"{changed[0]} differs"


def _contract(folder: Path, release: Release) -> dict[str, Json] | None:
    path = folder / CONTRACT
    content = path.read_bytes() if path.is_file() else b""
    return json.loads(content) if digest(content) == release.files.get(CONTRACT) else None


def _first_difference(original: bytes, content: bytes) -> Place:
    """Line and column, in characters, of the first byte that is not as it was."""
    same = 0
    for before, now in zip(original, content, strict=False):
        if before != now:
            break
        same += 1
    read = content[:same].decode(errors="ignore")
    return Place(read.count("\n") + 1, len(read) - read.rfind("\n"))


def _problem(path: Path, code: str, message: str) -> Problem:
    return Problem(path.as_posix(), 1, 1, code, message)
