"""Calibration on closed tickets, all of them made up."""

from __future__ import annotations

import json
import math
import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from calculator.calibration import (
    Band,
    Calibration,
    History,
    Ticket,
    calibrate,
    calibrate_table,
    calibrated,
    ranks,
)
from calculator.effort_model import effort_from_json
from tools.cli import main
from tools.errors import MisuseError
from tools.ticket_cells import day_of, hours_of, in_seconds, month_first
from tools.tickets import read_tickets

if TYPE_CHECKING:
    from collections.abc import Sequence

GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
BANDS = (
    Band(up_to=4, narrow=(0.5, 2), wide=(0.25, 4), mean=1.3),
    Band(up_to=math.inf, narrow=(0.2, 3), wide=(0.1, 5), mean=1),
)
FIRST = date(2025, 1, 1)


def ticket(day: int, spent: float, likely: float = 1.0, *, sized: bool = True) -> Ticket:
    """A ticket opened and closed on one day of 2025, counted from 0."""
    when = FIRST + timedelta(days=day)
    return Ticket(opened=when, closed=when, likely=likely, spent=spent, sized=sized)


def tickets(ratios: Sequence[float], *, sized: bool = True) -> list[Ticket]:
    """One ticket a day, of one likely hour and so many spent."""
    return [ticket(day, ratio, sized=sized) for day, ratio in enumerate(ratios)]


# Formulas


def test_without_tickets_nothing_moves() -> None:
    """Nobody's tickets leave the wide range as it is."""
    found = calibrated(2.0, calibrate([], BANDS, sized=True), BANDS)

    assert (found.low, found.likely, found.high, found.mean) == (0.5, 2.0, 8.0, 2.6)


@pytest.mark.parametrize(("sized", "trust"), [(True, 20), (False, 5)])
def test_the_centre_is_a_shrunk_median(sized: bool, trust: int) -> None:  # noqa: FBT001
    """The centre is n / (n + K) of the median, K being 20 for a person and 5 for a table."""
    found = calibrate(tickets([2.0] * 4 + [1.0], sized=sized), BANDS, sized=sized)

    assert found.centre == pytest.approx(5 / (5 + trust) * math.log(2), abs=1e-9)
    assert (found.low, found.high) == (1.0, 1.0)


def test_the_width_is_read_off_the_ends() -> None:
    """With nine tickets the width comes from the smallest and the largest, to the power 9 / 29."""
    found = calibrate(tickets([0.25, *[1.0] * 7, 2.0]), BANDS, sized=True)

    assert found == Calibration(
        n=9,
        newest=FIRST + timedelta(days=8),
        centre=0.0,
        low=round(2 ** (9 / 29), 9),
        high=1.0,
        narrow=True,
    )


def test_each_ticket_is_measured_by_its_own_band() -> None:
    """Three times the likely hours is the end of the range for large tasks and keeps it there."""
    large = [ticket(day, 30.0 if day == 0 else 10.0, 10.0) for day in range(9)]

    assert calibrate(large, BANDS, sized=True).high == 1.0


def test_the_width_is_kept_between_a_quarter_and_four() -> None:
    """Monstrous tickets do not make monstrous ranges, nor even ones points."""
    wild = calibrate(tickets([1e-3] * 10 + [1e3] * 10), BANDS, sized=True)
    even = calibrate(tickets([1.0] * 20), BANDS, sized=True)

    assert (wild.low, wild.high) == (2.0, 2.0)
    assert (even.low, even.high) == (0.5, 0.5)


def test_fewer_than_nine_tickets_keep_the_wide_range() -> None:
    """The narrow range needs a person and nine tickets."""
    assert not calibrate(tickets([1.0] * 8), BANDS, sized=True).narrow
    assert calibrate(tickets([1.0] * 9), BANDS, sized=True).narrow
    assert not calibrate(tickets([1.0] * 9, sized=False), BANDS, sized=False).narrow


def test_only_the_last_hundred_count() -> None:
    """What was closed before the last hundred is forgotten."""
    found = calibrate(tickets([50.0] * 300 + [1.0] * 100), BANDS, sized=True)

    assert (found.n, found.centre) == (100, 0.0)


