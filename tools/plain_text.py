"""The whole guide as plain text with its numbers: what a person can read without any program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.model import Clause, Guide, Part

_WORDS = {
    "fr": {
        "version": "Version {version}, date d’effet {effective} ({basis})",
        "draft": "Projet de prochaine version, non en vigueur",
        "assumed": "supposée",
        "announced": "annoncée",
    },
    "en": {
        "version": "Version {version}, effective date {effective} ({basis})",
        "draft": "Draft of the next version, not in force",
        "assumed": "assumed",
        "announced": "announced",
    },
}


def plain_text(guide: Guide, lang: str) -> str:
    """The guide in one language, one paragraph a line, each heading and clause with its number."""
    lines = [f"{guide.service[lang]} ({guide.provider[lang]})", status_line(guide, lang)]
    for chapter in guide.chapters:
        lines += ["", "", *_part(chapter, lang)]
    return "\n".join(lines) + "\n"


def status_line(guide: Guide, lang: str) -> str:
    """Which version this is and from when it applies, or that it is the draft."""
    words = _WORDS[lang]
    if guide.effective is None:
        return words["draft"]
    return words["version"].format(
        version=guide.version, effective=guide.effective, basis=words[guide.effective_basis]
    )


def _part(part: Part, lang: str) -> Iterator[str]:
    yield f"{part.number}  {part.title[lang]}"
    if part.lead:
        yield ""
        yield part.lead[lang]
    for clause in part.clauses:
        yield ""
        yield from _clause(clause, lang)
    for below in part.parts:
        yield ""
        yield from _part(below, lang)


def _clause(clause: Clause, lang: str) -> Iterator[str]:
    yield f"{clause.number}  {clause.title[lang]}  [{clause.id}]"
    yield clause.text[lang]
    for point in clause.points:
        yield f"– {point[lang]}"
    if clause.carve_out:
        yield clause.carve_out.text[lang]
