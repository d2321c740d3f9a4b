"""A copy of the project with all that a build needs, and no cache."""

from __future__ import annotations

import shutil
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[1]
_NEEDED = (
    *("calculator", "catalog", "docs", "macros", "requirements", "tools"),
    *("mkdocs.yml", "package-lock.json"),
)


def copy_project(target: Path) -> Path:
    """Copy what the site is built with into a new folder, and return it."""
    target.mkdir()
    for name in _NEEDED:
        source = _PROJECT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target / name)
    return target
