"""The site built from the real catalog: folders, anchors, links, languages."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from hashlib import sha256
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tools.catalog import open_catalog
from tools.errors import BadCatalogError
from tools.site import PROJECT, Plan, build
from tools.site_files import files
from tools.site_links import broken, foreign, seen
from tools.site_pages import pages

if TYPE_CHECKING:
    from pathlib import Path

    from calculator.catalog import Catalog

_LANGUAGES = ("fr", "en")
_SLUGS = {
    "",
    "check/",
    "check/quality/",
    "configure/",
    "triage/",
    "exclusions/",
    "glossary/",
    "governance/",
    "history/",
    "plans/",
    "responsibilities/",
    "scope/",
    "slo/",
}
_URL = re.compile(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", re.IGNORECASE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of the real catalog, without the runtime of the checker."""
    folder = tmp_path_factory.mktemp("built") / "site"
    build(Plan(PROJECT / "catalog", folder, date(2026, 11, 24), runtime=False))
    return folder


@pytest.fixture(scope="module")
def draft() -> Catalog:
    """The working catalog."""
    return open_catalog(PROJECT / "catalog", "draft")


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_both_languages_have_the_same_pages(site: Path, lang: str) -> None:
    """Every page exists in every language under the same address."""
    assert set(pages(site / lang / "draft")) == _SLUGS


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_every_clause_has_its_anchor_once(site: Path, draft: Catalog, lang: str) -> None:
    """Each clause is an anchor exactly once in a language, on the page its chapter names."""
    ids = {clause.id: clause.page for clause in draft.guide.clauses()}
    found = {
        page: re.findall(r'<h[2-6][^>]* id="([^"]+)"', html)
        for page, html in _html(site / lang / "draft").items()
    }
    anchors = [(clause, page.rstrip("/")) for page, all_ids in found.items() for clause in all_ids]

    assert sorted(each for each in anchors if each[0] in ids) == sorted(ids.items())


def test_every_clause_is_quoted_word_for_word(site: Path, draft: Catalog) -> None:
    """Each clause's text stands on its page, spaces aside."""
    built = {page: _words(html) for page, html in _html(site / "en" / "draft").items()}
    missing = [
        clause.id
        for clause in draft.guide.clauses()
        if _words(clause.text["en"]) not in built[f"{clause.page}/"]
    ]

    assert missing == []


def test_no_page_source_holds_clause_text(draft: Catalog) -> None:
    """The Markdown pages hold none of the clause text: it comes from the catalog alone."""
    prose = " ".join(_words(_read(page)) for page in (PROJECT / "docs").glob("??/*.md"))
    copied = [
        clause.id
        for clause in draft.guide.clauses()
        for text in clause.text.values()
        if len(text.split()) > 4 and _words(text) in prose
    ]

    assert copied == []


def test_every_link_leads_somewhere(site: Path) -> None:
    """No link of the built site is broken, anchors included."""
    names = files(site)

    assert broken({"": seen(site, names)}, names) == []


def test_no_page_links_to_another_host(site: Path) -> None:
    """No page asks another host for anything."""
    assert list(foreign(site)) == []


def test_our_styles_and_scripts_name_no_host(site: Path) -> None:
    """Styles and scripts of the site load nothing from elsewhere."""
    files = [path for path in site.glob("assets/site-*/*/*") if path.suffix in {".css", ".js"}]
    named = {path.name: _URL.findall(_read(path)) for path in files}

    assert {name: hosts for name, hosts in named.items() if hosts} == {}


def test_scripts_write_no_markup() -> None:
    """The page's scripts set text, never markup."""
    folder = PROJECT / "docs" / "assets" / "guide"
    offenders = [path.name for path in folder.glob("*.js") if "innerHTML" in _read(path)]

    assert offenders == []


def test_a_page_has_no_inline_handler(site: Path) -> None:
    """No element carries its own script."""
    pattern = re.compile(r"<[^>]+\son[a-z]+=", re.IGNORECASE)
    offenders = [path for path in site.rglob("*.html") if pattern.search(_read(path))]

    assert offenders == []


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_the_draft_says_what_it_is(site: Path, lang: str) -> None:
    """Every page of the draft carries a banner and asks not to be indexed."""
    html = _html(site / lang / "draft").values()

    assert all('content="noindex"' in page and 'class="banner"' in page for page in html)


