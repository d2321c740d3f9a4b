"""The second, small catalog, opened once for all tests that ask it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tools.catalog import open_catalog

if TYPE_CHECKING:
    from calculator.catalog import Catalog

GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"


@cache
def opened_garden() -> Catalog:
    """The draft of the garden service, for property tests: they print all their arguments."""
    return open_catalog(GARDEN, "draft")


@pytest.fixture(scope="session")
def garden() -> Catalog:
    """The draft of the garden service, ready to answer."""
    return opened_garden()
