"""Freezes the contract part of a catalog as a version that never changes again."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools.assembly import contract_json
from tools.checks import check
from tools.errors import BadCatalogError, MisuseError, RefusedError
from tools.manifest import entry_hashes, manifest, release_files
from tools.problems import errors
from tools.translations import stale
from tools.verify import verify
from tools.versions import MANIFEST, Release, parse_day, read_release, releases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tools.sources import Sources

_NAME = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_BEING_WRITTEN = ".new-"
_BEING_REPLACED = ".old-"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be released: the name of the version, its date and what it is about.

    `basis` says how the effective date is known, `announced` or `assumed`; a provisional release
    may be made again with `replace`.
    """

    version: str
    effective: date
    summary: Mapping[str, str]
    basis: str = "announced"
    provisional: bool = False
    replace: bool = False


def release(folder: Path, order: Order) -> Release:
    """Freeze the draft under a new name; all of the release is written, or nothing.

    Raises BadCatalogError for a catalog with errors, MisuseError for an impossible order and
    RefusedError for one that would change what was published or publish what nobody has read.
    """
    if not _NAME.fullmatch(order.version):
        raise MisuseError(f"“{order.version}” names no version: call it by a day, 2025-03-01.")
    parse_day(order.version)
    _tidy(folder)
    sources = _sound(folder)
    _refuse_unread_translations(order, sources)
    known = releases(folder)
    _refuse_changes(order, known)
    others = [each for each in known if each.version != order.version]
    _refuse_earlier_date(order, others)
    contract = contract_json(sources, order.version, order.effective.isoformat(), order.basis)
    head = chain_head(others)
    if head and dict(entry_hashes(contract)) == head.entries:
        raise RefusedError(
            f"Nothing has changed since {head.version}: there is nothing to release."
        )
    files = release_files(contract)
    files[MANIFEST] = manifest(order, contract, files, head.manifest_hash if head else None)
    _write(folder / "releases", order.version, files)
    return read_release(folder / "releases" / order.version)


def chain_head(known: Sequence[Release]) -> Release | None:
    """The last release of the chain: the one that no other names as the one before it."""
    named = {each.previous for each in known}
    return next((each for each in known if each.manifest_hash not in named), None)


def _sound(folder: Path) -> Sources:
    sources, problems = check(folder)
    found = sorted({*errors(problems), *verify(folder)})
    if sources is None or found:
        raise BadCatalogError(str(folder), found)
    return sources


def _refuse_unread_translations(order: Order, sources: Sources) -> None:
    """What is published for good says the same in each language, as somebody has checked."""
    waiting = [entry.id for entry, _ in stale(sources)]
    if waiting and not order.provisional:
        raise RefusedError(
            f"Translations not approved: {', '.join(waiting)}. See “guide translations”, "
            "or make the release --provisional."
        )


def _refuse_changes(order: Order, known: tuple[Release, ...]) -> None:
    same = next((each for each in known if each.version == order.version), None)
    if same is None and order.replace:
        raise MisuseError(f"There is no version {order.version} to replace: leave --replace out.")
    if same is None:
        return
    if not same.provisional:
        raise RefusedError(f"{order.version} is published: it never changes. Choose another name.")
    if not order.replace:
        raise RefusedError(f"{order.version} exists and is provisional: add --replace to redo it.")
    after = [each.version for each in known if each.previous == same.manifest_hash]
    if after:
        raise RefusedError(f"{order.version} cannot be redone: {after[0]} was built upon it.")


def _refuse_earlier_date(order: Order, others: list[Release]) -> None:
    last = max(others, key=lambda each: each.effective, default=None)
    if last and order.effective.isoformat() <= last.effective:
        raise RefusedError(
            f"{order.version} cannot begin on {order.effective}: "
            f"{last.version} begins on {last.effective}, and a new version begins later."
        )


def _write(folder: Path, version: str, files: Mapping[str, bytes]) -> None:
    """Write beside, then rename: a reader sees the whole release or none of it."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder, prefix=_BEING_WRITTEN))
    try:
        beside.chmod(0o755)
        for name, content in files.items():
            (beside / name).write_bytes(content)
        if (folder / version).exists():
            (folder / version).rename(folder / f"{_BEING_REPLACED}{version}")
        beside.rename(folder / version)
    finally:
        _tidy(folder.parent)


def _tidy(catalog: Path) -> None:
    """Undo what an interrupted release left: half-written folders, a version taken aside."""
    folder = catalog / "releases"
    for path in sorted(folder.glob(f"{_BEING_REPLACED}*")):
        kept = folder / path.name.removeprefix(_BEING_REPLACED)
        if kept.exists():
            shutil.rmtree(path)
        else:
            path.rename(kept)
    for path in sorted(folder.glob(f"{_BEING_WRITTEN}*")):
        shutil.rmtree(path)
