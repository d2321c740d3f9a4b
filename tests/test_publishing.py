"""The ready files for GitHub, GitLab and a container: valid, and naming what exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tools.cli import VERBS

PROJECT = Path(__file__).resolve().parents[1]
GITHUB = ".github/workflows/guide.yml"
GITLAB = ".gitlab-ci.yml"
SCHEMAS = {GITHUB: "vendor.github-workflows", GITLAB: "vendor.gitlab-ci"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_keeps_to_its_schema(name: str) -> None:
    """The file is what the service that runs it expects, by the published schema."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[name]]
    options = ["--data-transform", "gitlab-ci"] if name == GITLAB else []
    done = subprocess.run(
        [*command, *options, name], check=False, capture_output=True, encoding="utf-8", cwd=PROJECT
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", [*SCHEMAS, "Containerfile"])
def test_what_they_run_exists(name: str) -> None:
    """Each target of make, each verb of `guide` and each script that they run is there."""
    text = (PROJECT / name).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))

    assert set(re.findall(r"\bmake ([a-z-]+)", text)) - {"bash"} <= targets
    assert set(re.findall(r"bin/guide ([a-z]+)", text)) <= set(VERBS)
    assert all((PROJECT / path).exists() for path in re.findall(r"\bsh ([\w./]+)", text))


def test_nothing_unpinned_or_too_mighty() -> None:
    """On GitHub a job may write only where it publishes, and no step keeps the token."""
    jobs = yaml.safe_load((PROJECT / GITHUB).read_text(encoding="utf-8"))["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]

    assert [name for name, job in jobs.items() if "permissions" in job] == ["publish"]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert all(re.search(r"@v\d+$", step["uses"]) for step in steps if "uses" in step)
