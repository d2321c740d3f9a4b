"""The pages above the guides: choice of language, redirects to the version in force, 404, map."""

from __future__ import annotations

import json
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools import site_compress, site_policy
from tools.cache import folder_of
from tools.redline_pdf import redline_pdf
from tools.site_data import text_address
from tools.site_feed import feed_entries
from tools.site_parts import BILL, bill_of_materials, parts
from tools.site_redlines import KEPT, LIVE, PAPER, key, live, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from calculator.redline_page import Step
    from tools.site_assets import Shared
    from tools.site_making import Making
    from tools.site_versions import Version, Versions

_REDLINE = "redline_page.html.j2"
REDLINES = "history"
"""Where the redlines stand below the folder of a language."""

_UP = "../../../"
"""From the page of a redline to the site's root."""

_TEXT = {
    "fr": {
        "name": "Français",
        "choose": "Choisir la langue",
        "home": "Lire le guide en français",
        "missing": "Cette page n’existe pas.",
        "missing_help": "L’adresse est peut-être incomplète, ou la page a changé de nom.",
        "moved": "Cette page mène à la version en vigueur.",
        "go": "Continuer",
        "history": "Toutes les versions",
        "redline": "ce qui change d’une version à l’autre",
        "show": "Texte",
        "both": "Les deux, côte à côte",
        "kinds": "Clauses qui changent",
        "script": "Cette page compare dans le navigateur et demande JavaScript.",
        "answers": "Ce que cela change dans les réponses",
        "feed": "versions publiées",
        "parts": "Ce que ce site doit à d’autres",
        "parts_lead": "Le site contient ces logiciels et polices, sous leur licence :",
        "parts_name": "Nom",
        "parts_version": "Version",
        "parts_licence": "Licence",
        "parts_bill": "La même liste pour les machines (CycloneDX)",
    },
    "en": {
        "name": "English",
        "choose": "Choose a language",
        "home": "Read the guide in English",
        "missing": "This page does not exist.",
        "missing_help": "The address may be incomplete, or the page has another name now.",
        "moved": "This page leads to the version in force.",
        "go": "Continue",
        "history": "All versions",
        "redline": "what changes from one version to the other",
        "show": "Text",
        "both": "Both, side by side",
        "kinds": "Clauses that change",
        "script": "This page compares in the browser and needs JavaScript.",
        "answers": "What it changes in the answers",
        "feed": "published versions",
        "parts": "What this site owes to others",
        "parts_lead": "The site holds these programs and typefaces, under their licences:",
        "parts_name": "Name",
        "parts_version": "Version",
        "parts_licence": "Licence",
        "parts_bill": "The same list for machines (CycloneDX)",
    },
}


def write(
    making: Making,
    versions: Versions,
    found: Sequence[Step],
    site_url: str | None,
    shared: Shared,
) -> None:
    """Write the pages above the guides; those that need a full address only with `site_url`.

    `found` are the steps between the versions; the page of one is written where the guides that it
    leads to are in the site.
    """
    site, latest = making.beside, versions.latest
    guide = latest.catalog.guide
    common: dict[str, Any] = {
        "lang": versions.languages[0],
        "ours": shared.ours,
        "service": guide.service,
        "languages": versions.languages,
        "text": _TEXT,
        "targets": {lang: f"{lang}/{latest.name}/" for lang in versions.languages},
    }
    _page(site / "index.html", "choose.html.j2", root="", **common)
    _page(site / "404.html", "missing.html.j2", root=site_url or "", **common)
    shipped = parts(site / shared.runtime)
    day = date.fromisoformat(versions.day)
    (site / BILL).write_bytes(bill_of_materials(shipped, day))
    _page(site / "parts.html", "parts.html.j2", root="", parts=shipped, bill=BILL, **common)
    for lang in versions.languages:
        _redirects(making, lang, latest, site_url, shared.ours)
    _redlines(making, versions, found, shared)
    for lang in versions.languages:
        values: dict[str, object] = {"entries": feed_entries(versions, found, lang), "lang": lang}
        values |= {"service": guide.service[lang], "text": _TEXT[lang]}
        (site / lang / "feed.xml").write_text(_rendered("feed.xml.j2", **values), encoding="utf-8")
    if site_url:
        (site / "sitemap.xml").write_text(_sitemap(making, versions, site_url), encoding="utf-8")


