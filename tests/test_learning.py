"""Learning from examples: the same weights everywhere, kept and read back without loss."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.learning import train, vote_from_json, vote_json

if TYPE_CHECKING:
    from calculator.learning import Sample, Vote

_PROJECT = Path(__file__).parent.parent
_SAMPLES: list[Sample] = [
    (("mow", "lawn", "the"), "mowing"),
    (("cut", "grass", "the"), "mowing"),
    (("mow", "grass"), "mowing"),
    (("fell", "tree", "the"), "felling"),
    (("cut", "tree"), "felling"),
    (("fell", "stump", "old"), "felling"),
    (("clean", "pool", "the"), "pool"),
    (("pool", "green", "old"), "pool"),
    (("clean", "green", "pond"), "pool"),
]
_FEATURES = sorted({feature for features, _ in _SAMPLES for feature in features})
_FEATURE_SETS = st.lists(st.sampled_from("abcdef"), max_size=5, unique=True)
_ANY_SAMPLES = st.lists(st.tuples(_FEATURE_SETS, st.sampled_from("xyz")), max_size=14)
_PRINT_WEIGHTS = """
import json, sys
from calculator.learning import train, vote_json
print(json.dumps(vote_json(train(json.load(sys.stdin)))))
"""


def _best(vote: Vote, features: tuple[str, ...]) -> str:
    scores = vote.scores(features)
    return max(sorted(scores), key=lambda name: scores[name])


def _printed(vote: Vote) -> str:
    return json.dumps(vote_json(vote))


@pytest.mark.parametrize(("features", "name"), _SAMPLES)
def test_what_was_taught_is_known(features: tuple[str, ...], name: str) -> None:
    """Every sample gets its own class back."""
    assert _best(train(_SAMPLES), features) == name


@pytest.mark.parametrize(
    ("features", "name"),
    [(("mow", "old"), "mowing"), (("fell", "the"), "felling"), (("pool",), "pool")],
)
def test_a_new_text_is_judged(features: tuple[str, ...], name: str) -> None:
    """A text that was not taught gets the class that its features speak for."""
    assert _best(train(_SAMPLES), features) == name


@given(st.permutations(_SAMPLES))
def test_order_of_samples(samples: list[Sample]) -> None:
    """In whatever order the samples come, all of them are learnt."""
    vote = train(samples)

    assert [_best(vote, tuple(features)) for features, _ in samples] == [
        name for _, name in samples
    ]


@given(st.permutations(_FEATURES))
def test_order_of_features(features: list[str]) -> None:
    """The order of the features of a text decides nothing."""
    vote = train(_SAMPLES)

    assert vote.scores(features) == pytest.approx(vote.scores(_FEATURES), abs=1e-8)


@given(_ANY_SAMPLES)
def test_the_same_samples_teach_the_same(samples: list[Sample]) -> None:
    """Learning twice gives the same weights, to the byte."""
    assert _printed(train(samples)) == _printed(train(list(samples)))


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_another_process_learns_the_same(seed: str) -> None:
    """The weights do not hang on the order in which an interpreter keeps its sets."""
    done = subprocess.run(
        [sys.executable, "-c", _PRINT_WEIGHTS],
        input=json.dumps(_SAMPLES),
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(_PROJECT)},
    )

    assert done.stdout.strip() == _printed(train(_SAMPLES))


@settings(max_examples=200)
@given(_ANY_SAMPLES, _FEATURE_SETS)
def test_round_trip(samples: list[Sample], features: list[str]) -> None:
    """What was learnt scores every text the same after a trip through JSON."""
    vote = train(samples)
    back = vote_from_json(json.loads(_printed(vote)))

    assert back.scores(features) == vote.scores(features)
    assert back.known(features) == vote.known(features)
    assert _printed(back) == _printed(vote)


def test_weights_are_averages() -> None:
    """A weight is its mean over all steps: what was learnt later weighs less."""
    vote = train([(("lawn",), "mowing"), (("tree",), "felling")] * 2)

    # Both move by ½ once, at the first and the second of 20 steps: ½ × (1 − step / 21).
    assert vote.weights == {
        "lawn": {"mowing": 0.48, "felling": -0.48},
        "tree": {"mowing": -0.45, "felling": 0.45},
    }


def test_the_data_is_sorted() -> None:
    """Classes and features stand in alphabetical order, so that a change shows as a small diff."""
    data = vote_json(train(_SAMPLES))

    assert data["classes"] == ["felling", "mowing", "pool"]
    assert list(data["features"]) == sorted(data["features"])


def test_what_occurs_once_is_not_learnt() -> None:
    """A feature of a single text proves nothing: it may be a name."""
    vote = train(_SAMPLES)

    assert vote.known(("stump", "pond", "unheard")) == 0
    assert vote.scores(("stump", "pond", "unheard")) == {}


def test_what_all_classes_share_weighs_least() -> None:
    """A feature met everywhere says less than one met in one class."""
    vote = train(_SAMPLES)

    assert vote.rarity["the"] < vote.rarity["pool"]
    assert abs(vote.scores(("the",))["pool"]) < vote.scores(("pool",))["pool"]


def test_scores_are_rounded() -> None:
    """Scores hold nine digits, so that platforms that differ in the last bit agree."""
    for score in train(_SAMPLES).scores(_FEATURES).values():
        assert score == round(score, 9)


@pytest.mark.parametrize(
    "samples", [[], [(("a",), "x")], [((), "x"), ((), "y")], [(("a", "b"), "x")] * 3]
)
def test_too_little_to_learn(samples: list[Sample]) -> None:
    """With no samples, no features or one class only there is nothing to tell apart."""
    assert train(samples).weights == {}
