"""The engine of the browser, started with an edition as a page would."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from calculator.browser import boot
from calculator.catalog import without_lessons
from tools.canonical import digest

if TYPE_CHECKING:
    from tools.catalog import Edition


def boot_with(edition: Edition, contract_hash: str = "") -> None:
    """Start it; with the hash of the text that the edition holds where none is given."""
    data = json.dumps(without_lessons(json.loads(edition.data)))
    boot(data, edition.contract.decode(), contract_hash or digest(edition.contract))
