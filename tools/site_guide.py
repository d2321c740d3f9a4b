"""Build one guide (one language of one version) with MkDocs in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tools import site_data, site_markup

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tools.site_versions import Version

_LEVELS_TO_ROOT = "../../"
# The site has one 404 page and one map of its own; the theme's source maps serve nobody.
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")


@dataclass(frozen=True, slots=True)
class Job:
    """One guide to build."""

    project: Path
    catalog: Path
    lang: str
    version: Version
    day: date
    site_url: str | None


def build(job: Job, site: Path) -> str:
    """Build one guide into its folder of the site; return what went wrong, empty when nothing."""
    target = site / job.lang / job.version.name
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]
    done = subprocess.run(  # noqa: S603 - our own command, no shell
        command,
        cwd=job.project,
        env=os.environ | _environment(job, target),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return f"{job.lang}/{job.version.name} does not build:\n{_reason(done.stderr)}"
    _trim(target)
    site_markup.mend(target)
    site_data.write_clauses(target, job.version.catalog.guide, job.lang)
    return ""


def _environment(job: Job, target: Path) -> dict[str, str]:
    midnight = datetime.combine(job.day, datetime.min.time(), UTC)
    address = f"{job.lang}/{job.version.name}/"
    return {
        "GUIDE_CATALOG": str(job.catalog.resolve()),
        "GUIDE_DOCS_DIR": f"docs/{job.lang}",
        "GUIDE_LANG": job.lang,
        "GUIDE_ROOT": _LEVELS_TO_ROOT,
        "GUIDE_SITE_DIR": str(target.resolve()),
        "GUIDE_SITE_ROOT": job.site_url or "",
        "GUIDE_SITE_URL": job.site_url + address if job.site_url else "",
        "GUIDE_VERSION": job.version.name,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
    }


def _reason(log: str) -> str:
    """The lines of MkDocs' log that tell what is wrong; the end of it where none is marked."""
    lines = log.strip().splitlines()
    marked = [line for line in lines if line.startswith(("WARNING", "ERROR", "Error"))]
    return "\n".join(marked or lines[-3:])


def _trim(target: Path) -> None:
    for name in _LEFT_OUT:
        (target / name).unlink(missing_ok=True)
    for source_map in target.rglob("*.map"):
        source_map.unlink()
