"""A vote: what was learnt about labels from features, and how it travels in few bytes.

Packed, every number is one character of a long text, so that a compressor sees like beside like;
a row is unpacked when it is first asked for, since a request asks for some hundred of thousands.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

WEIGHT_STEP = 0.25
RARITY_STEP = 0.1
"""Weights and rarities are multiples of these."""

LARGEST = 44
"""No weight is more than so many steps from zero."""

_FIRST_SIGN = 35
_BACKSLASH = 92
_DELETE = 127
_CONTROLS = 34

type Row = tuple[int, Mapping[int, int]]
"""What was learnt of a feature: how much it counts (inverse document frequency), in steps of
rarity, and its weights by the place of the label, in steps of weight."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What was learnt: `rows` by feature, `offsets` by label; `labels` in alphabetical order.

    Whole numbers add up alike in any order and on every platform.
    """

    labels: tuple[str, ...]
    offsets: tuple[float, ...]
    rows: Mapping[str, Row]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of each label, in their order; above 0 the features rather speak for it.

        The known features count by their rarity, scaled together to length 1.
        """
        sums = [0] * len(self.labels)
        squares = 0
        for feature in features:
            if feature in self.rows:
                rarity, weights = self.rows[feature]
                squares += rarity * rarity
                for place, weight in weights.items():
                    sums[place] += rarity * weight
        scale = WEIGHT_STEP / (math.sqrt(squares) or 1.0)
        return [offset + scale * total for offset, total in zip(self.offsets, sums, strict=True)]

    def worth(self, feature: str, label: str) -> float:
        """What a feature adds to the score of a label, before texts are scaled to one length."""
        rarity, weights = self.rows.get(feature, _UNHEARD)
        return RARITY_STEP * rarity * WEIGHT_STEP * weights.get(self.labels.index(label), 0)


_UNHEARD: Row = (0, MappingProxyType({}))


def vote_json(vote: Vote) -> dict[str, Any]:
    """A vote as plain data.

    The texts hold one line for each feature in alphabetical order, with one character for each
    label that the feature has a weight for, and one for that weight.
    """
    features = sorted(vote.rows)
    rarity = [vote.rows[each][0] for each in features]
    rows = [sorted(vote.rows[each][1].items()) for each in features]
    return {
        "labels": list(vote.labels),
        "offsets": list(vote.offsets),
        "features": "\n".join(features),
        "rarity": "".join(map(_sign, rarity)),
        "places": "\n".join("".join(_sign(place) for place, _ in row) for row in rows),
        "weights": "\n".join("".join(_sign(weight + LARGEST) for _, weight in row) for row in rows),
    }


def vote_from_json(data: Mapping[str, Any]) -> Vote:
    """The vote from its plain data."""
    features = data["features"].split("\n") if data["features"] else []
    packed = zip(
        data["rarity"], data["places"].split("\n"), data["weights"].split("\n"), strict=False
    )
    return Vote(
        labels=tuple(data["labels"]),
        offsets=tuple(data["offsets"]),
        rows=_Unpacked(dict(zip(features, packed, strict=True))),
    )


class _Unpacked(Mapping[str, Row]):
    """Rows by feature as they travel; one is unpacked when it is first asked for."""

    def __init__(self, packed: Mapping[str, tuple[str, str, str]]) -> None:
        self._packed = packed
        self._unpacked: dict[str, Row] = {}

    def __getitem__(self, feature: str) -> Row:
        row = self._unpacked.get(feature)
        if row is None:
            row = self._unpacked[feature] = _row(*self._packed[feature])
        return row

    def __contains__(self, feature: object) -> bool:
        return feature in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def _row(rarity: str, places: str, weights: str) -> Row:
    pairs = zip(map(_number, places), map(_number, weights), strict=True)
    return _number(rarity), {place: weight - LARGEST for place, weight in pairs}


def _sign(number: int) -> str:
    """A number from 0 on as one character that JSON writes as it is."""
    code = _FIRST_SIGN + number
    code += code >= _BACKSLASH
    return chr(code + _CONTROLS if code >= _DELETE else code)


@cache
def _number(sign: str) -> int:
    code = ord(sign)
    code -= _CONTROLS if code >= _DELETE else 0
    return code - (code > _BACKSLASH) - _FIRST_SIGN
