"""Exported files open in a real office program, which finds in them what we wrote."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from calculator.sizing import agreement_from_json, size_contract
from tools.catalog import open_catalog
from tools.desk.export import EXPORTS

_SECONDS = 180
_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
_DATA = {
    "package": 20,
    "options": ["vpn"],
    "start": "2026-01-05",
    "lines": [{"task": "task-fault", "count": 3}, {"text": "=1+1 Acheter 20 licences Jira"}],
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of exported files, and of what the office program made of them."""
    program = os.environ.get("SOFFICE") or shutil.which("soffice")
    if program is None:
        pytest.fail("LibreOffice is needed to open the files: scripts/office.py says how to get it")
    folder = tmp_path_factory.mktemp("exports")
    catalog = open_catalog(Path("catalog"))
    sizing = size_contract(catalog, agreement_from_json(_DATA, catalog))
    for lang in ("fr", "en"):
        for kind in ("docx", "xlsx"):
            (folder / f"{lang}.{kind}").write_bytes(EXPORTS[kind](catalog, sizing, lang))
    for wanted, files in (
        ("txt:Text (encoded):UTF8", ["fr.docx", "en.docx"]),
        ("pdf", ["fr.docx", "en.docx"]),
        (_SHEETS, ["fr.xlsx", "en.xlsx"]),
    ):
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                *("--convert-to", wanted, "--outdir", str(folder)),
                *(str(folder / name) for name in files),
            ],
            check=True,
            capture_output=True,
            timeout=_SECONDS,
        )
    return folder


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ["Annexe à la Déclaration de Travaux", "Hors périmètre", "Signatures"]),
        ("en", ["Annex to the Statement of Work", "Out of scope", "Signatures"]),
    ],
)
def test_the_annex_opens(opened: Path, lang: str, words: list[str]) -> None:
    """The office program reads the annex in both languages, and prints it."""
    text = (opened / f"{lang}.txt").read_text(encoding="utf-8-sig")

    assert [word for word in words if word not in text] == []
    assert (opened / f"{lang}.pdf").read_bytes().startswith(b"%PDF")


def test_the_annex_is_short(opened: Path) -> None:
    """Printed, the annex has two to five pages."""
    pages = (opened / "en.pdf").read_bytes().count(b"/Type/Page/") or (
        (opened / "en.pdf").read_bytes().count(b"/Type/Page\n")
    )

    assert 2 <= pages <= 5


def test_the_workbook_opens(opened: Path) -> None:
    """The office program reads each sheet, with the text that looks like a formula as text."""
    work = (opened / "en-Work.csv").read_text(encoding="utf-8")

    assert min(path.name for path in opened.glob("en-*.csv")) == "en-Assumptions.csv"
    assert "=1+1 Acheter 20 licences Jira" in work
    assert "Finding the cause of an error" in work
