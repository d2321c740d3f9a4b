"""Notices of withdrawal: a published version is never altered, a later note says it was faulty.

Each stands in a file of its own and is a link of the chain: it names the SHA-256 of the link before
it, and the next release names the notice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.canonical import digest
from tools.data import Json, mapping, text
from tools.errors import GuideError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = "withdrawals"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Notice:
    """That a version is withdrawn from a day (ISO date) on, and the reason in each language.

    `previous` is the SHA-256 of the link of the chain before this one, `notice_hash` that of this.
    """

    version: str
    date: str
    reason: Mapping[str, str]
    previous: str
    notice_hash: str


def notices(folder: Path) -> dict[str, Notice]:
    """The notices of a catalog, by the version withdrawn; GuideError where one cannot be read."""
    found = (read_notice(path) for path in sorted((folder / FOLDER).glob("[!.]*.json")))
    return {each.version: each for each in found}


def read_notice(path: Path) -> Notice:
    """The notice in this file; raises GuideError when it cannot be read."""
    try:
        content = path.read_bytes()
        data: Json = json.loads(content)
    except (OSError, ValueError) as error:
        raise GuideError(
            f"{path} cannot be read: restore it from git or from your backup."
        ) from error
    told = mapping(data)
    if told.get("format") != FORMAT or path.stem != text(told.get("version")):
        raise GuideError(f"{path} is no notice on {path.stem}: restore it from git.")
    return Notice(
        version=text(told.get("version")),
        date=text(told.get("date")),
        reason={key: text(each) for key, each in mapping(told.get("reason")).items()},
        previous=text(told.get("previous")),
        notice_hash=digest(content),
    )
