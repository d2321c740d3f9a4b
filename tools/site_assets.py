"""The files that all guides of a site share: styles, scripts, fonts and the checker's runtime."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools import site_data, site_versions
from tools.runtime import prepare
from tools.versions import build_day

_SHARED = Path("docs/assets")
_CACHE = Path(".cache/runtime")


def copy_shared(target: Path, project: Path) -> None:
    """Copy styles, scripts and fonts into the folder `assets` of a site."""
    shutil.copytree(project / _SHARED, target, dirs_exist_ok=True)


def link_runtime(target: Path, project: Path) -> None:
    """Put the prepared Python runtime into the folder `assets` of a site."""
    folder = target / "runtime"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(prepare(project / _CACHE), folder, copy_function=_link)


def _link(source: str, target: str) -> None:
    """A hard link where the file system can, else a copy: the runtime weighs many megabytes."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def install_for_one_guide(site: Path, project: Path, catalog: Path, lang: str) -> None:
    """Give a guide that was built alone, without its sisters, all that it needs."""
    versions = site_versions.known(catalog, build_day())
    copy_shared(site / "assets", project)
    link_runtime(site / "assets", project)
    site_data.write(site, versions)
    site_data.write_clauses(site, versions.latest.catalog.guide, lang)
