"""The back-test, on made-up tickets whose figures can be worked out by hand."""

from __future__ import annotations

import json
import math
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

from calculator.calibration import Ticket
from tools.backtest import ESTIMATOR, Check, backtest, score
from tools.cli import main
from tools.effort_data import open_effort
from tools.errors import BadCatalogError, GuideError
from tools.forecasts import (
    BASELINES,
    Forecast,
    Split,
    as_estimated,
    category_median,
    conformal,
    conformal_by_category,
    constant_factor,
    narrow_as_it_is,
    pooled_hours,
    quantiles_by_size,
    walk_forward,
    walk_forward_wide,
)
from tools.tickets import Row

CATALOGS = Path(__file__).parent / "fixtures" / "catalogs"
EFFORT = open_effort(CATALOGS / "garden")
FIRST = date(2025, 1, 1)


def row(day: int, spent: float, likely: float = 2.0, category: str = "", project: str = "") -> Row:
    """A ticket opened and closed on one day, counted from 0."""
    when = FIRST + timedelta(days=day)
    return Row(day + 2, str(day), Ticket(when, when, likely, spent), category, project)


def made_up(count: int) -> list[Row]:
    """Tickets of many sizes whose spent hours stray at random, the same every time."""
    random = Random(7)  # noqa: S311 - made-up tickets, nothing secret
    sizes = (0.5, 1.0, 2.0, 3.0, 7.0, 14.0, 30.0)
    found = []
    for day in range(count):
        likely = random.choice(sizes)
        found.append(row(day, likely * math.exp(random.gauss(0, 0.6)), likely))
    return found


def split(rows: list[Row]) -> Split:
    """The split of some tickets, with the ranges of the small catalog."""
    return Split(rows, EFFORT.bands)


# Split and scores


def test_the_split_follows_time() -> None:
    """The last fifth is foreseen, the four before it are known, the fourth is fitted on."""
    rows = [row(day, 2.0) for day in range(51)]
    found = split(rows)

    assert list(found.tested) == rows[40:]
    assert list(found.known) == rows[:40]
    assert list(found.fitted) == rows[30:40]


def test_scores_by_hand() -> None:
    """Three tickets of 1, 2 and 4 hours, foreseen as 2 between 1 and 3."""
    forecast = Forecast(low=1.0, likely=2.0, high=3.0, mean=2.5)
    found = score([(row(0, spent), forecast) for spent in (1.0, 2.0, 4.0)])
    losses = [
        0.9 * 0 + 0.5 * math.log(2) + 0.1 * math.log(3),
        0.1 * math.log(2) + 0 + 0.1 * math.log(1.5),
        0.1 * math.log(4) + 0.5 * math.log(2) + 0.9 * math.log(4 / 3),
    ]

    assert (found.n, found.mdape) == (3, 0.5)
    assert found.pred25 == pytest.approx(1 / 3)
    assert (found.coverage.hits, found.coverage.of, found.bias) == (2, 3, 1.0)
    assert found.pinball == pytest.approx(sum(losses) / 9)
    assert found.budget == pytest.approx(7 / 7.5)


def test_both_ends_belong_to_the_range() -> None:
    """A ticket that took exactly the low or the high hours is covered."""
    forecast = Forecast(low=0.1 * 3, likely=1.0, high=2.0)

    assert score([(row(0, 0.3), forecast), (row(0, 2.0), forecast)]).coverage.hits == 2


def test_a_goal_is_met_at_its_ends() -> None:
    """A figure on the edge reaches its goal; without a figure nothing is said."""
    assert Check("x", 0.85, (0.75, 0.85)).met is True
    assert Check("x", 0.86, (0.75, 0.85)).met is False
    assert Check("x", None, (0.75, 0.85)).met is None


# Ways of foreseeing


