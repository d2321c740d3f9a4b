"""A feed of the published versions, for whoever wants to hear of the next one (Atom, RFC 4287)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from tools.site_words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calculator.redline_page import Step
    from tools.notices import Notice
    from tools.site_versions import Version, Versions

_GUIDES = UUID("6f0f1a52-7f52-5d0e-9f0b-0d6f5d7c3a11")
"""Entries are named within this namespace by the hash of their text, wherever the site stands."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A version published, or one withdrawn, on a day (ISO date), told in a title and a summary.

    `link` and `redline` are addresses below the folder of a language.
    """

    id: str
    title: str
    day: str
    summary: str
    link: str
    redline: str | None


def feed_entries(versions: Versions, found: Iterable[Step], lang: str) -> list[FeedEntry]:
    """What was published and what was withdrawn, the newest first; the draft is neither."""
    before = {step.newer: step.pair for step in found}
    released = [each for each in versions.all if each.release]
    entries = [_published(each, before.get(each.name), lang) for each in released]
    entries += [
        _withdrawn(each.name, each.release.withdrawn, lang)
        for each in released
        if each.release and each.release.withdrawn
    ]
    return sorted(entries, key=lambda entry: entry.day, reverse=True)


def _published(version: Version, pair: str | None, lang: str) -> FeedEntry:
    return FeedEntry(
        id=_named(lang, version.catalog.contract_hash),
        title=version.name,
        day=version.release.effective if version.release else "",
        summary=version.release.summary.get(lang, "") if version.release else "",
        link=f"{version.name}/",
        redline=f"history/{pair}/" if pair else None,
    )


def _withdrawn(version: str, notice: Notice, lang: str) -> FeedEntry:
    return FeedEntry(
        id=_named(lang, notice.notice_hash),
        title=f"{version}: {words(lang)['status_withdrawn']}",
        day=notice.date,
        summary=notice.reason.get(lang, ""),
        link=f"{version}/",
        redline=None,
    )


def _named(lang: str, digest: str) -> str:
    return str(uuid5(_GUIDES, f"{lang} {digest}"))
