"""Questions about size: asked where they matter, one at a time, after those about scope."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from calculator import DEFAULT_CONTRACT, Request, assess
from calculator.effort import EffortModel, Estimate, Task, effort_from_json, sized_estimate
from calculator.text import words
from calculator.view import Node, answer_view
from tools.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.answer import Answer
    from calculator.catalog import Catalog

ROOT = Path(__file__).parent.parent
GARDEN = ROOT / "tests/fixtures/catalogs/garden"
MODEL = effort_from_json(yaml.safe_load((ROOT / "catalog/advice/effort.yml").read_text("utf-8")))
TASKS = [task for tasks in MODEL.tasks.values() for task in tasks]
LAWNS = "que-size-lawns"
HEDGE = "The hedge has grown a lot, can it be trimmed?"


def sized(
    text: str, clause: str, model: EffortModel = MODEL, replies: dict[str, str] | None = None
) -> Estimate:
    """The estimate of a request that is sure to have one."""
    contract = DEFAULT_CONTRACT
    found = sized_estimate(model, [clause], words(text), contract, replies=replies or {})
    assert found
    return found


def asked(text: str, clause: str) -> str | None:
    """The id of the question that a request raises."""
    question = sized(text, clause).question
    return question.id if question else None


def ask(
    garden: Catalog,
    text: str,
    answers: dict[str, str] | None = None,
    estimate: float | None = None,
) -> Answer:
    """The answer of the gardener's checker, in English."""
    return assess(garden, Request(text, "en", answers or {}, estimate=estimate))


def nodes(tree: Node | str) -> Iterator[Node]:
    """Every element of a tree, in reading order."""
    if isinstance(tree, Node):
        yield tree
        for child in tree.children:
            yield from nodes(child)


# The data


def test_every_task_of_the_catalog_has_a_question() -> None:
    """Whatever the work, somebody can say how large it is."""
    assert [task.id for task in TASKS if task.id not in MODEL.asked] == []


def test_questions_are_quick_to_answer() -> None:
    """Four sizes, short enough for a button, in both languages, each under its own name."""
    options = [each for question in MODEL.size_questions.values() for each in question.options]
    labels = [label for option in options for label in option.label.values()]

    assert {len(question.options) for question in MODEL.size_questions.values()} == {4}
    assert max(map(len, labels)) <= 64
    assert len({option.value for option in options}) == len(options)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_sizes_grow(task: Task) -> None:
    """Each size of a question takes at least as long as the one before, the last much longer."""
    options = MODEL.asked[task.id].options
    likely = [
        sized("", task.clause, only(task), {MODEL.asked[task.id].id: option.value}).hours.tasks[0]
        for option in options
    ]
    hours = [each.likely for each in likely]

    assert hours == sorted(hours)
    assert hours[-1] >= 1.5 * hours[0]


def only(task: Task) -> EffortModel:
    """The model with one task."""
    return replace(MODEL, tasks={task.clause: (task,)})


# When it is asked


@pytest.mark.parametrize(
    ("text", "clause", "question"),
    [
        ("Please deactivate the leavers", "inc-accounts", "que-size-people"),
        ("Deactivate 12 users", "inc-accounts", None),
        ("Deactivate the user Paul", "inc-accounts", None),  # a singular says one
        ("Import this CSV file", "inc-simple-import", "que-size-rows"),
        ("Import this CSV of 3,000 rows", "inc-simple-import", None),
        ("Create a new workflow", "inc-workflows", "que-size-workflow"),
        ("Créer une règle complexe", "inc-automation-rules", None),
        ("Corriger un script très simple", "inc-script-review", None),
    ],
)
def test_asked_where_the_words_leave_it_open(text: str, clause: str, question: str | None) -> None:
    """A request that says how much there is to do is not asked again."""
    assert asked(text, clause) == question


def test_not_asked_where_little_would_move() -> None:
    """A question whose replies move no end of the range by more than a quarter is not put."""
    near = {"simple": 0.85, "normal": 1.0, "complex": 1.2}
    text = "Corriger un script"

    assert sized(text, "inc-script-review").question
    assert sized(text, "inc-script-review", replace(MODEL, complexity=near)).question is None


@given(st.sampled_from(TASKS), st.integers(0, 3))
def test_a_reply_moves_the_range_to_its_size(task: Task, place: int) -> None:
    """The hours after a reply are those of the drivers it names."""
    question = MODEL.asked[task.id]
    option = question.options[place]
    found = sized("", task.clause, only(task), {question.id: option.value})

    assert found.reply == option.value
    assert found.hours.tasks[0].count == (option.count or 1)


def test_words_come_before_a_reply() -> None:
    """What the request says is not overruled by a reply to something else."""
    few = sized("Set up 2 workflows", "inc-workflows", replies={"que-size-workflow": "straight"})

    assert few.hours.tasks[0].count == 2


# In an answer


