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

from tools.site_assets import engine_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tools.site_assets import Shared
    from tools.site_versions import Versions

LIST = "offline.json"
WORKER, OFF = "sw.js", "servers/sw.js"
"""The service worker, and what ends it when put in its place."""

_SOURCES = {"worker.js": WORKER, "off.js": OFF}
_FORMAT = 1
_LEFT_OUT = re.compile(r".*\.(br|gz|pdf)|servers/.*|_headers|_redirects|\..*|sitemap\.xml|sw\.js")
_INDEX = "index.html"


def write(
    site: Path, versions: Versions, shared: Shared, engines: Mapping[str, bytes], source: Path
) -> None:
    """Write the list and both workers into a site; `source` holds the scripts of ours."""
    for name, target in _SOURCES.items():
        shutil.copyfile(source / "offline" / name, site / target)
    files = sorted(_files(site, versions, shared))
    whole = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    told = {
        "format": _FORMAT,
        "build": whole,
        "day": versions.day,
        "files": files,
        "now": {
            "ours": shared.ours,
            "runtime": shared.runtime,
            "engines": {name: engine_address(name, content) for name, content in engines.items()},
        },
    }
    (site / LIST).write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")


def _files(site: Path, versions: Versions, shared: Shared) -> Iterator[tuple[str, str, int]]:
    """Address, SHA-256 and size of each file to keep."""
    latest, languages = versions.latest.name, "|".join(versions.languages)
    wanted = re.compile(
        rf"[^/]*|({languages})/[^/]*|({languages})/({re.escape(latest)}|latest)/.*"
        rf"|({languages})/history/compare/.*"
        rf"|({re.escape(shared.ours)}|{re.escape(shared.runtime)}).*|assets/[^/]*"
        rf"|assets/(engine|contract|answers)/{re.escape(latest)}\.json"
    )
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and wanted.fullmatch(name) and not _LEFT_OUT.fullmatch(name):
            content = path.read_bytes()
            address = name.removesuffix(_INDEX) if path.name == _INDEX else name
            yield address, hashlib.sha256(content).hexdigest(), len(content)
