"""The site of an unrelated service, and what happens when a build cannot go through."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import brotli
import pytest

from tools.errors import GuideError, MisuseError
from tools.site import Plan, build
from tools.site_files import files
from tools.site_links import broken, seen

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
_DAY = date(2026, 11, 24)
_URL = "https://guide.example/garden/"


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the garden catalog, built for publication."""
    folder = tmp_path_factory.mktemp("garden") / "site"
    build(Plan(_GARDEN, folder, _DAY, site_url=_URL, runtime=False))
    return folder


def test_another_service_builds_without_a_change_of_code(garden: Path) -> None:
    """The pages of another catalog carry its own name and whole links."""
    home = (garden / "en" / "draft" / "index.html").read_text(encoding="utf-8")

    names = files(garden)

    assert broken({"": seen(garden, names)}, names) == []
    assert "Total Care" not in home


def test_publication_links_the_languages_of_a_page(garden: Path) -> None:
    """With the address of publication, a page names itself in each language, both ways."""
    for lang in ("fr", "en"):
        page = (garden / lang / "draft" / "slo" / "index.html").read_text(encoding="utf-8")
        for other in ("fr", "en"):
            assert f'hreflang="{other}" href="{_URL}{other}/draft/slo/"' in page


def test_publication_gives_full_addresses_to_the_missing_page(garden: Path) -> None:
    """With the address of publication, the 404 page works at any depth."""
    page = (garden / "404.html").read_text(encoding="utf-8")

    assert f'href="{_URL}en/' in page


def test_one_guide_can_be_built_into_a_site(garden: Path, tmp_path: Path) -> None:
    """Building one guide leaves the others as they are."""
    site = tmp_path / "site"
    shutil.copytree(garden, site)
    (site / "en" / "draft" / "mark.txt").write_text("kept", encoding="utf-8")

    assert build(Plan(_GARDEN, site, _DAY, only="fr/draft", runtime=False)) == ["fr/draft"]
    assert (site / "en" / "draft" / "mark.txt").exists()


def test_what_one_guide_changes_is_compressed_anew(garden: Path, tmp_path: Path) -> None:
    """Building one guide leaves no compressed file of what stood there before."""
    site = tmp_path / "site"
    shutil.copytree(garden, site)
    for name in ("index.html", "history.json", "fr/draft/index.html"):
        (site / f"{name}.br").write_bytes(brotli.compress(b"of yesterday"))

    build(Plan(_GARDEN, site, _DAY, only="fr/draft", runtime=False))
    compressed = list(site.rglob("*.br"))
    assert len(compressed) == len(list(garden.rglob("*.br")))
    for path in compressed:
        assert brotli.decompress(path.read_bytes()) == path.with_suffix("").read_bytes(), path


def test_an_unknown_guide_is_misuse(tmp_path: Path) -> None:
    """Asking for a guide that is not there names those that are."""
    with pytest.raises(MisuseError, match="fr/draft"):
        build(Plan(_GARDEN, tmp_path / "site", _DAY, only="fr/1999-01-01", runtime=False))


def test_a_folder_of_other_files_is_not_replaced(tmp_path: Path) -> None:
    """A folder that holds something else than a site is left alone."""
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(MisuseError, match="not a built guide"):
        build(Plan(_GARDEN, tmp_path, _DAY, runtime=False))
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_a_failed_build_changes_nothing(garden: Path, tmp_path: Path) -> None:
    """When the catalog is wrong, the site built before stays whole."""
    site = tmp_path / "site"
    catalog = tmp_path / "catalog"
    shutil.copytree(garden, site)
    shutil.copytree(_GARDEN, catalog)
    (catalog / "guide.yml").write_text("format: [", encoding="utf-8")

    with pytest.raises(GuideError):
        build(Plan(catalog, site, _DAY, runtime=False))
    assert (site / "en" / "draft" / "index.html").exists()
    assert not (tmp_path / ".site.building").exists()
