"""Which columns of a backlog hold the requests: found by their names, else by what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.text import words
from tools.desk.backlog_fault import BacklogError

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUMMARY = (
    "summary", "resume", "title", "titre", "subject", "objet", "sujet", "short description",
    "intitule", "libelle", "request", "demande", "besoin", "need", "texte", "text", "ticket",
)  # fmt: skip
_DESCRIPTION = (
    "description", "details", "detail", "long description", "body", "contenu", "corps", "message",
)  # fmt: skip
_KEY = (
    "issue key", "cle de ticket", "cle du ticket", "cle de la demande", "key", "cle", "ticket id",
    "id de ticket", "issue id", "id", "identifiant", "reference", "ref", "number", "numero", "n",
)  # fmt: skip
_HEADER_WITHIN = 10
_PROSE = 4
"""So many words in a first cell are a request and no name of a column."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of the columns that are read; `guessed` unless a person named them."""

    texts: tuple[int, ...]
    key: int | None
    guessed: bool = True

    @property
    def read(self) -> tuple[int, ...]:
        """All places, that of the key included."""
        return self.texts if self.key is None else (self.key, *self.texts)


def choose(
    sample: Sequence[Sequence[str]], wanted: Sequence[str], path: str
) -> tuple[int | None, Columns]:
    """Which row of the sample is the header, None for a file without, and the columns to read.

    Raises BacklogError when a wanted column does not exist.
    """
    start = _header(sample, wanted)
    names = _folded(sample[start]) if start is not None else []
    if wanted:
        return start, _named(sample[start or 0], names, wanted, path)
    summary = _find(names, _SUMMARY)
    description = _find(names, _DESCRIPTION)
    texts = dict.fromkeys(each for each in (summary, description) if each is not None)
    key = _find(names, _KEY, exactly=True)
    if not texts:
        below = sample[start + 1 :] if start is not None else sample
        texts = dict.fromkeys([_wordiest(below or sample, key)])
    return start, Columns(tuple(texts), key if key not in texts else None)


def known_names(row: Sequence[str]) -> int:
    """How many of the roles summary, description and key the names in a row fill."""
    names = _folded(row)
    found = (_find(names, each, exactly=True) for each in (_SUMMARY, _DESCRIPTION, _KEY))
    return sum(each is not None for each in found)


def is_prose(row: Sequence[str]) -> bool:
    """Whether a first row already holds a request."""
    return any(len(words(cell)) >= _PROSE for cell in row)


def _folded(row: Sequence[str]) -> list[str]:
    return [" ".join(words(cell)) for cell in row]


def _header(sample: Sequence[Sequence[str]], wanted: Sequence[str]) -> int | None:
    """The row of the sample that names the columns: some exports put a few lines above it."""
    near = sample[:_HEADER_WITHIN]
    asked = {" ".join(words(each)) for each in wanted}
    for place, row in enumerate(near):
        if asked & set(_folded(row)):
            return place
    known = [known_names(row) for row in near]
    if max(known):
        return known.index(max(known))
    return None if is_prose(sample[0]) else 0


def _find(names: Sequence[str], known: Sequence[str], *, exactly: bool = False) -> int | None:
    """The first column of one of the names, the likeliest name first; else one beginning so."""
    for name in known:
        if name in names:
            return names.index(name)
    if exactly:
        return None
    starts = tuple(f"{name} " for name in known)
    return next((at for at, name in enumerate(names) if name.startswith(starts)), None)


def _wordiest(rows: Sequence[Sequence[str]], key: int | None) -> int:
    """The column with most words; the first of equals."""
    width = max(len(row) for row in rows)
    places = [place for place in range(width) if place != key] or [0]
    return max(
        places,
        key=lambda place: sum(len(words(row[place])) for row in rows if place < len(row)),
    )


def _named(
    header: Sequence[str], names: Sequence[str], wanted: Sequence[str], path: str
) -> Columns:
    """The columns a person named; one name may stand over several columns."""
    places: list[int] = []
    for each in wanted:
        found = [at for at, name in enumerate(names) if name == " ".join(words(each))]
        if not found:
            known = ", ".join(dict.fromkeys(cell.strip() for cell in header if cell.strip()))
            raise BacklogError("no_column", path, column=each, known=known)
        places += found
    key = _find(names, _KEY, exactly=True)
    texts = tuple(dict.fromkeys(places))
    return Columns(texts, key if key not in texts else None, guessed=False)
