"""Freezes the contract part of a catalog as a version that never changes again."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from tools.assembly import contract_json
from tools.canonical import digest
from tools.checks import check
from tools.errors import BadCatalogError, MisuseError, RefusedError
from tools.manifest import entry_hashes, manifest, release_files
from tools.problems import errors
from tools.release_gates import Wanted, reasons
from tools.verify import verify
from tools.versions import MANIFEST, Release, parse_day, read_release, releases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from tools.sources import Sources

_NAME = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_BEING_WRITTEN = ".new-"
_BEING_REPLACED = ".old-"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be released: the name of the version, its date and what it is about.

    `basis` says how the effective date is known, `announced` or `assumed`; a provisional release
    may be made again with `replace`; without `git` nobody looks whether all is committed.
    """

    version: str
    effective: date
    summary: Mapping[str, str]
    basis: str = "announced"
    provisional: bool = False
    replace: bool = False
    git: bool = True


def release(folder: Path, order: Order) -> Release:
    """Freeze the draft under a new name; all of the release is written, or nothing.

    Raises BadCatalogError for a catalog with errors, MisuseError for an impossible order and
    RefusedError for one that would change what was published or publish what nobody has read.
    """
    if not _NAME.fullmatch(order.version):
        raise MisuseError(f"“{order.version}” names no version: call it by a day, 2025-03-01.")
    parse_day(order.version)
    with alone(folder):
        _tidy(folder)
        return _release(folder, order)


def _release(folder: Path, order: Order) -> Release:
    sources = _sound(folder)
    known = releases(folder)
    wanted = Wanted(folder, order, sources, known)
    if order.replace and wanted.same is None:
        raise MisuseError(f"There is no version {order.version} to replace: leave --replace out.")
    against = reasons(wanted)
    if against:
        raise RefusedError("\n".join(against))
    contract = contract_json(sources, order.version, order.effective.isoformat(), order.basis)
    head = last_release(wanted.others)
    if head and dict(entry_hashes(contract)) == head.entries:
        raise RefusedError(
            f"Nothing has changed since {head.version}: there is nothing to release."
        )
    previous = chain_end(wanted.others)
    files = release_files(contract, previous, provisional=order.provisional)
    files[MANIFEST] = manifest(order, contract, files, previous)
    _write(folder / "releases", order.version, files)
    return read_release(folder / "releases" / order.version)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else on this machine releases from this catalog meanwhile."""
    name = digest(str(folder.resolve()).encode())[:16]
    lock = FileLock(Path(tempfile.gettempdir()) / f"guide-release-{name}.lock", timeout=0)
    try:
        with lock:
            yield
    except Timeout as error:
        raise RefusedError(
            f"Another release of {folder} is being made: wait until it is done."
        ) from error


def chain_end(known: Sequence[Release]) -> str | None:
    """The SHA-256 that the chain ends with: of a manifest or a notice that nothing else names."""
    links = chain_links(known)
    named = set(links.values())
    return next((link for link in links if link not in named), None)


def chain_links(known: Sequence[Release]) -> dict[str, str | None]:
    """Every link of the chain, manifests and notices, with the one before it; by their SHA-256."""
    told = [each.withdrawn for each in known if each.withdrawn]
    return {each.manifest_hash: each.previous for each in known} | {
        each.notice_hash: each.previous for each in told
    }


def last_release(known: Sequence[Release]) -> Release | None:
    """The release at the end of the chain, whatever notices follow it."""
    links, by_hash = chain_links(known), {each.manifest_hash: each for each in known}
    link = chain_end(known)
    while link is not None and link not in by_hash:
        link = links[link]
    return by_hash[link] if link else None


def _sound(folder: Path) -> Sources:
    sources, problems = check(folder)
    found = sorted({*errors(problems), *verify(folder)})
    if sources is None or found:
        raise BadCatalogError(str(folder), found)
    return sources


def _write(folder: Path, version: str, files: Mapping[str, bytes]) -> None:
    """Write beside, then rename: a reader sees the whole release or none of it.

    Everything is on the disk before the rename, so that a power cut leaves no half either.
    """
    folder.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder, prefix=_BEING_WRITTEN))
    try:
        beside.chmod(0o755)
        for name, content in files.items():
            write_through(beside / name, content)
        if (folder / version).exists():
            (folder / version).rename(folder / f"{_BEING_REPLACED}{version}")
        beside.rename(folder / version)
    finally:
        _tidy(folder.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it; what stood there goes."""
    beside = path.with_name(f".{path.name}")
    try:
        write_through(beside, content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_through(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


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
