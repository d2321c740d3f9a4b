"""The files of a built site, by the address each has below the site's root."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def files(site: Path, suffix: str = "") -> list[str]:
    """The address of every file below a folder that ends with the suffix, sorted, with slashes."""
    found = []
    for folder, _, names in os.walk(site):
        below = folder[len(str(site)) :].replace(os.sep, "/").lstrip("/")
        found += [f"{below}/{name}" if below else name for name in names if name.endswith(suffix)]
    return sorted(found)
