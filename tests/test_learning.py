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

from calculator.votes import LARGEST, Vote, vote_from_json, vote_json
from tools.learning import train

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    st.tuples(
        st.integers(1, 90),
        st.dictionaries(st.integers(0, 2), st.integers(-LARGEST, LARGEST).filter(bool), min_size=1),
    ),
).map(lambda rows: Vote(("x", "y", "z"), (-1.0, -1.0, 0.5), rows))
_PRINT_WEIGHTS = """
import json, sys
from calculator.votes import vote_json
from tools.learning import train
print(json.dumps(vote_json(train(json.load(sys.stdin)))))
"""


def _scores(vote: Vote, features: Sequence[str]) -> dict[str, float]:
    return dict(zip(vote.labels, vote.scores(features), strict=True))


def _best(vote: Vote, features: tuple[str, ...]) -> str:
    """The class, not the verdict, with the highest score."""
    scores = _scores(vote, features)
    return max(sorted(set(scores) - {"=in", "=out"}), key=lambda name: scores[name])


def _printed(vote: Vote) -> str:
    return json.dumps(vote_json(vote))


@pytest.mark.parametrize(("features", "labels"), _SAMPLES)
def test_what_was_taught_is_known(features: tuple[str, ...], labels: tuple[str, ...]) -> None:
    """Every sample gets its own class back, and what it shares with others of its verdict."""
    vote = train(_SAMPLES)
    scores = _scores(vote, features)

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
    """The order of the features of a text decides nothing, not even the last bit."""
    vote = train(_SAMPLES)

    assert vote.scores(features) == vote.scores(_FEATURES)


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
    assert _printed(back) == _printed(vote)


@given(_ANY_SAMPLES)
def test_what_is_learnt_can_travel(samples: list[Sample]) -> None:
    """Every weight learnt is within the range that can be packed."""
    vote = train(samples)

    assert vote_from_json(json.loads(_printed(vote))).rows == vote.rows


def test_many_labels_travel() -> None:
    """More labels than there are plain characters keep their weights apart."""
    names = tuple(f"label-{number:03}" for number in range(200))
    rows = {"word": (25, {place: 1 + place % 40 for place in range(200)})}
    vote = Vote(names, (-1.0,) * 200, rows)

    assert vote_from_json(json.loads(_printed(vote))).rows == rows


def test_the_data_is_sorted() -> None:
    """Labels and features stand in alphabetical order, so that a change shows as a small diff."""
    data = vote_json(train(_SAMPLES))

    assert data["labels"] == ["=in", "=out", "felling", "mowing", "pool"]
    assert data["features"].split("\n") == sorted(data["features"].split("\n"))


def _number_of_weights(vote: Vote) -> int:
    return sum(len(weights) for _, weights in vote.rows.values())


def test_only_what_tells_most_travels(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for few weights the telling ones are kept, and still do their work."""
    everything = train(_SAMPLES)
    monkeypatch.setattr("tools.learning._KEPT", 30)
    vote = train(_SAMPLES)

    assert _number_of_weights(vote) <= 30 < _number_of_weights(everything)
    assert _best(vote, ("mow",)) == "mowing"
    assert _best(vote, ("pool",)) == "pool"


def test_what_occurs_once_is_not_learnt() -> None:
    """A feature of a single text proves nothing: it may be a name."""
    vote = train(_SAMPLES)

    assert not {"stump", "pond", "unheard"} & set(vote.rows)
    assert vote.scores(("stump", "pond", "unheard")) == list(vote.offsets)


def test_what_all_classes_share_weighs_least() -> None:
    """A feature met everywhere says less than one met in one class."""
    vote = train(_SAMPLES)

    assert vote.rows["the"][0] < vote.rows["pool"][0]
    assert abs(vote.worth("the", "pool")) < vote.worth("pool", "pool")


@pytest.mark.parametrize("samples", [[(("a",), ("x",))], [((), ("x",)), ((), ("y",))]])
def test_too_little_to_learn(samples: list[Sample]) -> None:
    """With no feature met twice there is nothing to tell texts apart by."""
    assert train(samples).rows == {}
