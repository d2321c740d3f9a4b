"""Publishes the advice as its next revision; the releases of the guide are not touched."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.catalog import Catalog, without_lessons
from tools.advice_archive import (
    COUNTS,
    HISTORY,
    Revision,
    archived_file,
    open_with_revision,
    revisions,
)
from tools.behaviour import answered, requests
from tools.canonical import canonical, digest
from tools.catalog import open_edition, with_text
from tools.data import Json, items, mapping, text
from tools.errors import MisuseError, RefusedError
from tools.release import alone, write_whole
from tools.versions import DRAFT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from tools.catalog import Edition


@dataclass(frozen=True, slots=True)
class Publication:
    """When a revision is made and what changes with it, in each language."""

    day: date
    summary: Mapping[str, str]


def publish(folder: Path, order: Publication) -> Revision:
    """Keep the advice as it stands as the next revision; all of it is written, or nothing counts.

    Raises RefusedError where it is the last revision still, MisuseError for a day before that, and
    BadCatalogError for a catalog with errors.
    """
    with alone(folder):
        known = revisions(folder)
        last = known[-1] if known else None
        if last and order.day.isoformat() < last.date:
            raise MisuseError(
                f"{order.day} is too early: revision {last.number} is of {last.date}."
            )
        edition = open_edition(folder, DRAFT)
        if last and last.advice_hash == digest(canonical(edition.advice)):
            raise RefusedError(f"Nothing has changed in the advice since revision {last.number}.")
        made, content = _made(folder, order, edition, last)
        kept = archived_file(folder, made.number)
        kept.parent.mkdir(exist_ok=True)
        write_whole(kept, content)
        history = folder / HISTORY
        write_whole(history, history.read_bytes() + _entry(made).encode())
    return made


def _made(
    folder: Path, order: Publication, edition: Edition, last: Revision | None
) -> tuple[Revision, bytes]:
    """The next revision, and the file that keeps it."""
    number = last.number + 1 if last else 1
    advice: dict[str, Json] = {**edition.advice, "revision": number}
    data = mapping(json.loads(edition.data))
    data["advice"] = {**mapping(data["advice"]), "revision": number}
    data["advice_hash"] = digest(canonical(advice))
    asked, changed = _effect(folder, with_text(data, edition.contract), last)
    right, of = _recognised(advice)
    content = canonical(without_lessons(data))
    made = Revision(
        number=number,
        date=order.day.isoformat(),
        summary=order.summary,
        advice_hash=text(data["advice_hash"]),
        archive_hash=digest(content),
        asked=asked,
        changed=changed,
        right=right,
        of=of,
    )
    return made, content


def _effect(folder: Path, now: Catalog, last: Revision | None) -> tuple[int, int]:
    """How many examples were put to this revision and to the last one, and how many differ."""
    if last is None or not last.archive_hash:
        return 0, 0
    then = open_with_revision(folder, DRAFT, last.number)
    asked = requests(now, every=True)
    pairs = zip(answered(then, asked), answered(now, asked), strict=True)
    return len(asked), sum(before != after for before, after in pairs)


def _recognised(advice: Mapping[str, Json]) -> tuple[int, int]:
    groups = mapping(mapping(advice.get("measured")).get("groups"))
    pair = items(mapping(groups.get("all")).get("accuracy"))
    right, of = (each if isinstance(each, int) else 0 for each in (pair or [0, 0]))
    return right, of


def _entry(made: Revision) -> str:
    """One revision as `history.yml` has it."""
    said = (
        f"      {lang}: {json.dumps(each, ensure_ascii=False)}"
        for lang, each in made.summary.items()
    )
    lines = [
        f"  - number: {made.number}",
        f'    date: "{made.date}"',
        "    summary:",
        *said,
        f'    advice_hash: "{made.advice_hash}"',
        f'    archive_hash: "{made.archive_hash}"',
        *(f"    {name}: {getattr(made, name)}" for name in COUNTS),
    ]
    return "\n".join(lines) + "\n"
