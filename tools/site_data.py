"""The JSON files of a site: versions, advice per language, payloads and contract texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from calculator.catalog import without_lessons
from tools.canonical import canonical
from tools.data import Json, items, mapping, text, texts
from tools.release import chain_end
from tools.site_downloads import name_of, put_downloads, text_place
from tools.site_redlines import counts
from tools.site_wordings import wordings
from tools.site_words import words
from tools.versions import DRAFT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from calculator.model import Guide
    from calculator.redline_page import Step
    from tools.site_redlines import Asked
    from tools.site_versions import Version, Versions

_FORMAT = 1
HASH = "sha256"
"""What names the hash of a file in its address."""

CLAUSES = "clauses.json"
"""Where the clauses of a guide stand, in its folder."""

ANSWERS = "assets/answers/"
"""Where the outcomes of the example requests stand, one file a version."""


def engine(version: Version) -> bytes:
    """What the engine in the browser needs to answer, beside the text of a version.

    It is the same whichever version it is taken from.
    """
    return canonical(without_lessons(json.loads(version.edition.data)))


def text_address(version: Version) -> str:
    """Where the text of a version stands that the engine answers by, with its hash."""
    return f"{text_place(version.name)}?{HASH}={version.catalog.contract_hash}"


def write(
    site: Path,
    catalog: Path,
    versions: Versions,
    asked: Asked,
    found: Iterable[Step],
) -> None:
    """Write every JSON file that the guides of a site share, and the files of each version.

    `asked` and `found` come from `tools.site_redlines`.
    """
    assets = site / "assets"
    for version in versions.all:
        _json(site / ANSWERS / f"{version.name}.json", asked[version.name])
        put_downloads(site, catalog, version)
    for lang in versions.languages:
        _json(assets / f"advice-{lang}.json", advice(versions, lang))
        _json(assets / f"wordings-{lang}.json", wordings(versions, lang))
    _json(site / "history.json", history(versions, found))
    _json(site / "versions.json", {lang: titles(versions, lang) for lang in versions.languages})


def write_engine(site: Path, address: str, content: bytes) -> None:
    """Write the data of the engine at an address below the root of the site."""
    _bytes(site / address.partition("?")[0], content)


def write_text(site: Path, version: Version) -> None:
    """Write the text of a version alone, ahead of the files that go with it."""
    _bytes(site / text_place(version.name), version.edition.contract)


def write_clauses(guide_folder: Path, guide: Guide, lang: str) -> None:
    """Write where each clause of one guide stands: number, title, page."""
    _json(
        guide_folder / CLAUSES,
        {
            clause.id: {"number": clause.number, "page": clause.page, "title": clause.title[lang]}
            for clause in guide.clauses()
        },
    )


def history(versions: Versions, found: Iterable[Step]) -> dict[str, Json]:
    """All versions with dates, hashes and what changed: what the pages need to know of one another.

    `changes` counts clauses against the version before, `answers_changed` the example requests that
    are answered otherwise; the redline stands at `redline` below the
    folder of a language; all are null for the first version.  `chain_head` is the SHA-256 of the
    last manifest or notice: whoever noted it once sees whether a release was altered since.
    """
    latest = versions.latest
    before = {step.newer: step for step in found}
    return {
        "format": _FORMAT,
        "built": versions.day,
        "in_force": versions.in_force,
        "chain_head": chain_end([each.release for each in versions.all if each.release]),
        "advice_hash": latest.catalog.advice_hash,
        "advice_revision": latest.edition.advice["revision"],
        "versions": [
            {
                "version": each.name,
                "effective": each.catalog.guide.effective,
                "basis": each.catalog.guide.effective_basis,
                "provisional": each.release is not None and each.release.provisional,
                "summary": dict(each.release.summary) if each.release else None,
                "contract_hash": each.catalog.contract_hash,
                **_chain(each),
                **_changes(before.get(each.name)),
            }
            for each in versions.all
        ],
    }


def _chain(version: Version) -> dict[str, Json]:
    release = version.release
    if release is None:
        return {"manifest_hash": None, "previous": None, "files": {}, "withdrawn": None}
    notice = release.withdrawn
    withdrawn: Json = {"date": notice.date, "reason": dict(notice.reason)} if notice else None
    files: dict[str, Json] = {
        name_of(release.version, name): found for name, found in sorted(release.files.items())
    }
    return {
        "manifest_hash": release.manifest_hash,
        "previous": release.previous,
        "files": files,
        "withdrawn": withdrawn,
    }


def _changes(step: Step | None) -> dict[str, Json]:
    if step is None:
        return {"changes": None, "answers_changed": None, "redline": None}
    return {
        "changes": dict(counts(step)),
        "answers_changed": len(step.shifts),
        "redline": f"history/{step.pair}/",
    }


def titles(versions: Versions, lang: str) -> list[Json]:
    """The versions as version selectors know them: folder, title, aliases."""
    draft = words(lang)["version_draft"]
    return [
        {
            "version": each.name,
            "title": draft if each.name == DRAFT else each.name,
            "aliases": ["latest"] if each is versions.latest else [],
        }
        for each in versions.all
    ]


def advice(versions: Versions, lang: str) -> dict[str, Json]:
    """What is advised about each clause: what to have ready, what it is taken for, examples."""
    merged = versions.latest.edition.advice
    known = {clause.id for each in versions.all for clause in each.catalog.guide.clauses()}
    relations = mapping(merged["relations"])
    examples = [mapping(example) for example in items(merged["examples"])]
    recognised = mapping(mapping(merged["measured"]).get("clauses"))
    clauses: dict[str, Json] = {
        clause: {
            "ready": mapping(relations.get("requires")).get(clause, []),
            "competes": _rivals(clause, items(relations.get("competes"))),
            **_examples(clause, lang, examples),
            "recognised": recognised.get(clause),
        }
        for clause in sorted(known)
    }
    return {"format": _FORMAT, "revision": merged["revision"], "clauses": clauses}


def _rivals(clause_id: str, pairs: Iterable[Json]) -> list[Json]:
    return [
        other
        for pair in pairs
        if clause_id in texts(pair)
        for other in texts(pair)
        if other != clause_id
    ]


def _examples(clause_id: str, lang: str, examples: Iterable[Mapping[str, Json]]) -> dict[str, Json]:
    own = [example for example in examples if example["clause"] == clause_id]
    shown: list[Json] = [
        text(each["text"]) for each in own if each["lang"] == lang and each["show"]
    ]
    return {"examples": shown, "count": len(own)}


def _json(path: Path, data: Mapping[str, Any] | Sequence[Any]) -> None:
    _bytes(path, canonical(data))


def _bytes(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
