"""The agreement as people give it: read whole, or refused with every fault named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from calculator.faults import FaultyError
from calculator.sizing import Agreement, agreement_faults, agreement_from_json, agreement_json
from calculator.sizing_example import example_agreement

if TYPE_CHECKING:
    from calculator.catalog import Catalog

_SCHEMA = Draft202012Validator(
    json.loads(Path("catalog/schema/agreement.schema.json").read_text(encoding="utf-8"))
)
_WHOLE: dict[str, Any] = {
    "format": 1,
    "lang": "fr",
    "version": "2025-03-01",
    "plan": "plan-year",
    "products": {"front": "flat"},
    "size": {"trees": 3},
    "contract": {"calendar": "garden", "targets": {"storm": 2}, "contacts": {"escalation": "Zoé"}},
    "package": 8,
    "options": ["plan"],
    "lines": [
        {"task": "task-lawn", "count": 4, "items": 2, "complexity": "simple", "environments": 2},
        {"text": "Trim the hedge", "count": 0.5, "hours": 3.5, "answers": {"que-pool": "yes"}},
        {
            "backlog": {
                "months": 6,
                "verdicts": {"included": 9, "excluded": 2},
                "tasks": [{"task": "task-beds", "count": 9, "hours": 20}],
                "outside": {"exc-pool": 2},
            }
        },
    ],
    "start": "2026-03-02",
    "rate": 90,
    "currency": "EUR",
}
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def _paths(data: object, catalog: Catalog | None = None) -> list[str]:
    return [each.path for each in agreement_faults(data, catalog)]


def test_nothing_given() -> None:
    """An empty object is an agreement: everything may be left out."""
    assert agreement_from_json({}) == Agreement()


def test_every_field_comes_back(garden: Catalog) -> None:
    """What is read and written again is what was given, and fits the schema."""
    agreement = agreement_from_json(_WHOLE, garden)

    assert agreement_json(agreement) == _WHOLE
    assert list(_SCHEMA.iter_errors(_WHOLE)) == []


def test_null_is_left_out() -> None:
    """A field that is null is one that was left out."""
    empty = dict.fromkeys(_WHOLE, None) | {"format": 1}

    assert agreement_from_json(empty) == Agreement()


def test_the_example(garden: Catalog) -> None:
    """The example of a catalog is valid there and by the schema."""
    data = agreement_json(example_agreement(garden, "en"))

    assert _paths(data, garden) == []
    assert list(_SCHEMA.iter_errors(data)) == []


def test_all_faults_at_once(garden: Catalog) -> None:
    """Every fault is one line with its path, in the order of the file."""
    with pytest.raises(FaultyError) as caught:
        agreement_from_json(
            {
                "format": 2,
                "plan": "plan-decade",
                "lines": [{"task": "task-lawn", "count": -1}, {"text": "x", "task": "task-beds"}],
                "packge": 8,
                "rate": 80,
                "contract": {"increment": 0},
            },
            garden,
        )

    assert str(caught.value) == (
        "The contract cannot be read:\n"
        "- format: the format number 1 is wanted; a newer file needs a newer version of the guide,"
        " not 2.\n"
        "- “packge” is not a field of a contract: did you mean “package”?\n"
        "- contract.increment: a number of hours from 0.01 to 24 is wanted, not 0.\n"
        "- rate: “rate” and “currency” go together: “currency” is missing.\n"
        "- lines[0].count: a number from 0 to 10000 is wanted, not -1.\n"
        "- lines[1]: a line holds either “task” or “text” or “backlog”: here, “task, text”.\n"
        "- plan: one of these is wanted: plan-season, plan-year, not “plan-decade”."
    )


def test_faults_in_french() -> None:
    """A French file is answered in French."""
    with pytest.raises(FaultyError) as caught:
        agreement_from_json({"lang": "fr", "package": "douze"})

    assert str(caught.value) == (
        "Le contrat ne peut être lu\u00a0:\n"
        "- package: un nombre de 0,01 à 10000 est attendu, et non «\u00a0douze\u00a0»."
    )


@pytest.mark.parametrize("number", [-1, float("nan"), float("inf"), 10**400, "3", True, [], {}])
@pytest.mark.parametrize(
    ("path", "build"),
    [
        ("package", lambda value: {"package": value}),
        ("rate", lambda value: {"rate": value, "currency": "EUR"}),
        ("size.trees", lambda value: {"size": {"trees": value}}),
        ("lines[0].count", lambda value: {"lines": [{"text": "x", "count": value}]}),
        ("lines[0].items", lambda value: {"lines": [{"text": "x", "items": value}]}),
        ("lines[0].hours", lambda value: {"lines": [{"text": "x", "hours": value}]}),
        ("lines[0].environments", lambda value: {"lines": [{"text": "x", "environments": value}]}),
        (
            "lines[0].backlog.months",
            lambda value: {"lines": [{"backlog": {"months": value, "verdicts": {}}}]},
        ),
        (
            "lines[0].backlog.verdicts.included",
            lambda value: {"lines": [{"backlog": {"months": 1, "verdicts": {"included": value}}}]},
        ),
        ("contract.increment", lambda value: {"contract": {"increment": value}}),
        ("contract.hours_left", lambda value: {"contract": {"hours_left": value}}),
    ],
)
def test_bad_numbers(path: str, build: Any, number: object) -> None:  # noqa: ANN401
    """Negative, huge, endless, as text or as something else: each is a fault at its field."""
    assert _paths(build(number)) == [path]


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ([], ""),
        ("contract", ""),
        ({"lang": "de"}, "lang"),
        ({"version": "../../etc"}, "version"),
        ({"plan": 3}, "plan"),
        ({"plan": "<b>"}, "plan"),
        ({"products": ["front"]}, "products"),
        ({"products": {"front": "swamp"}}, "products.front"),
        ({"products": {"roof": "flat"}}, "products"),
        ({"products": {"<script>": "flat"}}, "products"),
        ({"size": {"cats": 1}}, "size"),
        ({"options": "plan"}, "options"),
        ({"options": ["plan", "moat"]}, "options[1]"),
        ({"options": [7]}, "options[0]"),
        ({"start": "2026-02-30"}, "start"),
        ({"start": "02/03/2026"}, "start"),
        ({"start": "1999-01-04"}, "start"),
        ({"start": 20260302}, "start"),
        ({"rate": 80, "currency": "euros"}, "currency"),
        ({"currency": "EUR"}, "currency"),
        ({"contract": {"calendar": "moon"}}, "contract.calendar"),
        ({"contract": "signed"}, "contract"),
        ({"contract": {"contacts": {"mayor": "Zoé"}}}, "contract.contacts"),
        ({"contract": {"contacts": {"escalation": ""}}}, "contract.contacts.escalation"),
        ({"contract": {"targets": {"storm": "soon"}}}, "contract.targets.storm"),
        ({"contract": {"targets": {"Storm!": 2}}}, "contract.targets"),
        ({"lines": {"task": "task-lawn"}}, "lines"),
        ({"lines": ["task-lawn"]}, "lines[0]"),
        ({"lines": [{}]}, "lines[0]"),
        ({"lines": [{"task": "task-moat"}]}, "lines[0].task"),
        ({"lines": [{"text": "  "}]}, "lines[0].text"),
        ({"lines": [{"text": "x" * 2_001}]}, "lines[0].text"),
        ({"lines": [{"text": "x", "complexity": "mad"}]}, "lines[0].complexity"),
        ({"lines": [{"text": "x", "answers": {"que-pool": 3}}]}, "lines[0].answers.que-pool"),
        ({"lines": [{"text": "x", "colour": "red"}]}, "lines[0]"),
        ({"lines": [{"backlog": "rows"}]}, "lines[0].backlog"),
        (
            {"lines": [{"backlog": {"months": 1, "verdicts": {"maybe": 1}}}]},
            "lines[0].backlog.verdicts",
        ),
        (
            {"lines": [{"backlog": {"months": 1, "verdicts": {}, "tasks": [{"task": "x"}]}}]},
            "lines[0].backlog.tasks[0].count",
        ),
    ],
)
def test_bad_values(garden: Catalog, data: object, path: str) -> None:
    """Any other value that does not fit is a fault at its field."""
    assert path in _paths(data, garden)


def test_too_many_lines() -> None:
    """A hundred thousand lines are refused in one sentence, at once."""
    with pytest.raises(FaultyError, match="at most 500 lines"):
        agreement_from_json({"lines": [{"text": "x"}] * 100_000})


@settings(max_examples=60)
@given(
    st.dictionaries(st.sampled_from(sorted(_WHOLE)) | st.text(), _ANYTHING, max_size=5),
    st.lists(
        st.dictionaries(
            st.sampled_from(["task", "text", "backlog", "count", "items", "hours", "answers"]),
            _ANYTHING,
            max_size=4,
        ),
        max_size=3,
    ),
)
def test_read_or_refused(data: dict[str, Any], lines: list[dict[str, Any]]) -> None:
    """Whatever is given is an agreement, which survives its JSON, or a fault for people."""
    given_data = {**data, "lines": lines}
    faults = list(agreement_faults(given_data))
    if faults:
        assert all(fault.text(lang) for fault in faults for lang in ("fr", "en"))
        with pytest.raises(FaultyError):
            agreement_from_json(given_data)
    else:
        agreement = agreement_from_json(given_data)
        assert agreement_from_json(agreement_json(agreement)) == agreement
