"""Hours: what the words of a request are estimated at, and what several requests take together."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from calculator.contract import DEFAULT_CONTRACT, Contract
from calculator.counting import count_of
from calculator.effort import EffortModel, Hours, Size, combine, effort_from_json, estimate
from calculator.simulation import DRAWS, Part, quantile, sums, table, widened
from calculator.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent
CATALOG = ROOT / "catalog"
GARDEN = ROOT / "tests/fixtures/catalogs/garden"


def effort_data(catalog: Path) -> dict[str, Any]:
    """The file of hours of a catalog."""
    data: dict[str, Any] = yaml.safe_load((catalog / "advice/effort.yml").read_text("utf-8"))
    return data


DATA = effort_data(CATALOG)
MODEL = effort_from_json(DATA)
CLAUSES = sorted(MODEL.tasks)


def hours_of(
    text: str,
    clause: str = "inc-accounts",
    *,
    contract: Contract = DEFAULT_CONTRACT,
    count: int | None = None,
    complexity: str = "normal",
    environments: int = 1,
) -> Hours:
    """The hours of a request that is sure to have some."""
    hours = estimate(
        MODEL,
        [clause],
        words(text),
        contract,
        count=count,
        complexity=complexity,
        environments=environments,
    )
    assert hours
    return hours


def figures(hours: Hours) -> tuple[float, float, float, float]:
    """Low, likely, high and mean."""
    return hours.low, hours.likely, hours.high, hours.mean


def lot(size: int) -> list[Hours]:
    """Requests of many kinds, one after the other."""
    return [hours_of("", CLAUSES[place % len(CLAUSES)], count=1) for place in range(size)]


# The data


@pytest.mark.parametrize("catalog", [CATALOG, GARDEN], ids=["catalog", "garden"])
def test_data_fits_its_schema(catalog: Path) -> None:
    """The file of hours holds what the schema describes, and nothing else."""
    schema = json.loads((CATALOG / "schema/effort.schema.json").read_text("utf-8"))

    assert not list(Draft202012Validator(schema).iter_errors(effort_data(catalog)))


@pytest.mark.parametrize("catalog", [CATALOG, GARDEN], ids=["catalog", "garden"])
def test_every_inclusion_has_tasks(catalog: Path) -> None:
    """Each included service has hours, and no task belongs to a clause that is not there."""
    parts = yaml.safe_load((catalog / "inclusions.yml").read_text("utf-8"))["parts"]
    clauses = {
        clause["id"]
        for part in parts
        for group in part["parts"]
        for clause in group["clauses"]
        if clause["id"].startswith("inc-")
    }

    assert {task["clause"] for task in effort_data(catalog)["tasks"]} == clauses


def test_each_clause_offers_two_to_four_tasks() -> None:
    """Enough tasks to tell work apart, few enough to be told apart by words."""
    assert {len(tasks) for tasks in MODEL.tasks.values()} <= {2, 3, 4}


def test_identifiers_are_unique() -> None:
    """No two tasks share an identifier."""
    ids = [task["id"] for task in DATA["tasks"]]

    assert len(set(ids)) == len(ids)


def test_public_figures_name_their_page() -> None:
    """Whatever is called public can be looked up."""
    lists = ("tasks", "questions")
    blocks = [
        *(each for key in lists for each in DATA[key]),
        *(DATA[key] for key in DATA if key not in lists),
    ]
    public = [block for block in blocks if block["provenance"] == "public"]

    assert public
    assert all(block["url"].startswith("https://") for block in public)


def test_the_catalog_sets_the_increment_where_the_contract_does_not() -> None:
    """Who gives no contract gets the step of the data; a contract's own step counts before it."""
    coarse = replace(MODEL, increment=2.0)
    clause = next(iter(MODEL.tasks))
    default = estimate(coarse, [clause], (), DEFAULT_CONTRACT)
    own = estimate(coarse, [clause], (), Contract(increment=0.5))

    assert default is not None
    assert own is not None
    assert default.low == 2.0
    assert own.low == 0.5


def test_durations_are_no_counts() -> None:
    """“Inactive for 30 days” does not speak of thirty things to do."""
    inactive = ("comptes", "inactifs", "depuis", "30", "jours", "comptes")

    assert count_of(inactive, {"comptes"}) is None
    assert count_of(("30", "comptes"), {"comptes"}) == 30


