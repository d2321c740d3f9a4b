"""The released versions of a catalog, and which of them is in force on a day."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tools.canonical import digest
from tools.data import Json, mapping, text
from tools.errors import GuideError, MisuseError
from tools.notices import Notice, notices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MANIFEST = "manifest.json"
CONTRACT = "contract.json"
DRAFT = "draft"
"""The name of the text that is still being worked on."""
READABLE = (1,)
"""The formats of releases that can be read, whenever they were made."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Release:
    """One frozen version, as its manifest describes it.

    `effective` is an ISO date and `basis` says how it is known; `files` maps each file to its
    SHA-256, `entries` each chapter, part and clause to that of its own words; `previous` is the
    SHA-256 of the manifest before this one in the chain, None for the first; `manifest_hash` is
    that of this one; `withdrawn` is the notice that it was faulty, where there is one.
    """

    version: str
    effective: str
    basis: str
    provisional: bool
    summary: Mapping[str, str]
    files: Mapping[str, str]
    entries: Mapping[str, str]
    previous: str | None
    manifest_hash: str
    withdrawn: Notice | None = None

    @property
    def contract_hash(self) -> str:
        """SHA-256 of the contract text."""
        return self.files.get(CONTRACT, "")


def releases(folder: Path) -> tuple[Release, ...]:
    """Every release of the catalog, by effective date, then by name."""
    told = notices(folder)
    read = (read_release(release) for release in release_folders(folder))
    each = (replace(release, withdrawn=told.get(release.version)) for release in read)
    return tuple(sorted(each, key=lambda release: (release.effective, release.version)))


def release_folders(folder: Path) -> list[Path]:
    """The folder of each release, by name; one still being written is none."""
    found = (release_folder(folder, path.name) for path in (folder / "releases").glob("*"))
    return sorted(path for path in found if path)


def release_folder(folder: Path, name: str) -> Path | None:
    """The folder of the release that is named so, if there is one."""
    path = folder / "releases" / name
    plain = path.name == name and not name.startswith(".")
    return path if plain and path.is_dir() else None


def read_release(folder: Path) -> Release:
    """The release in this folder; raises GuideError when its manifest cannot be read."""
    path = folder / MANIFEST
    try:
        content = path.read_bytes()
        data: Json = json.loads(content)
    except (OSError, ValueError) as error:
        raise GuideError(
            f"{path} cannot be read: restore the folder from your backup or from git."
        ) from error
    manifest = mapping(data)
    if manifest.get("format") not in READABLE:
        raise GuideError(
            f"{path} is of format {manifest.get('format')}, and this program reads "
            f"{', '.join(map(str, READABLE))}: install a newer one."
        )
    previous = manifest.get("previous")
    return Release(
        version=text(manifest.get("version")),
        effective=text(manifest.get("effective")),
        basis=text(manifest.get("basis")),
        provisional=manifest.get("provisional") is True,
        summary=_texts(manifest.get("summary")),
        files=_texts(manifest.get("files")),
        entries=_texts(manifest.get("entries")),
        previous=previous if isinstance(previous, str) else None,
        manifest_hash=digest(content),
    )


def _texts(value: Json) -> dict[str, str]:
    return {key: text(each) for key, each in mapping(value).items()}


def governing(known: Iterable[Release], day: date) -> Release | None:
    """The release in force on a day: the one whose effective date came last; None before the first.

    Where two have the same effective date, the later name counts; a version that was withdrawn by
    then does not.
    """
    begun = [
        release
        for release in known
        if release.effective <= day.isoformat()
        and not (release.withdrawn and release.withdrawn.date <= day.isoformat())
    ]
    return max(begun, key=lambda release: (release.effective, release.version), default=None)


def parse_day(written: str) -> date:
    """A day written year-month-day; raises MisuseError for anything else."""
    try:
        if _DAY.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError as error:
        raise MisuseError(f"{written} is no day of the calendar.") from error
    raise MisuseError(f"“{written}” is no date: write year-month-day, such as 2025-03-01.")


def build_day() -> date:
    """The day that counts as today: that of SOURCE_DATE_EPOCH where it is set, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise MisuseError(
            f"SOURCE_DATE_EPOCH is “{epoch}”: it must be a number of seconds since 1970."
        ) from error
