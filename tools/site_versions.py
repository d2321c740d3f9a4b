"""The versions a site shows: every release of the catalog, and the draft of the next one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tools.catalog import open_catalog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from calculator.catalog import Catalog

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Version:
    """One version with its catalog; `effective` is an ISO date, none for the draft."""

    name: str
    effective: str | None
    basis: str
    catalog: Catalog


@dataclass(frozen=True, slots=True)
class Versions:
    """All versions: the draft, then releases from the newest; `day` is the day of the build."""

    day: str
    all: tuple[Version, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the guide, the one translated from first."""
        return self.all[0].catalog.guide.languages

    @property
    def in_force(self) -> Version | None:
        """The release with the latest effective date that has come, if any."""
        past = [each for each in self.all if each.effective and each.effective <= self.day]
        return past[0] if past else None

    @property
    def latest(self) -> Version:
        """Where `/latest/` leads: the version in force, the draft while there is none."""
        return self.in_force or self.all[0]


def build_day() -> date:
    """The day of a build that names none: that of SOURCE_DATE_EPOCH, else today, both in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.date()


def known(catalog: Path, day: date) -> Versions:
    """Open the draft and every release; raises the catalog's own errors."""
    releases = sorted(
        _releases(catalog), key=lambda each: (each.effective or "", each.name), reverse=True
    )
    return Versions(day.isoformat(), (_version(catalog, DRAFT), *releases))


def _releases(catalog: Path) -> Iterator[Version]:
    folder = catalog / "releases"
    if folder.is_dir():
        for release in sorted(folder.iterdir()):
            if release.is_dir():
                yield _version(catalog, release.name)


def _version(catalog: Path, name: str) -> Version:
    opened = open_catalog(catalog, name)
    return Version(name, opened.guide.effective, opened.guide.effective_basis, opened)
