"""Every page of the site keeps to the HTML standard."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
# Left out in the settings: unique landmarks (the theme writes the table of contents twice and
# shows one, depending on the width) and a button for the search (it answers while one types).
SETTINGS = PROJECT / "tests" / "htmlvalidate.json"
VALIDATOR = PROJECT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"


def _reported(pages: list[Path]) -> list[str]:
    """What the validator says of pages, a line each."""
    node = shutil.which(
        "node", path=f"{PROJECT / '.venv' / 'node'}{os.pathsep}{os.environ['PATH']}"
    )
    assert node, "There is no Node: run make setup."
    # Into a file: through a pipe the validator loses the end of a long report.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as report:
        subprocess.run(
            [node, VALIDATOR, "--config", SETTINGS, "--formatter", "json", *pages],
            check=False,
            stdout=report,
        )
        report.seek(0)
        found = json.load(report)
    return [
        f"{page['filePath']}:{each['line']}: {each['ruleId']}: {each['message']}"
        for page in found
        for each in page["messages"]
    ]


def test_every_page_is_valid(site: Path) -> None:
    """The validator finds nothing in any page of any version."""
    pages = sorted(site.rglob("*.html"))

    assert len(pages) > 40
    assert _reported(pages) == []


def test_the_validator_would_tell(tmp_path: Path) -> None:
    """A page against the standard is reported."""
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>x</title><p><div></div></p>", encoding="utf-8")

    assert _reported([page])
