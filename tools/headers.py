"""The headers that a server sends with a site, said once.

Our own server takes them from here, and so do the files for other servers that stand in a site.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".whl": "application/zip",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
        ".zip": "application/zip",
    }
)
"""What each kind of file is; browsers insist on some of them."""

EVERYWHERE: Mapping[str, str] = MappingProxyType(
    {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
)

PAGE: Mapping[str, str] = MappingProxyType(
    {"Content-Security-Policy": "frame-ancestors 'none'; object-src 'none'"}
)
"""With a page: its own policy stands in it, but cannot say who may put it into a frame."""

SCRIPT: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
        )
    }
)
"""With a script: a worker obeys the policy that came with it, not that of its page."""

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
HASHED = r"/assets/[a-z]+-[0-9a-f]{12}/"
"""What the address of a file that never changes holds: its folder is named by its content."""

_SCRIPTS = (".js", ".mjs")
_PAGES = (".html", "/")


def headers(address: str) -> dict[str, str]:
    """The headers for the file at an address of the site, its type left out."""
    own = SCRIPT if address.endswith(_SCRIPTS) else PAGE if address.endswith(_PAGES) else {}
    keep = FOR_EVER if re.search(HASHED, address) else ASK_AGAIN
    return {**EVERYWHERE, **own, "Cache-Control": keep}
