"""The same sources make the same site, byte for byte, on another machine, in another place."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from project_copy import copy_project

PROJECT = Path(__file__).resolve().parents[1]
BUILD = """
import sys
from datetime import date
from pathlib import Path
from tools.site import Plan, build
if __name__ == "__main__":
    build(Plan(Path("garden"), Path(sys.argv[1]), date(2027, 1, 1), runtime=False))
"""
MACHINES = (
    ("here", {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
    ("some where else", {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}),
)


def _built(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    """The hash of each file of a site built in a copy of the project, which has no cache."""
    copy_project(folder)
    shutil.copytree(PROJECT / "tests" / "fixtures" / "catalogs" / "garden", folder / "garden")
    script = folder / "build.py"
    script.write_text(BUILD, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), "made"],
        cwd=folder,
        env=os.environ | settings | {"PYTHONPATH": str(folder), "HOME": str(folder)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    site = folder / "made"
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_two_machines_make_the_same_bytes(tmp_path: Path) -> None:
    """Path, time zone, locale and the order of sets have no part in a site."""
    one, other = (_built(tmp_path / name, settings) for name, settings in MACHINES)

    assert len(one) > 100
    assert {name for name in {**one, **other} if one.get(name) != other.get(name)} == set()
