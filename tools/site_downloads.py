"""What readers can take away of a version: contract, texts, PDFs, and the fingerprints of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.canonical import digest
from tools.plain_text import plain_text
from tools.versions import CONTRACT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tools.site_versions import Version

PLACE = "assets/contract/"
"""Where the files stand below the root of the site."""


def name_of(version: str, file: str) -> str:
    """What a file of a release is called when downloaded: `guide.fr.pdf` is `2026-01-01.fr.pdf`."""
    return f"{version}.json" if file == CONTRACT else version + file.removeprefix("guide")


def text_place(version: str) -> str:
    """Where the contract text of a version stands below the root of the site."""
    return PLACE + name_of(version, CONTRACT)


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
