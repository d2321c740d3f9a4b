"""One file as plain data that remembers where each key and value stands."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tools.compose import Composer, compose
from tools.problems import Problem
from tools.yaml_rules import BYTE_RULES, TEXT_RULES, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.data import Json, Path


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read.  `name` is its path inside the catalog, `file` the path to show."""

    name: str
    file: str
    data: Json
    values: Mapping[Path, Place] = field(repr=False, compare=False)
    keys: Mapping[Path, Place] = field(repr=False, compare=False)

    def place(self, path: Path) -> Place:
        """Where the value stands; where nothing is at this path, the nearest place above it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(1, 1))

    def problem(self, path: Path, code: str, message: str) -> Problem:
        """An error at a value of this file."""
        return Problem(self.file, *self.place(path), code, message)

    def key_problem(self, path: Path, code: str, message: str) -> Problem:
        """An error at the key of a value of this file."""
        return Problem(self.file, *(self.keys.get(path) or self.place(path)), code, message)

    def warning(self, path: Path, code: str, message: str) -> Problem:
        """A warning at a value of this file."""
        return Problem(self.file, *self.place(path), code, message, "warning")


def remembered(name: str, file: str, told: bytes) -> Document:
    """The document that `to_remember` told of."""
    data, values, keys = json.loads(told)
    return Document(name, file, data, _places(values), _places(keys))


def to_remember(document: Document) -> bytes:
    """A document as JSON: its data, the places of its values and of its keys."""
    values, keys = (
        [[path, *place] for path, place in places.items()]
        for places in (document.values, document.keys)
    )
    return json.dumps([document.data, values, keys], separators=(",", ":")).encode()


def _places(told: list[tuple[list[str | int], int, int]]) -> dict[Path, Place]:
    return {tuple(path): Place(line, column) for path, line, column in told}


def read_document(name: str, file: str, content: bytes) -> tuple[Document | None, list[Problem]]:
    """The document in these bytes and everything wrong with its YAML; None when unreadable."""
    composer = Composer()
    findings = [finding for byte_rule in BYTE_RULES for finding in byte_rule(content)]
    if not findings:
        text = content.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        findings = [finding for text_rule in TEXT_RULES for finding in text_rule(text)]
        if not findings:
            findings = list(compose(composer, text))
    problems = [Problem(file, *place, code, message) for place, code, message in findings]
    if not composer.complete:
        return None, problems
    return Document(name, file, composer.root, composer.values, composer.keys), problems
