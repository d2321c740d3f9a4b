"""A vote: what was learnt about labels from features, and how it travels in few bytes.

Packed, every number is one character of a long text, so that a compressor sees like beside like;
a row is unpacked when it is first asked for, since a request asks for some hundred of thousands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

WEIGHT_STEP = 0.25
RARITY_STEP = 0.1
"""Weights and rarities are multiples of these."""

LARGEST = 44
"""No weight is more than so many steps from zero."""

_DIGITS = 9
_FIRST_SIGN = 35
_BACKSLASH = 92
_DELETE = 127
_CONTROLS = 34

type Vector = Sequence[tuple[str, float]]
"""Features with their values."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What was learnt: `weights` by feature and label, `offsets` by label.

    `rarity` is how much a feature counts (inverse document frequency).
    """

    rarity: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]
    offsets: Mapping[str, float]

    def scores(self, features: Sequence[str]) -> dict[str, float]:
        """The score of every label, rounded to 1e-9; above 0 the features rather speak for it."""
        scores = dict(self.offsets)
        for feature, value in vector(self.rarity, features):
            for label, weight in self.weights[feature].items():
                scores[label] += weight * value
        return {label: round(score, _DIGITS) for label, score in scores.items()}

    def worth(self, feature: str, label: str) -> float:
        """What a feature adds to the score of a label, before texts are scaled to one length."""
        if feature not in self.rarity:
            return 0.0
        return self.rarity[feature] * self.weights[feature].get(label, 0.0)

    def known(self, features: Sequence[str]) -> int:
        """How many of the features were met while learning."""
        return sum(feature in self.rarity for feature in features)


def vector(rarity: Mapping[str, float], features: Sequence[str]) -> Vector:
    """The known features, each by its rarity, scaled to length 1."""
    found = [(feature, rarity[feature]) for feature in features if feature in rarity]
    length = math.sqrt(sum(value * value for _, value in found)) or 1.0
    return [(feature, value / length) for feature, value in found]


def vote_json(vote: Vote) -> dict[str, Any]:
    """A vote as plain data.

    The texts hold one line for each feature in alphabetical order, with one character for each
    label that the feature has a weight for, and one for that weight.
    """
    labels = sorted(vote.offsets)
    place = {label: _sign(number) for number, label in enumerate(labels)}
    features = sorted(vote.rarity)
    rows = [sorted(vote.weights[feature].items()) for feature in features]
    return {
        "labels": labels,
        "offsets": [vote.offsets[label] for label in labels],
        "features": "\n".join(features),
        "rarity": "".join(_sign(round(vote.rarity[each] / RARITY_STEP)) for each in features),
        "places": "\n".join("".join(place[label] for label, _ in row) for row in rows),
        "weights": "\n".join("".join(_weight_sign(weight) for _, weight in row) for row in rows),
    }


def vote_from_json(data: Mapping[str, Any]) -> Vote:
    """The vote from its plain data."""
    labels = data["labels"]
    features = data["features"].split("\n") if data["features"] else []
    packed = zip(data["places"].split("\n"), data["weights"].split("\n"), strict=True)
    return Vote(
        rarity=_Unpacked(dict(zip(features, data["rarity"], strict=True)), _rarity),
        weights=_Unpacked(
            dict(zip(features, packed, strict=False)), lambda row: _row(labels, *row)
        ),
        offsets=MappingProxyType(dict(zip(labels, data["offsets"], strict=True))),
    )


class _Unpacked[Packed, Value](Mapping[str, Value]):
    """Values by feature as they travel; one is unpacked when it is first asked for."""

    def __init__(self, packed: Mapping[str, Packed], unpack: Callable[[Packed], Value]) -> None:
        self._packed = packed
        self._unpack = unpack
        self._unpacked: dict[str, Value] = {}

    def __getitem__(self, feature: str) -> Value:
        if feature not in self._unpacked:
            self._unpacked[feature] = self._unpack(self._packed[feature])
        return self._unpacked[feature]

    def __contains__(self, feature: object) -> bool:
        return feature in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def _rarity(sign: str) -> float:
    return round(_number(sign) * RARITY_STEP, _DIGITS)


def _row(labels: Sequence[str], places: str, weights: str) -> Mapping[str, float]:
    return {
        labels[_number(place)]: (_number(weight) - LARGEST) * WEIGHT_STEP
        for place, weight in zip(places, weights, strict=True)
    }


def _weight_sign(weight: float) -> str:
    return _sign(round(weight / WEIGHT_STEP) + LARGEST)


def _sign(number: int) -> str:
    """A number from 0 on as one character that JSON writes as it is."""
    code = _FIRST_SIGN + number
    code += code >= _BACKSLASH
    return chr(code + _CONTROLS if code >= _DELETE else code)


def _number(sign: str) -> int:
    code = ord(sign)
    code -= _CONTROLS if code >= _DELETE else 0
    return code - (code > _BACKSLASH) - _FIRST_SIGN