def test_fixed_ranges() -> None:
    """As estimated is half to twice; the narrow range is that of the catalog."""
    found = split([row(day, 2.0, 10.0) for day in range(50)])

    assert as_estimated(found)[0] == Forecast(5.0, 10.0, 20.0)
    assert narrow_as_it_is(found)[0] == Forecast(3.0, 10.0, 23.0)


def test_constant_factor_is_a_geometric_mean() -> None:
    """Half and twice as long even out."""
    rows = [row(day, 1.0 if day % 2 else 4.0) for day in range(50)]

    assert constant_factor(split(rows))[0].likely == pytest.approx(2.0)


def test_a_category_shrinks_towards_the_estimate() -> None:
    """Five tickets that took twice as long count half; an unknown category is left alone."""
    rows = [row(day, 2.0, category="a") for day in range(35)]
    rows += [row(day, 4.0, category="b") for day in range(35, 40)]
    rows += [row(day, 4.0, category="b" if day < 45 else "c") for day in range(40, 50)]
    found = category_median(split(rows))

    assert found[0].likely == pytest.approx(2 * math.sqrt(2))
    assert found[-1].likely == 2.0


def test_conformal_ranges_by_hand() -> None:
    """With ten tickets to fit on the range ends at the smallest and the largest of them."""
    rows = [row(day, 2.0) for day in range(30)]
    rows += [row(day, spent) for day, spent in enumerate([0.5, *[2.0] * 8, 6.0], start=30)]
    rows += [row(day, 2.0) for day in range(40, 50)]
    found = conformal(split(rows))[0]

    assert [found.low, found.likely, found.high] == pytest.approx([0.5, 2.0, 6.0])


def test_conformal_by_category_needs_nine() -> None:
    """A category with few tickets takes the range of all."""
    rows = [
        row(day, 3.0 if day == 39 else 2.0, category="b" if day == 39 else "a") for day in range(40)
    ]
    rows += [row(day, 2.0, category="a" if day < 45 else "b") for day in range(40, 50)]
    found = conformal_by_category(split(rows))

    assert found[0].high == pytest.approx(2.0)
    assert found[-1].high == pytest.approx(3.0)


def test_quantiles_are_straight_between_values() -> None:
    """The deciles of eleven evenly spread values are the second, sixth and tenth."""
    rows = [row(day, 1.0 + day % 11) for day in range(44)]
    rows += [row(day, 2.0) for day in range(44, 55)]
    found = pooled_hours(split(rows))[0]

    assert (found.low, found.likely, found.high) == (2.0, 6.0, 10.0)


def test_sizes_are_learnt_apart() -> None:
    """Small tickets that take twice as long say nothing of large ones."""
    rows = [row(day, *((1.0, 0.5) if day % 2 else (10.0, 10.0))) for day in range(50)]
    found = quantiles_by_size(split(rows))

    assert [each.likely for each in found[:2]] == pytest.approx([10.0, 1.0])


def test_walking_forward_learns_from_the_past_only() -> None:
    """Whatever comes later does not move an earlier forecast."""
    rows = made_up(60)
    changed = [*rows[:55], *(row(day, 500.0, 1.0) for day in range(55, 60))]

    assert walk_forward(split(rows))[:7] == walk_forward(split(changed))[:7]


def test_walking_forward_by_project() -> None:
    """The tickets of another project say nothing."""
    rows = [row(day, 8.0, project="a") for day in range(49)] + [row(49, 8.0, project="b")]
    found = walk_forward(split(rows))

    assert found[0].likely > 4.0
    assert found[-1].likely == 2.0
    assert found[-1].narrow is False


def test_wide_ranges_keep_the_centre() -> None:
    """Starting wide, likely hours are the same."""
    found = split(made_up(60))

    assert [each.likely for each in walk_forward_wide(found)] == [
        each.likely for each in walk_forward(found)
    ]


# Report


def test_every_way_is_in_the_report() -> None:
    """The estimator comes first, then all baselines, each over the same tickets."""
    report = backtest(made_up(200), EFFORT)

    assert list(report.scores) == [ESTIMATOR, *BASELINES]
    assert {found.n for found in report.scores.values()} == {40}
    assert sum(found.n for found in report.bands.values()) == 40


