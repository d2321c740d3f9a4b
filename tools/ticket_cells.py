"""Names of columns, days and hours as the exports of ticket systems write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES = {
    "opened": (
        *("opened", "created", "ouvert le", "créé le", "open", "creation", "ouverture", "start"),
        *("started", "ouverte", "créée", "début", "reported", "submitted", "demandé", "soumis"),
    ),
    "closed": (
        *("closed", "resolved", "fermé le", "clôturé le", "completed", "resolution", "done"),
        *("fermeture", "clôture", "clos", "close", "résolu", "terminé", "end", "finished"),
        *("fermée", "clôturée", "close le", "résolue", "terminée", "fin", "completion"),
    ),
    "estimated": (
        *("estimated hours", "estimate", "heures estimées", "estimation", "original estimate"),
        *("estimé", "estimée", "estimation originale", "estimation initiale", "charge estimée"),
        *("initial estimate", "prévu", "prévues", "planned"),
    ),
    "spent": (
        *("spent hours", "actual hours", "heures passées", "temps passé", "hours", "spent"),
        *("actual", "logged", "passé", "consacré", "réel", "réelles", "consommé", "consommées"),
        *("réalisé", "réalisées", "worked", "work logged", "charge réelle", "effort", "booked"),
    ),
    "category": (
        *("category", "type", "catégorie", "issue type", "task type", "request type", "task"),
        *("type ticket", "type tâche", "type demande", "nature", "tâche", "ticket type"),
    ),
    "project": (
        *("project", "projet", "client", "customer", "project name", "project key"),
        *("nom projet", "clé projet", "organisation", "organization", "account"),
    ),
    "id": ("id", "key", "issue key", "ticket", "number", "numéro", "clé", "ticket id", "task id"),
}
"""What each field may be called, the plainest names first; filling words and units do not count."""

_FILLING = frozenset(
    "of in on at the date day time temps de du des d en le la les l jour h hr hrs hour hours heure "
    "heures s sec second seconds seconde secondes".split()
)
_SECONDS = frozenset("s sec second seconds seconde secondes".split())
_HOURS = frozenset("h hr hrs hour hours heure heures".split())
_MONTHS = (
    *(("jan", 1), ("feb", 2), ("fev", 2), ("mar", 3), ("apr", 4), ("avr", 4), ("may", 5)),
    *(("mai", 5), ("jun", 6), ("juin", 6), ("jul", 7), ("juil", 7), ("aug", 8), ("aou", 8)),
    *(("sep", 9), ("oct", 10), ("nov", 11), ("dec", 12)),
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})[-/. ]([a-z]{3,9})[-/. ]+(\d{4}|\d{2})(?!\d)", re.ASCII)
_PLAIN = re.compile(r"-?\d+([.,]\d+)?", re.ASCII)
_UNIT = re.compile(r"(?<=\d)(h|hrs?|hours?|heures?)$", re.ASCII)
_CLOCK = re.compile(r"(?:(\d{1,6})(?:h|:))?(?:(\d{1,6})(?:m|min|mn)?)?", re.ASCII)
_MOST_DIGITS = 12
_CENTURY, _MONTHS_IN_YEAR, _MINUTE, _HOUR = 100, 12, 60, 3_600


def folded(text: str) -> str:
    """Lower case without accents; whatever is no letter or digit separates words."""
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKD", split)
        if not unicodedata.combining(character)
    )
    return " ".join(re.findall("[a-z0-9]+", plain.lower()))


def field_of(name: str) -> tuple[str, int] | None:
    """The field that a column of that name holds, and how far down the name stands in `NAMES`."""
    return _FIELDS.get(_bare(name))


def _bare(name: str) -> str:
    """The name without filling words; all of it when nothing else is left."""
    words = folded(name).split()
    return " ".join(word for word in words if word not in _FILLING) or " ".join(words)


_FIELDS = {
    _bare(name): (field, rank) for field, names in NAMES.items() for rank, name in enumerate(names)
}


def in_seconds(name: str, cells: Iterable[str]) -> bool:
    """Whether a column counts seconds, as some ticket systems export them without saying so.

    Its name says it, or else says no unit while every cell is a whole number of minutes.
    """
    words = set(folded(name).split())
    if words & (_SECONDS | _HOURS):
        return bool(words & _SECONDS)
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(
        cell.isascii() and cell.isdigit() and len(cell) <= _MOST_DIGITS and int(cell) % _MINUTE == 0
        for cell in filled
    )


def hours_of(cell: str, *, seconds: bool = False) -> float | None:
    """Hours as a number with point or comma, or as 1h 30m, 2 h 15, 1:30; None for anything else."""
    text = re.sub(r"\s+", "", cell.lower())
    bare = _UNIT.sub("", text)
    if _PLAIN.fullmatch(bare):
        number = float(bare.replace(",", "."))
        return number / _HOUR if seconds and bare == text else number
    clock = _CLOCK.fullmatch(text)
    if clock is None or not any(clock.groups()):
        return None
    return int(clock[1] or 0) + int(clock[2] or 0) / _MINUTE


def day_of(cell: str, *, month_first: bool = False) -> date | None:
    """The day of a cell, with or without a time after it; None for anything else."""
    text = cell.strip()
    if found := _ISO.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.match(text):
        one, two = int(found[1]), int(found[2])
        return _day(_year(found[3]), *((one, two) if month_first else (two, one)))
    if found := _NAMED.match(_without_accents(text)):
        month = next((number for name, number in _MONTHS if found[2].startswith(name)), 0)
        return _day(_year(found[3]), month, int(found[1]))
    return None


def month_first(cells: Iterable[str]) -> bool:
    """Whether days are written month/day/year: some second number is no month, no first one."""
    pairs = [(int(found[1]), int(found[2])) for cell in cells if (found := _NUMBERS.match(cell))]
    months = all(one <= _MONTHS_IN_YEAR for one, _ in pairs)
    return months and any(two > _MONTHS_IN_YEAR for _, two in pairs)


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(character for character in plain if not unicodedata.combining(character))


def _year(text: str) -> int:
    year = int(text)
    return year + 2_000 if year < _CENTURY else year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
