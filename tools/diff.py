"""What differs between two versions of the guide, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.model import Clause, Guide
    from tools.data import Json

type Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """One clause that is not the same in both versions; None where a version lacks it.

    `moved` means that only its number differs.
    """

    kind: Kind
    before: Clause | None
    after: Clause | None

    @property
    def clause(self) -> Clause:
        """The clause as it stands in the later version, or as it last stood."""
        clause = self.after or self.before
        assert clause is not None  # noqa: S101 - one of the two is always there
        return clause


def changes(before: Guide, after: Guide) -> Iterator[Change]:
    """Every clause that differs, in the order of the later version, removed ones last."""
    for clause in after.clauses():
        if clause.id not in before:
            yield Change("added", None, clause)
            continue
        old = before.clause(clause.id)
        if _words(old) != _words(clause):
            yield Change("changed", old, clause)
        elif old.number != clause.number:
            yield Change("moved", old, clause)
    for clause in before.clauses():
        if clause.id not in after:
            yield Change("removed", clause, None)


def change_json(change: Change, lang: str) -> dict[str, Json]:
    """One change as data, with the clause verbatim in one language."""
    return {
        "kind": change.kind,
        "id": change.clause.id,
        "title": change.clause.title[lang],
        "before": _side(change.before, lang),
        "after": _side(change.after, lang),
    }


def change_text(change: Change, lang: str) -> str:
    """One change for reading: a heading, then the lines that went and the lines that came."""
    before, after = change.before, change.after
    numbers = [clause.number for clause in (before, after) if clause]
    number = " → ".join(dict.fromkeys(numbers))
    lines = [f"{change.kind}: {number}  {change.clause.title[lang]}  [{change.clause.id}]"]
    if change.kind != "moved":
        old = before.quote(lang).splitlines() if before else []
        new = after.quote(lang).splitlines() if after else []
        lines += [f"- {line}" for line in old if line not in new]
        lines += [f"+ {line}" for line in new if line not in old]
    return "\n".join(lines)


def _words(clause: Clause) -> tuple[object, ...]:
    """All that a clause says and does, in every language; not where it stands."""
    texts = [clause.quote(lang) for lang in clause.text]
    rules = (clause.route, clause.unless, clause.consumes_hours, clause.binds)
    allowed = clause.carve_out.allows if clause.carve_out else ()
    return (*texts, dict(clause.title), *rules, allowed)


def _side(clause: Clause | None, lang: str) -> Json:
    return {"number": clause.number, "text": clause.quote(lang)} if clause else None
