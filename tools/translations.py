"""The translation lock: which text of one language was approved against which of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.canonical import digest
from tools.data import items, mapping, text
from tools.errors import MisuseError
from tools.sources import LOCK

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tools.data import Json
    from tools.sources import Entry, Sources

LANGUAGES = ("fr", "en")
_DIGITS = 12
_HEAD = (
    "# yaml-language-server: $schema=schema/translations.schema.json\n"
    "# Written by “guide translations --approve”, not by hand.\n"
)


def fingerprints(entry: Entry) -> dict[str, str]:
    """For each language, a fingerprint of everything the entry says in it."""
    return {
        lang: digest("\n".join(_strings(entry.data, lang)).encode())[:_DIGITS] for lang in LANGUAGES
    }


def approved(sources: Sources) -> dict[str, dict[str, str]]:
    """The fingerprints that were approved together, by identifier."""
    lock = sources.documents.get(LOCK)
    entries = mapping(mapping(lock.data if lock else None).get("approved"))
    return {
        name: {lang: text(mapping(pair).get(lang)) for lang in LANGUAGES}
        for name, pair in entries.items()
    }


def stale(sources: Sources) -> list[tuple[Entry, str]]:
    """Every entry whose translation is not approved as it stands, and what has changed."""
    before = approved(sources)
    return [
        (entry, _change(before.get(entry.id), fingerprints(entry)))
        for entry in sources.entries
        if entry.id and before.get(entry.id) != fingerprints(entry)
    ]


def approve(sources: Sources, names: Collection[str] | None) -> str:
    """The text of the lock after these entries (all where None) were approved as they stand.

    Entries that left the guide are dropped.  Raises MisuseError for an unknown identifier.
    """
    unknown = sorted(set(names or ()) - sources.known_ids)
    if unknown:
        raise MisuseError(f"The guide has no {', '.join(unknown)}: check the identifiers.")
    before = approved(sources)
    now = {
        entry.id: fingerprints(entry)
        if names is None or entry.id in names
        else before.get(entry.id)
        for entry in sources.entries
        if entry.id
    }
    lines = [
        f'  {name}: {{fr: "{pair["fr"]}", en: "{pair["en"]}"}}\n'
        for name, pair in sorted(now.items())
        if pair
    ]
    return f"{_HEAD}approved:\n{''.join(lines)}" if lines else f"{_HEAD}approved: {{}}\n"


def _change(before: Mapping[str, str] | None, now: Mapping[str, str]) -> str:
    if before is None:
        return "was never approved"
    changed = [lang for lang in LANGUAGES if before[lang] != now[lang]]
    return f"was approved before the text in {' and '.join(changed)} changed"


def _strings(data: Mapping[str, Json], lang: str) -> list[str]:
    """Title, text or lead, points and carve-out, in this order; what is absent is left out."""
    found = [
        data.get("title"),
        data.get("text"),
        mapping(data.get("lead")).get("text"),
        *items(data.get("points")),
        mapping(data.get("carve_out")).get("text"),
    ]
    return [text(mapping(each).get(lang)) for each in found if each is not None]
