"""What readers can take away of a version: contract, texts, PDFs, and the fingerprints of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tools import cache, site_compress
from tools.canonical import digest
from tools.plain_text import plain_text
from tools.site_files import code
from tools.versions import CONTRACT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.site_versions import Version

_KEPT = Path(__file__).resolve().parents[1] / ".cache" / "downloads"
_FEWEST = 48

PLACE = "assets/contract/"
"""Where the files stand below the root of the site."""


def name_of(version: str, file: str) -> str:
    """What a file of a release is called when downloaded: `guide.fr.pdf` is `2026-01-01.fr.pdf`."""
    return f"{version}.json" if file == CONTRACT else version + file.removeprefix("guide")


def text_place(version: str) -> str:
    """Where the contract text of a version stands below the root of the site."""
    return PLACE + name_of(version, CONTRACT)


def put_downloads(site: Path, catalog: Path, version: Version) -> None:
    """Put the files of a version into a site, with their fingerprints.

    Those of a release are put together and compressed once.
    """
    make = partial(_write, catalog, version)
    if version.release:
        key = digest(f"{version.release.manifest_hash} {code()}".encode())
        cache.add(cache.folder_of(_KEPT, key, make), site / PLACE)
    else:
        make(site / PLACE)


def tidy(number: int) -> None:
    """Keep the files of the releases that were used last: so many, 48 at least."""
    cache.tidy(_KEPT, max(_FEWEST, number))


def _write(catalog: Path, version: Version, folder: Path) -> None:
    files = downloads(catalog, version)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (*files.items(), (f"{version.name}.sha256", sums(files))):
        (folder / name).write_bytes(content)
    site_compress.compress(folder)


def downloads(catalog: Path, version: Version) -> dict[str, bytes]:
    """Each file by its name: those of a release as they were frozen; the draft has no PDF."""
    if version.release:
        folder, files = catalog / "releases" / version.name, version.release.files
        return {name_of(version.name, each): (folder / each).read_bytes() for each in files}
    guide = version.catalog.guide
    texts = {
        name_of(version.name, f"guide.{lang}.txt"): plain_text(guide, lang).encode()
        for lang in guide.languages
    }
    return {name_of(version.name, CONTRACT): version.edition.contract, **texts}


def sums(files: Mapping[str, bytes]) -> bytes:
    """The fingerprints as `sha256sum --check` reads them."""
    return "".join(f"{digest(files[name])}  {name}\n" for name in sorted(files)).encode()
