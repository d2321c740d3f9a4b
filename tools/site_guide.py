"""Build one guide (one language of one version) with MkDocs.

A guide that would come out the same is taken from the cache: its key is a hash of all that goes
into it, so a change of one version leaves the others alone.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tools import cache, site_compress, site_data, site_markup, site_mkdocs, site_policy
from tools.errors import SiteError
from tools.versions import DRAFT, MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tools.site_assets import Shared
    from tools.site_versions import Version

_LEVELS_TO_ROOT = "../../"
_CACHE = ".cache/guides"
_KEPT = 48
# The site has one 404 page and one map of its own; the theme's source maps serve nobody, nor do
# the word lists of languages that are not the guide's.
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_LUNR = re.compile(r"lunr\.(?P<part>[a-z.]+)\.min\.js|tinyseg\.js|wordcut\.js")
_LUNR_PARTS = ("stemmer.support", "multi")
_CODE = ("calculator", "macros", "tools", "docs/overrides")
_RELEASES = "releases"
_MADE = frozenset({"__pycache__"})


@dataclass(frozen=True, slots=True)
class Job:
    """One guide to build.

    `common` is a hash of all that the guides of its language are made from, see `common_to`.
    """

    project: Path
    catalog: Path
    lang: str
    version: Version
    day: date
    site_url: str | None
    shared: Shared
    common: str

    @property
    def name(self) -> str:
        """Its folder below the site's root, LANG/VERSION."""
        return f"{self.lang}/{self.version.name}"


def built(job: Job) -> Path:
    """The folder of one guide, from the cache where it would come out the same.

    Raises SiteError that says what went wrong.
    """
    return cache.folder_of(job.project / _CACHE, key(job), partial(_make, job))


def rehearse(job: Job) -> None:
    """Build a guide for nothing: what builds it is quick the next time."""
    with tempfile.TemporaryDirectory() as folder:
        site_mkdocs.run(_environment(job, Path(folder)))


def tidy(project: Path, built: int) -> None:
    """Keep the guides that were used last: those of two builds of so many guides, 48 at least."""
    cache.tidy(project / _CACHE, max(_KEPT, 2 * built))


def _make(job: Job, target: Path) -> None:
    failure = site_mkdocs.run(_environment(job, target))
    if failure:
        raise SiteError(f"{job.name} does not build:\n{failure}")
    _trim(target, job.lang)
    site_markup.mend(target)
    site_data.write_clauses(target, job.version.catalog.guide, job.lang)
    site_policy.apply(target)
    site_compress.compress(target)


def key(job: Job) -> str:
    """A hash of all that decides what a guide looks like; where it is built has no part in it."""
    settings = _environment(job, job.project) | {"GUIDE_CATALOG": "", "GUIDE_SITE_DIR": ""}
    whole = hashlib.sha256(repr(sorted(settings.items())).encode())
    whole.update(job.common.encode())
    cache.add_files(whole, job.catalog, sorted(_own(job)))
    return whole.hexdigest()[:32]


def common_to(project: Path, catalog: Path, lang: str) -> str:
    """A hash of all that goes into every guide of a language: our files, and the advice."""
    advice = cache.fingerprint(catalog, sorted(_advice(catalog)))
    return cache.fingerprint(project, sorted(_inputs(project, lang))) + advice


def _inputs(project: Path, lang: str) -> Iterator[Path]:
    yield project / "mkdocs.yml"
    yield project / "requirements" / "run.txt"
    for name in (*_CODE, f"docs/{lang}"):
        yield from _files(project / name)


def _advice(catalog: Path) -> Iterator[Path]:
    for entry in catalog.iterdir():
        if entry.is_dir() and entry.name != _RELEASES:
            yield from _files(entry)


def _own(job: Job) -> Iterator[Path]:
    """The text of this version: what other versions say has no part in a guide.

    The manifest of a release holds the fingerprints of its files, which every build has verified.
    """
    if job.version.name == DRAFT:
        return job.catalog.glob("*.yml")
    return iter((job.catalog / _RELEASES / job.version.name / MANIFEST,))


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and _MADE.isdisjoint(path.parts):
            yield path


def _environment(job: Job, target: Path) -> dict[str, str]:
    midnight = datetime.combine(job.day, datetime.min.time(), UTC)
    address = f"{job.name}/"
    return {
        "GUIDE_ASSETS": job.shared.ours,
        "GUIDE_CATALOG": str(job.catalog.resolve()),
        "GUIDE_DOCS_DIR": f"docs/{job.lang}",
        "GUIDE_ENGINE": job.shared.engine,
        "GUIDE_LANG": job.lang,
        "GUIDE_ROOT": _LEVELS_TO_ROOT,
        "GUIDE_RUNTIME": job.shared.runtime,
        "GUIDE_SITE_DIR": str(target.resolve()),
        "GUIDE_SITE_ROOT": job.site_url or "",
        "GUIDE_SITE_URL": job.site_url + address if job.site_url else "",
        "GUIDE_TEXT": site_data.text_address(job.version),
        "GUIDE_UNREAD": " ".join(job.version.edition.unread),
        "GUIDE_VERSION": job.version.name,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
    }


def _trim(target: Path, lang: str) -> None:
    for name in _LEFT_OUT:
        (target / name).unlink(missing_ok=True)
    for source_map in target.rglob("*.map"):
        source_map.unlink()
    for words in target.glob("assets/javascripts/lunr/**/*.js"):
        found = _LUNR.fullmatch(words.name)
        if found and found["part"] not in (*_LUNR_PARTS, lang):
            words.unlink()
