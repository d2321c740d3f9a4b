"""The gauge shows how much of the work is in scope, in cells that add up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from calculator.sizing_gauge import cells

_PARTS = st.dictionaries(
    st.sampled_from(["included", "depends", "excluded", "client", "unclear"]),
    st.one_of(st.just(0.0), st.floats(0.01, 1e6)),
    min_size=1,
).filter(lambda parts: any(parts.values()))


@given(_PARTS)
def test_cells_add_up_and_hide_nothing(parts: dict[str, float]) -> None:
    """Every part that is not nothing has a cell, and all cells are taken."""
    taken = cells(parts)

    assert sum(taken.values()) == 20
    assert set(taken) == {name for name, part in parts.items() if part > 0}
    assert min(taken.values()) >= 1


def test_halves_are_halves() -> None:
    """Equal parts take equal numbers of cells."""
    assert cells({"included": 3.0, "excluded": 3.0}) == {"included": 10, "excluded": 10}
