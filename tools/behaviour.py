"""Which requests two versions answer otherwise: the engine is asked, once for each version."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.behaviour import outcomes
from tools.cache import content_of, fingerprint
from tools.catalog import engine_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from calculator.behaviour import Outcome
    from calculator.catalog import Catalog

_PROJECT = Path(__file__).parent.parent
_CACHE = _PROJECT / ".cache" / "outcomes"
_CACHED = 400


def requests(catalog: Catalog, *, every: bool = False) -> list[Mapping[str, str]]:
    """The example requests that the guide shows, or every one of the advice."""
    return [
        {"text": each.text, "lang": each.lang}
        for each in catalog.advice.examples
        if each.show or every
    ]


def answered(catalog: Catalog, asked: Sequence[Mapping[str, str]]) -> list[Outcome]:
    """What each request comes to, from the cache where text, advice and engine are the same."""
    whole = hashlib.sha256(f"{catalog.contract_hash} {catalog.advice_hash}\n".encode())
    whole.update(json.dumps(asked, ensure_ascii=False).encode())
    whole.update(_engine().encode())

    def make() -> bytes:
        return json.dumps(outcomes(catalog, asked)).encode()

    kept = content_of(_CACHE / f"{whole.hexdigest()}.json", make, _CACHED)
    found: list[Outcome] = json.loads(kept)
    return found


@cache
def _engine() -> str:
    """The fingerprint of the engine, read once: what runs here does not change meanwhile."""
    return fingerprint(_PROJECT, engine_files())
