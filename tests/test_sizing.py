"""Sizing a whole contract: hours of a month, packages, fit, programme, what stays open or out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import opened_garden
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.sizing import LIVE, USUAL, Sizing, agreement_from_json, size_contract
from calculator.sizing_example import example_agreement
from calculator.sizing_json import sizing_json
from tools.catalog import open_catalog

if TYPE_CHECKING:
    from calculator.catalog import Catalog

_LINES = st.lists(
    st.fixed_dictionaries(
        {
            "task": st.sampled_from(["task-lawn", "task-edges", "task-beds", "task-hedges"]),
            "count": st.sampled_from([0.5, 1, 2, 5]),
        },
        optional={"items": st.integers(1, 9), "complexity": st.sampled_from(["simple", "complex"])},
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The guide in force."""
    return open_catalog(Path("catalog"))


def _sized(catalog: Catalog, data: dict[str, Any], draws: int = LIVE) -> Sizing:
    return size_contract(catalog, agreement_from_json(data, catalog), draws=draws)


def _mean(sizing: Sizing) -> float:
    return sizing.monthly.mean if sizing.monthly else 0.0


def test_nothing_given(catalog: Catalog) -> None:
    """Without work there are no hours of a month, but the onboarding stands."""
    sizing = _sized(catalog, {})

    assert sizing.monthly is None
    assert sizing.onboarding is not None
    assert sizing.plan[0].clause == "onb-kickoff"


def test_one_task(garden: Catalog) -> None:
    """One task a month takes its own mean, in steps of the catalog's increment."""
    sizing = _sized(garden, {"lines": [{"task": "task-lawn", "items": 3}]})

    assert sizing.increment == 0.5
    assert sizing.work[0].likely == 2.0
    assert _mean(sizing) == 3.0  # 2 × 1.3 = 2.6, up to the next half hour


def test_rounding_comes_last(garden: Catalog) -> None:
    """Three tasks of 1.3 hours on average are 3.9 hours, not three times 1.5."""
    assert _mean(_sized(garden, {"lines": [{"task": "task-lawn", "count": 3}]})) == 4.0


def test_the_range_holds_the_middle(catalog: Catalog) -> None:
    """Low, likely and high rise, and the mean is not below the likely hours."""
    monthly = _sized(catalog, {"lines": [{"task": "task-fault", "count": 6}]}).monthly

    assert monthly is not None
    assert monthly.low < monthly.likely < monthly.high
    assert monthly.likely <= monthly.mean


def test_environments_and_complexity(garden: Catalog) -> None:
    """A complex task in two environments takes 1.5 × 1.5 times as long."""
    line = {"task": "task-hedges", "complexity": "complex", "environments": 2}

    assert _sized(garden, {"lines": [line]}).work[0].likely == 6.75


def test_hours_of_a_person(garden: Catalog) -> None:
    """Hours that a person gave replace those of the table, and are nobody's illustration."""
    sizing = _sized(garden, {"lines": [{"task": "task-lawn", "hours": 3}]})

    assert (sizing.work[0].likely, sizing.work[0].provenance) == (3.0, "contract")
    assert sizing.monthly is not None
    assert sizing.monthly.illustrative == 0.0


def test_share_of_illustrative_hours(garden: Catalog) -> None:
    """The share that rests on illustrative figures is that of the mean hours."""
    sizing = _sized(
        garden, {"lines": [{"task": "task-lawn"}, {"task": "task-lawn", "hours": 3, "count": 1}]}
    )

    assert sizing.monthly is not None
    assert sizing.monthly.illustrative == 0.25


def test_a_list_of_counted_things(catalog: Catalog) -> None:
    """A list in a text is read thing by thing, each with its task and number."""
    sizing = _sized(catalog, {"lines": [{"text": "each month 10 new users, 2 workflows"}]})

    assert [(each.task, each.items) for each in sizing.work] == [
        ("task-user-accounts", 10),
        ("task-workflow-change", 2),
    ]


@pytest.mark.parametrize(
    "text", ["20 licences", "3 servers", "10 cats", "2 migrations", "3 serveurs, 10 licences"]
)
def test_no_list_makes_included_what_is_not(catalog: Catalog, text: str) -> None:
    """Counted things that no task of the closest inclusion counts are never called included."""
    sizing = _sized(catalog, {"lines": [{"text": text}]})

    assert "included" not in {each.verdict for each in sizing.work}
    assert sizing.monthly is None


def test_work_that_is_out(catalog: Catalog) -> None:
    """What is out adds no hours; its clause, lines and routes are named."""
    lines = [{"task": "task-fault"}, {"text": "Acheter 20 licences Jira", "count": 2}]
    sizing = _sized(catalog, {"lines": lines})
    alone = _sized(catalog, {"lines": lines[:1]})

    assert sizing.monthly == alone.monthly
    assert [(each.clause, each.times, each.lines) for each in sizing.outside] == [
        ("exc-licences", 2.0, (1,))
    ]
    assert sizing.outside[0].route == ("separate-offer", "another-sow")
    assert sizing.fit.by_count == pytest.approx(1 / 3, abs=1e-6)


