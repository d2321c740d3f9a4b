"""Writes the stub of a new clause at the end of a part: valid, with an identifier never used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tools.checks import sound
from tools.checks.ids import FILE_KINDS
from tools.data import items, mapping, text
from tools.errors import BadCatalogError, MisuseError
from tools.versions import releases

if TYPE_CHECKING:
    from pathlib import Path

    from tools.sources import Entry, Sources

KINDS = {
    "account": "acc",
    "change": "chg",
    "document": "doc",
    "escalation": "esc",
    "exclusion": "exc",
    "general": "gen",
    "inclusion": "inc",
    "onboarding": "onb",
    "plan": "plan",
    "responsibility": "res",
    "slo": "slo",
}
"""The kinds of clauses by name, with the prefix of their identifiers."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_STUB = """\
- id: {id}
  title: {{fr: À rédiger, en: To be written}}
  text:
    fr: À rédiger.
    en: To be written.
"""


def new_clause(folder: Path, kind: str, name: str, part: str | None = None) -> tuple[str, str]:
    """Add a stub and return its identifier and its place, as `file:line`.

    Without a part it goes to the last one that holds a clause of the kind.  Raises MisuseError for
    a name that is none or was used before, or a part that cannot hold it; BadCatalogError for a
    catalog with errors.  Then nothing is written.
    """
    sources = sound(folder)
    clause = f"{KINDS[kind]}-{name}"
    if not _NAME.fullmatch(name):
        raise MisuseError(
            f"“{name}” is no name: write small words joined by hyphens, such as boards."
        )
    used = sources.known_ids | sources.retired.keys()
    used |= {each for release in releases(folder) for each in release.entries}
    if clause in used:
        raise MisuseError(f"“{clause}” is taken, for ever: choose another name.")
    entry = _part(sources, KINDS[kind], part)
    path = folder / entry.document.name
    before = path.read_bytes()
    written, line = _inserted(before.decode(), entry, _STUB.format(id=clause))
    path.write_bytes(written.encode())
    try:
        sound(folder)
    except BadCatalogError:
        path.write_bytes(before)
        raise
    return clause, f"{path}:{line}"


def _part(sources: Sources, prefix: str, wanted: str | None) -> Entry:
    parts = {each.id: each for each in sources.entries if each.level == "part"}
    fitting = [each for each in parts.values() if _holds(each, prefix)]
    if wanted is None:
        if not fitting:
            raise MisuseError("No part holds such a clause yet: name one with --part.")
        return fitting[-1]
    entry = parts.get(wanted)
    if entry is None or not items(entry.data.get("clauses")):
        known = ", ".join(name for name, each in parts.items() if items(each.data.get("clauses")))
        raise MisuseError(f"There is no part {wanted} with clauses: choose one of {known}.")
    kinds = FILE_KINDS.get(entry.document.name, (prefix,))
    if prefix not in (*kinds, "gen"):
        raise MisuseError(
            f"{entry.document.name} holds {' and '.join(kinds)} clauses: choose another part."
        )
    return entry


def _holds(part: Entry, prefix: str) -> bool:
    clauses = (mapping(each) for each in items(part.data.get("clauses")))
    return any(text(each.get("id")).startswith(f"{prefix}-") for each in clauses)


def _inserted(written: str, part: Entry, stub: str) -> tuple[str, int]:
    """The file with the stub behind the last clause of the part, and the line of the stub."""
    last = len(items(part.data.get("clauses"))) - 1
    place = part.document.place((*part.path, "clauses", last))
    lines = written.splitlines(keepends=True)
    depth = place.column - len("- ") - 1
    end = place.line
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > depth):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    if not lines[end - 1].endswith("\n"):
        lines[end - 1] += "\n"
    indented = [f"{' ' * depth}{line}" for line in stub.splitlines(keepends=True)]
    return "".join([*lines[:end], *indented, *lines[end:]]), end + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
