"""From YAML files to the guide: nothing is lost, added or renumbered on the way."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from calculator.model import Guide, guide_from_json, letter
from tools.assembly import contract_json
from tools.canonical import canonical
from tools.checks import check

if TYPE_CHECKING:
    from tools.data import Json

_CATALOGS = Path(__file__).parent / "fixtures" / "catalogs"
_PROJECT = Path(__file__).parent.parent
_SCHEMA = json.loads((_PROJECT / "catalog" / "schema" / "contract.schema.json").read_bytes())

_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
_BOTH = st.fixed_dictionaries({"fr": _TEXT, "en": _TEXT})
_SHAPE = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=3), min_size=1, max_size=3)
"""For each chapter its parts, for each part the number of its clauses."""


def _catalog(shape: list[list[int]], texts: list[dict[str, str]]) -> dict[str, Json]:
    """The files of a catalog of that shape; the texts are used in turn."""
    turn = 0

    def both() -> Json:
        nonlocal turn
        turn += 1
        return dict(texts[turn % len(texts)])

    parts: list[Json] = []
    chapters: list[Json] = []
    for number, sizes in enumerate(shape):
        names = [f"par-{number}-{position}" for position in range(len(sizes))]
        for name, size in zip(names, sizes, strict=True):
            clauses: list[Json] = [
                {
                    "id": f"gen-{name}-{n}",
                    "title": both(),
                    "text": both(),
                    "source": ["1"],
                    "figures": "source",
                }
                for n in range(size)
            ]
            parts.append({"id": name, "title": both(), "source": ["1"], "clauses": clauses})
        chapters.append(
            {
                "id": f"cha-{number}",
                "page": "scope",
                "title": both(),
                "source": ["1"],
                "parts": [*names],
            }
        )
    guide: dict[str, Json] = {
        "format": 1,
        "service": both(),
        "provider": both(),
        "languages": ["fr", "en"],
        "published": {"version": "2025-01-01", "effective": "2025-01-01", "basis": "assumed"},
        "chapters": chapters,
    }
    return {"guide.yml": guide, "prose.yml": {"parts": parts}}


def _opened(files: dict[str, Json]) -> Guide:
    with TemporaryDirectory() as folder:
        for name, data in files.items():
            text = json.dumps(data, ensure_ascii=False, indent=1)
            (Path(folder) / name).write_text(text, encoding="utf-8")
        sources, problems = check(Path(folder))
    assert sources is not None
    assert [problem for problem in problems if problem.severity == "error"] == []
    return guide_from_json(json.loads(canonical(contract_json(sources))))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(_SHAPE, st.lists(_BOTH, min_size=1, max_size=5))
def test_every_text_arrives_unchanged(shape: list[list[int]], texts: list[dict[str, str]]) -> None:
    """What was written in YAML is what the model holds, in each language and in order."""
    files = _catalog(shape, texts)

    guide = _opened(files)

    parts = files["prose.yml"]
    assert isinstance(parts, dict)
    written = [
        (clause["id"], clause["title"], clause["text"])
        for part in json.loads(json.dumps(parts["parts"]))
        for clause in part["clauses"]
    ]
    assert [(c.id, dict(c.title), dict(c.text)) for c in guide.clauses()] == written


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(_SHAPE, _BOTH)
def test_numbers_follow_from_the_position(shape: list[list[int]], text: dict[str, str]) -> None:
    """A clause is numbered by chapter, part and letter, in the order of the files."""
    guide = _opened(_catalog(shape, [text]))

    assert [clause.number for clause in guide.clauses()] == [
        f"{chapter}.{part} {letter(clause)}"
        for chapter, sizes in enumerate(shape, start=1)
        for part, size in enumerate(sizes, start=1)
        for clause in range(size)
    ]


@pytest.mark.parametrize("folder", [_PROJECT / "catalog", _CATALOGS / "garden"], ids=str)
def test_an_assembled_contract_fits_its_schema(folder: Path) -> None:
    """The contract that is frozen and hashed has the shape its schema promises."""
    sources, _ = check(folder)
    assert sources is not None

    contract = contract_json(sources)

    assert list(Draft202012Validator(_SCHEMA).iter_errors(contract)) == []


def test_what_is_known_of_the_last_version_is_no_contract_text() -> None:
    """The draft has no effective date, and the note on the published version stays out of it."""
    sources, _ = check(_CATALOGS / "garden")
    assert sources is not None

    contract = contract_json(sources)

    assert (contract["version"], contract["effective"]) == ("draft", None)
    assert "published" not in contract
