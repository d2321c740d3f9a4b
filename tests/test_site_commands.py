"""`guide build` and `guide serve` as a person runs them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from socket import socket

import pytest
from click.testing import CliRunner

from tools.cli import main
from tools.release import Order, release
from tools.serve import HOST

_GARDEN = str(Path(__file__).parent / "fixtures" / "catalogs" / "garden")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--date", "2025-02-30"], "no day of the calendar"),
        (["--date", "soon"], "no date"),
        (["--only", "fr"], "no guide of this catalog"),
    ],
)
def test_what_cannot_be_built_is_misuse(tmp_path: Path, arguments: list[str], words: str) -> None:
    """An impossible date or guide ends with exit code 2 and a sentence."""
    site = str(tmp_path / "site")
    done = CliRunner().invoke(main, ["build", "--catalog", _GARDEN, "--site", site, *arguments])

    assert done.exit_code == 2
    assert words in done.output


def test_a_site_that_stands_is_left_alone_unless_somebody_touched_it(tmp_path: Path) -> None:
    """Built twice, nothing is done; a page that was changed, added or removed is built again."""
    site = tmp_path / "site"
    page, front = site / "fr" / "draft" / "index.html", site / "index.html"

    def built() -> str:
        arguments = ["build", "--catalog", _GARDEN, "--site", str(site)]
        done = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert done.exit_code == 0
        return done.output

    built()
    before = page.read_bytes()
    assert "nothing has changed" in built()
    with page.open("ab") as opened:
        opened.write(b"changed")
    assert "nothing has changed" not in built()
    assert page.read_bytes() == before
    front.unlink()
    assert "nothing has changed" not in built()
    assert front.is_file()


def test_an_altered_release_is_told_where_a_site_stands_already(tmp_path: Path) -> None:
    """A site that stands is no reason not to look at what was published."""
    catalog = shutil.copytree(_GARDEN, tmp_path / "garden")
    summary = {"fr": "Texte.", "en": "Text."}
    release(catalog, Order("2026-01-01", date(2026, 1, 1), summary, git=False))
    arguments = ["build", "--catalog", str(catalog), "--site", str(tmp_path / "site")]
    CliRunner().invoke(main, arguments, catch_exceptions=False)
    paper = min(catalog.glob("releases/*/*.pdf"))
    paper.write_bytes(paper.read_bytes() + b"\n")
    done = CliRunner().invoke(main, arguments)

    assert done.exit_code == 1
    assert paper.name in done.output


def test_serving_on_a_busy_port_ends_with_a_sentence(tmp_path: Path) -> None:
    """A busy port is told before anything is built, with exit code 1."""
    with socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        site = tmp_path / "site"
        arguments = ["serve", "--catalog", _GARDEN, "--site", str(site), "--port", str(port)]
        done = CliRunner().invoke(main, arguments)

    assert done.exit_code == 1
    assert done.output.startswith(f"Port {port} is in use")
    assert not site.exists()
