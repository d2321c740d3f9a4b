"""Set-up on a machine that lacks something, and locks that hold anywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
TOOLS = ("cat", "dirname", "ls", "mkdir", "rm", "sed", "tail", "touch", "uname")
LOCKS = sorted((PROJECT / "requirements").glob("*.txt"))


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What set-up needs of a clone, on a machine with nothing but a few small programs."""
    for name in ("scripts", "requirements"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    programs = tmp_path / "bin"
    programs.mkdir()
    for tool in TOOLS:
        program = shutil.which(tool)
        assert program is not None
        (programs / tool).symlink_to(program)
    return tmp_path


def set_up(clone: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the set-up of the Python packages there."""
    bare = {"PATH": str(clone / "bin"), "HOME": str(clone), "PIP_CONFIG_FILE": os.devnull}
    return subprocess.run(
        ["/bin/sh", "scripts/python.sh", "run"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=clone,
        env=bare | environment,
    )


def test_no_python_is_one_sentence(clone: Path) -> None:
    """Without a recent Python, set-up ends with one line that says what to install."""
    done = set_up(clone)

    assert done.returncode == 1
    assert done.stderr.startswith("Error: No Python 3.12 or newer runs here. Install one")
    assert done.stderr.count("\n") == 1


def test_empty_shims_are_passed_over(clone: Path) -> None:
    """A name on the path that does not run is not taken for a Python."""
    shim = clone / "bin" / "python3.13"
    shim.write_text("#!/bin/sh\necho 'command not found' >&2\nexit 127\n")
    shim.chmod(0o755)
    done = set_up(clone)

    assert done.stderr.startswith("Error: No Python 3.12 or newer runs here.")


def test_failed_download_is_one_sentence(clone: Path) -> None:
    """Without a network, set-up says so after the last lines of pip, and makes no stamp."""
    (clone / "bin" / "python3.13").symlink_to(sys.executable)
    done = set_up(clone, PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="0")

    assert done.returncode == 1
    assert "Error: The Python packages could not be installed." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (clone / ".venv" / "installed-run").exists()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_requirement_is_hashed(lock: Path) -> None:
    """Each locked package has one version and at least one hash."""
    entries = re.split(r"\n(?=[a-z])", lock.read_text("utf-8"))

    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_locks_hold_what_the_project_asks_for() -> None:
    """Each dependency of pyproject.toml is in the lock file of its group."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {"run": project["dependencies"]} | project["optional-dependencies"]
    groups["run"] = groups["run"] + groups.pop("build")
    missing = [
        (group, name)
        for group, names in groups.items()
        for name in (re.split(r"[\[<>=]", text)[0].lower() for text in names)
        if f"\n{name}==" not in f"\n{(PROJECT / f'requirements/{group}.txt').read_text('utf-8')}"
    ]

    assert missing == []


def test_node_packages_are_hashed() -> None:
    """Each package of package-lock.json has a hash and no address of a registry."""
    lock = json.loads((PROJECT / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}

    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if entry.get("resolved")] == []
