"""Canonical JSON: one value, one sequence of bytes."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.canonical import canonical, digest

if TYPE_CHECKING:
    from tools.data import Json

_DATA = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=20,
)


def _shuffled(data: Json) -> Json:
    if isinstance(data, dict):
        pairs = [(key, _shuffled(value)) for key, value in data.items()]
        random.Random(0).shuffle(pairs)  # noqa: S311 - an order, not a secret
        return dict(pairs)
    return [_shuffled(item) for item in data] if isinstance(data, list) else data


@given(_DATA)
def test_canonical_bytes_hold_the_value(data: Json) -> None:
    """What was written can be read back, unchanged."""
    assert json.loads(canonical(data)) == data


@given(_DATA)
def test_the_order_of_keys_does_not_matter(data: Json) -> None:
    """Two equal values have the same bytes, whatever the order of their keys."""
    assert canonical(_shuffled(data)) == canonical(data)


def test_the_form_is_sorted_tight_and_ends_with_a_line_feed() -> None:
    """Keys are sorted, letters stay letters, nothing is padded."""
    assert canonical({"é": [1, None], "a": "’"}) == '{"a":"’","é":[1,null]}\n'.encode()


def test_a_digest_has_64_hexadecimal_digits() -> None:
    """The digest is SHA-256."""
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_numbers_that_json_does_not_know_are_refused() -> None:
    """Infinity has no canonical form."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(float("inf"))
