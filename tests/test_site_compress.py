"""Compressed files stand beside those of a site, whatever was kept of earlier builds."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli
import pytest

from tools import site_compress

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = b"<p>The same words again and again.</p>\n" * 100


@pytest.mark.parametrize("gone", [".br", ".gz", None])
def test_half_of_what_was_kept_may_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: str | None
) -> None:
    """Clearing the cache may take one of two files: it is made again."""
    kept, first, second = (tmp_path / name for name in ("kept", "first", "second"))
    monkeypatch.setattr(site_compress, "_KEPT", kept)
    for site in (first, second):
        site.mkdir()
        (site / "page.html").write_bytes(CONTENT)
    site_compress.compress(first)
    for path in kept.glob(f"*{gone}"):
        path.unlink()
    site_compress.compress(second)

    assert brotli.decompress((second / "page.html.br").read_bytes()) == CONTENT
    assert gzip.decompress((second / "page.html.gz").read_bytes()) == CONTENT


def test_small_files_and_those_that_do_not_shrink_stay_alone(tmp_path: Path) -> None:
    """What would gain nothing has no second form."""
    (tmp_path / "small.html").write_bytes(CONTENT[: site_compress.SMALLEST - 1])
    (tmp_path / "picture.png").write_bytes(CONTENT)
    site_compress.compress(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {"small.html", "picture.png"}
