"""What git knows of a folder: whether all of it has been committed."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tools.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path


def uncommitted(folder: Path) -> list[str]:
    """The files of the folder that differ from the last commit, or that git does not know.

    Raises RefusedError where the folder is in no repository, or git is not installed.
    """
    command = ["git", "status", "--porcelain", "--untracked-files=all", "-z", "--", "."]
    try:
        done = subprocess.run(  # noqa: S603 - our own command, no shell
            command, cwd=folder, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise RefusedError(_unknown(folder, "git is not installed")) from error
    if done.returncode:
        raise RefusedError(_unknown(folder, "it is in no git repository"))
    return [line[3:] for line in done.stdout.split("\0") if line]


def _unknown(folder: Path, why: str) -> str:
    return (
        f"Nobody can tell whether {folder} is committed: {why}. "
        "Commit it first, or add --no-git to release without that check."
    )
