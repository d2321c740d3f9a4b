"""Contract texts drawn at random for laws about versions: the same identifiers, shuffled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = st.lists(
    st.sampled_from("le the hours heures , ; : « » l’été 12 of de included inclus .".split()),
    min_size=1,
    max_size=6,
).map(" ".join)
_TEXT = st.one_of(_WORDS, st.text(min_size=1, max_size=6))
_LOCALIZED = st.fixed_dictionaries({"fr": _TEXT, "en": _TEXT})
_ROUTES = ["separate-offer", "another-sow", "account-manager"]
_SOURCE = st.lists(st.sampled_from(["1", "2.A", "3.1"]), min_size=1, max_size=2, unique=True)
_CLAUSE = st.fixed_dictionaries(
    {"title": _LOCALIZED, "text": _LOCALIZED, "source": _SOURCE},
    optional={
        "points": st.lists(_LOCALIZED, min_size=1, max_size=3),
        "route": st.lists(st.sampled_from(_ROUTES), min_size=1, unique=True),
        "unless": st.sampled_from(["contracted", "approved"]),
        "carve_out": st.fixed_dictionaries(
            {"text": _LOCALIZED, "allows": st.just(["inc-0"])},
        ),
        "consumes_hours": st.booleans(),
        "binds": st.sampled_from(["client", "provider", "both"]),
    },
)
_LEAD = st.fixed_dictionaries({"text": _LOCALIZED, "source": _SOURCE})
_HEADING = st.fixed_dictionaries({"title": _LOCALIZED, "source": _SOURCE}, optional={"lead": _LEAD})


@st.composite
def contracts(draw: st.DrawFn) -> dict[str, Any]:
    """A contract text of up to three chapters; any two of them share many identifiers."""
    clauses = iter(draw(st.permutations([f"inc-{n}" for n in range(5)])))
    parts = iter(draw(st.permutations([f"par-{n}" for n in range(4)])))
    chapters = draw(st.permutations([f"cha-{n}" for n in range(3)]))
    return {
        "format": 1,
        "version": draw(st.sampled_from(["2025-01-01", "2025-06-01", "draft"])),
        "effective": draw(st.sampled_from(["2025-01-01", "2025-06-01", None])),
        "effective_basis": "announced",
        "service": draw(_LOCALIZED),
        "provider": {"fr": "Nous", "en": "We"},
        "languages": ["fr", "en"],
        "chapters": [
            {
                "id": each,
                "page": draw(st.sampled_from(["scope", "slo"])),
                **draw(_HEADING),
                "parts": [
                    _part(draw, name, clauses, parts, depth=0)
                    for name in _some(parts, draw(st.integers(1, 2)))
                ],
            }
            for each in chapters[: draw(st.integers(1, 2))]
        ],
    }


def _part(
    draw: st.DrawFn, name: str, clauses: Iterator[str], parts: Iterator[str], depth: int
) -> dict[str, Any]:
    own = [{"id": each, **draw(_CLAUSE)} for each in _some(clauses, draw(st.integers(0, 3)))]
    below = [
        _part(draw, each, clauses, parts, depth + 1)
        for each in _some(parts, draw(st.integers(0, 1 - depth)))
    ]
    lists = {"clauses": own, "parts": below}
    return {"id": name, **draw(_HEADING), **{key: each for key, each in lists.items() if each}}


def _some(names: Iterator[str], many: int) -> list[str]:
    return [name for _, name in zip(range(many), names, strict=False)]