def test_persons_and_tables_are_learnt_apart() -> None:
    """Tickets sized by a table say nothing of a person's estimates."""
    mixed = [*tickets([4.0] * 10, sized=False), *tickets([1.0] * 3)]

    assert calibrate(mixed, BANDS, sized=True).n == 3


def test_history_knows_nothing_of_the_same_day() -> None:
    """Only what was closed on an earlier day was known when a ticket opened."""
    history = History(reversed(tickets([1.0, 2.0, 3.0])))

    assert [each.spent for each in history.before(FIRST + timedelta(days=2))] == [1.0, 2.0]
    assert history.before(FIRST) == []


@given(st.integers(min_value=9, max_value=500))
def test_ranks_hold_four_fifths(n: int) -> None:
    """Between the two ranks lie at least eight tenths of what is yet to come."""
    low, high = ranks(n)

    assert (low, high) == (math.floor((n + 1) / 10), math.ceil(9 * (n + 1) / 10))
    assert (high - low) / (n + 1) >= 0.8


@given(st.lists(st.floats(min_value=0.01, max_value=100), max_size=120), st.floats(0.1, 200))
def test_ranges_are_in_order(ratios: list[float], likely: float) -> None:
    """Whatever the tickets say, low < likely < high, and nothing is zero."""
    found = calibrated(likely, calibrate(tickets(ratios), BANDS, sized=True), BANDS)

    assert 0 < found.low < found.likely < found.high


# Cells


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("2,5 h", 2.5),
        ("3 heures", 3),
        ("1h 30m", 1.5),
        ("2 h 15", 2.25),
        ("1:30", 1.5),
        ("45 min", 0.75),
        ("-2", -2),
        ("", None),
        ("two", None),
        ("1d", None),
        ("1,234.5", None),
    ],
)
def test_hours_as_people_write_them(cell: str, hours: float | None) -> None:
    """Points, commas, hours and minutes are understood; days are not guessed at."""
    assert hours_of(cell) == hours


@pytest.mark.parametrize(
    "cell",
    [
        "2025-03-04",
        "2025-03-04T09:15:00Z",
        "04/03/2025",
        "4.3.25 10:00",
        "04/Mar/25 2:05 PM",
        "4 mars 2025",
        "04-mars-2025",
    ],
)
def test_days_as_people_write_them(cell: str) -> None:
    """ISO, day first, and named months in both languages are the same day."""
    assert day_of(cell) == date(2025, 3, 4)


def test_february_and_august_in_french() -> None:
    """Accents in the names of months do not matter."""
    assert day_of("1 févr. 2025") == date(2025, 2, 1)
    assert day_of("1 août 2025") == date(2025, 8, 1)


@pytest.mark.parametrize("cell", ["", "soon", "2025-02-30", "31/31/2025", "0000-01-01"])
def test_no_day(cell: str) -> None:
    """What is no day of the calendar is not taken for one."""
    assert day_of(cell) is None


def test_the_column_tells_whether_the_month_comes_first() -> None:
    """One day above twelve settles the order for all; without one the day comes first."""
    assert month_first(["03/04/2025", "03/31/2025"])
    assert not month_first(["03/04/2025", "31/03/2025"])
    assert not month_first(["03/04/2025"])


@pytest.mark.parametrize(
    ("name", "cells", "seconds"),
    [
        ("Time Spent", ["3600", "900", ""], True),
        ("Time Spent", ["3600", "1.5"], False),
        ("Spent hours", ["60", "120"], False),
        ("Temps passé (s)", ["90"], True),
        ("Time Spent", [], False),
    ],
)
def test_seconds_are_recognised(name: str, cells: list[str], seconds: bool) -> None:  # noqa: FBT001
    """A name without unit over whole minutes of seconds means seconds."""
    assert in_seconds(name, cells) is seconds


