"""Rules about the source: all of it is covered, and none of its sentences is copied."""

from __future__ import annotations

import hashlib
import re
from itertools import groupby
from typing import TYPE_CHECKING

from tools.data import Json, items, mapping, text, texts
from tools.sources import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tools.data import Path
    from tools.positions import Document
    from tools.problems import Problem
    from tools.sources import Sources

_WORD = re.compile(r"[\w’']+")
_RUN = 8
_DIGITS = 12
_MUST_BE_COVERED = frozenset({"item", "text"})


def uncovered_source(sources: Sources) -> Iterator[Problem]:
    """A statement of the source that no entry of the guide says again.

    Something the source promises, or refuses, would be lost.
    Bad: row `3.2.A1` in `source.yml` and no clause with it.  Good: `source: ["3.2.A1"]`.
    """
    source = sources.documents.get(SOURCE)
    if source is None:
        return
    covered = {number for _, _, number in _named_rows(sources)}
    for position, row in enumerate(items(mapping(source.data).get("rows"))):
        number, kind = text(mapping(row).get("id")), text(mapping(row).get("kind"))
        if kind in _MUST_BE_COVERED and number not in covered:
            message = f"no entry says “{number}” again: write it and name this row as its source"
            yield source.problem(("rows", position, "id"), "uncovered-source", message)


def unknown_source(sources: Sources) -> Iterator[Problem]:
    """An entry that names a row which the source does not have.

    Nobody could check the entry against what it renders.
    Bad: `source: ["3.2.Z9"]`.  Good: a row that stands in `source.yml`.
    """
    source = sources.documents.get(SOURCE)
    if source is None:
        return
    rows = {text(mapping(row).get("id")) for row in items(mapping(source.data).get("rows"))}
    for document, path, number in _named_rows(sources):
        if number not in rows:
            message = f"source.yml has no row “{number}”: correct the number"
            yield document.problem(path, "unknown-source", message)


def copied_wording(sources: Sources) -> Iterator[Problem]:
    """Eight words in a row that stand in the source in the same order.

    The guide says the same in its own words; names of products and fixed terms aside.
    Bad: a sentence taken over.  Good: the same statement, written anew.
    """
    source = sources.documents.get(SOURCE)
    if source is None:
        return
    known = frozenset(texts(mapping(source.data).get("eightgrams")))
    fixed = [_words(term) for term in texts(mapping(source.data).get("exempt"))]
    for document in (sources.guide, *sources.part_files):
        for lang in ("fr", "en"):
            yield from _copied(document, lang, known, fixed)


def _copied(
    document: Document, lang: str, known: frozenset[str], fixed: Sequence[list[str]]
) -> Iterator[Problem]:
    written = [
        (word, path) for path, part in _texts((), lang, document.data) for word in _words(part)
    ]
    words = [word for word, _ in written]
    own = _outside(words, fixed)
    hits = [
        start
        for start in range(len(words) - _RUN + 1)
        if any(own[start : start + _RUN]) and _fingerprint(words[start : start + _RUN]) in known
    ]
    for path, group in groupby(hits, key=lambda start: written[start][1]):
        start = next(group)
        run = " ".join(words[start : start + _RUN])
        message = f"the source has the same eight words: “{run}”: say it in other words"
        yield document.problem(path, "copied-wording", message)


def _texts(path: Path, lang: str, value: Json) -> Iterator[tuple[Path, str]]:
    """Every text of one language below, in the order of the file."""
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield from _texts((*path, position), lang, item)
    for key, item in mapping(value).items():
        if key == lang and isinstance(item, str):
            yield (*path, key), item
        else:
            yield from _texts((*path, key), lang, item)


def _words(written: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(written.lower())]


def _outside(words: list[str], fixed: Sequence[list[str]]) -> list[bool]:
    """For each word, whether it stands outside every fixed term."""
    own = [True] * len(words)
    for term in fixed:
        for start in range(len(words) - len(term) + 1):
            if words[start : start + len(term)] == term:
                own[start : start + len(term)] = [False] * len(term)
    return own


def _fingerprint(run: list[str]) -> str:
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:_DIGITS]


def _named_rows(sources: Sources) -> Iterator[tuple[Document, Path, str]]:
    for entry in sources.entries:
        for below, data in (((), entry.data), (("lead",), mapping(entry.data.get("lead")))):
            for position, number in enumerate(texts(data.get("source"))):
                yield entry.document, (*entry.path, *below, "source", position), number
