"""Mends what the theme writes against the HTML standard, in the pages as they were built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tools.site_files import files

if TYPE_CHECKING:
    from pathlib import Path

# A box that is ticked takes no `autocomplete`; an empty `tabindex` is no number; a landmark for
# navigation is neither open nor closed.
_AUTOCOMPLETE = re.compile(r'(<input\b[^>]*\btype="checkbox"[^>]*?) autocomplete="off"')
_EMPTY_TABINDEX = re.compile(r' tabindex=""')
_EXPANDED = re.compile(r'(<nav\b[^>]*?) aria-expanded="(?:true|false)"')


def mend(folder: Path) -> None:
    """Mend every page below a folder."""
    for name in files(folder, ".html"):
        page = folder / name
        written = page.read_text(encoding="utf-8")
        mended = mended_page(written)
        if mended != written:
            page.write_text(mended, encoding="utf-8", newline="\n")


def mended_page(html: str) -> str:
    """A page without the attributes that stand where the standard allows none."""
    html = _AUTOCOMPLETE.sub(r"\1", html)
    html = _EMPTY_TABINDEX.sub("", html)
    return _EXPANDED.sub(r"\1", html)
