"""What a browser keeps of a site for use without a network: the list, and the service worker.

The list holds the version in force in every language with all that its pages need; other versions
are read with a network.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from typing import TYPE_CHECKING

from tools.site_data import text_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tools.site_assets import Shared
    from tools.site_making import Making
    from tools.site_versions import Versions

LIST = "offline.json"
WORKER, OFF = "sw.js", "servers/sw.js"
"""The service worker, and what ends it when put in its place."""

_SOURCES = {"worker.js": WORKER, "off.js": OFF}
_FORMAT = 1
_LEFT_OUT = re.compile(r".*\.(br|gz|pdf)|servers/.*|_headers|_redirects|\..*|sitemap\.xml|sw\.js")
_INDEX = "index.html"


def write(making: Making, versions: Versions, shared: Shared, source: Path) -> None:
    """Write the list and both workers into a site; `source` holds the scripts of ours."""
    site = making.beside
    for name, target in _SOURCES.items():
        shutil.copyfile(source / "offline" / name, site / target)
    kept = sorted(_kept(making.files(), versions, shared))
    whole = hashlib.sha256(json.dumps(kept).encode()).hexdigest()[:12]
    told = {
        "format": _FORMAT,
        "build": whole,
        "day": versions.day,
        "files": kept,
        "now": {
            "ours": shared.ours,
            "runtime": shared.runtime,
            "engines": [shared.engine],
            "texts": [text_address(version) for version in versions.all],
        },
    }
    (site / LIST).write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")


def _kept(
    files: Mapping[str, Path], versions: Versions, shared: Shared
) -> Iterator[tuple[str, str, int]]:
    """Address, SHA-256 and size of each file to keep."""
    latest, languages = versions.latest.name, "|".join(versions.languages)
    wanted = re.compile(
        rf"[^/]*|({languages})/[^/]*|({languages})/({re.escape(latest)}|latest)/.*"
        rf"|({languages})/history/compare/.*"
        rf"|({re.escape(shared.ours)}|{re.escape(shared.runtime)}).*|assets/[^/]*"
        rf"|{re.escape(shared.engine.partition('?')[0])}|assets/(contract|answers)/{re.escape(latest)}\.json"
    )
    for name, site in files.items():
        if wanted.fullmatch(name) and not _LEFT_OUT.fullmatch(name):
            content = (site / name).read_bytes()
            address = name.removesuffix(_INDEX) if name.rpartition("/")[2] == _INDEX else name
            yield address, hashlib.sha256(content).hexdigest(), len(content)
