"""Sizing a whole contract: hours of a month, packages, fit, programme, what stays open or out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from calculator.sizing import LIVE, Sizing, agreement_from_json, size_contract
from tools.catalog import open_catalog

if TYPE_CHECKING:
    from calculator.catalog import Catalog


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The guide in force."""
    return open_catalog(Path("catalog"))


def _sized(catalog: Catalog, data: dict[str, Any], draws: int = LIVE) -> Sizing:
    return size_contract(catalog, agreement_from_json(data, catalog), draws=draws)


def test_nothing_given(catalog: Catalog) -> None:
    """Without work there are no hours of a month, but the onboarding stands."""
    sizing = _sized(catalog, {})

    assert sizing.monthly is None
    assert sizing.onboarding is not None
    assert sizing.plan[0].clause == "onb-kickoff"


def test_a_list_of_counted_things(catalog: Catalog) -> None:
    """A list in a text is read thing by thing, each with its task and number."""
    sizing = _sized(catalog, {"lines": [{"text": "each month 10 new users, 2 workflows"}]})

    assert [(each.task, each.items) for each in sizing.work] == [
        ("task-user-accounts", 10),
        ("task-workflow-change", 2),
    ]


def test_work_that_is_out(catalog: Catalog) -> None:
    """What is out adds no hours; its clause, lines and routes are named."""
    lines = [{"task": "task-fault"}, {"text": "Acheter 20 licences Jira", "count": 2}]
    sizing = _sized(catalog, {"lines": lines})
    alone = _sized(catalog, {"lines": lines[:1]})

    assert sizing.monthly == alone.monthly
    assert [(each.clause, each.times, each.lines) for each in sizing.outside] == [
        ("exc-licences", 2.0, (1,))
    ]
    assert sizing.fit.by_count == pytest.approx(1 / 3, abs=1e-6)
