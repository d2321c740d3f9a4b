"""Files of requests: one JSON object a line, each read with its line number."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING

from tools.errors import MisuseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tools.data import Json

_BLOCK = 1 << 20

type Line = tuple[int, dict[str, Json] | str]
"""The number of a line, and its object or else a sentence on what is wrong with it."""


def each_line(path: Path, tell: Callable[[float], None] = lambda _: None) -> Iterator[Line]:
    """The lines of a JSON Lines file one by one, without those that are blank.

    Every object has a text.  `tell` hears what share of the file has been read.  Raises MisuseError
    for a file that is no text at all, before the first line.
    """
    _decode(path)
    return _lines(path, tell)


def read_lines(path: Path) -> tuple[list[tuple[int, dict[str, Json]]], list[str]]:
    """All objects of a file with their line numbers, and a sentence for each bad line."""
    good, bad = [], []
    for number, line in each_line(path):
        if isinstance(line, str):
            bad.append(line)
        else:
            good.append((number, line))
    return good, bad


def _decode(path: Path) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text: save it as UTF-8, one JSON object a line."
        raise MisuseError(message) from error


def _lines(path: Path, tell: Callable[[float], None]) -> Iterator[Line]:
    whole = path.stat().st_size or 1
    done = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            done += len(line)
            tell(done / whole)
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            if text.strip():
                yield number, _checked(path, number, text)


def _checked(path: Path, number: int, text: str) -> dict[str, Json] | str:
    row = _object(text)
    if row is None:
        return f"{path}:{number}: this line is no JSON object"
    if not isinstance(row.get("text"), str):
        return f"{path}:{number}: the field “text” is missing or no text"
    return row


def _object(line: str) -> dict[str, Json] | None:
    """The object of a line; None for anything else, and for text that UTF-8 cannot hold."""
    try:
        row: Json = json.loads(line)
        json.dumps(row, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None
