"""The questions of legal: what governed, what changed since, is it untouched."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from browser.visiting import Visitor

PROJECT = Path(__file__).resolve().parents[2]
DAYS = ["2024-12-31", "2025-02-28", "2025-03-01", "2025-09-15", "2031-01-01"]
ATOM = "{http://www.w3.org/2005/Atom}"


def _governs(day: str) -> str:
    """The version that the command line names; empty for none."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.cli", "governs", day, "--json"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=PROJECT,
    )
    return str(json.loads(done.stdout)["version"]) if done.returncode == 0 else ""


@pytest.mark.parametrize("day", DAYS)
def test_what_governed(visit: Visitor, version: str, day: str) -> None:
    """A date of signature gives the version that the command line names, with its link."""
    page = visit(f"fr/{version}/history/").page
    page.fill("#signed", day)
    page.press("#signed", "Enter")
    page.wait_for_selector("[data-governs-answer] p")

    named = page.get_attribute("[data-governs-answer] p", "data-version")
    assert named == _governs(day)
    assert page.locator("[data-governs-answer] p a").count() == (1 if named else 0)


def test_an_amendment(visit: Visitor, version: str) -> None:
    """A second date is answered beside the first, and one before the signature is refused."""
    page = visit(f"en/{version}/history/").page
    page.fill("#signed", "2025-04-01")
    page.fill("#amended", "2025-12-01")
    page.click("[data-governs] button")
    page.wait_for_selector("[data-governs-answer] p >> nth=1")
    assert page.locator("[data-governs-answer] p[data-version]").count() == 2

    page.fill("#amended", "2025-01-01")
    page.click("[data-governs] button")
    assert "after the signature" in page.inner_text("[data-governs-fault]")
    assert page.locator("[data-governs-answer] p").count() == 0


def test_no_date_is_a_sentence(visit: Visitor, version: str) -> None:
    """An empty or impossible date is told at the form."""
    page = visit(f"en/{version}/history/").page
    page.click("[data-governs] button")

    assert page.inner_text("[data-governs-fault]")


def test_what_changed_since(visit: Visitor, version: str, site: Path) -> None:
    """The list of versions leads to the redline of each step, which stands where it says."""
    page = visit(f"en/{version}/history/").page
    page.wait_for_selector(".versions-table td a[href*='history/']")
    page.click(".versions-table td a[href*='history/']")
    page.wait_for_selector("[data-redline]", state="attached")

    pair = page.get_attribute("[data-redline]", "data-redline")
    assert (site / "en" / "history" / str(pair) / "index.html").is_file()


def test_is_it_untouched(visit: Visitor, version: str, site: Path) -> None:
    """Each file offered has the hash shown beside it, which is the one of the manifest."""
    page = visit(f"en/{version}/history/").page
    manifest = json.loads((PROJECT / f"catalog/releases/{version}/manifest.json").read_text())
    lines = page.locator(".version-card div:has(.hash)").all()
    shown = {each.locator("a").inner_text(): each.locator(".hash").inner_text() for each in lines}

    page.wait_for_function("document.querySelector('[data-chain-head]').textContent.length === 64")
    assert set(shown) == {f"{version}.{form}" for form in ("en.pdf", "en.txt", "json")}
    for name, digest in shown.items():
        content = (site / "assets" / "contract" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
        assert digest in manifest["files"].values()


def test_every_wording_of_a_clause(visit: Visitor, version: str) -> None:
    """Beside a clause, the words it had and since when, opened and closed with the keyboard."""
    page = visit(f"fr/{version}/scope/").page
    button = page.locator("[data-clause-id='inc-accounts'] .clause__past")
    assert button.get_attribute("aria-label") == "Historique de la clause 3.2.1 a"
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#wordings-inc-accounts .wordings__since")
    told = page.inner_text("#wordings-inc-accounts")
    assert "Une seule rédaction" in told
    assert "2025-03-01" in told
    page.keyboard.press("Enter")
    assert page.is_hidden("#wordings-inc-accounts")


def test_what_does_it_change_for_us(visit: Visitor, version: str) -> None:
    """The redline leads to the example requests that are answered otherwise, and says why."""
    page = visit(f"en/history/{version}..draft/").page
    page.click("a[href='#answers']")

    told = page.locator("[data-behaviour]")
    assert int(told.get_attribute("data-behaviour") or "") == told.locator("li").count() > 0
    assert "→" in told.locator("li").first.inner_text()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_feed_of_the_versions(site: Path, version: str, lang: str) -> None:
    """Each published version is an entry whose links lead into the site; the draft is none."""
    feed = ET.fromstring((site / lang / "feed.xml").read_text(encoding="utf-8"))  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")

    assert version in [entry.findtext(f"{ATOM}title") for entry in entries]
    assert "draft" not in [entry.findtext(f"{ATOM}title") for entry in entries]
    assert all(entry.findtext(f"{ATOM}summary") for entry in entries)
    for entry in entries:
        for link in entry.findall(f"{ATOM}link"):
            assert (site / lang / link.attrib["href"] / "index.html").is_file()
