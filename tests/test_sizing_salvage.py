"""While somebody types, what is at fault is told and all the rest keeps working."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import opened_garden
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.sizing import LIVE, agreement_json, size_contract
from calculator.sizing_salvage import readable_agreement

if TYPE_CHECKING:
    from calculator.catalog import Catalog

_GOOD: dict[str, Any] = {
    "format": 1,
    "package": 8,
    "products": {"front": "flat"},
    "lines": [{"task": "task-lawn", "count": 4}, {"task": "task-beds"}],
}
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_nothing_at_fault(garden: Catalog) -> None:
    """What has no fault is read whole."""
    agreement, faults = readable_agreement(_GOOD, garden)

    assert (agreement_json(agreement), faults) == (_GOOD, ())


@pytest.mark.parametrize(
    ("change", "path", "left"),
    [
        ({"package": "eight"}, "package", {key: _GOOD[key] for key in _GOOD if key != "package"}),
        ({"pakage": 3}, "", _GOOD),
        ({"products": {"front": "flat", "roof": "flat"}}, "products", _GOOD),
        ({"products": {"front": "swamp"}}, "products.front", None),
        ({"lines": [*_GOOD["lines"], {}]}, "lines[2]", _GOOD),
        ({"lines": [{}, *_GOOD["lines"]]}, "lines[0]", _GOOD),
        ({"lines": [{**_GOOD["lines"][0], "items": 0}, *_GOOD["lines"][1:]]}, None, _GOOD),
        ({"contract": {"increment": -1}}, "contract.increment", _GOOD),
        ({"options": ["moat"]}, "options[0]", _GOOD),
        ({"format": 9}, "format", _GOOD),
    ],
)
def test_the_rest_is_read(
    garden: Catalog, change: dict[str, Any], path: str | None, left: dict[str, Any] | None
) -> None:
    """A fault costs its own field only."""
    agreement, faults = readable_agreement({**_GOOD, **change}, garden)

    assert [each.path for each in faults] == ["lines[0].items" if path is None else path]
    assert agreement_json(agreement) == (
        {key: _GOOD[key] for key in _GOOD if key != "products"} if left is None else left
    )


def test_a_line_with_several_faults(garden: Catalog) -> None:
    """A line that is at fault twice, as a whole and within, takes no other line with it."""
    bad = {"task": "task-lawn", "text": "", "count": -1}
    agreement, faults = readable_agreement({**_GOOD, "lines": [bad, *_GOOD["lines"]]}, garden)

    assert agreement_json(agreement) == _GOOD
    assert len(faults) == 3


@pytest.mark.parametrize("data", [None, [], "contract", 3])
def test_no_agreement_at_all(data: object) -> None:
    """What is no agreement is an empty one, with its fault."""
    agreement, faults = readable_agreement(data)

    assert agreement_json(agreement) == {"format": 1}
    assert len(faults) == 1


@settings(max_examples=80)
@given(
    st.dictionaries(st.sampled_from([*_GOOD, "contract", "size", "options", "rate"]), _ANYTHING),
    st.lists(
        st.dictionaries(
            st.sampled_from(["task", "text", "backlog", "count", "items", "answers"]), _ANYTHING
        ),
        max_size=3,
    ),
)
def test_something_is_always_sized(data: dict[str, Any], lines: list[dict[str, Any]]) -> None:
    """Whatever is typed, what is left of it can be sized."""
    garden = opened_garden()
    agreement, _ = readable_agreement({**data, "lines": lines}, garden)

    assert size_contract(garden, agreement, draws=LIVE).version == garden.guide.version
