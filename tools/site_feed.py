"""A feed of the published versions, for whoever wants to hear of the next one (Atom, RFC 4287)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calculator.redline_page import Step
    from tools.site_versions import Versions

_GUIDES = UUID("6f0f1a52-7f52-5d0e-9f0b-0d6f5d7c3a11")
"""Entries are named within this namespace by the hash of their text, wherever the site stands."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One published version; `link` and `redline` are addresses below the folder of a language."""

    id: str
    version: str
    effective: str
    summary: str
    link: str
    redline: str | None


def feed_entries(versions: Versions, found: Iterable[Step], lang: str) -> list[FeedEntry]:
    """The published versions, the newest first; the draft is none."""
    before = {step.newer: step.pair for step in found}
    return [
        FeedEntry(
            id=str(uuid5(_GUIDES, f"{lang} {each.catalog.contract_hash}")),
            version=each.name,
            effective=each.release.effective,
            summary=each.release.summary.get(lang, ""),
            link=f"{each.name}/",
            redline=f"history/{before[each.name]}/" if each.name in before else None,
        )
        for each in versions.all
        if each.release
    ]
