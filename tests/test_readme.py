"""The commands that the documents print do work, on a copy of the catalog."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
DOCUMENTS = ["README.md", "CONTRIBUTING.md"]
# What sets up, serves until stopped, or runs the tests themselves is tried by hand and by CI.
LEFT_OUT = ("cd ", "git ", "make ", ".venv/bin/guide serve")
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECONDS = 120


def blocks() -> dict[str, str]:
    """Each shell block of the documents that holds a command to try, by file and line."""
    found = {}
    for name in DOCUMENTS:
        text = (PROJECT / name).read_text(encoding="utf-8")
        for match in BLOCK.finditer(text):
            lines = [line for line in match[1].splitlines() if not line.startswith(LEFT_OUT)]
            line_number = text.count("\n", 0, match.start()) + 1
            if any(line.strip() and not line.startswith("#") for line in lines):
                found[f"{name}:{line_number}"] = "\n".join(lines)
    return found


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like the project's, whose files may be changed: blocks build on each other."""
    folder: Path = tmp_path_factory.mktemp("readme")
    shutil.copytree(PROJECT / "catalog", folder / "catalog")
    shutil.copytree(PROJECT / "tests" / "fixtures", folder / "tests" / "fixtures")
    (folder / ".venv").symlink_to(PROJECT / ".venv")
    return folder


BLOCKS = blocks()


@pytest.mark.parametrize("script", BLOCKS.values(), ids=BLOCKS)
def test_block_of_commands(copy: Path, script: str) -> None:
    """A block of commands ends well; the files it names it has made itself."""
    done = subprocess.run(
        ["/bin/sh", "-euc", script],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=copy,
        timeout=SECONDS,
    )

    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
