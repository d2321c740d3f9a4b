"""The files that all guides of a site share: styles, scripts, fonts and the checker's runtime.

Their folders carry a hash of what is in them: a page names the very files it was built with, a
server may let browsers keep them for ever, and a file of another build is never taken for one of
them.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tools import runtime, site_data, site_redlines, site_versions
from tools.cache import fingerprint, put
from tools.canonical import digest
from tools.versions import build_day

SHARED = Path("docs/assets")
"""Where they stand in the project."""
_CACHE = Path(".cache/runtime")
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Shared:
    """Where a site's shared files stand below its root; folders end with a slash.

    `ours` holds styles, scripts and fonts, `runtime` Python for the browser; `engine` is the file
    that the engine answers by, beside the text of a version.  Where its address names a hash, a
    page refuses other bytes.
    """

    ours: str
    runtime: str
    engine: str


PLAIN = Shared("assets/", "assets/runtime/", "assets/engine.json")
"""The places of a guide that is built alone: nothing is kept, so nothing needs a hash."""


def shared(project: Path, engine: bytes, *, with_runtime: bool) -> Shared:
    """The places in a whole site that answers by `engine`.

    Without the runtime, its folder is only a name.
    """
    folder = project / SHARED
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    ours = f"assets/site-{fingerprint(folder, files)[:_DIGITS]}/"
    whole = digest(engine)
    data = f"assets/engine-{whole[:_DIGITS]}/engine.json?{site_data.HASH}={whole}"
    if not with_runtime:
        return Shared(ours, PLAIN.runtime, data)
    lock = runtime.prepare(project / _CACHE) / runtime.LOCK
    return Shared(ours, f"assets/python-{digest(lock.read_bytes())[:_DIGITS]}/", data)


def copy_shared(target: Path, project: Path) -> None:
    """Copy styles, scripts and fonts into a folder of a site."""
    shutil.copytree(project / SHARED, target, dirs_exist_ok=True)


def link_runtime(target: Path, project: Path) -> None:
    """Put the prepared Python runtime into a folder of a site."""
    put(runtime.prepare(project / _CACHE), target)


def install_for_one_guide(site: Path, project: Path, catalog: Path, lang: str) -> None:
    """Give a guide that was built alone, without its sisters, all that it needs."""
    versions = site_versions.known(catalog, build_day())
    copy_shared(site / PLAIN.ours, project)
    link_runtime(site / PLAIN.runtime, project)
    asked = site_redlines.put(versions)
    found = site_redlines.steps(versions, asked)
    site_data.write_engine(site, PLAIN.engine, site_data.engine(versions.latest))
    site_data.write(site, catalog, versions, asked, found)
    site_data.write_clauses(site, versions.latest.catalog.guide, lang)
