"""The redline as a PDF: on the command line and beside each page, the same bytes each time."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tools.cli import main
from tools.diff import compare
from tools.redline_pdf import redline_pdf
from tools.release import Order, release
from tools.site import Plan, build

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
_RELEASED = "2026-01-01"


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The garden with a release, and a draft that says something else."""
    folder: Path = shutil.copytree(_GARDEN, tmp_path_factory.mktemp("paper") / "garden")
    summary = {"fr": "Texte.", "en": "Text."}
    release(folder, Order(_RELEASED, date(2026, 1, 1), summary, git=False))
    path = folder / "inclusions.yml"
    text = path.read_text(encoding="utf-8")
    assert "Weeding the beds by hand" in text
    path.write_text(
        text.replace("by hand", "with a *hoe* & _care_ $x$ // <b>", 1), encoding="utf-8"
    )
    return folder


def _text(content: bytes, folder: Path) -> str:
    """What a PDF says, as a program of the distribution reads it."""
    path = folder / "redline.pdf"
    path.write_bytes(content)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, encoding="utf-8"
    )
    return " ".join(done.stdout.split())


def test_what_came_and_went_stands_on_paper(catalog: Path, tmp_path: Path) -> None:
    """Both wordings, the number of the clause, the hashes of both texts; text is never markup."""
    found = compare(catalog, _RELEASED, "draft")
    content = redline_pdf(found.before, found.after, found.change, "en")
    said = _text(content, tmp_path)

    assert "by hand" in said
    assert "with a *hoe* & _care_ $x$ // <b>" in said
    assert "2026-01-01 → the draft" in said
    assert "Struck through: deleted." in said
    assert "unchanged clauses" in said
    assert content == redline_pdf(found.before, found.after, found.change, "en")


def test_two_equal_texts_are_a_page_that_says_so(catalog: Path, tmp_path: Path) -> None:
    """A pair without differences is no error."""
    found = compare(catalog, "draft", "draft")
    content = redline_pdf(found.before, found.after, found.change, "fr")

    assert "Aucune clause ne diffère" in _text(content, tmp_path)


def test_on_the_command_line(catalog: Path, tmp_path: Path) -> None:
    """The name of the file decides; without a file, that is said."""
    order = ["diff", _RELEASED, "draft", "--catalog", str(catalog), "--lang", "fr"]
    out = tmp_path / "ecarts.pdf"
    done = CliRunner().invoke(main, [*order, "--out", str(out)])
    screen = CliRunner().invoke(main, [*order, "--format", "pdf"])

    assert done.exit_code == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert (screen.exit_code, "--out" in screen.output) == (2, True)


def test_each_page_of_a_pair_offers_it(catalog: Path, tmp_path: Path) -> None:
    """The PDF stands beside the page, in its language."""
    site = tmp_path / "site"
    build(Plan(catalog, site, date(2026, 2, 1), runtime=False))

    for lang in ("fr", "en"):
        folder = site / lang / "history" / f"{_RELEASED}..draft"
        assert 'href="redline.pdf"' in (folder / "index.html").read_text(encoding="utf-8")
        assert (folder / "redline.pdf").read_bytes().startswith(b"%PDF-")
