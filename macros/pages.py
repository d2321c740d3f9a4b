"""Fragments of the site's own pages: home, request form, version card, glossary."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from macros.answer import sample_request, static_answer
from tools.site_downloads import PLACE, name_of
from tools.versions import CONTRACT

if TYPE_CHECKING:
    from collections.abc import Callable

    from macros.context import Site

_EPOCH = date(1970, 1, 1)


def version_line(site: Site) -> str:
    """The version, its effective date and how that date is known, in one line."""
    return site.render("version_line.html.j2", guide=site.catalog.guide).strip()


def count(site: Site, kind: str) -> str:
    """How many clauses of one kind this version holds."""
    return str(sum(clause.kind == kind for clause in site.catalog.guide.clauses()))


def contents(site: Site) -> str:
    """The table of contents: every chapter and its parts, as links."""
    return site.render("contents.html.j2", chapters=site.catalog.guide.chapters)


def check_form(site: Site) -> str:
    """The form of the request checker; without scripts it says what it cannot do."""
    advice = site.catalog.advice
    calendar = advice.calendars[advice.presets.default_calendar]
    return site.render(
        "check_form.html.j2",
        levels=advice.presets.levels,
        illustrative=all(each.provenance == "illustrative" for each in advice.presets.levels),
        calendars=advice.calendars.values(),
        plans=[each for each in site.catalog.guide.clauses() if each.kind == "plan"],
        contracted=[each for each in site.catalog.guide.clauses() if each.unless == "contracted"],
        since=_EPOCH + timedelta(days=calendar.since),
        until=_EPOCH + timedelta(days=calendar.until),
    )


def version_card(site: Site) -> str:
    """What identifies this version: number, dates, and its files with their fingerprints."""
    return site.render(
        "version_card.html.j2",
        guide=site.catalog.guide,
        place=f"{site.base}{site.root}{PLACE}",
        files=_files(site),
    )


def governs_form(site: Site) -> str:
    """The form that tells which version governs a contract, by its dates."""
    return site.render("governs_form.html.j2")


def hash_file(site: Site) -> str:
    """The name of the file that holds the contract text of this version."""
    return name_of(site.catalog.guide.version, CONTRACT)


def hash_command(site: Site) -> str:
    """The command that compares downloaded files with their fingerprints."""
    return f"sha256sum --check --ignore-missing {site.catalog.guide.version}.sha256"


def chain_head(site: Site) -> str:
    """Where a script writes the fingerprint that the chain of versions ends with today."""
    return site.render("chain_head.html.j2").strip()


def glossary(site: Site) -> str:
    """The aid to reading: terms, explanations and the clauses they occur in."""
    guide = site.catalog.guide
    terms = [
        (
            term.term[site.lang],
            term.text[site.lang],
            [guide.clause(clause_id) for clause_id in term.see if clause_id in guide],
        )
        for term in site.catalog.advice.glossary
    ]
    return site.render("glossary.html.j2", terms=sorted(terms, key=lambda term: term[0].casefold()))


def _files(site: Site) -> list[tuple[str, str, str]]:
    """What can be downloaded in this language: what it is, its name, its SHA-256 if published."""
    version, release = site.catalog.guide.version, site.release
    kinds = {
        "pdf": f"guide.{site.lang}.pdf",
        "txt": f"guide.{site.lang}.txt",
        "json": CONTRACT,
    }
    known = dict(release.files) if release else {CONTRACT: site.catalog.contract_hash}
    return [
        (kind, name_of(version, name), known[name]) for kind, name in kinds.items() if name in known
    ]


FRAGMENTS: tuple[Callable[..., str], ...] = (
    version_line,
    count,
    contents,
    check_form,
    version_card,
    governs_form,
    hash_file,
    hash_command,
    chain_head,
    glossary,
    sample_request,
    static_answer,
)
