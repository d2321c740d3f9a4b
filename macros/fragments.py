"""Fragments of clause text: chapters, single clauses, indexes.  Each returns HTML or Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from calculator.words import french_spaces
from macros.context import markdown_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calculator.model import Clause, Part
    from macros.context import Site

_DEEPEST_HEADING = 6


def chapters(site: Site) -> str:
    """The chapters that belong on the present page, whole; a sentence where there are none."""
    here = [chapter for chapter in site.catalog.guide.chapters if chapter.page == site.page]
    if not here:
        return site.render("nothing.html.j2")
    return "\n\n".join(block for chapter in here for block in _part(site, chapter, level=2))


def clause_quotes(site: Site, *clause_ids: str) -> str:
    """Some clauses quoted away from their page; those that this version lacks are left out."""
    guide = site.catalog.guide
    clauses = [guide.clause(clause_id) for clause_id in clause_ids if clause_id in guide]
    return site.render("quotes.html.j2", clauses=clauses) if clauses else ""


def clauses_that_consume_hours(site: Site) -> str:
    """The clauses that say whether the client's own matters draw hours."""
    ids = [clause.id for clause in site.catalog.guide.clauses() if clause.consumes_hours]
    return clause_quotes(site, *ids)


def scope_index(site: Site) -> str:
    """Every inclusion and every exclusion as a link, by group; works without any script."""
    kinds = (("inc", "index_included"), ("exc", "index_excluded"))
    columns = [
        {"kind": kind, "title": site.words[word], "groups": list(_groups(site, kind))}
        for kind, word in kinds
    ]
    return site.render("scope_index.html.j2", columns=columns)


def clause_link(site: Site, clause_id: str) -> str:
    """A link to a clause by its number and title; empty where this version lacks it."""
    guide = site.catalog.guide
    if clause_id not in guide:
        return ""
    return site.render("clause_link.html.j2", clause=guide.clause(clause_id)).strip()


def _groups(site: Site, kind: str) -> Iterator[tuple[Part, list[Clause]]]:
    for chapter in site.catalog.guide.chapters:
        for part in _walk(chapter):
            clauses = [clause for clause in part.clauses if clause.kind == kind]
            if clauses:
                yield part, clauses


def _walk(part: Part) -> Iterator[Part]:
    yield part
    for below in part.parts:
        yield from _walk(below)


def _part(site: Site, part: Part, level: int) -> Iterator[str]:
    yield _heading(site, part, level)
    if part.lead or part.clauses:
        clause_level = min(level + 1, _DEEPEST_HEADING)
        yield site.render(
            "clauses.html.j2",
            part=part,
            tag=f"h{clause_level}",
            allowed=lambda clause: _allowed(site, clause),
            route=lambda clause: _labels(site, "route", clause.route),
        )
    for below in part.parts:
        yield from _part(site, below, min(level + 1, _DEEPEST_HEADING))


def _heading(site: Site, part: Part, level: int) -> str:
    typo = french_spaces if site.lang == "fr" else str
    title = markdown_text(typo(part.title[site.lang]))
    number = f'<span class="part-number">{part.number}</span>'
    return f"{'#' * level} {number} {title} {{: #{part.id} .part .part--{level} }}"


def _allowed(site: Site, clause: Clause) -> list[Clause]:
    guide = site.catalog.guide
    carve_out = clause.carve_out
    if carve_out is None:
        return []
    return [guide.clause(clause_id) for clause_id in carve_out.allows if clause_id in guide]


def _labels(site: Site, family: str, codes: tuple[str, ...]) -> list[str]:
    return [site.words[f"{family}_{code}"] for code in codes]


def _markup(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - only called with text the renderer has escaped


FRAGMENTS: tuple[Callable[..., str], ...] = (
    chapters,
    clause_quotes,
    clauses_that_consume_hours,
    scope_index,
    clause_link,
)
