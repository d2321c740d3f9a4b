"""Opens a catalog: the draft from its files, a release from its folder, with the advice of today.

What the calculator needs is compiled once and kept in a cache, under a key made of every byte it
depends on; opening the same catalog again is then a matter of reading one file.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.catalog import Catalog, catalog_of, compile_data
from tools.cache import add_files, content_of
from tools.canonical import canonical, digest
from tools.data import mapping
from tools.errors import GuideError, MisuseError
from tools.sources import catalog_files
from tools.versions import (
    CONTRACT,
    DRAFT,
    Release,
    build_day,
    governing,
    read_release,
    release_folder,
    releases,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date
    from hashlib import _Hash

    from tools.data import Json
    from tools.sources import Sources

_PROJECT = Path(__file__).parent.parent
_CACHE = _PROJECT / ".cache" / "opened"
_LEARNT = _PROJECT / ".cache" / "learnt"
_CACHED = 20
_TAUGHT_BY = ("examples", "lexicon", "questions", "relations")


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of the guide with the advice of today, as data ready for the calculator.

    `contract` is the canonical JSON that the contract hash is taken of; `data` is that of what the
    calculator needs beside, the same for all versions; `unread` are the ids of the chapters, parts
    and clauses whose translation nobody has approved as it stands, none in a version that is
    published.
    """

    contract: bytes
    advice: dict[str, Json]
    data: bytes
    unread: tuple[str, ...] = ()


def open_catalog(folder: Path, version: str | None = None, day: date | None = None) -> Catalog:
    """The catalog of a version: the one in force on the day (today) where none is named.

    Where nothing is in force, the draft is opened.  Raises MisuseError for an unknown version,
    BadCatalogError for a catalog with errors, GuideError for an altered release.
    """
    name = version or version_in_force(folder, day)
    shared = _shared(folder)
    try:
        data = _kept(shared).read_bytes()
        contract = _kept(_with_text(shared, folder, name)).read_bytes()
    except FileNotFoundError:
        edition = open_edition(folder, name)
        data, contract = edition.data, edition.contract
    return with_text(json.loads(data), contract)


def with_text(data: Mapping[str, Json], contract: bytes) -> Catalog:
    """The catalog of the data that all versions share and the text of one."""
    return catalog_of(data, contract, digest(contract))


def open_edition(folder: Path, version: str | None = None, day: date | None = None) -> Edition:
    """The same as data: contract, advice and what the browser loads.  Raises as `open_catalog`."""
    (edition,) = open_editions(folder, [version or version_in_force(folder, day)])
    return edition


def open_editions(folder: Path, versions: Collection[str]) -> list[Edition]:
    """Several versions at once, which read and learn the advice once.  Raises as `open_catalog`."""
    from tools.assembly import advice_json  # noqa: PLC0415 - slow to import, see `_sound`

    sources = _sound(folder)
    if not (folder / "advice").is_dir():
        raise GuideError(f"{folder} has no folder advice: without it no request can be answered.")
    advice = advice_json(sources)
    if not advice["examples"]:
        raise GuideError(
            f"{folder} has no examples of requests: add some to advice/examples, nothing can be "
            "recognised without them."
        )
    compiled = partial(_compiled, advice)
    shared, number = _shared(folder), max(_CACHED, 2 * len(versions))
    data = content_of(_kept(shared), compiled, number)
    editions = []
    for version in versions:
        kept = _kept(_with_text(shared, folder, version))
        contract = content_of(kept, partial(_contract, folder, sources, version), number)
        unread = _unread(sources) if version == DRAFT else ()
        editions.append(Edition(contract, advice, data, unread))
    return editions


def contract_text(folder: Path, version: str) -> bytes:
    """The canonical JSON of the contract part of a version.  Raises as `open_catalog`."""
    return _frozen(folder, version) if version != DRAFT else _draft(_sound(folder))


def version_in_force(folder: Path, day: date | None = None) -> str:
    """The name of the version in force on the day (today), or `draft` where there is none."""
    release = governing(releases(folder), day or build_day())
    return release.version if release else DRAFT


def release_named(folder: Path, version: str) -> Release:
    """One release; raises MisuseError when the catalog has none of that name."""
    path = release_folder(folder, version)
    found = read_release(path) if path else None
    if found is None or found.version != version:
        names = ", ".join([*(release.version for release in releases(folder)), DRAFT])
        raise MisuseError(f"There is no version {version}: known are {names}.")
    return found


def _sound(folder: Path) -> Sources:
    # The checks need libraries that take longer to import than a cached catalog to open.
    from tools.checks import sound  # noqa: PLC0415

    return sound(folder)


def _contract(folder: Path, sources: Sources, version: str) -> bytes:
    return _draft(sources) if version == DRAFT else _frozen(folder, version)


def _draft(sources: Sources) -> bytes:
    from tools.assembly import contract_json  # noqa: PLC0415 - slow to import, see `_sound`

    return canonical(contract_json(sources))


def _unread(sources: Sources) -> tuple[str, ...]:
    from tools.translations import stale  # noqa: PLC0415 - slow to import, see `_sound`

    return tuple(entry.id for entry, _ in stale(sources) if entry.id)


def _frozen(folder: Path, version: str) -> bytes:
    release = release_named(folder, version)
    path = folder / "releases" / version / CONTRACT
    content = path.read_bytes() if path.is_file() else b""
    if digest(content) != release.files.get(CONTRACT):
        raise GuideError(f"{path} is not what was released: see `guide verify`.")
    return content


def _compiled(advice: dict[str, Json]) -> bytes:
    return canonical(compile_data(advice, _learnt(advice), digest(canonical(advice))))


def _learnt(advice: dict[str, Json]) -> dict[str, Json]:
    """What the advice teaches, from the cache where it has been learnt before."""
    whole = hashlib.sha256(canonical({key: advice[key] for key in _TAUGHT_BY}))
    add_files(whole, _PROJECT, [*engine_files(), _PROJECT / "tools" / "learning.py"])
    cached = _LEARNT / f"{whole.hexdigest()}.json"
    return mapping(json.loads(content_of(cached, lambda: _learn(advice), _CACHED)))


def _learn(advice: dict[str, Json]) -> bytes:
    from tools.learning import learn_payload  # noqa: PLC0415 - slow to import, see `_sound`

    return canonical(learn_payload(advice))


def _kept(whole: _Hash) -> Path:
    """Where that is kept which depends on what went into a hash."""
    return _CACHE / f"{whole.hexdigest()}.json"


def _with_text(shared: _Hash, folder: Path, version: str) -> _Hash:
    """A hash of all that a text depends on; it is kept only where the whole catalog was sound."""
    whole = shared.copy()
    whole.update(version.encode())
    if version != DRAFT:
        release_named(folder, version)
        add_files(whole, folder, sorted((folder / "releases" / version).glob("*.json")))
    return whole


def _shared(folder: Path) -> _Hash:
    """A hash of all that the data depend on which all versions share."""
    whole = hashlib.sha256()
    add_files(whole, folder, [folder / name for name in catalog_files(folder)])
    add_files(whole, _PROJECT, _of_the_project())
    return whole


def _of_the_project() -> Iterator[Path]:
    """Every file of ours that it depends on beside."""
    yield from engine_files()
    yield from sorted((_PROJECT / "tools").glob("*.py"))
    yield from sorted((_PROJECT / "catalog" / "schema").glob("*.json"))


def engine_files() -> list[Path]:
    """The files that decide how a request is answered."""
    return sorted((_PROJECT / "calculator").rglob("*.py"))
