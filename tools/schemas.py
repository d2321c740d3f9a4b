"""Checks a document against its JSON Schema; `tools.schema_words` says what does not fit."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from tools.schema_failure import Failure
from tools.schema_words import explained

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tools.positions import Document
    from tools.problems import Problem

_PROPERTY_NAMES = "propertyNames"

OWN_SCHEMAS = Path(__file__).parent.parent / "catalog" / "schema"
"""The schemas of the format; a catalog without a folder `schema` is checked against these."""


def schema_problems(document: Document, schema: Path) -> Iterator[Problem]:
    """Everything in the document that its schema does not allow."""
    for error in _validator(schema).iter_errors(document.data):
        yield from explained(document, _failure(error))


@cache
def schema_data(path: Path) -> Mapping[str, Any]:
    """The schema itself, read once."""
    data: Mapping[str, Any] = json.loads(path.read_bytes())
    return data


@cache
def _validator(path: Path) -> Draft202012Validator:
    validator: Draft202012Validator = _Validator(schema_data(path))
    return validator


def _unique_items(
    _: Draft202012Validator, wanted: object, value: object, __: object
) -> Iterator[ValidationError]:
    """The library compares each item with each other one, which takes seconds for long lists."""
    if wanted and isinstance(value, list) and len({_key(each) for each in value}) < len(value):
        yield ValidationError("two items are the same")


def _key(value: object) -> str:
    """The same text for the same value, as JSON Schema sees it: 1 is 1.0, but not true."""
    return json.dumps(_plain(value), sort_keys=True)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


_Validator = extend(Draft202012Validator, {"uniqueItems": _unique_items})  # type: ignore[no-untyped-call]


def _failure(error: ValidationError) -> Failure:
    return Failure(
        path=tuple(error.absolute_path),
        keyword=_PROPERTY_NAMES if _is_key(error) else str(error.validator),
        wanted=error.validator_value,
        value=error.instance,
        schema=dict(error.schema) if isinstance(error.schema, dict) else {},
        said=error.message,
        form=error.schema_path[0] if error.schema_path else "",
        below=bool(error.path),
        inner=tuple(_failure(inner) for inner in error.context or ()),
    )


def _is_key(error: ValidationError) -> bool:
    """Whether a key is at fault, not a value: the library names the keyword applied to the key."""
    return list(error.absolute_schema_path)[-2:-1] == [_PROPERTY_NAMES]