def _redlines(making: Making, versions: Versions, found: Iterable[Step], shared: Shared) -> None:
    latest, languages = versions.latest, versions.languages
    common = {
        "ours": shared.ours,
        "live": LIVE,
        "text": _TEXT,
        "service": dict(latest.catalog.guide.service),
        "paper": PAPER,
    }
    seen = json.dumps([common, languages], sort_keys=True)
    for each in found:
        if not _has(making, versions, (each.older, each.newer)):
            continue
        whole = key(each, seen)
        for lang in languages:
            name = f"{whole}-{lang}"
            make = partial(_redline, each, lang, languages, common)
            kept = partial(folder_of, KEPT, name, make)
            making.put(f"{lang}/{REDLINES}/{each.pair}", name, kept)
    if _has(making, versions, [latest.name]):
        places = {
            "runtime": shared.runtime,
            "engine": shared.engine,
            "contract": text_address(latest),
        }
        for lang in languages:
            page = making.beside / lang / REDLINES / LIVE / "index.html"
            values = live(lang, languages, latest.name)
            _page(page, _REDLINE, root=_UP, **common, **places, **values)


def _redline(
    found: Step, lang: str, languages: Sequence[str], common: Mapping[str, object], target: Path
) -> None:
    """The page of a step, finished, and its PDF."""
    values = shown(found, lang, languages)
    _page(target / "index.html", _REDLINE, root=_UP, **common, **values)
    written = redline_pdf(found.before, found.after, found.change, lang)
    (target / PAPER).write_bytes(written)
    site_policy.apply(target)
    site_compress.compress(target)


def _has(making: Making, versions: Versions, names: Iterable[str]) -> bool:
    """Whether the guides of these versions are in the site, in every language."""
    return all(f"{lang}/{name}" in making.folders for lang in versions.languages for name in names)


def pages(guide: Path) -> list[str]:
    """The addresses of the pages in the folder of a guide, as built."""
    found = (page.parent.relative_to(guide).as_posix() for page in guide.rglob("index.html"))
    return sorted("" if page == "." else f"{page}/" for page in found)


def _redirects(making: Making, lang: str, latest: Version, site_url: str | None, ours: str) -> None:
    site, guide = making.beside, f"{lang}/{latest.name}"
    _redirect(site, f"{lang}/", f"{guide}/", site_url, ours)
    for page in pages(making.place(guide)):
        _redirect(site, f"{lang}/latest/{page}", f"{guide}/{page}", site_url, ours)


def _redirect(site: Path, source: str, target: str, site_url: str | None, ours: str) -> None:
    root = "../" * source.count("/")
    lang = source.partition("/")[0]
    _page(
        site / source / "index.html",
        "redirect.html.j2",
        root=root,
        ours=ours,
        lang=lang,
        text=_TEXT[lang],
        target=root + target,
        canonical=site_url + target if site_url else None,
    )


def _sitemap(making: Making, versions: Versions, site_url: str) -> str:
    entries = list(_entries(making, versions))
    return _rendered("sitemap.xml.j2", entries=entries, languages=versions.languages, root=site_url)


def _entries(making: Making, versions: Versions) -> Iterator[tuple[str, str]]:
    for version in versions.all[1:]:
        for page in pages(making.place(f"{versions.languages[0]}/{version.name}")):
            yield version.name, page


def _page(path: Path, template: str, **values: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_rendered(template, **values), encoding="utf-8")


def _rendered(template: str, **values: object) -> str:
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["json"] = lambda data: json.dumps(data, sort_keys=True)
    return environment
