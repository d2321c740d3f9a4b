"""Files about a contract: what it provides, and whole agreements to be sized."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from calculator import DEFAULT_CONTRACT, contract_from_json
from calculator.faults import FaultyError
from calculator.sizing import agreement_from_json
from tools.errors import MisuseError

if TYPE_CHECKING:
    from pathlib import Path

    from calculator import Contract
    from calculator.catalog import Catalog
    from calculator.sizing import Agreement
    from tools.data import Json

_LARGEST = 5_000_000


def read_contract(path: Path | None) -> tuple[dict[str, Json] | None, Contract]:
    """The contract as it stands in its file, and as it was understood; the default without a file.

    The file holds the terms alone, or an agreement with the terms in it.  Raises MisuseError for a
    file that holds no contract.
    """
    if path is None:
        return None, DEFAULT_CONTRACT
    data = read_object(path)
    terms = data.get("contract", {}) if "format" in data else data
    if not isinstance(terms, dict):
        raise MisuseError(f"{path}: contract: fields with values are wanted.")
    try:
        return terms, contract_from_json(terms)
    except ValueError as error:
        raise MisuseError(f"{path}: {error}") from error


def read_agreement(path: Path, data: dict[str, Json], catalog: Catalog) -> Agreement:
    """The agreement that a file holds.  Raises MisuseError with everything wrong in it."""
    try:
        return agreement_from_json(data, catalog)
    except FaultyError as error:
        raise MisuseError(f"{path}: {error}") from error


def read_object(path: Path) -> dict[str, Json]:
    """The object of a JSON file.  Raises MisuseError for any other file."""
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise MisuseError(f"{path} is larger than 5 MB: that is no contract.")
    try:
        data: Json = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise MisuseError(f"{path} is no JSON file{_place(error)}.") from error
    if not isinstance(data, dict):
        raise MisuseError(f"{path} must hold one JSON object.")
    return data


def _place(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f" (line {error.lineno}, column {error.colno})"
    return ": save it as UTF-8" if isinstance(error, UnicodeDecodeError) else ""
