"""One thing that a JSON Schema does not allow, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Failure:
    """One keyword of a schema that a value does not satisfy.

    `wanted` is what the keyword says, `schema` the part of the schema it stands in.  Where several
    forms are allowed, `inner` holds the failures of each and `form` tells them apart; `below` is
    whether such a failure concerns a part of the value.
    """

    path: tuple[str | int, ...]
    keyword: str
    wanted: Any
    value: Any
    schema: dict[str, Any]
    said: str
    form: str | int
    below: bool
    inner: tuple[Failure, ...]

    @property
    def properties(self) -> dict[str, Any]:
        """The keys that the schema knows, with the schema of each."""
        return dict(self.schema.get("properties", {}))

    @property
    def description(self) -> str:
        """What the schema says in words about the value."""
        return str(self.schema.get("description", "see the schema of this file"))
