"""Files of requests: one JSON object a line, each read with its line number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.errors import MisuseError

if TYPE_CHECKING:
    from pathlib import Path

    from tools.data import Json


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
        row = _object(line)
        if row is None:
            bad.append(f"{path}:{number}: this line is no JSON object")
        elif isinstance(row.get("text"), str):
            good.append((number, row))
        else:
            bad.append(f"{path}:{number}: the field “text” is missing or no text")
    return good, bad


def _object(line: str) -> dict[str, Json] | None:
    """The object of a line; None for anything else, and for text that UTF-8 cannot hold."""
    try:
        row: Json = json.loads(line)
        json.dumps(row, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None
