"""What all tests share: the second, small catalog, opened once, and no test that time decides."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tools.catalog import open_catalog

if TYPE_CHECKING:
    from calculator.catalog import Catalog

# How fast a machine is decides nothing here: speed is measured by the benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"


@cache
def opened_garden() -> Catalog:
    """The draft of the garden service, for property tests: they print all their arguments."""
    return open_catalog(GARDEN, "draft")


@pytest.fixture(scope="session")
def garden() -> Catalog:
    """The draft of the garden service, ready to answer."""
    return opened_garden()
