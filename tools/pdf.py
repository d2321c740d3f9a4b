"""The whole guide as a PDF with tagged structure: what a person can file, print or be read aloud.

The same text gives the same bytes on any machine: the typesetter brings its own typefaces, and no
date of making is written.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from tools.plain_text import status_line

if TYPE_CHECKING:
    from calculator.model import Clause, Guide, Part
    from tools.data import Json

_TEMPLATE = Path(__file__).parent / "templates" / "guide.typ"
_WORDS = {
    "fr": {
        "title": "{service} – Guide de service",
        "version": "Version {version}",
        "contents": "Sommaire",
        "contract_hash": "SHA-256 du texte contractuel",
        "previous": "SHA-256 du manifeste de la version précédente",
        "provisional": "Cette version est provisoire : son texte peut encore être corrigé.",
        "prevails": "",
        "proves": (
            "Une empreinte prouve que cette transcription n’a pas changé depuis sa publication, "
            "et rien du document signé par le prestataire."
        ),
    },
    "en": {
        "title": "{service} – Service guide",
        "version": "Version {version}",
        "contents": "Contents",
        "contract_hash": "SHA-256 of the contract text",
        "previous": "SHA-256 of the manifest of the version before",
        "provisional": "This version is provisional: its text may still be corrected.",
        "prevails": "Courtesy translation: the French text prevails.",
        "proves": (
            "A hash proves that this rendering has not changed since it was published, and "
            "nothing about the document the provider signed."
        ),
    },
}


@dataclass(frozen=True, slots=True)
class Proof:
    """What a printed guide can be compared with: SHA-256 of its contract text, of the chain before.

    `previous` is None for the first version of a chain.
    """

    contract: str
    previous: str | None
    provisional: bool


def pdf(guide: Guide, lang: str, proof: Proof) -> bytes:
    """One language of a version as PDF (PDF/UA-1), byte for byte the same each time."""
    written: bytes = typst.compile(
        str(_TEMPLATE),
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        sys_inputs={"guide": json.dumps(_sheet(guide, lang, proof), ensure_ascii=False)},
    )
    return written


def _sheet(guide: Guide, lang: str, proof: Proof) -> dict[str, Json]:
    words = _WORDS[lang]
    hashes: list[Json] = [{"said": words["contract_hash"], "hash": proof.contract}]
    if proof.previous:
        hashes.append({"said": words["previous"], "hash": proof.previous})
    told = [status_line(guide, lang), words["prevails"]]
    if proof.provisional:
        told.append(words["provisional"])
    return {
        "lang": lang,
        "title": words["title"].format(service=guide.service[lang]),
        "provider": guide.provider[lang],
        "version": words["version"].format(version=guide.version),
        "status": [line for line in told if line],
        "words": dict(words),
        "proof": hashes,
        "contract_hash": proof.contract,
        "chapters": [_part(chapter, lang) for chapter in guide.chapters],
    }


def _part(part: Part, lang: str) -> Json:
    return {
        "number": part.number,
        "title": part.title[lang],
        "lead": part.lead[lang] if part.lead else None,
        "clauses": [_clause(clause, lang) for clause in part.clauses],
        "parts": [_part(below, lang) for below in part.parts],
    }


def _clause(clause: Clause, lang: str) -> Json:
    return {
        "id": clause.id,
        "number": clause.number,
        "title": clause.title[lang],
        "text": clause.text[lang],
        "points": [point[lang] for point in clause.points],
        "carve_out": clause.carve_out.text[lang] if clause.carve_out else None,
    }
