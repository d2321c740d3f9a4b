"""What each page allows itself: its own scripts and files, nothing else and nobody else.

The policy stands in the page, so that it holds on servers whose headers nobody can set.  The few
scripts that the theme writes into a page are allowed by their hash; a page with one byte more in
them does not run them.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from tools.site_files import files

if TYPE_CHECKING:
    from pathlib import Path

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_DATA = re.compile(r"""\bsrc=|type=["']?application/""")
_CHARSET = re.compile(r"<meta charset=[^>]*>")
_POLICY = "Content-Security-Policy"


def apply(folder: Path) -> None:
    """Write the policy into each page of the folder that has none yet.

    A page that is compressed is finished: it was done when it was made.
    """
    names = files(folder)
    found = set(names)
    for name in names:
        if not name.endswith(".html") or f"{name}.br" in found:
            continue
        path = folder / name
        text = path.read_text(encoding="utf-8")
        if _POLICY not in text:
            path.write_text(with_policy(text), encoding="utf-8")


def with_policy(html: str) -> str:
    """A page with its policy, right behind the line that names its encoding."""
    meta = f'<meta http-equiv="{_POLICY}" content="{policy(html)}">'
    return _CHARSET.sub(lambda found: found[0] + meta, html, count=1)


def policy(html: str) -> str:
    """The policy of one page, as the value of a header."""
    scripts = ["'self'", *(f"'{each}'" for each in inline_hashes(html))]
    rules = {
        "default-src": ["'none'"],
        "script-src": scripts,
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'self'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def inline_hashes(html: str) -> list[str]:
    """The hashes of the scripts written into a page, each once, in order."""
    codes = (
        found["code"]
        for found in _SCRIPT.finditer(html)
        if not _DATA.search(found["attributes"]) and found["code"]
    )
    return list(dict.fromkeys(_hash(code) for code in codes))


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
