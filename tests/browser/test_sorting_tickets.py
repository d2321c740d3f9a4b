"""A client's export of tickets is sorted in the browser: a table, corrections, totals, files."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.visiting import Visit, Visitor
    from calculator.catalog import Catalog

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE_MS = 20_000
HOSTILE = "<img src=x onerror=\"document.title='owned'\">=1+1"


def _export(catalog: Catalog, path: Path, rows: int) -> Path:
    """An export as Jira writes one: column names twice, several lines in a cell, both languages."""
    examples = catalog.advice.examples
    texts = islice(cycle([each.text for each in examples[:: len(examples) // 50]]), rows)
    out = io.StringIO()
    table = csv.writer(out, delimiter=";")
    table.writerow(["Résumé", "Clé de ticket", "Description", "Étiquettes", "Étiquettes"])
    for number, text in enumerate(texts, 1):
        table.writerow([f"{text}", f"OPS-{number}", f"Bonjour,\n{text}\nMerci", "a", "b"])
    path.write_text(out.getvalue(), encoding="utf-8-sig")
    return path


def _sorted(visit: Visitor, version: str, file: Path, lang: str = "en") -> Visit:
    opened = visit(f"{lang}/{version}/triage/")
    page = opened.page
    page.set_input_files("[data-file]", file)
    page.wait_for_selector("[data-preview]:visible", timeout=PATIENCE_MS)
    page.click("[data-do=start]")
    page.wait_for_selector("[data-sum]:visible:not(:empty)", timeout=PATIENCE_MS)
    return opened


def _command_line(file: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tools.cli", "triage", str(file), "--lang", "en", "--json"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=PROJECT,
    )
    summary: dict[str, Any] = json.loads(done.stdout)
    return summary


def _counts(page: Page) -> dict[str, int]:
    """The rows of each verdict, as the buttons say."""
    pairs = page.eval_on_selector_all(
        "[data-only]",
        "all => all.map(b => [b.dataset.only, Number(b.lastElementChild.textContent)])",
    )
    return {code: number for code, number in pairs if number}


def test_four_hundred_tickets(
    visit: Visitor, version: str, catalog: Catalog, tmp_path: Path
) -> None:
    """An export of 400 tickets gives the figures of the command line, and they size a contract."""
    file = _export(catalog, tmp_path / "export.csv", 400)
    opened = _sorted(visit, version, file)
    page = opened.page
    expected = _command_line(file)

    assert _counts(page) == {code: each["rows"] for code, each in expected["verdicts"].items()}
    assert page.inner_text("[data-sum]").startswith(f"400 rows, {expected['duplicates']} of them")
    assert page.locator("[data-rows] tr").count() == 50
    page.click("[data-do=configure]")
    page.wait_for_selector("[data-contract][data-state=ready]", timeout=PATIENCE_MS)
    assert page.locator("[data-line=backlog]").count() == 1
    assert page.inner_text("[data-backlog]") == "400"
    assert opened.errors == []


def test_a_verdict_is_corrected_by_hand(
    visit: Visitor, version: str, catalog: Catalog, tmp_path: Path
) -> None:
    """A correction is marked, counted, and stands in the file that is taken away."""
    page = _sorted(visit, version, _export(catalog, tmp_path / "export.csv", 60)).page
    page.click("[data-only=included]")
    before = _counts(page)
    choice = page.locator("select[data-row]").first
    row = choice.get_attribute("data-row")
    sum_before = page.inner_text("[data-sum]")
    choice.select_option("excluded")
    page.wait_for_function(
        "before => document.querySelector('[data-sum]').textContent !== before", arg=sum_before
    )

    assert _counts(page)["included"] == before["included"] - 1
    assert "corrected by hand" in page.inner_text(f"[data-note='{row}']")
    with page.expect_download(timeout=PATIENCE_MS) as waiting:
        page.click("[data-do=csv]")
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    told = next(each for each in csv.DictReader(io.StringIO(text)) if each["Row"] == row)
    assert "corrected by hand" in told["Note"]


def test_sorting_and_filtering(
    visit: Visitor, version: str, catalog: Catalog, tmp_path: Path
) -> None:
    """Rows are put in order by hours or verdict, and found by a word."""
    page = _sorted(visit, version, _export(catalog, tmp_path / "export.csv", 120)).page
    page.click("[data-order=hours]")
    page.click("[data-order=hours]")
    assert page.get_attribute("th:has([data-order=hours])", "aria-sort") == "descending"
    assert page.evaluate("() => document.activeElement.dataset.order") == "hours"

    page.fill("[data-filter]", "OPS-77")
    assert page.locator("[data-rows] tr").count() == 1
    page.fill("[data-filter]", "")
    page.click("[data-do=next]")
    assert page.inner_text("[data-page]") == "51–100 of 120"


def test_columns_can_be_changed(visit: Visitor, version: str, tmp_path: Path) -> None:
    """Another column of text is chosen before the sorting starts."""
    file = tmp_path / "table.csv"
    file.write_text("summary,notes\nx,Create a user account\ny,Buy 20 licences\n", encoding="utf-8")
    page = visit(f"en/{version}/triage/").page
    page.set_input_files("[data-file]", file)
    page.wait_for_selector("[data-preview]:visible", timeout=PATIENCE_MS)
    page.uncheck("input[value=summary]")
    page.check("input[value=notes]")
    page.wait_for_selector("[data-sample] li:has-text('Create a user account')")


def test_hostile_cells_are_text(visit: Visitor, version: str, tmp_path: Path) -> None:
    """Markup and formulas in cells, headings and names stay text, in the file as well."""
    file = tmp_path / "a&<b>.csv"
    rows = f'Summary,Key\n"{HOSTILE.replace(chr(34), chr(34) * 2)}",=cmd|calc\n'
    file.write_text(rows, encoding="utf-8")
    opened = _sorted(visit, version, file)

    assert opened.page.title() != "owned"
    assert opened.page.locator("[data-triage] img").count() == 0
    with opened.page.expect_download(timeout=PATIENCE_MS) as waiting:
        opened.page.click("[data-do=csv]")
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    assert "'=cmd|calc" in text
    assert opened.errors == []


def _book(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Key", "Summary"])
    sheet.append(["A-1", "Create a user account"])
    book.save(path)


def test_a_workbook(visit: Visitor, version: str, tmp_path: Path) -> None:
    """A workbook is read as well as a CSV file."""
    _book(tmp_path / "book.xlsx")

    assert _counts(_sorted(visit, version, tmp_path / "book.xlsx").page) == {"included": 1}


WRONG = {
    "empty.csv": b"",
    "page.csv": b"<!doctype html><p>no",
    "old.xls": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "no.xlsx": b"PK\x03\x04 no workbook",
    "zeros.csv": b"\0" * 5000,
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_none(visit: Visitor, version: str, tmp_path: Path, name: str) -> None:
    """A file that is not what its name says is refused in a sentence, and another can be given."""
    (tmp_path / name).write_bytes(WRONG[name])
    page = visit(f"en/{version}/triage/").page
    page.set_input_files("[data-file]", tmp_path / name)
    page.wait_for_selector("#triage-error:visible", timeout=PATIENCE_MS)
    assert page.inner_text("#triage-error").startswith("This file does not read as a table")

    _book(tmp_path / "book.xlsx")
    page.set_input_files("[data-file]", tmp_path / "book.xlsx")
    page.wait_for_selector("[data-preview]:visible", timeout=PATIENCE_MS)


def test_too_large_is_told_before(visit: Visitor, version: str, tmp_path: Path) -> None:
    """A file beyond the limit is refused at once, with its size."""
    file = tmp_path / "large.csv"
    with file.open("wb") as out:
        out.truncate(21 * 1024 * 1024)
    page = visit(f"fr/{version}/triage/").page
    page.set_input_files("[data-file]", file)
    page.wait_for_selector("#triage-error:visible", timeout=PATIENCE_MS)

    assert "21 Mo" in page.inner_text("#triage-error").replace("\u00a0", " ")


def test_pasted_rows_can_be_stopped(visit: Visitor, version: str) -> None:
    """Pasted rows are sorted too; stopping keeps what is done."""
    page = visit(f"en/{version}/triage/").page
    # None like another: rows that are the same are sorted before anybody could stop them.
    rows = "\n".join(f"Create a user account for Zoe {number}" for number in range(1_500))
    page.fill("[data-paste]", f"Summary\n{rows}\n")
    page.click("[data-do=paste]")
    page.wait_for_selector("[data-preview]:visible", timeout=PATIENCE_MS)
    page.click("[data-do=start]")
    page.wait_for_function(
        "() => document.querySelector('#triage-progress').value > 0", timeout=PATIENCE_MS
    )
    page.click("[data-do=cancel]")
    page.wait_for_selector("[data-sum]:visible:not(:empty)", timeout=PATIENCE_MS)

    assert page.inner_text("#triage-status").startswith("Stopped after")
    assert page.locator("[data-rows] tr").count() > 0