def test_an_open_question_and_its_reply(catalog: Catalog) -> None:
    """A line that waits for a reply adds no hours until the reply is given with it."""
    line: dict[str, Any] = {"text": "Fix our nightly script"}
    waiting = _sized(catalog, {"lines": [line]})
    question = waiting.questions[0]
    settled = _sized(catalog, {"lines": [{**line, "answers": {question.id: "automated"}}]})

    assert (question.id, question.about, question.lines) == ("que-script-owner", "scope", (0,))
    assert _mean(waiting) == 0
    assert waiting.fit.verdicts["depends"].hours > 0
    assert _mean(settled) > 0
    assert "que-script-owner" not in {each.id for each in settled.questions}


def test_what_a_contract_covers(catalog: Catalog) -> None:
    """An exclusion that an option covers explicitly is in."""
    lines = [{"text": "Run a penetration test on our Jira instance"}]
    out = _sized(catalog, {"lines": lines})
    covered = _sized(catalog, {"lines": lines, "options": ["penetration-tests"]})

    assert [each.verdict for each in out.work] == ["excluded"]
    assert [each.verdict for each in covered.work] == ["included"]
    assert covered.notes[0] == "not-estimated"


def test_options_draw_hours(catalog: Catalog) -> None:
    """VPN and interconnection add hours once and each month, warnings, and duties beforehand."""
    plain = _sized(catalog, {"lines": [{"task": "task-fault"}]})
    with_options = _sized(
        catalog, {"lines": [{"task": "task-fault"}], "options": ["vpn", "interconnection"]}
    )

    assert _mean(with_options) > _mean(plain)
    assert plain.once is None
    assert with_options.once is not None
    assert [each.of for each in with_options.warnings] == ["vpn", "interconnection"]
    assert [each.clause for each in with_options.prerequisites if each.when == "before"] == [
        "res-interconnection-assessment",
        "res-vpn-docs",
    ]


def test_duties_of_options_nobody_chose(catalog: Catalog) -> None:
    """The client is not told of VPN duties without a VPN."""
    assert not any("vpn" in each.clause for each in _sized(catalog, {}).prerequisites)


def test_a_product_that_the_guide_does_not_name(catalog: Catalog) -> None:
    """Another product raises a question instead of a promise."""
    sizing = _sized(catalog, {"products": {"other": "cloud"}})

    assert [each.id for each in sizing.questions] == [None]
    assert "exc-outside-ecosystem" in sizing.questions[0].clauses


def test_the_programme_has_dates(catalog: Catalog) -> None:
    """Two weeks from a Monday are ten business days; the last step ends on the second Friday."""
    plan = _sized(catalog, {"start": "2026-03-02"}).plan

    assert (plan[0].starts, plan[0].ends) == ("2026-03-02", "2026-03-02")
    assert plan[-1].ends == "2026-03-13"


def test_the_programme_and_holidays(catalog: Catalog) -> None:
    """Holidays and weekends are no days of the programme, which stays within its two weeks."""
    plan = _sized(catalog, {"start": "2026-05-02"}).plan  # a Saturday; Friday the 8th is a holiday
    days = {day for step in plan for day in (step.starts, step.ends)}

    assert plan[0].starts == "2026-05-04"
    assert "2026-05-08" not in days
    assert max(str(day) for day in days) <= "2026-05-15"


def test_the_programme_without_a_start(catalog: Catalog) -> None:
    """Without a first day the programme counts business days."""
    plan = _sized(catalog, {}).plan

    assert {step.starts for step in plan} == {None}
    assert [(step.first, step.last) for step in plan][:2] == [(1, 1), (1, 2)]


def test_onboarding_grows_with_the_client(catalog: Catalog) -> None:
    """More projects and environments mean more hours of onboarding."""
    small, large = (
        _sized(catalog, {"size": size})
        for size in ({"projects": 5}, {"projects": 300, "environments": 4})
    )

    assert small.onboarding is not None
    assert large.onboarding is not None
    assert large.onboarding.mean > small.onboarding.mean


def test_targets(catalog: Catalog) -> None:
    """Presets wear their badge; targets of the contract replace them all."""
    preset, own = (
        _sized(catalog, data) for data in ({}, {"contract": {"targets": {"high": 3, "pigeon": 1}}})
    )

    assert {each.provenance for each in preset.targets} == {"illustrative"}
    assert [(each.level, each.hours, each.provenance) for each in own.targets] == [
        ("pigeon", 1.0, "contract"),
        ("high", 3.0, "contract"),
    ]


def test_targets_follow_the_plan(catalog: Catalog) -> None:
    """A plan with presets of its own has its targets in the sizing too."""
    plan, known = next(iter(catalog.advice.presets.by_plan.items()))
    sizing = _sized(catalog, {"plan": plan})

    assert {each.level: (each.hours, each.provenance) for each in sizing.targets} == known


