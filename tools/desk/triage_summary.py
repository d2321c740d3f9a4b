"""What a triaged backlog comes to, as data for programs and as lines for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.answer import VERDICTS
from calculator.figures import hours_text
from calculator.sizing_agreement import backlog_json
from calculator.words import say
from tools.desk.triage_words import kind, reason, routes, rows_text, tell, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from calculator.catalog import Catalog
    from calculator.effort import Hours
    from tools.desk.backlog import Backlog
    from tools.desk.triage import Summary, Total

FORMAT = 1
_SHOWN = 50
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Report:
    """A summary with all that its texts need."""

    catalog: Catalog
    backlog: Backlog
    summary: Summary
    lang: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of text."""
        return tuple(self._name(place) for place in self.backlog.columns.texts)

    @property
    def key(self) -> str | None:
        """The name of the column of keys, if any."""
        place = self.backlog.columns.key
        return None if place is None else self._name(place)

    def _name(self, place: int) -> str:
        header = self.backlog.header
        name = " ".join(header[place].split()) if place < len(header) else ""
        name = name.encode("utf-8", "replace").decode()
        return name or tell("column_at", self.lang, n=place + 1)


def summary_json(report: Report) -> dict[str, Any]:
    """The summary as plain data: codes, ids and figures, texts only where a clause is named."""
    catalog, summary = report.catalog, report.summary
    means = sum(each.hours for each in summary.totals.values())
    answered = summary.rows - len(summary.broken)
    return {
        "format": FORMAT,
        "lang": report.lang,
        "version": catalog.guide.version,
        "contract_hash": catalog.contract_hash,
        "advice_hash": catalog.advice_hash,
        "advice_revision": catalog.advice.revision,
        "source": {
            "kind": list(report.backlog.kind),
            "columns": list(report.columns),
            "key": report.key,
            "guessed": report.backlog.columns.guessed,
        },
        "rows": summary.rows,
        "answered": answered,
        "duplicates": summary.duplicates,
        "verdicts": {
            code: {
                "rows": total.rows,
                "share": _share(total.rows, answered),
                "hours_mean": round(total.hours, _DIGITS),
                "share_of_hours": _share(total.hours, means),
                "without_hours": total.without_hours,
            }
            for code, total in _ordered(summary)
        },
        "outside": [
            {
                **_clause(report, clause, rows),
                "route": list(catalog.guide.clause(clause).route),
            }
            for clause, rows in summary.outside
        ],
        "prerequisites": [_clause(report, clause, rows) for clause, rows in summary.prerequisites],
        "hours": _hours(summary.hours),
        "hours_without_duplicates": _hours(summary.distinct_hours),
        "backlog": backlog_json(summary.backlog),
        "illustrative_share": round(summary.illustrative, _DIGITS),
        "broken": [
            {"row": each.number, "reason": each.reason, "text": reason(each, report.lang)}
            for each in summary.broken
        ],
    }


def _clause(report: Report, clause_id: str, rows: int) -> dict[str, Any]:
    clause = report.catalog.guide.clause(clause_id)
    title = clause.title[report.lang]
    return {"clause": clause_id, "number": clause.number, "title": title, "rows": rows}


def _hours(hours: Hours | None) -> dict[str, Any] | None:
    names = ("low", "likely", "high", "mean", "provenance", "needs_scoping")
    return {name: getattr(hours, name) for name in names} if hours else None


def _ordered(summary: Summary) -> list[tuple[str, Total]]:
    return sorted(summary.totals.items(), key=lambda pair: VERDICTS.index(pair[0]))


def _share(part: float, whole: float) -> float:
    return round(part / whole, _DIGITS) if whole else 0.0


type Lines = Iterator[tuple[str, tuple[str, ...]]]
"""A heading with its lines."""


def sections(report: Report) -> Lines:
    """The summary for people: each heading with what stands below it."""
    lang, summary = report.lang, report.summary
    given = "columns_guessed" if report.backlog.columns.guessed else "columns_given"
    yield tell("source", lang), (", ".join(kind(each, lang) for each in report.backlog.kind),)
    yield tell("columns", lang), (tell(given, lang, names=" + ".join(report.columns)),)
    if report.key:
        yield tell("key_column", lang), (report.key,)
    yield tell("rows", lang), (str(summary.rows),)
    if summary.duplicates:
        yield tell("duplicates", lang), (str(summary.duplicates),)
    if summary.totals:
        note = tell("by_verdict_note", lang)
        yield tell("by_verdict", lang), (*_verdicts(summary, lang), note)
    if summary.outside:
        yield tell("outside", lang), tuple(_outside(report))
    if summary.hours:
        yield (
            tell("hours", lang),
            (
                _range(summary.hours, lang),
                tell("illustrative", lang, percent=_percent(summary.illustrative)),
            ),
        )
        if summary.duplicates and summary.distinct_hours:
            yield tell("distinct_hours", lang), (_range(summary.distinct_hours, lang),)
    if summary.prerequisites:
        yield tell("prerequisites", lang), tuple(_counted(report, summary.prerequisites))
    if summary.broken:
        yield tell("broken", lang), tuple(_broken(report))
    yield "", (_provenance(report),)


def summary_text(report: Report) -> str:
    """The summary as lines for a terminal."""
    lines: list[str] = []
    for heading, texts in sections(report):
        if not heading:
            lines += ["", *texts]
        elif len(texts) == 1:
            lines.append(tell("line", report.lang, heading=heading, text=texts[0]))
        else:
            lines += ["", tell("heading", report.lang, heading=heading)]
            lines += [f"  {text}" for text in texts]
    return "\n".join(lines)


def _verdicts(summary: Summary, lang: str) -> Iterator[str]:
    answered = summary.rows - len(summary.broken)
    means = sum(each.hours for each in summary.totals.values())
    for code, total in _ordered(summary):
        share = tell(
            "share" if total.hours else "share_no_hours",
            lang,
            rows=rows_text(total.rows, lang),
            percent=_percent(_share(total.rows, answered)),
            hours=hours_text(total.hours, lang),
            hours_percent=_percent(_share(total.hours, means)),
        )
        yield tell("line", lang, heading=verdict(code, lang), text=share)


def _outside(report: Report) -> Iterator[str]:
    guide = report.catalog.guide
    for line, (clause, _) in zip(
        _counted(report, report.summary.outside), report.summary.outside, strict=True
    ):
        ways = routes(guide.clause(clause).route, report.lang)
        yield f"{line} – {ways}" if ways else line


def _counted(report: Report, counted: Iterable[tuple[str, int]]) -> Iterator[str]:
    for clause_id, rows in counted:
        named = {**_clause(report, clause_id, rows), "rows": rows_text(rows, report.lang)}
        yield tell("counted", report.lang, **named)


def _broken(report: Report) -> Iterator[str]:
    broken = report.summary.broken
    for each in broken[:_SHOWN]:
        yield tell("broken_at", report.lang, row=each.number, reason=reason(each, report.lang))
    if len(broken) > _SHOWN:
        yield tell("more", report.lang, n=len(broken) - _SHOWN)


def _range(hours: Hours, lang: str) -> str:
    figures = {name: hours_text(getattr(hours, name), lang) for name in _FIGURES}
    return tell("range", lang, **figures)


_FIGURES = ("low", "likely", "high", "mean")


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _provenance(report: Report) -> str:
    catalog = report.catalog
    return say(
        "provenance",
        report.lang,
        version=catalog.guide.version,
        contract=catalog.contract_hash[:8],
        revision=catalog.advice.revision,
        advice=catalog.advice_hash[:8],
    )
