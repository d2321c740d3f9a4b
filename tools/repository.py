"""What git knows of a folder: whether all of it has been committed, and how it once stood."""

from __future__ import annotations

import io
import subprocess
import tarfile
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


def checked_out(folder: Path, commit: str, target: Path) -> Path:
    """The folder as it stood at a commit, laid out in the target, which is returned.

    Raises RefusedError where git does not know the commit, or the folder in it.
    """
    command = ["git", "archive", "--format=tar", "--end-of-options", commit, "."]
    try:
        done = subprocess.run(  # noqa: S603 - our own command, no shell
            command, cwd=folder, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise RefusedError("git is not installed: nothing can be compared with.") from error
    if done.returncode:
        raise RefusedError(
            f"git has no {folder} of “{commit}”: name a commit, a branch or a tag that holds it "
            "(in a shallow copy of the repository, fetch it first)."
        )
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(target, filter="data")
    return target


def _unknown(folder: Path, why: str) -> str:
    return (
        f"Nobody can tell whether {folder} is committed: {why}. "
        "Commit it first, or add --no-git to release without that check."
    )
