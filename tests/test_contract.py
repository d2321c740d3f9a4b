"""The contract as people give it: read whole, or refused with every fault named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.contract import DEFAULT_CONTRACT, Contract, contract_from_json

_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
_KEYS = (
    "calendar",
    "targets",
    "increment",
    "hours_left",
    "approvals_given",
    "contracted",
    "other_channels_agreed",
)


@pytest.mark.parametrize("data", [None, {}])
def test_default(data: dict[str, Any] | None) -> None:
    """Nothing given is the default contract."""
    assert contract_from_json(data) == DEFAULT_CONTRACT


def test_every_field() -> None:
    """Each field of the JSON arrives in the contract."""
    contract = contract_from_json(
        {
            "calendar": "france",
            "targets": {"high": 3},
            "increment": 0.5,
            "hours_left": 12,
            "approvals_given": True,
            "contracted": ["exc-one", "exc-two-three"],
            "other_channels_agreed": True,
        }
    )

    assert contract == Contract(
        calendar="france",
        targets={"high": 3.0},
        increment=0.5,
        hours_left=12.0,
        approvals_given=True,
        contracted=frozenset({"exc-one", "exc-two-three"}),
        other_channels_agreed=True,
    )


def test_all_faults_at_once() -> None:
    """Every bad field is named with what is wanted, and nothing else is."""
    with pytest.raises(ValueError, match="cannot be read") as caught:
        contract_from_json(
            {
                "calendar": "France !",
                "increment": 0,
                "hours_left": 3,
                "approvals_given": "yes",
                "incremnt": 1,
            }
        )

    assert str(caught.value) == (
        "The contract cannot be read:\n"
        "- calendar: the id of a calendar is wanted (small letters, digits and hyphens),"
        " not “France !”.\n"
        "- increment: a number of hours from 0.01 to 24 is wanted, not 0.\n"
        "- approvals_given: true or false is wanted, not “yes”.\n"
        "- “incremnt” is not a field of a contract: did you mean “increment”?"
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("calendar", 3),
        ("targets", {}),  # a contract without targets leaves the field out
        ("targets", {"high": 0}),
        ("targets", {"high": True}),
        ("targets", {"Très urgent": 2}),
        ("targets", [2, 4]),
        ("increment", -0.25),
        ("increment", float("nan")),
        ("increment", True),
        ("increment", "0.25"),
        ("increment", 1e-9),  # rounding up to it would do nothing
        ("hours_left", -1),
        ("hours_left", float("inf")),
        ("hours_left", 10**400),  # a whole number that no float can hold
        ("approvals_given", None),
        ("approvals_given", 1),
        ("contracted", "exc-one"),  # a text is not a list of letters
        ("contracted", ["4.2"]),
        ("contracted", [["exc-one"]]),
        ("other_channels_agreed", 0),
    ],
)
def test_refused(key: str, value: object) -> None:
    """A value that does not fit is refused by the name of its field."""
    with pytest.raises(ValueError, match=f"\n- {key}(.high)?: .* wanted.*, not "):
        contract_from_json({key: value})


@pytest.mark.parametrize("data", [[], "france", 3, True])
def test_not_a_mapping(data: Any) -> None:  # noqa: ANN401 - whatever a file may hold
    """A file that holds something else is refused in words."""
    with pytest.raises(ValueError, match="fields with values are wanted"):
        contract_from_json(data)


@given(st.dictionaries(st.sampled_from(_KEYS) | st.text(), _ANYTHING))
def test_read_or_refused(data: dict[str, Any]) -> None:
    """Whatever is given, the answer is a contract or one line for each bad field."""
    bad = [key for key, value in data.items() if not _alone(key, value)]
    if bad:
        with pytest.raises(ValueError, match="cannot be read") as caught:
            contract_from_json(data)
        assert str(caught.value).count("\n- ") >= len(bad)
    else:
        assert 0.01 <= (contract_from_json(data).increment or 1) <= 24


def test_targets_are_frozen() -> None:
    """Changing the file's data afterwards changes nothing in the contract."""
    targets = {"high": 2.0}
    contract = contract_from_json({"targets": targets})
    targets["high"] = 9.0

    assert contract.targets == {"high": 2.0}


def _alone(key: str, value: object) -> bool:
    """Whether a contract of this one field is read."""
    try:
        contract_from_json({key: value})
    except ValueError:
        return False
    return True
