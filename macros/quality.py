"""Fragments of the page on quality: the measured counts as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.evaluate import Share

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from calculator.advice import Counts
    from macros.context import Site

_COLUMNS = ("accuracy", "answered", "precision", "wrong_included")


def quality_table(site: Site) -> str:
    """The counts by group of examples: all, by language, by right verdict."""
    groups = site.catalog.advice.measured.groups
    rows = [
        (_group(site, name), counts["accuracy"][1], [_shares(counts)[each] for each in _COLUMNS])
        for name, counts in groups.items()
        if name != "examples"
    ]
    columns = [site.words[f"quality_{each}"] for each in _COLUMNS]
    return site.render(
        "quality.html.j2",
        title=site.words["quality_title"],
        first=site.words["quality_group"],
        columns=[site.words["quality_count"], *columns],
        rows=[
            (name, [str(count), *(_percent(site, each) for each in shares)])
            for name, count, shares in rows
        ],
        measured=site.catalog.advice.measured.date,
    )


def quality_evidence(site: Site) -> str:
    """The counts by strength of the evidence."""
    found = site.catalog.advice.measured.evidence
    ordered = [level for level in ("strong", "fair", "thin") if level in found]
    counts = {site.words[f"evidence_{each}"]: found[each] for each in ordered}
    return _simple(site, "quality_evidence", counts)


def quality_clauses(site: Site) -> str:
    """The counts by clause, the weakest first, so that nothing hides."""
    guide = site.catalog.guide
    counts = site.catalog.advice.measured.clauses
    known = sorted(
        (each for each in counts if each in guide),
        key=lambda each: (counts[each][0] / counts[each][1], each),
    )
    titles = {
        f"{guide.clause(each).number} {guide.clause(each).title[site.lang]}": counts[each]
        for each in known
    }
    return _simple(site, "quality_clause", titles)


def advice_history(site: Site) -> str:
    """The published revisions of the advice, the newest first."""
    rows = [
        (
            f"r{each.number}",
            each.date,
            each.summary.get(site.lang, ""),
            f"{each.changed} / {each.asked}" if each.asked else "–",
            _percent(site, Share(each.right, each.of)),
        )
        for each in reversed(site.revisions)
    ]
    return site.render("advice_history.html.j2", rows=rows)


def _simple(site: Site, first: str, counts: Counts) -> str:
    return site.render(
        "quality.html.j2",
        title=f"{site.words['quality_title']} – {site.words[first]}",
        first=site.words[first],
        columns=[site.words["quality_count"], site.words["quality_right"]],
        rows=[
            (name, [str(of), _percent(site, Share(right, of))])
            for name, (right, of) in counts.items()
        ],
        measured=None,
    )


def _shares(counts: Counts) -> Mapping[str, Share]:
    return {name: Share(right, of) for name, (right, of) in counts.items()}


def _group(site: Site, name: str) -> str:
    """A group of examples as people call it: “all”, a language, a right verdict."""
    first, _, rest = name.partition(" ")
    if first == "label":
        return site.words[f"verdict_{rest}"]
    return site.words[f"quality_{first}"]


def _percent(site: Site, share: Share) -> str:
    """A share with its interval of 95 %, as the language writes it."""
    if not share.of:
        return "–"
    french = site.lang == "fr"
    return share.percent.replace(".", ",") if french else share.percent.replace(" %", "%")


FRAGMENTS: tuple[Callable[..., str], ...] = (
    quality_table,
    quality_evidence,
    quality_clauses,
    advice_history,
)
