"""Learns to tell classes of texts apart from labelled features, and votes with what it learnt.

The method is the averaged passive-aggressive classifier for many classes (Crammer et al., "Online
Passive-Aggressive Algorithms", JMLR 7, 2006, variant PA-I, shared among the nearest rivals): it
needs sums and products only, so that every machine learns the same weights.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_ROUNDS = 5
_RIVALS = 5
_AGGRESSIVENESS = 1.0
_RARE = 2
_DIGITS = 2
_UNIT = 10**_DIGITS
_FAINT = 0.03
_STRIDE = 7_919

type Sample = tuple[Sequence[str], str]
"""The features of a text, without repeats, and its class."""

type _Vector = Sequence[tuple[str, float]]
type _Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Vote:
    """What was learnt: `weights` by feature and class, `rarity` (inverse document frequency)."""

    rarity: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]

    def scores(self, features: Sequence[str]) -> dict[str, float]:
        """The score of each class that a feature speaks for or against, rounded to 1e-9."""
        return {
            name: round(score, 9)
            for name, score in _scores(self.weights, _vector(self.rarity, features)).items()
        }

    def known(self, features: Sequence[str]) -> int:
        """How many of the features were met while learning."""
        return sum(feature in self.rarity for feature in features)


def train(samples: Sequence[Sample]) -> Vote:
    """Learn from samples; the same samples in the same order give the same vote."""
    rarity = _rarity(samples)
    vectors = [(_vector(rarity, features), name) for features, name in samples]
    names = tuple(dict.fromkeys(name for _, name in samples))
    weights: _Weights = {feature: {} for feature in rarity}
    sums: _Weights = {feature: {} for feature in rarity}
    step = 0
    for turn in range(_ROUNDS):
        for place in _order(len(vectors), turn):
            vector, name = vectors[place]
            step += 1
            scores = _scores(weights, vector)
            for rival, rate in _rates(names, name, scores):
                _move(weights, vector, name, rate)
                _move(weights, vector, rival, -rate)
                _move(sums, vector, name, rate * step)
                _move(sums, vector, rival, -rate * step)
    learnt = _averaged(weights, sums, step + 1)
    return Vote({feature: rarity[feature] for feature in learnt}, learnt)


def vote_json(vote: Vote) -> dict[str, Any]:
    """What was learnt as plain data: classes by name once, weights by place, in hundredths."""
    names = sorted({name for row in vote.weights.values() for name in row})
    place = {name: position for position, name in enumerate(names)}
    return {
        "classes": names,
        "features": {
            feature: [
                vote.rarity[feature],
                [place[name] for name in sorted(row)],
                [round(row[name] * _UNIT) for name in sorted(row)],
            ]
            for feature, row in sorted(vote.weights.items())
        },
    }


def vote_from_json(data: Mapping[str, Any]) -> Vote:
    """The vote from its plain data."""
    rows = data["features"]
    return Vote({feature: row[0] for feature, row in rows.items()}, _Rows(data["classes"], rows))


class _Rows(Mapping[str, Mapping[str, float]]):
    """Weights by feature as they travel; a row is unpacked when it is first asked for.

    A request asks for some hundred of tens of thousands, and the start of the engine counts.
    """

    def __init__(self, names: Sequence[str], rows: Mapping[str, Any]) -> None:
        self._names = names
        self._rows = rows
        self._unpacked: dict[str, Mapping[str, float]] = {}

    def __getitem__(self, feature: str) -> Mapping[str, float]:
        if feature not in self._unpacked:
            _, places, weights = self._rows[feature]
            self._unpacked[feature] = {
                self._names[place]: weight / _UNIT
                for place, weight in zip(places, weights, strict=True)
            }
        return self._unpacked[feature]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _rarity(samples: Sequence[Sample]) -> dict[str, float]:
    """Inverse document frequency, 1 + ln(n / (1 + df)), of what occurs more than once."""
    counted = Counter(feature for features, _ in samples for feature in features)
    return {
        feature: round(1 + math.log(len(samples) / (1 + count)), _DIGITS)
        for feature, count in sorted(counted.items())
        if count >= _RARE
    }


def _vector(rarity: Mapping[str, float], features: Sequence[str]) -> _Vector:
    """The known features, each by its rarity, scaled to length 1."""
    found = [(feature, rarity[feature]) for feature in features if feature in rarity]
    length = math.sqrt(sum(value * value for _, value in found)) or 1.0
    return [(feature, value / length) for feature, value in found]


def _scores(weights: Mapping[str, Mapping[str, float]], vector: _Vector) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for feature, value in vector:
        for name, weight in weights[feature].items():
            scores[name] += weight * value
    return scores


def _rates(names: Sequence[str], name: str, scores: Mapping[str, float]) -> list[tuple[str, float]]:
    """How much to move away from each of the nearest rivals that come too close."""
    behind = 1.0 - scores.get(name, 0.0)
    losses = [(behind + scores.get(other, 0.0), other) for other in names if other != name]
    near = sorted((each for each in losses if each[0] > 0), key=lambda each: (-each[0], each[1]))
    rivals = near[:_RIVALS]
    return [(other, min(_AGGRESSIVENESS, loss / 2) / len(rivals)) for loss, other in rivals]


def _order(count: int, turn: int) -> Sequence[int]:
    """The samples in an order that mixes the classes and differs from turn to turn."""
    stride = _STRIDE + 2 * turn
    while count and math.gcd(stride, count) > 1:
        stride += 1
    return [(turn + place * stride) % count for place in range(count)]


def _move(weights: _Weights, vector: _Vector, name: str, rate: float) -> None:
    for feature, value in vector:
        row = weights[feature]
        row[name] = row.get(name, 0.0) + rate * value


def _averaged(weights: _Weights, sums: _Weights, steps: int) -> _Weights:
    """The weights as they were on average; features that tell nothing apart are left out."""
    rows = {
        feature: {
            name: value
            for name, weight in row.items()
            if abs(value := round(weight - sums[feature].get(name, 0.0) / steps, _DIGITS)) > _FAINT
        }
        for feature, row in weights.items()
    }
    return {feature: row for feature, row in rows.items() if row}