# Files


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file of tickets."""
    path = folder / "tickets.csv"
    path.write_bytes(text.encode(encoding))
    return path


ENGLISH = (
    "Opened,Closed,Estimated hours,Spent hours,Category,Project\n2025-01-02,2025-01-03,2,3,Été,A\n"
)
FRENCH = (
    "Créé le;Date de clôture;Heures estimées;Temps passé;Catégorie;Projet\n"
    "02/01/2025;03/01/2025;2,0;3,0;Été;A\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("text", [ENGLISH, FRENCH, FRENCH.replace(";", "\t")])
def test_any_common_export_is_read(tmp_path: Path, text: str, encoding: str) -> None:
    """Language, separator and encoding do not matter."""
    (row,) = read_tickets(write(tmp_path, text, encoding)).rows

    assert row.ticket == Ticket(date(2025, 1, 2), date(2025, 1, 3), likely=2.0, spent=3.0)
    assert (row.line, row.category, row.project) == (2, "Été", "A")


def test_the_plainest_name_wins(tmp_path: Path) -> None:
    """A column of resolutions is no column of days when there is a better one."""
    text = "Resolution,Created,Resolved,Estimate,Spent\nDone,2025-01-02,2025-01-03,2,3\n"

    assert read_tickets(write(tmp_path, text)).columns["closed"] == "Resolved"


def test_bad_rows_are_told_by_line(tmp_path: Path) -> None:
    """Each bad row is a sentence with its line and everything wrong in it; the others are used."""
    path = write(
        tmp_path,
        "id,opened,closed,estimated,spent\n"
        '1,2025-01-02,2025-01-03,2,"3"\n'
        "2,2025-01-05,2025-01-03,2,-1\n"
        '"3\nb",soon,2025-01-03,2,1000000\n'
        "\n"
        "4,2025-01-02,,x,\n"
        "5,2025-01-02,2025-01-03\n",
    )
    read = read_tickets(path)

    assert [row.id for row in read.rows] == ["1"]
    assert "\n".join(read.faults) == (
        f"{path}:3: opened on 2025-01-05 after it was closed on 2025-01-03; spent hours of -1 are "
        "not above 0 and up to 2000\n"
        f"{path}:4: opened “soon” is no day: write 2026-03-31; spent hours of 1e+06 are not above "
        "0 and up to 2000\n"
        f"{path}:7: no day when it was closed; no spent hours; estimated hours “x” are no number: "
        "write 1.5\n"
        f"{path}:8: no spent hours; neither estimated hours nor a category"
    )


def test_a_ticket_without_estimate_takes_the_hours_of_its_task(tmp_path: Path) -> None:
    """The category names a task of the catalog, whatever its accents and capitals."""
    text = "opened,closed,spent,category\n2025-01-02,2025-01-03,3,TONDRE l’été\n"
    (row,) = read_tickets(write(tmp_path, text), {"tondre l ete": ("task-lawn", 1.5)}).rows

    assert (row.ticket.likely, row.ticket.sized) == (1.5, False)
    assert row.listed == ("task-lawn", 1.5)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty: the first line names the columns"),
        (b"a,b\n1,2\n", "has no column “opened”: name it one of “opened”, “created”"),
        (ENGLISH.splitlines()[0].encode(), "holds no closed ticket to learn from"),
        (b"\xff\xfe\x00", "is no text that can be read"),
        (b'opened,closed,spent\n"' + b"x" * 10_000_001, "this is no CSV"),
    ],
)
def test_what_is_no_table_of_tickets(tmp_path: Path, content: bytes, message: str) -> None:
    """Another file is refused with a way out."""
    path = tmp_path / "tickets.csv"
    path.write_bytes(content)

    with pytest.raises(MisuseError, match=message):
        read_tickets(path)


# Command


def guide(*arguments: str | Path) -> Result:
    """The command, on the small catalog of the garden."""
    return CliRunner().invoke(main, [*map(str, arguments), "--catalog", str(GARDEN)])


def table(count: int, project: str = "A") -> str:
    """Made-up tickets: one a day, two hours estimated, spent by turns one, two and four."""
    lines = [
        f"2025-01-01,{FIRST + timedelta(days=day)},2,{(1, 2, 4)[day % 3]},{project}"
        for day in range(count)
    ]
    return "\n".join(["opened,closed,estimated,spent,project", *lines]) + "\n"


def test_calibrate_shows_what_moved(tmp_path: Path) -> None:
    """The ranges stand before and after, with the number of tickets and the newest."""
    result = guide("calibrate", write(tmp_path, table(12)))

    assert result.exit_code == 0
    assert result.output == (
        "12 tickets sized by a person, the newest closed on 2025-01-12: likely hours × 1.00\n"
        "  up to 4 h    0.33–3.00 → 0.50–2.00   mean 1.30 → 1.30\n"
        "  up to 16 h   0.20–3.50 → 0.30–2.30   mean 1.20 → 1.20\n"
        "  above        0.10–3.00 → 0.15–2.00   mean 1.00 → 1.00\n"
    )


CATEGORIES = """opened,closed,estimated,spent,category
2025-01-01,2025-01-02,,4,Mowing the lawn
2025-01-01,2025-01-03,,4,Mowing the lawn
2025-01-01,2025-01-04,,4,Tondre la pelouse
2025-01-01,2025-01-05,,4,task-lawn
2025-01-01,2025-01-06,3,4,task-lawn
2025-01-01,2025-01-07,,1,Trimming the edges
2025-01-01,2025-01-08,,1,Trimming the edges
2025-01-01,2025-01-09,,1,Trimming the edges
2025-01-01,2025-01-10,,1,Trimming the edges
2025-01-01,2025-01-11,,1,Trimming the edges
"""


def calibrated_file(tmp_path: Path, text: str = CATEGORIES) -> Path:
    """The file of hours that those tickets give."""
    out = tmp_path / "effort.yml"
    result = guide("calibrate", write(tmp_path, text), "--out", out)
    assert result.exit_code == 0
    return out


def test_tasks_move_towards_their_own_tickets() -> None:
    """All tickets move the whole; each task goes on from there, the further the more it has."""
    day = date(2025, 1, 1)
    tickets = [
        *(("task-a", Ticket(day, day, 1, 4, sized=False)) for _ in range(5)),
        *(("task-b", Ticket(day, day, 1, 1, sized=False)) for _ in range(4)),
    ]
    whole, tasks = calibrate_table(tickets, BANDS)
    centre = 9 / 14 * math.log(4)

    assert whole.centre == pytest.approx(centre)
    assert tasks["task-a"].centre == pytest.approx(centre + 5 / 10 * (math.log(4) - centre))
    assert tasks["task-b"].centre == pytest.approx(centre + 4 / 9 * (0 - centre))


def test_calibrate_writes_a_new_file_of_hours(tmp_path: Path) -> None:
    """Tasks with tickets say so with their number, the others keep their provenance."""
    data = yaml.safe_load(calibrated_file(tmp_path).read_text("utf-8"))
    tasks = {task["id"]: task for task in data["tasks"]}

    assert (tasks["task-lawn"]["provenance"], tasks["task-lawn"]["n"]) == ("calibrated", 5)
    assert tasks["task-lawn"]["base"] > tasks["task-edges"]["base"] > 0.5
    assert tasks["task-hedges"]["provenance"] == "illustrative"
    assert (data["calibration"]["newest"], data["calibration"]["table"]["n"]) == ("2025-01-11", 10)
    assert data["calibration"]["person"]["n"] == 1


def test_calibrate_shows_each_task(tmp_path: Path) -> None:
    """What moved is told task by task, with the number of tickets."""
    output = guide("calibrate", write(tmp_path, CATEGORIES)).output

    assert re.search(r"task-lawn +1\.00 → +2\.\d+ h   calibrated \(n=5\)", output)
    assert "10 tickets of tasks in the table, the newest closed on 2025-01-11" in output


def test_calibrate_as_json(tmp_path: Path) -> None:
    """--json tells the same to programs."""
    data = json.loads(guide("calibrate", write(tmp_path, CATEGORIES), "--json").output)

    assert [(task["id"], task["n"]) for task in data["tasks"]] == [
        ("task-lawn", 5),
        ("task-edges", 5),
    ]
    assert (data["provenance"], data["left_out"]) == ("calibrated", [])


def test_answers_take_a_calibration(tmp_path: Path) -> None:
    """With the file, hours are those of the tickets, and the answer says on how many they rest."""
    out = calibrated_file(tmp_path)
    before = json.loads(guide("assess", "Mow the lawn", "--json").output)
    after = json.loads(guide("assess", "Mow the lawn", "--json", "--effort", out).output)
    told = guide("assess", "Mow the lawn", "--effort", out).output

    assert (before["hours"]["likely"], before["hours"]["provenance"]) == (1.0, "illustrative")
    assert (after["hours"]["likely"], after["hours"]["provenance"]) == (3.0, "calibrated")
    assert after["hours"]["tasks"][0]["n"] == 5
    assert before["advice_hash"] != after["advice_hash"]
    assert "Calibrated (n = 10) on closed tickets, the newest of Saturday 11 January 2025." in told


def test_a_calibration_narrows_what_a_person_sized(tmp_path: Path) -> None:
    """Nine closed tickets of a person make the narrow range hold for that person's hours only."""
    out = calibrated_file(tmp_path, table(12))
    wide = json.loads(guide("assess", "Mow the lawn", "--json", "--effort", out).output)["hours"]
    arguments = ("assess", "Mow the lawn", "--json", "--effort", out, "--estimate", "2")
    narrow = json.loads(guide(*arguments).output)["hours"]

    assert (narrow["tasks"][0]["low"], narrow["tasks"][0]["high"]) == (1.0, 4.0)
    assert wide["tasks"][0]["high"] == 3.0 * wide["tasks"][0]["likely"]


