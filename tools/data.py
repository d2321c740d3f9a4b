"""Plain data as it comes from a file, and readers that never fail on a wrong shape.

The checks run on files that may be wrong; what is not of the expected shape is reported by the
schema and counts as absent everywhere else.
"""

from __future__ import annotations

type Json = bool | int | float | str | list[Json] | dict[str, Json] | None
type Path = tuple[str | int, ...]
"""The way to a value inside a document: keys and positions from the root."""


def mapping(value: Json) -> dict[str, Json]:
    """The mapping itself, or an empty one when the value is something else."""
    return value if isinstance(value, dict) else {}


def items(value: Json) -> list[Json]:
    """The list itself, or an empty one when the value is something else."""
    return value if isinstance(value, list) else []


def text(value: Json) -> str:
    """The text itself, or an empty one when the value is something else."""
    return value if isinstance(value, str) else ""


def texts(value: Json) -> list[str]:
    """The texts of a list; anything else in it is left out."""
    return [item for item in items(value) if isinstance(item, str)]
