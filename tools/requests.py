"""Files of requests: one JSON object a line, each read with its line number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.data import Json, mapping
from tools.errors import MisuseError

if TYPE_CHECKING:
    from pathlib import Path


def read_lines(path: Path) -> tuple[list[tuple[int, dict[str, Json]]], list[str]]:
    """The objects of a JSON Lines file with their line numbers, and a sentence for each bad line.

    Every object has a text.  Raises MisuseError for a file that is no text at all.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text: save it as UTF-8, one JSON object a line."
        raise MisuseError(message) from error
    good, bad = [], []
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = mapping(json.loads(line))
        except ValueError:
            bad.append(f"{path}:{number}: this line is no JSON object")
            continue
        if isinstance(row.get("text"), str):
            good.append((number, row))
        else:
            bad.append(f"{path}:{number}: the field “text” is missing or no text")
    return good, bad
