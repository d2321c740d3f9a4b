"""Canonical JSON: one sequence of bytes for one value, so that a hash of it means something."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tools.data import Json


def canonical(data: Mapping[str, Json] | Sequence[Json] | Json) -> bytes:
    """The value as UTF-8 JSON: keys sorted, no spaces, one line feed at the end.

    Raises ValueError for numbers that JSON does not know (infinity, not a number).
    """
    text = json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return f"{text}\n".encode()


def digest(content: bytes) -> str:
    """SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
