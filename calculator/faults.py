"""What is wrong with data that a person gave: each fault with its place, in words of a language."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.words import typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST_SHOWN = 40
_KNOWN_AT_MOST = 12

_TEXTS: Mapping[str, tuple[str, str]] = {
    # French, English.
    "field": (
        "{shown} n’est pas un champ connu ici : {way}",
        "{shown} is not a field of {of}: {way}",
    ),
    "way_near": ("vouliez-vous dire « {near} » ?", "did you mean “{near}”?"),
    "way_known": ("les champs connus sont {known}.", "known are {known}."),
    "not": ("{wanted}, et non {shown}.", "{wanted}, not {shown}."),
    "fields": ("des champs avec leurs valeurs sont attendus", "fields with values are wanted"),
    "list": ("une liste est attendue", "a list is wanted"),
    "flag": ("true ou false est attendu", "true or false is wanted"),
    "number": (
        "un nombre de {low} à {high} est attendu",
        "a number from {low} to {high} is wanted",
    ),
    "whole": (
        "un nombre entier de {low} à {high} est attendu",
        "a whole number from {low} to {high} is wanted",
    ),
    "text": (
        "un texte de 1 à {most} caractères est attendu",
        "a text of 1 to {most} characters is wanted",
    ),
    "choice": ("l’une de ces valeurs est attendue : {known}", "one of these is wanted: {known}"),
    "name": (
        "un identifiant est attendu (minuscules, chiffres et traits d’union)",
        "an id is wanted (small letters, digits and hyphens)",
    ),
    "date": (
        "une date est attendue, telle que 2026-01-31",
        "a date is wanted, such as 2026-01-31",
    ),
    "date_range": (
        "une date du {low} au {high} est attendue, ce que connaît le calendrier",
        "a date from {low} to {high} is wanted, which is what the calendar knows",
    ),
    "currency": (
        "un code de monnaie est attendu, en trois majuscules, tel que EUR",
        "a code of a currency is wanted, three capital letters such as EUR",
    ),
    "format": (
        (
            "le numéro de format {known} est attendu ; un fichier plus récent demande une version "
            "plus récente du guide"
        ),
        "the format number {known} is wanted; a newer file needs a newer version of the guide",
    ),
    "too_many": (
        (
            "au plus {most} lignes sont lues ; regroupez-les, ou passez par le tri d’un backlog : "
            "{shown} lignes, c’est trop."
        ),
        (
            "at most {most} lines are read; put like with like, or sort them as a backlog: {shown} "
            "lines are too many."
        ),
    ),
    "one_kind": (
        "une ligne contient soit « task », soit « text », soit « backlog » : ici, {shown}.",
        "a line holds either “task” or “text” or “backlog”: here, {shown}.",
    ),
    "together": (
        "« rate » et « currency » vont ensemble : il manque « {near} ».",
        "“rate” and “currency” go together: “{near}” is missing.",
    ),
    "currency_unset": (
        "une monnaie sans taux ne sert à rien : ajoutez « rate » ou retirez-la.",
        "a currency without a rate is of no use: add “rate” or take it out.",
    ),
    "increment": (
        "un nombre d’heures de 0,01 à 24 est attendu",
        "a number of hours from 0.01 to 24 is wanted",
    ),
    "hours_left": (
        "un nombre d’heures de 0 à 1000000 est attendu, ou null s’il est inconnu",
        "a number of hours from 0 to 1000000 is wanted, or null when it is unknown",
    ),
    "calendar": (
        "l’identifiant d’un calendrier est attendu (minuscules, chiffres et traits d’union)",
        "the id of a calendar is wanted (small letters, digits and hyphens)",
    ),
    "targets": (
        (
            "des heures ouvrées par niveau sont attendues, chacune de 0,01 à 8760, telles que "
            "{{« normal » : 8}}"
        ),
        "business hours by level are wanted, each from 0.01 to 8760, such as {{“normal”: 8}}",
    ),
    "clauses": (
        (
            "une liste d’identifiants de clauses est attendue, chacun en minuscules avec des "
            "traits d’union"
        ),
        "a list of clause ids is wanted, each in small letters with hyphens",
    ),
    "contacts": (
        "des noms par rôle sont attendus ({known}), de 1 à {most} caractères chacun",
        "names by role are wanted ({known}), each of 1 to {most} characters",
    ),
    "nothing": ("rien", "nothing"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that cannot be read: `path` says where, such as `lines[3].count`.

    `code` and `values` make the sentence; `value` is what was found there.
    """

    path: str
    code: str
    value: object = None
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def text(self, lang: str) -> str:
        """What is wanted instead, in a sentence."""
        shown = shown_value(self.value, lang)
        if self.code == "field":
            return _say("field", lang, shown=shown, way=self._way(lang), **self.values)
        values = {
            name: each.replace(".", ",") if name in _BOUNDS and lang == "fr" else each
            for name, each in self.values.items()
        }
        if self.code in _WHOLE:
            return _say(self.code, lang, shown=shown, **values)
        wanted = _say(self.code, lang, **values)
        return _say("not", lang, wanted=wanted, shown=shown)

    def line(self, lang: str) -> str:
        """The sentence with its place before it."""
        return f"{self.path}: {self.text(lang)}" if self.path else self.text(lang)

    def _way(self, lang: str) -> str:
        known = str(self.values.get("known", "")).split(", ")
        near = get_close_matches(str(self.value), known, n=1)
        if near:
            return _say("way_near", lang, near=near[0])
        return _say("way_known", lang, known=", ".join(known))


_BOUNDS = frozenset({"low", "high"})
_WHOLE = frozenset({"too_many", "one_kind", "together", "currency_unset"})
"""Sentences that say themselves what was found."""


class FaultyError(ValueError):
    """Data that cannot be read; `faults` holds everything wrong with it."""

    def __init__(self, title: str, faults: Iterable[Fault], lang: str = "en") -> None:
        """Keep the faults; the text has one line for each below its title."""
        self.faults = tuple(faults)
        super().__init__("\n".join([title, *(f"- {each.line(lang)}" for each in self.faults)]))


def shown_value(value: object, lang: str) -> str:
    """A value as a message quotes it, cut short."""
    if value is None:
        return _say("nothing", lang)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) >= 10**_LONGEST_SHOWN:
        return f"{'-' if value < 0 else ''}10000…"  # Python refuses to write very long numbers
    if isinstance(value, str):
        text = " ".join(value.split())
    elif isinstance(value, dict | list):
        text = json.dumps(value, ensure_ascii=False, default=str)
    else:
        text = str(value)
    # Half a character, as a damaged file may hold, cannot be printed.
    text = text[: _LONGEST_SHOWN + 1].encode("utf-8", "replace").decode()
    text = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    if not isinstance(value, str):
        return text
    return f"« {text} »".replace(" ", "\u00a0", 1) if lang == "fr" else f"“{text}”"


def names(known: Iterable[str]) -> str:
    """Known names for a message, not too many of them."""
    listed = list(known)
    rest = ["…"] if len(listed) > _KNOWN_AT_MOST else []
    return ", ".join([*listed[:_KNOWN_AT_MOST], *rest])


def is_number(value: object, low: float, high: float) -> bool:
    """Whether a value is a number between the two; truth values, infinities and texts are none."""
    # Comparing first keeps whole numbers too large for a float from failing.
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and low <= value <= high
        and math.isfinite(value)
    )


def _say(key: str, lang: str, **values: Any) -> str:  # noqa: ANN401 - blanks of any kind
    french, english = _TEXTS[key]
    return typeset((french if lang == "fr" else english).format(**values), lang)
