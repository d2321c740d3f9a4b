"""Learning from examples: the same votes everywhere, kept and read back without loss."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.votes import LARGEST, WEIGHT_STEP, Vote, vote_from_json, vote_json
from tools.learning import train

if TYPE_CHECKING:
    from tools.learning import Sample

_PROJECT = Path(__file__).parent.parent
_SAMPLES: list[Sample] = [
    (("mow", "lawn", "the"), ("mowing", "=in")),
    (("cut", "grass", "the"), ("mowing", "=in")),
    (("mow", "grass"), ("mowing", "=in")),
    (("fell", "tree", "the"), ("felling", "=out")),
    (("cut", "tree"), ("felling", "=out")),
    (("fell", "stump", "old"), ("felling", "=out")),
    (("clean", "pool", "the"), ("pool", "=out")),
    (("pool", "green", "old"), ("pool", "=out")),
    (("clean", "green", "pond"), ("pool", "=out")),
]
_FEATURES = sorted({feature for features, _ in _SAMPLES for feature in features})
_FEATURE_SETS = st.lists(st.sampled_from("abcdef"), max_size=5, unique=True)
_LABELS = st.sampled_from("xyz").map(lambda label: (label,))
_ANY_SAMPLES = st.lists(st.tuples(_FEATURE_SETS, _LABELS), min_size=1, max_size=14)
_VOTES = st.dictionaries(
    st.sampled_from("abcdef"),
    st.dictionaries(
        st.sampled_from("xyz"),
        st.integers(-LARGEST, LARGEST).filter(bool).map(lambda steps: steps * WEIGHT_STEP),
        min_size=1,
    ),
).map(lambda weights: Vote(dict.fromkeys(weights, 1.5), weights, {"x": -1.0, "y": -1.0, "z": 0.5}))
_PRINT_WEIGHTS = """
import json, sys
from calculator.votes import vote_json
from tools.learning import train
print(json.dumps(vote_json(train(json.load(sys.stdin)))))
"""


def _best(vote: Vote, features: tuple[str, ...]) -> str:
    """The class, not the verdict, with the highest score."""
    scores = vote.scores(features)
    return max(sorted(set(scores) - {"=in", "=out"}), key=lambda name: scores[name])


def _printed(vote: Vote) -> str:
    return json.dumps(vote_json(vote))


@pytest.mark.parametrize(("features", "labels"), _SAMPLES)
def test_what_was_taught_is_known(features: tuple[str, ...], labels: tuple[str, ...]) -> None:
    """Every sample gets its own class back, and what it shares with others of its verdict."""
    vote = train(_SAMPLES)
    scores = vote.scores(features)

    assert _best(vote, features) == labels[0]
    assert max("=in", "=out", key=lambda verdict: scores[verdict]) == labels[1]


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
        labels[0] for _, labels in samples
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
@given(_VOTES, _FEATURE_SETS)
def test_round_trip(vote: Vote, features: list[str]) -> None:
    """What was learnt scores every text the same after a trip through JSON."""
    back = vote_from_json(json.loads(_printed(vote)))

    assert back.scores(features) == vote.scores(features)
    assert back.known(features) == vote.known(features)
    assert _printed(back) == _printed(vote)


@given(_ANY_SAMPLES)
def test_what_is_learnt_can_travel(samples: list[Sample]) -> None:
    """Every weight learnt is a multiple of the step it is packed by, within the range."""
    vote = train(samples)

    assert vote_from_json(json.loads(_printed(vote))).weights == vote.weights


def test_many_labels_travel() -> None:
    """More labels than there are plain characters keep their weights apart."""
    names = [f"label-{number:03}" for number in range(200)]
    weights = {"word": {name: (1 + number % 40) / 4 for number, name in enumerate(names)}}
    vote = Vote({"word": 2.5}, weights, dict.fromkeys(names, -1.0))

    assert vote_from_json(json.loads(_printed(vote))).weights == weights


def test_the_data_is_sorted() -> None:
    """Labels and features stand in alphabetical order, so that a change shows as a small diff."""
    data = vote_json(train(_SAMPLES))

    assert data["labels"] == ["=in", "=out", "felling", "mowing", "pool"]
    assert data["features"].split("\n") == sorted(data["features"].split("\n"))


def test_only_what_tells_most_travels(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for few weights the telling ones are kept, and still do their work."""
    everything = train(_SAMPLES)
    monkeypatch.setattr("tools.learning._KEPT", 30)
    vote = train(_SAMPLES)

    assert sum(map(len, vote.weights.values())) <= 30 < sum(map(len, everything.weights.values()))
    assert _best(vote, ("mow",)) == "mowing"
    assert _best(vote, ("pool",)) == "pool"


def test_what_occurs_once_is_not_learnt() -> None:
    """A feature of a single text proves nothing: it may be a name."""
    vote = train(_SAMPLES)

    assert vote.known(("stump", "pond", "unheard")) == 0
    assert vote.scores(("stump", "pond", "unheard")) == vote.offsets


def test_what_all_classes_share_weighs_least() -> None:
    """A feature met everywhere says less than one met in one class."""
    vote = train(_SAMPLES)

    assert vote.rarity["the"] < vote.rarity["pool"]
    assert abs(vote.weights.get("the", {}).get("pool", 0.0)) < vote.weights["pool"]["pool"]


def test_scores_are_rounded() -> None:
    """Scores hold nine digits, so that platforms that differ in the last bit agree."""
    for score in train(_SAMPLES).scores(_FEATURES).values():
        assert score == round(score, 9)


@pytest.mark.parametrize("samples", [[(("a",), ("x",))], [((), ("x",)), ((), ("y",))]])
def test_too_little_to_learn(samples: list[Sample]) -> None:
    """With no feature met twice there is nothing to tell texts apart by."""
    assert train(samples).weights == {}
