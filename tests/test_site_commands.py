"""`guide build` and `guide serve` as a person runs them."""

from __future__ import annotations

from pathlib import Path
from socket import socket

import pytest
from click.testing import CliRunner

from tools.cli import main
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