def test_an_included_request_is_asked_its_size(garden: Catalog) -> None:
    """The verdict stands and hours are shown; the question is about size only."""
    answer = ask(garden, "Please mow the lawns")

    assert answer.verdict == "included"
    assert [(each.id, each.about, each.clauses) for each in answer.questions] == [
        (LAWNS, "size", ("inc-mowing",))
    ]
    assert answer.hours
    assert answer.hours.likely == 1.0


def test_a_reply_settles_the_size(garden: Catalog) -> None:
    """The reply is taken in, kept to be changed, and not asked again."""
    answer = ask(garden, "Please mow the lawns", answers={LAWNS: "large-lawns"})

    assert (answer.questions, answer.answered) == ((), ((LAWNS, "large-lawns"),))
    assert answer.hours
    assert answer.hours.likely == 3.0


def test_a_reply_that_is_none(garden: Catalog) -> None:
    """An unknown reply is said to be left aside."""
    answer = ask(garden, "Please mow the lawns", answers={LAWNS: "huge"})

    assert "unknown-answer" in answer.notes
    assert answer.questions


def test_scope_comes_before_size(garden: Catalog) -> None:
    """Among several asks, nobody is asked the size of one while the scope of another is open."""
    answer = ask(garden, f"Please mow the lawns. {HEDGE}")

    assert {question.about for part in answer.asks for question in part.questions} == {"scope"}


def test_size_is_asked_once_scope_is_settled(garden: Catalog) -> None:
    """The reply on scope makes room for the question about size."""
    answer = ask(garden, f"Please mow the lawns. {HEDGE}", answers={"que-height": "low"})

    assert [question.id for question in answer.questions] == [LAWNS]


def test_hours_of_a_person(garden: Catalog) -> None:
    """Hours that a person gave replace those of the table, and nothing more is asked."""
    answer = ask(garden, "Please mow the lawns", estimate=4.0)

    assert answer.questions == ()
    assert answer.hours
    assert answer.hours.likely == 4.0


def test_the_question_stands_below_the_hours(garden: Catalog) -> None:
    """A button for each size stands in the row of the hours, and the verdict stays as it is."""
    tree = answer_view(garden, ask(garden, "Please mow the lawns"), "en", "")
    row = next(
        each
        for each in nodes(tree)
        if each.attrs.get("class") == "result__row"
        and any("data-hours" in inner.attrs for inner in nodes(each))
    )
    buttons = [each.attrs["data-value"] for each in nodes(row) if each.tag == "button"]

    assert buttons == ["one-lawn", "few-lawns", "large-lawns"]
    assert "This request is part of the service." in str(tree)


def test_the_command_line_takes_a_reply() -> None:
    """--answer settles the size as it settles the scope."""
    arguments = ["assess", "Please mow the lawns", "--catalog", str(GARDEN)]
    before = CliRunner().invoke(main, arguments).output
    after = CliRunner().invoke(main, [*arguments, "--answer", f"{LAWNS}=large-lawns"]).output

    assert "? How many lawns?" in before
    assert "1 h most often" in before
    assert "→ large-lawns: A park on a slope" in after
    assert "3 h most often" in after


# The picture


def test_a_picture_of_twenty_cases(garden: Catalog) -> None:
    """Twenty dots, about eight in ten of them solid, and a sentence for who cannot see them."""
    tree = answer_view(garden, ask(garden, "Please mow the lawns"), "en", "")
    figure = next(each for each in nodes(tree) if each.tag == "figure")
    dots = [each.attrs["class"] for each in nodes(figure) if each.tag == "i"]
    drawn = next(each for each in nodes(figure) if each.attrs.get("role") == "img")

    assert len(dots) == 20
    assert 15 <= sum("--in" in dot for dot in dots) <= 18
    assert drawn.attrs["aria-label"].startswith("Of 20 comparable requests, ")
    assert drawn.attrs["aria-label"].endswith("Most likely: 1 h.")


def test_ticks_name_the_figures_of_the_range(garden: Catalog) -> None:
    """The axis says low, likely and high, from left to right."""
    tree = answer_view(garden, ask(garden, "Please mow the lawns"), "en", "")
    ticks = [each for each in nodes(tree) if "plot__tick" in each.attrs.get("class", "")]

    assert [tick.children for tick in ticks] == [("0.5",), ("1",), ("3",)]


@given(st.sampled_from(TASKS), st.integers(1, 60))
def test_cases_agree_with_the_range(task: Task, count: int) -> None:
    """Two cases of twenty lie below the range of a task and two above, the others within."""
    text = f"{count} {min(task.nouns)}"
    (hours,) = sized(text, task.clause, only(task)).hours.tasks
    cases = sized(text, task.clause, only(task)).hours.cases

    assert list(cases) == sorted(cases)
    assert sum(case < hours.low - 1e-3 for case in cases) == 2
    assert sum(case > hours.high + 1e-3 for case in cases) == 2