@pytest.mark.parametrize("task", DATA["tasks"], ids=lambda task: task["id"])
def test_each_label_leads_to_its_task(task: dict[str, Any]) -> None:
    """A request in the words of a task, in either language, is estimated as that task."""
    found = {hours_of(label, task["clause"]).tasks[0].task for label in task["label"].values()}

    assert found == {task["id"]}


@pytest.mark.parametrize(("size", "mean"), [(0, 1.32), (1, 1.26), (2, 1.06)])
def test_ratios_have_the_published_means(size: int, mean: float) -> None:
    """The table of ratios is the one whose means are known; integral by the midpoint rule."""
    ranges = DATA["ranges"]
    logs = [math.log(ratio) for ratio in ranges["sizes"][size]["ratios"]]
    shares = [(place + 0.5) / 100_000 for place in range(100_000)]

    average = sum(math.exp(interpolated(ranges["points"], logs, share)) for share in shares) / 1e5

    assert average == pytest.approx(mean, abs=0.006)


def interpolated(points: Sequence[float], values: Sequence[float], share: float) -> float:
    """The value at a share, straight between points; written apart from the engine on purpose."""
    for place in range(1, len(points)):
        if share <= points[place]:
            part = (share - points[place - 1]) / (points[place] - points[place - 1])
            return values[place - 1] + part * (values[place] - values[place - 1])
    return values[-1]


# Counting


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Désactiver des utilisateurs", None),
        ("Désactiver 12 utilisateurs", 12),
        ("Désactiver douze utilisateurs", 12),
        ("Désactiver dix-sept utilisateurs", 17),
        ("Create twenty new Jira users", 20),  # two words in between
        ("Create a dozen users", 12),
        ("20 of our oldest remaining users", None),  # too far away
        ("2 000 utilisateurs", 2000),
        ("1,200 users", 1200),
        ("3 groups for 40 users", 40),  # the largest counts
        ("40 groups, 3 users", 3),  # a number belongs to the noun before the next number
        ("Users since 2019", None),  # the noun comes after its number
        ("the 2019 users", None),  # a year
        ("2 024 users", 2024),  # no year is written so
        ("above £900 to two users", 2),
        ("0 users", None),
        ("999999999999 users", None),
        ("", None),
        ("Delete the user Lea", 1),  # a singular alone
        ("Move this user to the other users", None),
    ],
)
def test_count_of_things(text: str, count: int | None) -> None:
    """A number close before its noun is read, in digits or in words."""
    assert count_of(words(text), {"user", "users", "utilisateurs"}) == count


def test_too_large_a_count_is_not_believed() -> None:
    """A number that nobody would ask for in one request is rather a name."""
    assert count_of(words("365 mailboxes and 3 mailboxes"), {"mailboxes"}, most=60) == 3


@given(st.lists(st.sampled_from(["users", "dix", "sept", "2", "000", "12", "two", "x"])))
def test_any_words_can_be_counted(some: list[str]) -> None:
    """Whatever stands in a request, a count is at least one."""
    assert (count_of(some, {"users"}) or 1) >= 1


# One request


def test_words_choose_the_task() -> None:
    """Words decide between tasks of one clause."""
    assert hours_of("Please deactivate Ana’s login").tasks[0].task == "task-deactivate-users"


def test_longer_words_weigh_more() -> None:
    """Adding users to a group is work on a group."""
    assert hours_of("Add twelve users to the group").tasks[0].task == "task-group-members"


def test_first_task_is_the_default() -> None:
    """Without a telling word the first task of the clause is taken."""
    assert hours_of("").tasks[0].task == "task-user-accounts"


def test_first_clause_with_tasks_decides() -> None:
    """Clauses without tasks are passed over."""
    hours = estimate(MODEL, ["gen-portal", "inc-coaching", "inc-accounts"], (), DEFAULT_CONTRACT)

    assert hours
    assert hours.tasks[0].task == "task-guidance"


def test_no_task_no_hours() -> None:
    """A clause that nobody works on has no hours."""
    assert estimate(MODEL, ["acc-commercial"], words("price"), DEFAULT_CONTRACT) is None


def test_known_figures() -> None:
    """One hour of a sourced task: a third, three times, mean 1.3; rounded last."""
    hours = hours_of("Add a custom field", "inc-workflows")

    assert figures(hours) == (0.25, 1.0, 3.0, 1.5)
    assert hours.provenance == "illustrative"  # the likely hour is public, the range is ours