def test_packages(garden: Catalog) -> None:
    """The package of the agreement stands among those of the catalog, by size."""
    sizing = _sized(garden, {"package": 3, "lines": [{"task": "task-lawn"}]})

    assert [(each.hours, each.chosen) for each in sizing.packages] == [
        (2.0, False),
        (3.0, True),
        (4.0, False),
        (8.0, False),
    ]


def test_hours_left(garden: Catalog) -> None:
    """Hours left are told in months of average work; they make no work excluded."""
    data = {"contract": {"hours_left": 0}, "lines": [{"text": "Trim the laurel hedge"}]}
    sizing = _sized(garden, data)

    assert sizing.lasts == 0.0
    assert sizing.work[0].verdict == "included"


def test_money_only_where_a_rate_is_given(garden: Catalog) -> None:
    """Without a rate there is no money; with one, the rounded hours are multiplied."""
    lines = [{"task": "task-lawn", "count": 3}]
    free = _sized(garden, {"lines": lines})
    paid = _sized(garden, {"lines": lines, "rate": 80, "currency": "EUR", "package": 4})

    assert free.money is None
    assert paid.money is not None
    assert (paid.money.mean, paid.money.package, paid.money.currency) == (320.0, 320.0, "EUR")


def test_a_backlog(catalog: Catalog) -> None:
    """The totals of a backlog of six months become the work of one."""
    backlog = {
        "months": 6,
        "verdicts": {"included": 31, "excluded": 4, "depends": 2, "unclear": 3},
        "tasks": [{"task": "task-fault", "count": 30, "hours": 90}],
        "outside": {"exc-licences": 4},
        "questions": {"que-script-owner": 2},
    }
    sizing = _sized(catalog, {"lines": [{"backlog": backlog}]})

    assert [(each.verdict, round(each.times, 3)) for each in sizing.work] == [
        ("included", 5.0),
        ("excluded", 0.667),
        ("depends", 0.333),
        ("included", 0.167),
        ("unclear", 0.5),
    ]
    assert sizing.work[0].likely == 3.0
    assert sizing.fit.by_count == pytest.approx(31 / 40, abs=1e-6)


def test_memory_changes_nothing(catalog: Catalog) -> None:
    """A sizing with remembered answers is the same, and judges no text twice."""
    agreement = agreement_from_json({"lines": [{"text": "Fix our nightly script"}]}, catalog)
    memory: dict[object, Any] = {}
    first = size_contract(catalog, agreement, draws=LIVE, memory=memory)
    judged = dict(memory)
    second = size_contract(catalog, agreement, draws=LIVE, memory=memory)

    assert first == second
    assert len(memory) == 1
    assert all(memory[key] is judged[key] for key in judged)


def test_another_version_is_said(garden: Catalog) -> None:
    """Figures by another version than the pinned one say so."""
    assert "other-version" in _sized(garden, {"version": "2020-01-01"}).notes


def test_json_is_plain(catalog: Catalog) -> None:
    """The JSON holds the agreement and the figures, and nothing that JSON does not know."""
    sizing = size_contract(catalog, example_agreement(catalog, "fr"))
    data = sizing_json(sizing)

    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert data["draws"] == USUAL
    assert data["agreement"]["format"] == 1
    assert data["monthly"]["mean"] == _mean(sizing)


@settings(max_examples=40)
@given(_LINES, _LINES)
def test_more_lines_never_lower_the_mean(
    lines: list[dict[str, Any]], more: list[dict[str, Any]]
) -> None:
    """Adding lines never lowers the mean of a month."""
    assert _mean(_sized(opened_garden(), {"lines": lines + more})) >= _mean(
        _sized(opened_garden(), {"lines": lines})
    )


@settings(max_examples=30)
@given(_LINES)
def test_order_of_lines_does_not_count(lines: list[dict[str, Any]]) -> None:
    """The same lines in another order give the same hours, packages and fit."""
    there, back = (_sized(opened_garden(), {"lines": each}) for each in (lines, lines[::-1]))

    assert there.monthly == back.monthly
    assert there.packages == back.packages
    assert there.fit == back.fit


@settings(max_examples=30)
@given(_LINES)
def test_page_and_command_line_agree(lines: list[dict[str, Any]]) -> None:
    """The quick figures of a page lie within 3 % of those to be kept, or one step of billing."""
    quick, kept = (
        _sized(opened_garden(), {"lines": lines}, draws).monthly for draws in (LIVE, USUAL)
    )
    if kept is None or quick is None:
        assert quick is kept
        return

    assert quick.mean == kept.mean
    for name in ("low", "likely", "high"):
        wanted = getattr(kept, name)
        assert abs(getattr(quick, name) - wanted) <= max(0.03 * wanted, 0.5)
