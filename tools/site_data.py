"""The JSON files of a site: versions, advice per language, payloads and contract texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tools.catalog import advice_json, contract_bytes, payload_bytes
from tools.site_words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from calculator.model import Guide
    from tools.site_versions import Version, Versions

_FORMAT = 1
_SHOWN_EXAMPLES = 2


def write(site: Path, versions: Versions) -> None:
    """Write every JSON file that the guides of a site share."""
    assets = site / "assets"
    for version in versions.all:
        _bytes(assets / "engine" / f"{version.name}.json", payload_bytes(version.catalog))
        _bytes(assets / "contract" / f"{version.name}.json", contract_bytes(version.catalog))
    for lang in versions.languages:
        _json(assets / f"advice-{lang}.json", advice(versions.latest, lang))
    _json(site / "history.json", history(versions))
    _json(site / "versions.json", {lang: titles(versions, lang) for lang in versions.languages})


def write_clauses(guide_folder: Path, guide: Guide, lang: str) -> None:
    """Write where each clause of one guide stands: number, title, page."""
    _json(
        guide_folder / "clauses.json",
        {
            clause.id: {"number": clause.number, "page": clause.page, "title": clause.title[lang]}
            for clause in guide.clauses()
        },
    )


def history(versions: Versions) -> dict[str, Any]:
    """All versions with dates and hashes: what the pages need to know of one another."""
    in_force = versions.in_force
    return {
        "format": _FORMAT,
        "built": versions.day,
        "in_force": in_force.name if in_force else None,
        "advice_hash": versions.latest.catalog.advice_hash,
        "versions": [
            {
                "version": each.name,
                "effective": each.effective,
                "basis": each.basis,
                "contract_hash": each.catalog.contract_hash,
            }
            for each in versions.all
        ],
    }


def titles(versions: Versions, lang: str) -> list[dict[str, Any]]:
    """The versions as version selectors know them: folder, title, aliases."""
    known = words(lang)
    return [
        {
            "version": each.name,
            "title": known["version_draft"] if each is versions.all[0] else each.name,
            "aliases": ["latest"] if each is versions.latest else [],
        }
        for each in versions.all
    ]


def advice(version: Version, lang: str) -> dict[str, Any]:
    """What is advised about each clause: what to have ready, what it is taken for, examples."""
    merged = advice_json(version.catalog)
    relations = merged["relations"]
    clauses = {
        clause.id: {
            "ready": list(relations.get("requires", {}).get(clause.id, ())),
            "competes": list(_rivals(clause.id, relations.get("competes", ()))),
            **_examples(clause.id, lang, merged["examples"]),
        }
        for clause in version.catalog.guide.clauses()
    }
    return {"format": _FORMAT, "revision": merged["revision"], "clauses": clauses}


def _rivals(clause_id: str, pairs: Iterable[Iterable[str]]) -> list[str]:
    return [other for pair in pairs if clause_id in pair for other in pair if other != clause_id]


def _examples(clause_id: str, lang: str, examples: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    own = [example for example in examples if example["clause"] == clause_id]
    shown = [each["text"] for each in own if each["lang"] == lang and each.get("show")]
    return {"examples": shown[:_SHOWN_EXAMPLES], "count": len(own)}


def _json(path: Path, data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    _bytes(path, f"{text}\n".encode())


def _bytes(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
