"""The service guide as frozen data: chapters, parts and clauses of one version.

A guide is the *contract* part of a catalog: legal text, versioned and hashed.  It arrives as the
canonical JSON that the catalog loader (or a release folder) provides, already checked; nothing here
validates again.  Identifiers are for ever, numbers belong to one version: they come from the
position of a clause in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

type Localized = Mapping[str, str]
"""One text in each language of the guide, by language code."""


def localized(data: Mapping[str, str]) -> Localized:
    """Freeze one text given in several languages."""
    return MappingProxyType(dict(data))


@dataclass(frozen=True, slots=True)
class CarveOut:
    """What an exclusion leaves in scope, and the inclusions that then apply."""

    text: Localized
    allows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered statement of the guide.

    `kind` is the prefix of the identifier (`inc`, `exc`, `res`, …).  `lead` is the sentence of the
    part that the clause completes: the two are always quoted together.
    """

    id: str
    number: str
    page: str
    part: str
    title: Localized
    text: Localized
    source: tuple[str, ...]
    lead: Localized | None = None
    points: tuple[Localized, ...] = ()
    route: tuple[str, ...] = ()
    unless: str | None = None
    carve_out: CarveOut | None = None
    consumes_hours: bool | None = None
    binds: str | None = None

    @property
    def kind(self) -> str:
        """The kind of clause, from the prefix of its identifier."""
        return self.id.partition("-")[0]

    def quote(self, lang: str) -> str:
        """The clause verbatim in one language: lead, text, points and carve-out, one a line."""
        lines = [self.lead[lang]] if self.lead else []
        lines.append(self.text[lang])
        lines.extend(f"– {point[lang]}" for point in self.points)
        if self.carve_out:
            lines.append(self.carve_out.text[lang])
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered heading with its clauses and its sub-parts; a chapter is a part of first level."""

    id: str
    number: str
    page: str
    title: Localized
    source: tuple[str, ...]
    lead: Localized | None
    clauses: tuple[Clause, ...]
    parts: tuple[Part, ...]

    def walk(self) -> Iterator[Clause]:
        """Every clause below this heading, in reading order."""
        yield from self.clauses
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole contract text of one version."""

    version: str
    effective: str | None
    effective_basis: str
    service: Localized
    provider: Localized
    languages: tuple[str, ...]
    chapters: tuple[Part, ...]
    _by_id: Mapping[str, Clause] = field(repr=False, compare=False)

    def clauses(self) -> Iterator[Clause]:
        """Every clause, in reading order."""
        for chapter in self.chapters:
            yield from chapter.walk()

    def clause(self, clause_id: str) -> Clause:
        """The clause of that identifier; KeyError when this version has none."""
        return self._by_id[clause_id]

    def __contains__(self, clause_id: str) -> bool:
        """Whether this version holds the clause."""
        return clause_id in self._by_id


def guide_from_json(data: Mapping[str, Any]) -> Guide:
    """Build the guide from its canonical JSON (see `catalog/schema/contract.schema.json`)."""
    chapters = tuple(
        _part(chapter, str(position), chapter["page"])
        for position, chapter in enumerate(data["chapters"], start=1)
    )
    by_id = {clause.id: clause for chapter in chapters for clause in chapter.walk()}
    return Guide(
        version=data["version"],
        effective=data["effective"],
        effective_basis=data["effective_basis"],
        service=localized(data["service"]),
        provider=localized(data["provider"]),
        languages=tuple(data["languages"]),
        chapters=chapters,
        _by_id=MappingProxyType(by_id),
    )


def letter(position: int) -> str:
    """The letter of a clause by its position from 0: a to z, then aa, ab and so on."""
    position, rest = divmod(position, 26)
    return (letter(position - 1) if position else "") + chr(ord("a") + rest)


def _part(data: Mapping[str, Any], number: str, page: str) -> Part:
    lead = localized(data["lead"]["text"]) if "lead" in data else None
    return Part(
        id=data["id"],
        number=number,
        page=page,
        title=localized(data["title"]),
        source=tuple(data["source"]),
        lead=lead,
        clauses=tuple(
            _clause(clause, f"{number} {letter(position)}", page, data["id"], lead)
            for position, clause in enumerate(data.get("clauses", ()))
        ),
        parts=tuple(
            _part(part, f"{number}.{position}", page)
            for position, part in enumerate(data.get("parts", ()), start=1)
        ),
    )


def _clause(
    data: Mapping[str, Any], number: str, page: str, part: str, lead: Localized | None
) -> Clause:
    carve_out = data.get("carve_out")
    return Clause(
        id=data["id"],
        number=number,
        page=page,
        part=part,
        title=localized(data["title"]),
        text=localized(data["text"]),
        source=tuple(data.get("source", ())),
        lead=lead,
        points=tuple(localized(point) for point in data.get("points", ())),
        route=tuple(data.get("route", ())),
        unless=data.get("unless"),
        carve_out=CarveOut(localized(carve_out["text"]), tuple(carve_out["allows"]))
        if carve_out
        else None,
        consumes_hours=data.get("consumes_hours"),
        binds=data.get("binds"),
    )
