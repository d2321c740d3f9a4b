"""Learns from the examples of a catalog what the votes of its judge weigh.

Each label, a class of requests or a verdict, is told from all others by a linear support vector
machine with squared hinge loss, by dual coordinate descent (Hsieh et al., "A Dual Coordinate
Descent Method for Large-scale Linear SVM", ICML 2008).  Once the weights that tell most are known,
learning goes on with them alone, so that little travels to the browser; it ends when next to
nothing moves any more, so that the order of the examples hardly matters.

Numbers are multiplied and added one by one and in a fixed order, never by a routine that a
processor may do in its own way: every machine learns the same weights.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from calculator.advice import advice_from_json
from calculator.judgement import UNRELATED, Outcome, supporting
from calculator.lexicon import compile_lexicon, lexicon_from_json
from calculator.reading import letter_features, read, word_features
from calculator.text import without_noise
from calculator.votes import LARGEST, RARITY_STEP, WEIGHT_STEP, Vote, vote_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from calculator.advice import Advice, Example

_ROUNDS = 8
_FURTHER_ROUNDS = 12
_STRIDE = 7_919
_RARE = 2
_KEPT = 70_000
_OFFSET = -1.0
_BIAS = 0.5
_SOFTNESS = 0.5
_NAUGHT = 1e-9

type Sample = tuple[Sequence[str], Sequence[str]]
"""The features of a text, without repeats, and its labels."""

type _Floats = np.ndarray[Any, np.dtype[np.float64]]
type _Vector = tuple[np.ndarray[Any, np.dtype[np.intp]], _Floats]


@dataclass(frozen=True)
class _Learnt:
    """Weights by feature and label, and the dual variables by sample and label they come from.

    Where `kept` is 0 a weight stays 0.
    """

    weights: _Floats
    duals: _Floats
    kept: _Floats

    @classmethod
    def nothing(cls, weights: tuple[int, ...], duals: tuple[int, ...]) -> _Learnt:
        """What is learnt of nothing yet, in these shapes."""
        return cls(np.zeros(weights), np.zeros(duals), np.ones(weights))

    def keeping(self, kept: _Floats) -> _Learnt:
        """The same with some weights only: each weight is a sum over samples of its own."""
        return _Learnt(self.weights * kept, self.duals, kept)


def learn_payload(advice: Mapping[str, Any]) -> dict[str, Any]:
    """What the advice teaches, as plain data: the compiled lexicon and the votes.

    `advice` holds the files of the advice by name; no clause has a part in it.  This takes seconds;
    the same advice gives the same data, to the byte.
    """
    lexicon = compile_lexicon(
        advice["lexicon"], (example["text"] for example in advice["examples"])
    )
    return {
        "lexicon": lexicon,
        "judge": learn(advice_from_json(advice, lexicon_from_json(lexicon))),
    }


def learn(advice: Advice) -> dict[str, Any]:
    """Everything learnt from the examples of the advice, as plain data for `judge_from_json`."""
    outcomes = _outcomes(advice)
    readings = [read(advice.lexicon, without_noise(each.text)) for each in advice.examples]
    classes = [_class_of(each) for each in advice.examples]
    labels = [(name, supporting(outcomes[name].verdict)) for name in classes]
    words = [word_features(reading) for reading in readings]
    letters = [letter_features(reading) for reading in readings]
    return {
        "outcomes": {
            name: [each.verdict, each.clause, each.question] for name, each in outcomes.items()
        },
        "outside": advice.outside,
        "words": vote_json(train(list(zip(words, labels, strict=True)))),
        "letters": vote_json(train(list(zip(letters, labels, strict=True)))),
    }


def train(samples: Sequence[Sample]) -> Vote:
    """Learn from samples; the same samples in the same order give the same vote."""
    labels = sorted({label for _, given in samples for label in given})
    counted = Counter(feature for features, _ in samples for feature in features)
    rarity = _rarity(counted, len(samples))
    place = {feature: number for number, feature in enumerate(rarity)}
    vectors = [_vector(rarity, place, features) for features, _ in samples]
    signs = np.array(
        [[1.0 if label in given else -1.0 for label in labels] for _, given in samples]
    )
    shape = (len(place) + 1, len(labels))
    worth = np.array([rarity[each] * math.sqrt(counted[each]) for each in place] + [math.inf])
    learnt = _fit(vectors, signs, _Learnt.nothing(shape, signs.shape), range(_ROUNDS))
    kept = learnt.keeping(_telling(learnt.weights, worth))
    further = range(_ROUNDS, _ROUNDS + _FURTHER_ROUNDS)
    steps = np.rint(_fit(vectors, signs, kept, further).weights / WEIGHT_STEP)
    weights = np.clip(steps, -LARGEST, LARGEST)
    rows = {
        feature: (round(rarity[feature] / RARITY_STEP), _weights(weights[number]))
        for feature, number in place.items()
    }
    return Vote(
        labels=tuple(labels),
        offsets=tuple((_OFFSET + _BIAS * WEIGHT_STEP * weights[-1]).tolist()),
        rows={feature: row for feature, row in rows.items() if row[1]},
    )


def _rarity(counted: Mapping[str, int], texts: int) -> dict[str, float]:
    """Inverse document frequency, 1 + ln(n / (1 + df)), of what occurs more than once."""
    return {
        feature: round(round((1 + math.log(texts / (1 + count))) / RARITY_STEP) * RARITY_STEP, 9)
        for feature, count in sorted(counted.items())
        if count >= _RARE
    }


def _vector(
    rarity: Mapping[str, float], place: Mapping[str, int], features: Sequence[str]
) -> _Vector:
    """The places of the known features and their values, scaled to length 1 as in `Vote.scores`.

    The last place is that of the bias.
    """
    known = [feature for feature in features if feature in rarity]
    length = math.sqrt(sum(rarity[each] * rarity[each] for each in known)) or 1.0
    places = [place[each] for each in known]
    values = [rarity[each] / length for each in known]
    return np.array([*places, len(place)]), np.array([*values, _BIAS])


def _fit(
    vectors: Sequence[_Vector], signs: _Floats, learnt: _Learnt, rounds: Iterable[int]
) -> _Learnt:
    """Go on learning for some rounds from what is learnt so far.

    `signs` is 1 or -1 by sample and label: all labels are learnt side by side.
    """
    weights, duals, kept = learnt.weights.copy(), learnt.duals.copy(), learnt.kept
    steps = [
        (kept[places] * (values * values)[:, None]).sum(axis=0) + _SOFTNESS
        for places, values in vectors
    ]
    for turn in rounds:
        for place in _order(len(vectors), turn):
            places, values = vectors[place]
            spread = values[:, None]
            before = weights[places]
            scores = _OFFSET + (before * spread).sum(axis=0)
            slope = signs[place] * scores - 1 + _SOFTNESS * duals[place]
            moved = np.maximum(duals[place] - slope / steps[place], 0)
            change = (moved - duals[place]) * signs[place]
            weights[places] = before + kept[places] * spread * change
            duals[place] = moved
    return _Learnt(weights, duals, kept)


def _telling(weights: _Floats, worth: _Floats) -> _Floats:
    """1 for the weights that tell most in the samples, and for each bias; 0 for the others."""
    telling = np.abs(weights) * worth[:, None]
    telling[-1] = math.inf
    ranked = np.sort(telling, axis=None)[::-1]
    least = max(ranked[:_KEPT][-1], _NAUGHT)
    return np.where(telling >= least, 1.0, 0.0)


def _order(count: int, turn: int) -> Sequence[int]:
    """The samples in an order that mixes the classes and differs from turn to turn."""
    stride = _STRIDE + 2 * turn
    while count and math.gcd(stride, count) > 1:
        stride += 1
    return [(turn + place * stride) % count for place in range(count)]


def _weights(row: _Floats) -> dict[int, int]:
    return {place: int(steps) for place, steps in enumerate(row.tolist()) if steps}


def _class_of(example: Example) -> str:
    """The class that an example teaches: its question, else its clause."""
    return example.question or example.clause or UNRELATED


def _outcomes(advice: Advice) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    for example in advice.examples:
        if example.question:
            question = advice.questions[example.question]
            found[question.id] = Outcome("depends", question.clauses[0], question.id)
        else:
            found.setdefault(_class_of(example), Outcome(example.verdict, example.clause, None))
    return dict(sorted(found.items()))