def test_drivers_multiply() -> None:
    """Two fields, complex, with a test stage: 2 × 1.5 × 1.5 hours, of the middle size."""
    hours = hours_of("fields", "inc-workflows", count=2, complexity="complex", environments=3)

    assert figures(hours) == (0.75, 4.5, 15.75, 5.5)


@pytest.mark.parametrize(
    ("count", "scoping"), [(16, False), (17, True)], ids=["sixteen hours", "seventeen"]
)
def test_large_tasks_need_scoping(count: int, *, scoping: bool) -> None:
    """Above sixteen likely hours somebody should look first."""
    assert hours_of("field", "inc-workflows", count=count).needs_scoping is scoping


@pytest.mark.parametrize(("likely", "low", "high"), [(4, 4 / 3, 12), (5, 1, 17.5), (20, 2, 60)])
def test_range_follows_size(likely: int, low: float, high: float) -> None:
    """The range is the wide one of the size; the hours of a task are not rounded."""
    task = hours_of("field", "inc-workflows", count=likely).tasks[0]

    assert (task.low, task.high) == pytest.approx((low, high))


@given(
    clause=st.sampled_from(CLAUSES),
    count=st.integers(1, 3000),
    complexity=st.sampled_from(["simple", "normal", "complex"]),
    environments=st.integers(1, 3),
    increment=st.sampled_from([0.1, 0.25, 0.5, 1.0, 8.0]),
)
def test_range_is_in_order_and_in_steps(
    clause: str, count: int, complexity: str, environments: int, increment: float
) -> None:
    """Low ≤ likely ≤ high, nothing below one step, all whole steps, no figure rounded in vain."""
    contract = Contract(increment=increment)
    hours = hours_of(
        "",
        clause,
        contract=contract,
        count=count,
        complexity=complexity,
        environments=environments,
    )
    task = hours.tasks[0]

    assert increment <= hours.low <= hours.likely <= hours.high
    assert hours.likely <= hours.mean <= hours.high
    assert all(abs(f / increment - round(f / increment)) < 1e-6 for f in figures(hours))
    assert hours.low <= max(task.low, increment) + 1e-6
    assert 0 <= hours.likely - task.likely + 1e-6 < increment + 2e-6


@given(clause=st.sampled_from(CLAUSES), count=st.integers(1, 500), more=st.integers(0, 500))
def test_more_items_never_take_less(clause: str, count: int, more: int) -> None:
    """Likely hours grow with the count."""
    assert (
        hours_of("", clause, count=count).likely <= hours_of("", clause, count=count + more).likely
    )


@given(count=st.integers(2, 200))
def test_several_in_one_request_take_less_than_one_by_one(count: int) -> None:
    """Users named in one request are one piece of work with a small step each."""
    assert hours_of("", count=count).likely < count * hours_of("", count=1).likely


def test_words_give_the_same_as_a_given_count() -> None:
    """A count that is read and one that is given mean the same."""
    assert hours_of("Deactivate 11 users") == hours_of("Deactivate users", count=11)


# Several requests


@given(clause=st.sampled_from(CLAUSES), count=st.integers(1, 50), seed=st.integers(0, 9))
def test_one_request_together_is_itself(clause: str, count: int, seed: int) -> None:
    """Combining a single estimate changes nothing."""
    hours = hours_of("", clause, count=count)

    assert combine(MODEL, [hours], DEFAULT_CONTRACT, seed) == hours


@settings(max_examples=20)
@given(st.lists(st.integers(0, 17), min_size=2, max_size=12))
def test_mean_is_the_sum_of_means(kinds: list[int]) -> None:
    """Means add up, before the one rounding at the end."""
    some = [hours_of("", CLAUSES[kind], count=1) for kind in kinds]
    total = math.fsum(task.mean for hours in some for task in hours.tasks)

    assert 0 <= combine(MODEL, some, DEFAULT_CONTRACT).mean - total + 1e-6 < 0.25 + 2e-6


def test_sum_is_narrower_than_the_sum_of_ranges() -> None:
    """Not everything goes well at once, nor badly: lows and highs are never added."""
    some = lot(18)
    together = combine(MODEL, some, DEFAULT_CONTRACT)

    assert together.low > sum(hours.low for hours in some)
    assert together.high < sum(hours.high for hours in some)
    assert together.low < together.likely < together.mean < together.high


def test_order_does_not_matter() -> None:
    """The same requests in another order take the same hours."""
    some = lot(18)

    forth = combine(MODEL, some, DEFAULT_CONTRACT)
    back = combine(MODEL, some[::-1], DEFAULT_CONTRACT)

    assert figures(forth) == figures(back)