def test_only_the_translation_says_that_french_prevails(site: Path) -> None:
    """English pages say that French prevails; French pages need not."""
    notice = "The French text prevails"
    english = _html(site / "en" / "draft").values()
    french = _html(site / "fr" / "draft").values()

    assert all(notice in page for page in english)
    assert not any(notice in page for page in french)


def test_every_page_says_that_the_contract_prevails(site: Path) -> None:
    """The notice that contract documents prevail stands on every page."""
    assert all("prevail" in page for page in _html(site / "en" / "draft").values())


def test_the_language_link_leads_to_the_same_page(site: Path) -> None:
    """The other language is one link away, on the same page and version."""
    page = _read(site / "fr" / "draft" / "scope" / "index.html")

    assert 'href="../../../en/draft/scope/" hreflang="en"' in page


def test_latest_leads_to_the_version_in_force(site: Path) -> None:
    """The address `latest` of a page leads to the same page of the version in force."""
    latest = json.loads(_read(site / "history.json"))["in_force"] or "draft"
    page = _read(site / "en" / "latest" / "slo" / "index.html")

    assert f'href="../../../en/{latest}/slo/"' in page


def test_without_an_address_nothing_needs_one(site: Path) -> None:
    """Without the address of publication there is no site map, language or canonical link."""
    home = _read(site / "fr" / "draft" / "index.html")

    assert not (site / "sitemap.xml").exists()
    assert 'rel="alternate"' not in home
    assert 'rel="canonical"' not in home


def test_advice_stands_beside_the_pages(site: Path, draft: Catalog) -> None:
    """Examples and relations of every clause are in one file per language."""
    advice = json.loads(_read(site / "assets" / "advice-fr.json"))

    assert set(advice["clauses"]) >= {clause.id for clause in draft.guide.clauses()}
    assert advice["clauses"]["inc-accounts"]["examples"]


def test_the_contract_file_has_the_hash_shown(site: Path, draft: Catalog) -> None:
    """The file to download has the very hash that the page of versions shows."""
    digest = sha256((site / "assets" / "contract" / "draft.json").read_bytes()).hexdigest()

    assert digest == draft.contract_hash
    assert digest in _read(site / "fr" / "draft" / "history" / "index.html")


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_every_published_file_is_as_it_was_frozen(site: Path, lang: str) -> None:
    """PDF, text and contract of each release are downloaded byte for byte, with their hashes."""
    known = json.loads(_read(site / "history.json"))
    for version in [each for each in known["versions"] if each["files"]]:
        page = _read(site / lang / version["version"] / "history" / "index.html")
        for name, digest in version["files"].items():
            content = (site / "assets" / "contract" / name).read_bytes()
            assert sha256(content).hexdigest() == digest
            if name.split(".")[1] in {lang, "json"}:
                assert digest in page
        assert "data-chain-head" in page


def test_sha256sum_alone_checks_the_files(site: Path) -> None:
    """The command on the page says that every file is as it was."""
    done = subprocess.run(
        ["sha256sum", "--check", "--ignore-missing", "2025-03-01.sha256"],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=site / "assets" / "contract",
    )
    assert done.stdout.count(": OK") == 5


@pytest.mark.parametrize("name", ["contract.json", "guide.fr.txt", "guide.en.pdf"])
def test_an_altered_release_stops_the_build(tmp_path: Path, name: str) -> None:
    """One byte changed in any published file: nothing is built, and the file is named."""
    catalog = shutil.copytree(PROJECT / "catalog", tmp_path / "catalog")
    path = catalog / "releases" / "2025-03-01" / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))

    with pytest.raises(BadCatalogError, match=f"{name}.*altered-file"):
        build(Plan(catalog, tmp_path / "site", date(2026, 11, 24), runtime=False))
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_neighbouring_versions_have_a_redline(site: Path, lang: str) -> None:
    """Each pair of neighbouring versions has one address for its redline, the draft included."""
    names = [each["version"] for each in json.loads(_read(site / "history.json"))["versions"]]

    for newer, older in pairwise(names):
        page = _read(site / lang / "history" / f"{older}..{newer}" / "index.html")
        assert f'data-redline="{older}..{newer}"' in page
        assert 'data-behaviour="' in page


def _html(guide: Path) -> dict[str, str]:
    return {page: _read(guide / page / "index.html") for page in pages(guide)}


def _words(text: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u00a0", " ").split())


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