def test_ranges_hold_about_eight_tickets_in_ten() -> None:
    """On tickets that stray by one law, the calibrated range covers what it promises."""
    report = backtest(made_up(2_000), EFFORT)

    assert report.scores[ESTIMATOR].coverage.value == pytest.approx(0.8, abs=0.05)


def test_sums_take_twenty_small_tickets() -> None:
    """Tickets of up to eight hours are summed by twenty; what is left over is not counted."""
    rows = [row(day, 2.6) for day in range(249)]
    report = backtest(rows, EFFORT)

    assert (report.sums.hits, report.sums.of) == (2, 2)


def test_few_tickets_are_refused() -> None:
    """Below fifty tickets nothing can be told."""
    with pytest.raises(GuideError, match="49 tickets are too few: a back-test needs 50"):
        backtest([row(day, 2.0) for day in range(49)], EFFORT)


# Command


def guide(*arguments: str | Path) -> Result:
    """The command, on the small catalog of the garden."""
    return CliRunner().invoke(main, [*map(str, arguments), "--catalog", str(CATALOGS / "garden")])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Sixty tickets that all took as long as estimated."""
    lines = [f"{FIRST + timedelta(days=day)}," * 2 + "2,2" for day in range(60)]
    file = tmp_path / "tickets.csv"
    file.write_text("\n".join(["opened,closed,estimated,spent", *lines, ""]), encoding="utf-8")
    return file


def test_backtest_prints_a_table(path: Path) -> None:
    """Columns taken, every way, the bands and the goals."""
    result = guide("backtest", path)
    lines = result.output.splitlines()

    assert result.exit_code == 0
    assert lines[0] == (
        "60 tickets closed from 2025-01-01 to 2025-03-01; columns: opened = “opened”, "
        "closed = “closed”, estimated = “estimated”, spent = “spent”"
    )
    assert (
        lines[3].split()
        == (
            "ranges of the guide, calibrated 12 0.000 1.000 1.000 0.76–1.00 "
            f"{score_of(path)['pinball']:.4f} 1.000 0.769"
        ).split()
    )
    assert "coverage, sums of 20                     –   0.75–0.88   too few tickets" in lines


def score_of(path: Path) -> dict[str, float]:
    """The estimator's figures as JSON."""
    data = json.loads(guide("backtest", path, "--json").output)
    found: dict[str, float] = data["scores"][ESTIMATOR]
    return found


def test_backtest_as_json(path: Path) -> None:
    """With --json each figure has its name; what is unknown is null."""
    data = json.loads(guide("backtest", path, "--json").output)

    assert data["tickets"] == 60
    assert data["scores"]["constant factor"]["budget"] is None
    assert data["goals"][5] == {"name": "MdAPE", "value": 0.0, "from": 0.0, "to": 0.25, "met": True}
    assert data["left_out"] == []


def test_backtest_reports_bad_rows_and_goes_on(path: Path) -> None:
    """A bad row costs the exit code, not the table."""
    path.write_text(f"{path.read_text('utf-8')}2025-01-01,2025-01-02,2,0\n", encoding="utf-8")
    result = guide("backtest", path)

    assert result.exit_code == 1
    assert result.output.startswith("60 tickets")
    assert result.output.endswith(":62: spent hours of 0 are not above 0 and up to 2000\n")


def test_a_catalog_without_advice_has_no_hours() -> None:
    """Where no effort file is, the error names it."""
    with pytest.raises(GuideError, match=r"has no advice/effort\.yml"):
        open_effort(CATALOGS / "tiny")


def test_a_catalog_with_errors_is_refused(tmp_path: Path) -> None:
    """Hours of a faulty catalog are not worked with."""
    (tmp_path / "guide.yml").write_text("chapters: []\n", encoding="utf-8")

    with pytest.raises(BadCatalogError):
        open_effort(tmp_path)
