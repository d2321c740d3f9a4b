"""A sized contract leaves the page as files, as a link and as a saved form, and comes back."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from calculator.sizing import agreement_from_json, size_contract
from tools.desk.docx import export_docx
from tools.desk.export import EXPORTS
from tools.desk.qr import qr_rows
from tools.release import chain_end
from tools.versions import releases

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser.visiting import Visit, Visitor
    from calculator.catalog import Catalog

READY = "[data-contract][data-state=ready]"
PATIENCE_MS = 30_000
KEEP_LAST = """() => addEventListener("sized", (event) => { window.lastSized = event.detail; })"""


def _opened(visit: Visitor, address: str, **options: Any) -> Visit:  # noqa: ANN401 - Playwright's own
    opened = visit(
        address,
        before=lambda page: page.add_init_script(f"({KEEP_LAST})()"),
        permissions=["clipboard-read", "clipboard-write"],
        **options,
    )
    opened.page.wait_for_selector(READY, timeout=PATIENCE_MS)
    return opened


def _edited(page: Page) -> dict[str, Any]:
    """Change the example a little; what the engine read of it."""
    page.fill("#cfg-users", "640")
    page.check("#cfg-vpn")
    page.wait_for_function("() => window.lastSized?.agreement.size.users === 640")
    page.wait_for_selector(READY, timeout=PATIENCE_MS)
    agreement: dict[str, Any] = page.evaluate("() => window.lastSized.agreement")
    return agreement


@pytest.mark.parametrize(("kind", "lang"), [("docx", "fr"), ("xlsx", "en"), ("csv", "fr")])
def test_files_are_those_of_the_command_line(
    visit: Visitor, version: str, catalog: Catalog, catalog_folder: Path, kind: str, lang: str
) -> None:
    """Each file made in the browser is, to the byte, the one that the command line writes."""
    page = _opened(visit, f"en/{version}/configure/").page
    given = _edited(page)
    page.select_option("#take-lang", lang)
    with page.expect_download(timeout=PATIENCE_MS) as waiting:
        page.click(f"[data-take={kind}]")
    content = waiting.value.path().read_bytes()

    sizing = size_contract(catalog, agreement_from_json(given, catalog))
    if kind == "docx":
        head = chain_end(releases(catalog_folder))
        expected = export_docx(catalog, sizing, lang, head)
    else:
        expected = EXPORTS[kind](catalog, sizing, lang)
    assert waiting.value.suggested_filename == f"contract.{kind}"
    assert content == expected


@pytest.mark.parametrize(("form", "start"), [("txt", "Sizing of the contract"), ("md", "# ")])
def test_text_is_copied(visit: Visitor, version: str, form: str, start: str) -> None:
    """The report goes to the clipboard as plain text or as Markdown."""
    page = _opened(visit, f"en/{version}/configure/").page
    page.click(f"[data-take=copy][data-form={form}]")
    page.wait_for_function(
        "() => document.querySelector('[data-take-told]').textContent === 'Text copied.'"
    )

    assert page.evaluate("() => navigator.clipboard.readText()").startswith(start)


def test_a_link_brings_the_contract_back(visit: Visitor, version: str) -> None:
    """A link opened elsewhere fills the form in; the server never sees what it holds."""
    first = _opened(visit, f"en/{version}/configure/")
    given = _edited(first.page)
    first.page.click("details:has(#cfg-rate) > summary")
    first.page.fill("#cfg-rate", "150")
    first.page.fill("#cfg-currency", "eur")
    first.page.click("[data-take=link]")
    first.page.wait_for_function("() => location.hash.startsWith('#s1=')")
    address = first.page.evaluate("() => navigator.clipboard.readText()")

    path = re.sub(r"^https?://[^/]+/", "", address)
    second = _opened(visit, path)
    second.page.wait_for_function("() => window.lastSized?.agreement.size.users === 640")
    assert second.page.evaluate("() => window.lastSized.agreement") == given
    assert second.page.input_value("#cfg-rate") == ""
    assert "the same as then" in second.page.inner_text("[data-link-note]")
    assert not any("s1=" in each for each in second.requests)


def test_a_code_for_the_meeting_room(visit: Visitor, version: str) -> None:
    """The QR code holds the very link, on light paper; a contract too long for it says so."""
    opened = _opened(visit, f"en/{version}/configure/")
    page = opened.page
    _edited(page)
    page.press("[data-take=qr]", "Enter")
    page.wait_for_selector("[data-qr] path", timeout=PATIENCE_MS)
    drawn = str(page.get_attribute("[data-qr] path", "d"))
    size = int(str(page.get_attribute("[data-qr]", "viewBox")).rpartition(" ")[2]) - 8

    assert [_runs(row) for row in qr_rows(page.url)] == _drawn(drawn, size)
    assert "nothing was sent" in page.inner_text("[data-take-told]")
    assert page.get_attribute("[data-qr]", "aria-label")

    for turn in range(40):
        page.press("[data-add=text]", "Enter")
        noise = hashlib.sha256(b"%d" % turn).hexdigest()
        page.locator("[data-field=text]").last.fill(noise)
    page.click("[data-take=qr]")
    page.wait_for_function(
        "() => document.querySelector('[data-take-told]').textContent.includes('too long')"
    )


def _runs(row: str) -> list[tuple[int, int]]:
    """Where each dark stretch of a row begins, and how long it is."""
    return [(found.start() + 4, len(found[0])) for found in re.finditer("1+", row)]


def _drawn(path: str, size: int) -> list[list[tuple[int, int]]]:
    """The dark stretches that a picture draws, row by row."""
    rows: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", path):
        rows[int(y) - 4].append((int(x), int(width)))
    return rows


def test_a_link_to_another_version_says_what_differs(visit: Visitor, version: str) -> None:
    """A link made under one version, opened under another, tells the figures of both."""
    first = _opened(visit, f"en/{version}/configure/")
    _edited(first.page)
    changed = first.page.evaluate(
        """async () => {
          const ours = document.querySelector("script[src$='configure.js']").src;
          const { pack } = await import(new URL("check/share.js", ours).href);
          return await pack({ kind: "configure", version: "2020-01-01", contract: "00000000",
            advice: "00000000", told: [1.5, 1, 2], state: window.lastSized.agreement });
        }"""
    )
    page = _opened(visit, f"en/{version}/configure/{changed}").page
    page.wait_for_function("() => !document.querySelector('[data-link-note]').hidden")

    said = page.inner_text("[data-link-note]")
    assert "Then: 1.5 h a month (version 2020-01-01)" in said
    assert "text of the guide is not the same" in said


DAMAGED = ["#s1=", "#s1=AAAA", "#s1=%3Cscript%3E", "#s1=" + "A" * 9000, "#s1=q1YqyczNBAA"]


@pytest.mark.parametrize("part", DAMAGED)
def test_a_damaged_link_is_a_sentence(visit: Visitor, version: str, part: str) -> None:
    """Half a link fills nothing in and says so; the page works."""
    opened = _opened(visit, f"en/{version}/configure/{part}")
    opened.page.wait_for_function("() => !document.querySelector('[data-link-note]').hidden")

    assert "damaged" in opened.page.inner_text("[data-link-note]")
    assert opened.errors == []


def test_a_hostile_link_changes_nothing_else(visit: Visitor, version: str) -> None:
    """A state with foreign keys, prototypes and markup is read as far as it is a contract."""
    first = _opened(visit, f"en/{version}/configure/")
    hostile = first.page.evaluate(
        """async () => {
          const ours = document.querySelector("script[src$='configure.js']").src;
          const { pack } = await import(new URL("check/share.js", ours).href);
          const state = JSON.parse('{"__proto__": {"owned": 1}, "constructor": {"prototype": {}},'
            + '"plan": "<img src=x onerror=owned()>", "size": {"users": 5, "__proto__": {"x": 1}},'
            + '"lines": [{"text": "<script>document.title=1</script>"}]}');
          return await pack({ kind: "configure", version: "<b>", contract: "", advice: "",
            told: "<i>", state });
        }"""
    )
    opened = _opened(visit, f"en/{version}/configure/{hostile}")
    opened.page.wait_for_function("() => window.lastSized?.agreement.size?.users === 5")

    assert opened.page.evaluate("() => ({}).owned === undefined && ({}).x === undefined")
    assert opened.page.locator("[data-contract] img, [data-contract-body] script").count() == 0
    assert opened.errors == []


def test_a_saved_form_is_opened_again(visit: Visitor, version: str, tmp_path: Path) -> None:
    """The saved file brings everything back, also on the command line; another file is refused."""
    page = _opened(visit, f"fr/{version}/configure/").page
    _edited(page)
    with page.expect_download() as waiting:
        page.click("[data-take=save]")
    saved = tmp_path / "contract.json"
    waiting.value.save_as(saved)
    data = json.loads(saved.read_text(encoding="utf-8"))
    assert (data["format"], data["version"], data["size"]["users"]) == (1, version, 640)

    page.click("[data-do=clear]")
    page.set_input_files("[data-open]", saved)
    page.wait_for_function("() => document.querySelector('#cfg-users').value === '640'")
    assert page.is_checked("#cfg-vpn")

    other = tmp_path / "other.json"
    other.write_bytes(b"PK\x03\x04 no contract")
    page.set_input_files("[data-open]", other)
    page.wait_for_function("() => !document.querySelector('[data-link-note]').hidden")
    assert page.input_value("#cfg-users") == "640"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_two_to_four_pages_of_paper(
    visit: Visitor, version: str, lang: str, tmp_path: Path
) -> None:
    """Printed, the page is the sizing alone: no form, no buttons, two to four pages."""
    page = _opened(visit, f"{lang}/{version}/configure/").page
    for turn in range(8):
        page.press("[data-add=text]", "Enter")
        page.locator("[data-field=text]").last.fill(f"Acheter {turn + 2} licences Jira")
    page.wait_for_timeout(300)
    page.wait_for_selector(READY, timeout=PATIENCE_MS)
    path = tmp_path / "contract.pdf"
    page.pdf(path=str(path), format="A4")
    told = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True)
    said = subprocess.run(
        ["pdftotext", str(path), "-"], check=True, capture_output=True, encoding="utf-8"
    )
    pages = int(re.findall(r"Pages: +(\d+)", told.stdout)[0])

    assert 2 <= pages <= 4
    assert version in said.stdout
    assert "Markdown" not in said.stdout
