"""Build the whole site: one guide per language and version, and what they share.

What is new is made in a folder beside the site, checked there, and swapped in at the end: a build
that fails changes nothing, and what comes out the same stays where it is (`tools.site_making`).
"""

from __future__ import annotations

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tools import (
    cache,
    site_assets,
    site_compress,
    site_data,
    site_downloads,
    site_guide,
    site_links,
    site_mkdocs,
    site_offline,
    site_pages,
    site_policy,
    site_redlines,
    site_servers,
    site_versions,
)
from tools.errors import BadCatalogError, MisuseError, SiteError
from tools.site_making import Making, as_stamped, not_whole
from tools.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

PROJECT = Path(__file__).resolve().parents[1]
_OURS = "history.json"
_INPUTS = ("calculator", "docs", "macros", "tools")
_SINGLE = ("mkdocs.yml", "package-lock.json", "requirements/run.txt")
_SUFFIXES = frozenset(
    (".css", ".html", ".j2", ".js", ".json", ".md", ".mjs", ".py", ".svg", ".typ", ".woff2", ".yml")
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to build: `only` names one guide as LANG/VERSION, `day` decides what is in force.

    `runtime` leaves out the Python runtime of the checker when false.
    """

    catalog: Path
    site: Path
    day: date
    only: str | None = None
    site_url: str | None = None
    runtime: bool = True


def build(plan: Plan, told: Callable[[str], object] = str) -> list[str]:
    """Build the site and return the guides built, as LANG/VERSION; `told` hears of each at once.

    Raises SiteError when a guide does not build or a link leads nowhere, MisuseError when what is
    asked for cannot be, and the catalog's own errors when it cannot be read or when a release is
    not what was published.
    """
    _refuse_altered(plan.catalog)
    site_mkdocs.get_ready()
    versions = site_versions.known(plan.catalog, plan.day)
    engine = site_data.engine(versions.latest)
    shared = site_assets.shared(PROJECT, engine, with_runtime=plan.runtime)
    jobs = _jobs(versions, plan, shared)
    _refuse_foreign(plan.site)
    making = Making(plan.site)
    shutil.rmtree(making.beside, ignore_errors=True)
    try:
        _guides(jobs, making, told)
        if plan.only:
            making.keep(_other_guides(plan, versions))
        _fill(making, plan, versions, shared, engine)
        making.take_place("" if plan.only else _fingerprint(plan))
        _tidy(versions)
    finally:
        shutil.rmtree(making.beside, ignore_errors=True)
    return [job.name for job in jobs]


def preview(plan: Plan, guide: str) -> bool:
    """Put one guide, named as LANG/VERSION, into the site that stands, ahead of a whole build.

    False where the site has no such guide.  Raises as `build`; the guide that stood there stays
    then.
    """
    lang, _, name = guide.partition("/")
    version = site_versions.one(plan.catalog, name)
    if version is None or lang not in version.catalog.guide.languages:
        return False
    engine = site_data.engine(version)
    shared = site_assets.shared(PROJECT, engine, with_runtime=plan.runtime)
    job = _job(plan, version, lang, shared, _common(plan, lang))
    not_whole(plan.site)
    site_data.write_engine(plan.site, shared.engine, engine)
    site_data.write_text(plan.site, version)
    if not (plan.site / shared.ours).is_dir():
        site_assets.copy_shared(plan.site / shared.ours, PROJECT)
    cache.put(site_guide.built(job), plan.site / guide)
    return True


def warm(plan: Plan) -> None:
    """Have what builds guides ready, so that the next one comes quickly."""
    versions = site_versions.known(plan.catalog, plan.day)
    engine = site_data.engine(versions.latest)
    shared = site_assets.shared(PROJECT, engine, with_runtime=plan.runtime)
    jobs = _jobs(versions, plan, shared)
    with ThreadPoolExecutor(site_mkdocs.PROCESSES) as pool:
        list(pool.map(site_guide.rehearse, jobs[: site_mkdocs.PROCESSES]))


def up_to_date(plan: Plan) -> bool:
    """Whether the site stands as this plan built it, from what is still the same.

    Raises BadCatalogError when a release is not what was published.
    """
    if not as_stamped(plan.site, _fingerprint(plan)):
        return False
    _refuse_altered(plan.catalog)
    return True


def inputs(catalog: Path) -> Iterator[Path]:
    """Every file that the site of a catalog is made from, in a fixed order."""
    for folder in (catalog, *(PROJECT / name for name in _INPUTS)):
        yield from sorted(each for each in folder.rglob("*") if each.suffix in _SUFFIXES)
    yield from (PROJECT / name for name in _SINGLE)


def _fingerprint(plan: Plan) -> str:
    whole = hashlib.sha256(f"{plan.day} {plan.site_url} {plan.runtime}".encode())
    for path in inputs(plan.catalog):
        whole.update(f"\n{path.name}\n".encode() + path.read_bytes())
    return whole.hexdigest()


def _jobs(
    versions: site_versions.Versions,
    plan: Plan,
    shared: site_assets.Shared,
) -> list[site_guide.Job]:
    common = {lang: _common(plan, lang) for lang in versions.languages}
    jobs = [
        _job(plan, version, lang, shared, common[lang])
        for version in versions.all
        for lang in versions.languages
    ]
    if plan.only is None:
        return jobs
    chosen = [job for job in jobs if job.name == plan.only]
    if not chosen:
        known = ", ".join(job.name for job in jobs)
        message = f"{plan.only} is no guide of this catalog. Choose one of: {known}."
        raise MisuseError(message)
    return chosen


def _job(
    plan: Plan,
    version: site_versions.Version,
    lang: str,
    shared: site_assets.Shared,
    common: str,
) -> site_guide.Job:
    return site_guide.Job(
        PROJECT, plan.catalog, lang, version, plan.day, plan.site_url, shared, common
    )


def _common(plan: Plan, lang: str) -> str:
    return site_guide.common_to(PROJECT, plan.catalog, lang)


def _guides(jobs: list[site_guide.Job], making: Making, told: Callable[[str], object]) -> None:
    """Build every guide, two at a time; `told` hears of each that is done."""

    def built(job: site_guide.Job) -> str:
        try:
            making.put(job.name, site_guide.key(job), partial(site_guide.built, job))
        except SiteError as error:
            return str(error)
        told(job.name)
        return ""

    with ThreadPoolExecutor(site_mkdocs.PROCESSES) as pool:
        failures = [text for text in pool.map(built, jobs) if text]
    if failures:
        raise SiteError("\n\n".join(failures))


def _other_guides(plan: Plan, versions: site_versions.Versions) -> list[str]:
    """The guides that stand in the site, whatever they were built from."""
    found = (each for lang in versions.languages for each in plan.site.glob(f"{lang}/*"))
    return [
        each.relative_to(plan.site).as_posix()
        for each in found
        if (each / site_data.CLAUSES).is_file()
    ]


def _fill(
    making: Making,
    plan: Plan,
    versions: site_versions.Versions,
    shared: site_assets.Shared,
    engine: bytes,
) -> None:
    beside = making.beside
    site_assets.copy_shared(beside / shared.ours, PROJECT)
    if plan.runtime:
        site_assets.link_runtime(beside / shared.runtime, PROJECT)
    site_data.write_engine(beside, shared.engine, engine)
    asked = site_redlines.put(versions)
    found = site_redlines.steps(versions, asked)
    site_data.write(beside, plan.catalog, versions, asked, found)
    site_pages.write(making, versions, found, plan.site_url, shared)
    site_servers.write(beside, versions)
    site_policy.apply(beside)
    site_offline.write(making, versions, shared, PROJECT / site_assets.SHARED)
    _refuse_broken_links(making, plan.only)
    site_compress.compress(beside)


def _refuse_broken_links(making: Making, only: str | None) -> None:
    parts = {
        name: site_links.kept(key, making.place(name))
        for name, key in making.folders.items()
        if only in (None, name)
    }
    names = making.files()
    if only is None:
        parts[""] = site_links.seen(making.beside, making.loose())
    problems = site_links.broken(parts, names.keys(), "assets/" if only else "")
    if problems:
        raise SiteError("These links lead nowhere:\n" + "\n".join(problems))


def _tidy(versions: site_versions.Versions) -> None:
    site_guide.tidy(PROJECT, len(versions.all) * len(versions.languages))
    site_downloads.tidy(len(versions.all))
    site_links.tidy()
    site_redlines.tidy()
    site_compress.tidy()


def _refuse_altered(catalog: Path) -> None:
    altered = verify(catalog)
    if altered:
        raise BadCatalogError(str(catalog), altered)


def _refuse_foreign(site: Path) -> None:
    if site.is_dir() and any(site.iterdir()) and not (site / _OURS).is_file():
        message = (
            f"{site} holds files that are not a built guide; it would be replaced as a whole. "
            "Name an empty or a new folder with --site."
        )
        raise MisuseError(message)