def test_same_seed_same_figures() -> None:
    """These figures stay, on every platform."""
    some = [hours_of("field", "inc-workflows", count=count) for count in (1, 2, 5)]
    together = combine(MODEL, some, DEFAULT_CONTRACT, seed=7)

    assert figures(together) == (2.75, 6.75, 21.0, 10.0)


@pytest.mark.parametrize("size", [5, 60, 400], ids=["drawn", "mixed", "mostly normal"])
def test_sum_agrees_with_a_plain_simulation(size: int) -> None:
    """A slow simulation with 10,000 draws of every task comes to the same within 3 percent."""
    some = lot(size)
    tasks = [task for hours in some for task in hours.tasks]
    together = combine(MODEL, some, Contract(increment=0.01))

    plain = plain_simulation(MODEL, [task.likely for task in tasks])

    assert figures(together)[:3] == pytest.approx(plain, rel=0.03)


def plain_simulation(model: EffortModel, likely: Sequence[float]) -> list[float]:
    """Quantiles of sums where every task and every draw stands for itself."""
    generator = Random(4)  # noqa: S311 - nothing secret
    shared = model.shared_error["usual"]
    pairs = [(hours, model.size(hours).ratios) for hours in likely]
    drawn = sorted(
        sum(hours * ratios[int(generator.random() * DRAWS)] for hours, ratios in pairs)
        * math.exp(generator.gauss(0, shared) - shared**2 / 2)
        for _ in range(10_000)
    )
    return [drawn[1_000], drawn[5_000], drawn[9_000]]


def test_one_person_strays_more() -> None:
    """Where one person does it all, the range is wider."""
    usual = combine(MODEL, lot(40), DEFAULT_CONTRACT)
    alone = combine(MODEL, lot(40), DEFAULT_CONTRACT, shared_error="one_person")

    assert alone.low < usual.low
    assert usual.high < alone.high
    assert usual.mean == alone.mean


def test_weakest_provenance_wins() -> None:
    """A sum of sourced and invented figures is an invented figure."""
    public = replace(MODEL, sizes=tuple(replace(each, provenance="public") for each in MODEL.sizes))
    sourced = estimate(public, ["inc-workflows"], ("field",), DEFAULT_CONTRACT)
    assert sourced is not None

    assert combine(MODEL, [sourced, sourced], DEFAULT_CONTRACT).provenance == "public"
    assert combine(MODEL, [sourced, hours_of("")], DEFAULT_CONTRACT).provenance == "illustrative"


def test_one_large_task_makes_the_sum_need_scoping() -> None:
    """Small tasks together need no scoping, however many; a large one among them does."""
    large = hours_of("field", "inc-workflows", count=17)

    assert not combine(MODEL, lot(30), DEFAULT_CONTRACT).needs_scoping
    assert combine(MODEL, [*lot(2), large], DEFAULT_CONTRACT).needs_scoping


# The simulation


@pytest.mark.parametrize("size", MODEL.sizes, ids=lambda size: f"up to {size.up_to:g}")
def test_ratios_of_a_size_have_its_mean(size: Size) -> None:
    """One task and several agree: simulated ratios have the mean of the estimate."""
    assert math.fsum(size.ratios) / DRAWS == pytest.approx(size.mean)


def test_widening_stretches_logarithms_and_cuts_tails() -> None:
    """From [½, 2] to [¼, 4] logarithms double; the rare ends are held at two percent."""
    curve = widened((0, 0.02, 0.5, 0.98, 1), (0.1, 0.5, 1, 2, 20), (0.5, 2), (0.25, 4))
    double = math.log(4)

    assert curve[0] == pytest.approx((0, -double))
    assert curve[2] == pytest.approx((0.5, 0))
    assert curve[-1] == pytest.approx((1, double))


def test_sum_of_parts_that_never_stray() -> None:
    """Without any error the sum is plain, for few parts and for many."""
    sure = table(((0.0, 0.0), (1.0, 0.0)), 1.0)

    assert sums([Part(2.0, sure)] * 100, 0.0, 1) == pytest.approx([200.0] * DRAWS)


def test_quantile_takes_an_order_statistic() -> None:
    """Of nine values the tenth part is below the first, the half at the middle one."""
    rising = [float(value) for value in range(1, 10)]

    assert [quantile(rising, share) for share in (0.1, 0.5, 0.9, 1)] == [2, 6, 9, 9]
