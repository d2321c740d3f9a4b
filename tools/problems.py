"""A problem in a catalog is a value with a place; deep code makes them, the command prints them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

type Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something to mend, where it stands and how to mend it.

    `file` is written as the reader gave it, `line` and `column` count from 1; 0 means the file as a
    whole. Problems sort in reading order. A warning does not stop a release of the advice; an
    error does.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """One line: `file:line:col: code: message`."""
        mark = "warning: " if self.severity == "warning" else ""
        return f"{self.file}:{self.line}:{self.column}: {self.code}: {mark}{self.message}"

    def to_json(self) -> dict[str, str | int]:
        """The same as data, with the names of the fields as keys."""
        return asdict(self)


def errors(problems: list[Problem]) -> list[Problem]:
    """Those that must be mended."""
    return [problem for problem in problems if problem.severity == "error"]


def summary(problems: list[Problem]) -> str:
    """How many errors and warnings there are, in one plain line."""
    found = len(errors(problems))
    return f"{_count(found, 'error')}, {_count(len(problems) - found, 'warning')}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
