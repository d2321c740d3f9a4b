"""The file in which somebody says what their contract provides."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from calculator import DEFAULT_CONTRACT, contract_from_json
from tools.errors import MisuseError

if TYPE_CHECKING:
    from pathlib import Path

    from calculator import Contract
    from tools.data import Json


def read_contract(path: Path | None) -> tuple[dict[str, Json] | None, Contract]:
    """The contract as it stands in its file, and as it was understood; the default without a file.

    Raises MisuseError for a file that holds no contract.
    """
    if path is None:
        return None, DEFAULT_CONTRACT
    try:
        data: Json = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise MisuseError(f"{path} is no JSON file.") from error
    if not isinstance(data, dict):
        raise MisuseError(f"{path} must hold one JSON object.")
    try:
        return data, contract_from_json(data)
    except ValueError as error:
        raise MisuseError(f"{path}: {error}") from error