def test_sums_stray_less_together_once_calibrated(tmp_path: Path) -> None:
    """From nine tickets on, the shared error of several tasks is the calibrated one."""
    data = yaml.safe_load(calibrated_file(tmp_path).read_text("utf-8"))
    few = {**data, "calibration": {"newest": "2025-01-01"}}

    assert effort_from_json(data).usual_error == data["shared_error"]["calibrated"]
    assert effort_from_json(few).usual_error == data["shared_error"]["usual"]


def test_triage_takes_a_calibration(tmp_path: Path) -> None:
    """A backlog is summed with the calibrated hours."""
    backlog = tmp_path / "backlog.csv"
    backlog.write_text("Key;Summary\nA-1;Mow the lawn\n", encoding="utf-8")
    out = calibrated_file(tmp_path)
    before = json.loads(guide("triage", backlog, "--json").output)
    after = json.loads(guide("triage", backlog, "--json", "--effort", out).output)

    assert before != after


def test_a_bad_file_of_hours_is_told(tmp_path: Path) -> None:
    """What is wrong with the file is said with line and column."""
    bad = tmp_path / "effort.yml"
    bad.write_text("tasks: 3\n", encoding="utf-8")
    result = guide("assess", "Mow the lawn", "--effort", bad)

    assert result.exit_code == 1
    assert f"{bad}:1:" in result.output


def test_calibrate_reports_bad_rows_and_goes_on(tmp_path: Path) -> None:
    """A bad row costs the exit code, not the answer."""
    path = write(tmp_path, f"{table(3)}2025-01-01,,2,2,A\n")
    result = guide("calibrate", path)

    assert result.exit_code == 1
    assert result.output.startswith("3 tickets sized by a person")
    assert result.output.endswith(f"{path}:5: no day when it was closed\n")


def test_calibrate_on_one_project(tmp_path: Path) -> None:
    """Only the tickets of the project named count; an unknown one is met with those known."""
    path = write(tmp_path, table(3) + table(1, "B").partition("\n")[2])

    assert guide("calibrate", path, "--project", "B").output.startswith("1 ticket sized")
    unknown = guide("calibrate", path, "--project", "C")
    assert (unknown.exit_code, unknown.output) == (
        2,
        "No ticket belongs to the project “C”: known are A, B.\n",
    )
