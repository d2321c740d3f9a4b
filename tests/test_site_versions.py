"""What a site tells of its versions: withdrawals in the feed, translations still to be read."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tools.release import Order, release
from tools.site import Plan, build
from tools.withdraw import Withdrawal, withdraw

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
_ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The garden with a release that was withdrawn, and a clause changed in French since."""
    folder = tmp_path_factory.mktemp("versions")
    catalog = shutil.copytree(_GARDEN, folder / "garden")
    summary = {"fr": "Texte.", "en": "Text."}
    release(catalog, Order("2026-01-01", date(2026, 1, 1), summary, git=False))
    reason = {"fr": "Une clause manque.", "en": "A clause is missing."}
    withdraw(catalog, Withdrawal("2026-01-01", date(2026, 3, 1), reason))
    path = catalog / "inclusions.yml"
    text = path.read_text(encoding="utf-8")
    assert "Désherbage" in text
    path.write_text(text.replace("Désherbage", "Désherbage soigné", 1), encoding="utf-8")
    build(Plan(catalog, folder / "site", date(2026, 4, 1), runtime=False))
    return folder / "site"


@pytest.mark.parametrize(
    ("lang", "title", "summary"),
    [
        ("fr", "2026-01-01: retirée", "Une clause manque."),
        ("en", "2026-01-01: withdrawn", "A clause is missing."),
    ],
)
def test_the_feed_tells_of_a_withdrawal(site: Path, lang: str, title: str, summary: str) -> None:
    """A withdrawal is an entry of its own, newer than the version, with the reason."""
    feed = ET.fromstring((site / lang / "feed.xml").read_text(encoding="utf-8"))  # noqa: S314 - our own
    newest, older = feed.findall(f"{_ATOM}entry")

    assert newest.findtext(f"{_ATOM}title") == title
    assert newest.findtext(f"{_ATOM}summary") == summary
    assert newest.findtext(f"{_ATOM}updated") == "2026-03-01T00:00:00Z"
    assert older.findtext(f"{_ATOM}title") == "2026-01-01"
    assert newest.findtext(f"{_ATOM}id") != older.findtext(f"{_ATOM}id")
    assert feed.findtext(f"{_ATOM}updated") == "2026-03-01T00:00:00Z"


def test_a_translation_still_to_be_read_is_marked(site: Path) -> None:
    """The translated page of the draft marks the clause; the original and the release do not."""
    marked = {
        f"{lang}/{version}": re.findall(
            r'data-unread="([^"]+)"',
            (site / lang / version / "scope" / "index.html").read_text(encoding="utf-8"),
        )
        for lang in ("fr", "en")
        for version in ("draft", "2026-01-01")
    }

    assert marked.pop("en/draft") == ["inc-weeding"]
    assert set(map(tuple, marked.values())) == {()}
