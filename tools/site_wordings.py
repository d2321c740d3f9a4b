"""Every wording that each clause ever had, from the first version on to the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calculator.model import Clause
    from tools.data import Json
    from tools.site_versions import Versions


def wordings(versions: Versions, lang: str) -> dict[str, list[dict[str, Json]]]:
    """By the id of the clause, the versions in which its words changed, the newest first.

    `said` holds the title and then each paragraph; it is null where the clause had left the guide.
    A version that says what the one before said is not listed.
    """
    found: dict[str, list[dict[str, Json]]] = {}
    last: dict[str, list[str] | None] = {}
    for version in reversed(versions.all):
        guide = version.catalog.guide
        now = {clause.id: _said(clause, lang) for clause in guide.clauses()}
        for name in {**last, **now}:
            said = now.get(name)
            if name not in last or last[name] != said:
                lines: Json = [*said] if said else None
                wording: dict[str, Json] = {
                    "version": version.name,
                    "effective": guide.effective,
                    "basis": guide.effective_basis,
                    "said": lines,
                }
                found.setdefault(name, []).insert(0, wording)
                last[name] = said
    return dict(sorted(found.items()))


def _said(clause: Clause, lang: str) -> list[str]:
    """Title, opening sentence, text, points and carve-out of a clause, as far as it has them."""
    return [
        clause.title[lang],
        *([clause.lead[lang]] if clause.lead else []),
        clause.text[lang],
        *(f"– {point[lang]}" for point in clause.points),
        *([clause.carve_out.text[lang]] if clause.carve_out else []),
    ]
