"""The files of a built site, by the address each has below its root, and those that make it."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from tools import cache

_PROJECT = Path(__file__).resolve().parents[1]
_OURS = ("calculator", "tools")
_SUFFIXES = frozenset((".py", ".j2", ".typ"))


def files(site: Path, suffix: str = "") -> list[str]:
    """The address of every file below a folder that ends with the suffix, sorted, with slashes."""
    found = []
    for folder, _, names in os.walk(site):
        below = folder[len(str(site)) :].replace(os.sep, "/").lstrip("/")
        found += [f"{below}/{name}" if below else name for name in names if name.endswith(suffix)]
    return sorted(found)


@lru_cache
def code() -> str:
    """The fingerprint of our own files that write a site, for the keys of what they wrote.

    They are read once: what runs here does not change meanwhile.
    """
    found = (path for name in _OURS for path in (_PROJECT / name).rglob("*"))
    return cache.fingerprint(_PROJECT, sorted(path for path in found if path.suffix in _SUFFIXES))
