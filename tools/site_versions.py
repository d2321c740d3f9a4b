"""The versions a site shows: every release of the catalog, and the draft of the next one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.catalog import under
from tools.canonical import digest
from tools.catalog import open_editions, version_in_force, with_text
from tools.versions import DRAFT, releases

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from calculator.catalog import Catalog
    from tools.catalog import Edition
    from tools.versions import Release


@dataclass(frozen=True, slots=True)
class Version:
    """One version, as data for the browser and as the catalog that pages are made from.

    `release` is its manifest, None for the draft.
    """

    name: str
    edition: Edition
    catalog: Catalog
    release: Release | None


@dataclass(frozen=True, slots=True)
class Versions:
    """All versions: the draft, then releases from the newest.

    `day` is the day of the build; `latest` is where `/latest/` leads: the version in force, the
    draft while there is none.
    """

    day: str
    all: tuple[Version, ...]
    latest: Version

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the guide, the one translated from first."""
        return self.all[0].catalog.guide.languages

    @property
    def in_force(self) -> str | None:
        """The name of the version in force, if any is."""
        return None if self.latest.name == DRAFT else self.latest.name


def known(catalog: Path, day: date) -> Versions:
    """Open the draft and every release; raises the catalog's own errors."""
    found: list[Release | None] = [None, *reversed(releases(catalog))]
    names = [release.version if release else DRAFT for release in found]
    editions = open_editions(catalog, names)
    draft = _whole(editions[0])
    versions = {
        name: Version(name, edition, _over(draft, edition), release)
        for name, edition, release in zip(names, editions, found, strict=True)
    }
    return Versions(
        day.isoformat(), tuple(versions.values()), versions[version_in_force(catalog, day)]
    )


def one(catalog: Path, name: str) -> Version | None:
    """One version alone, None where the catalog has none of that name; raises as `known`."""
    release = next((each for each in releases(catalog) if each.version == name), None)
    if release is None and name != DRAFT:
        return None
    names = dict.fromkeys((DRAFT, name))
    draft, *others = open_editions(catalog, names)
    edition = others[0] if others else draft
    return Version(name, edition, _over(_whole(draft), edition), release)


def _whole(edition: Edition) -> Catalog:
    return with_text(json.loads(edition.data), edition.contract)


def _over(draft: Catalog, edition: Edition) -> Catalog:
    """The advice and judgement of the draft, which all versions share, over the text of one."""
    return under(draft, edition.contract.decode(), digest(edition.contract))
