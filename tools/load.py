"""Reads a catalog folder: every file with its places, and everything wrong with each of them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tools import cache
from tools.errors import MisuseError
from tools.positions import Document, read_document, remembered, to_remember
from tools.problems import Problem
from tools.schemas import OWN_SCHEMAS, schema_problems
from tools.sources import ADVICE, FOLDERS, GUIDE, Sources, catalog_files, schema_name
from tools.yaml_rules import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCHEMA = ".schema.json"
_REMEMBERED = 256
_TOOLS = Path(__file__).parent
_KEPT = _TOOLS.parent / ".cache" / "read"
_MANY = 1_000
_WORTH_KEEPING = 2_000
"""Bytes: smaller files are read as quickly as what was kept of them."""
_JUDGES = (
    *("compose", "load", "positions", "schemas", "schema_failure", "schema_words"),
    "yaml_rules",
)


def load(folder: Path) -> tuple[Sources | None, list[Problem]]:
    """The files of the catalog and their problems, in reading order.

    None instead of the files when one of them cannot be read at all: nothing that looks at
    several files would be fair then.  Raises MisuseError when the folder does not exist.
    """
    if not folder.is_dir():
        raise MisuseError(f"There is no folder {folder}: name the catalog with --catalog DIR.")
    problems = [*unknown_file(folder), *missing_file(folder)]
    readable = (folder / GUIDE).is_file()
    documents: dict[str, Document] = {}
    for name in catalog_files(folder):
        with (folder / name).open("rb") as file:
            content = file.read(LARGEST + 1)
        schema = schema_path(folder, schema_name(name) or "")
        document, found = _read(name, _shown(folder, name), content, schema)
        problems += found
        if document is None:
            readable = False
        else:
            documents[name] = document
    return (Sources(folder, documents) if readable else None), sorted(problems)


def schema_path(folder: Path, schema: str) -> Path:
    """The file of a schema: the catalog's own, else that of the format."""
    own = folder / "schema"
    return (own if own.is_dir() else OWN_SCHEMAS) / f"{schema}{_SCHEMA}"


def unknown_file(folder: Path) -> Iterator[Problem]:
    """A file that nobody reads.

    It is a slip in a name; what it says would be lost.
    Bad: `inclusions.yaml`, `advice/lexikon.yml`.  Good: `inclusions.yml`, `advice/lexicon.yml`.
    """
    for below in FOLDERS:
        for path in sorted((folder / below).glob("*.y*ml")):
            name = path.relative_to(folder).as_posix()
            if path.suffix != ".yml":
                way = f"call it {path.stem}.yml"
            elif schema_name(name):
                continue
            else:
                way = f"known here are {', '.join(f'{known}.yml' for known in ADVICE)}"
            yield Problem(_shown(folder, name), 1, 1, "unknown-file", f"nobody reads it: {way}")


def missing_file(folder: Path) -> Iterator[Problem]:
    """A file that a catalog must have is not there.

    Every catalog has a `guide.yml` and a file of parts; one that gives advice has all its files.
    Bad: a folder `advice` without `lexicon.yml`.  Good: all files of the advice, or no such folder.
    """
    needed = [GUIDE]
    if (folder / "advice").is_dir():
        needed += [f"advice/{name}.yml" for name in ADVICE]
    for name in needed:
        if not (folder / name).is_file():
            yield Problem(_shown(folder, name), 1, 1, "missing-file", "the file is missing: add it")


def missing_schema(document: Document, schema: str) -> Iterator[Problem]:
    """A file has no schema to be checked against.

    Bad: a folder `schema` without `parts.schema.json`.  Good: the schema of every file, or no such
    folder: the schemas of the format count then.
    """
    message = f"schema/{schema}.schema.json is missing, so this file cannot be checked: add it"
    yield document.problem((), "missing-schema", message)


@lru_cache(_REMEMBERED)
def _read(
    name: str, shown: str, content: bytes, schema: Path
) -> tuple[Document | None, tuple[Problem, ...]]:
    """One file and its problems; a large one that was sound once is not read again."""
    whole = hashlib.sha256(f"{_rules(schema)}\n".encode() + content).hexdigest()
    kept = _KEPT / f"{whole}.json"
    told = cache.read(kept)
    if told is not None:
        return remembered(name, shown, told), ()
    document, found = read_document(name, shown, content)
    if document is not None:
        found = [*found, *_against_schema(document, schema)]
    if document is not None and not found and len(content) >= _WORTH_KEEPING:
        cache.keep(kept, to_remember(document))
        cache.tidy(_KEPT, _MANY)
    return document, tuple(found)


@lru_cache(_REMEMBERED)
def _rules(schema: Path) -> str:
    """A hash of all that decides whether a file is sound: its schema, and our code."""
    content = schema.read_bytes() if schema.is_file() else b""
    return _code() + hashlib.sha256(content).hexdigest()


@lru_cache(1)
def _code() -> str:
    return cache.fingerprint(_TOOLS, [_TOOLS / f"{name}.py" for name in _JUDGES])


def _against_schema(document: Document, schema: Path) -> Iterator[Problem]:
    if schema.is_file():
        yield from schema_problems(document, schema)
    else:
        yield from missing_schema(document, schema.name.removesuffix(_SCHEMA))


def _shown(folder: Path, name: str) -> str:
    return (folder / name).as_posix()
