"""What a JSON Schema forbids, in plain words: one small function for each keyword.

The name of the schema library never reaches a reader; where the keyword alone says too little,
the schema's own `description` explains what is wanted.
"""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tools.positions import Document
    from tools.problems import Problem
    from tools.schema_failure import Failure

_IDENTIFIER = re.compile(r"\^\(?([a-z|]+)\)?-\[a-z0-9\]\+\(-\[a-z0-9\]\+\)\*\$")

_KINDS = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "nothing",
    "number": "a number",
    "object": "keys with values",
    "string": "text",
}


def explained(document: Document, failure: Failure) -> Iterator[Problem]:
    """The problems that a failure means for a person, with what to do."""
    yield from KEYWORDS.get(failure.keyword, bad_form)(document, failure)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"“{value[:40]}…”" if len(value) > 40 else f"“{value}”"  # noqa: PLR2004 - fits a line
    if isinstance(value, list | dict):
        return "this value"
    return json.dumps(value)


def _near(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, n=1)
    return f"did you mean “{near[0]}”?" if near else f"known are: {', '.join(known)}"


def wrong_type(document: Document, failure: Failure) -> Iterator[Problem]:
    """A value of another kind than the schema wants.

    A clause number without quotes is a number, and a list of one needs its bracket.
    Bad: `source: [3.2]`.  Good: `source: ["3.2"]`.
    """
    kinds = failure.wanted
    wanted = [_KINDS[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds)]
    way = ""
    if wanted == ["text"] and isinstance(failure.value, bool | int | float):
        way = f": write {json.dumps(str(failure.value))} in quotes"
    elif wanted == ["a list"]:
        way = ": put it in brackets [ ], or on lines that start with “- ”"
    elif failure.value is None:
        way = ": fill it in, or take the key out"
    found = _KINDS[_kind(failure.value)]
    yield document.problem(
        failure.path, "wrong-type", f"expected {' or '.join(wanted)}, found {found}{way}"
    )


def _kind(value: object) -> str:
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "boolean"),
        (int, "integer"),
        (float, "number"),
        (str, "string"),
        (list, "array"),
        (dict, "object"),
    )
    return next((kind for cls, kind in kinds if isinstance(value, cls)), "null")


def missing_key(document: Document, failure: Failure) -> Iterator[Problem]:
    """A key that must be there is not.

    Bad: a clause without `source`.  Good: `source: ["3.2.A1"]`.
    """
    for key in failure.wanted:
        if key not in failure.value and failure.said.startswith(repr(key)):
            yield from _missing(document, failure, key)


def _missing(document: Document, failure: Failure, key: str) -> Iterator[Problem]:
    properties = failure.properties
    if set(properties) == {"fr", "en"}:
        yield from missing_language(document, failure, key)
        return
    about = properties.get(key, {}).get("description")
    way = f": {about}" if about else ": add it"
    yield document.problem(failure.path, "missing-key", f"“{key}” is missing here{way}")


def missing_language(document: Document, failure: Failure, key: str) -> Iterator[Problem]:
    """A text that is not there in every language.

    A guide is complete in each of its languages or it misleads the readers of one.
    Bad: `title: {fr: Accès}`.  Good: `title: {fr: Accès, en: Access}`.
    """
    message = f"the text in “{key}” is missing: add “{key}: …”"
    yield document.problem(failure.path, "missing-language", message)


def unknown_key(document: Document, failure: Failure) -> Iterator[Problem]:
    """A key that nobody reads.

    It is a slip of the pen or a hope; what it says would be lost.
    Bad: `tittle: …`.  Good: `title: …`.
    """
    known = [str(key) for key in failure.properties]
    for key in failure.value:
        if key not in known:
            message = f"nobody reads “{key}” here: {_near(key, known)}"
            yield document.key_problem((*failure.path, key), "unknown-key", message)


def unknown_value(document: Document, failure: Failure) -> Iterator[Problem]:
    """A word that is not one of those allowed here.

    Bad: `binds: customer`.  Good: `binds: client`.
    """
    allowed = failure.wanted if failure.keyword == "enum" else [failure.wanted]
    words = [word if isinstance(word, str) else json.dumps(word) for word in allowed]
    message = f"{_shown(failure.value)} is not allowed here: {_near(str(failure.value), words)}"
    yield document.problem(failure.path, "unknown-value", message)


def bad_form(document: Document, failure: Failure) -> Iterator[Problem]:
    """A text that is not written as the schema wants.

    Bad: `effective: "1 March 2025"`.  Good: `effective: "2025-03-01"`.
    """
    if failure.wanted == r"\S" and isinstance(failure.value, str):
        yield from empty_text(document, failure)
        return
    message = f"{_shown(failure.value)} does not fit here. Wanted: {failure.description}"
    yield document.problem(failure.path, "bad-form", message)


def empty_text(document: Document, failure: Failure) -> Iterator[Problem]:
    """A text without a visible character.

    Bad: `en: ""`.  Good: the translation.
    """
    yield document.problem(failure.path, "empty-text", "the text is empty: write it")


def bad_key(document: Document, failure: Failure) -> Iterator[Problem]:
    """A key, often an identifier, that is not written as the schema wants.

    Bad: `requires: {accounts: [res-contacts]}`.  Good: `requires: {inc-accounts: [res-contacts]}`.
    """
    form = _form(str(failure.schema.get("pattern", "")))
    message = f"{_shown(failure.value)} is no fit name here. Wanted: {form}"
    yield document.key_problem((*failure.path, str(failure.value)), "bad-key", message)


def _form(pattern: str) -> str:
    """A pattern of identifiers in words; any other pattern as it stands."""
    kinds = _IDENTIFIER.fullmatch(pattern)
    if kinds is None:
        return pattern
    prefixes = " or ".join(f"{kind}-" for kind in kinds.group(1).split("|"))
    return f"{prefixes} and then small letters, digits and hyphens"


def too_few(document: Document, failure: Failure) -> Iterator[Problem]:
    """A list, a text or a set of keys shorter than it may be.

    Bad: `source: []`.  Good: `source: ["3.2"]`, or no key where it may be left out.
    """
    message = f"at least {failure.wanted} expected here. Wanted: {failure.description}"
    yield document.problem(failure.path, "too-few", message)


def too_many(document: Document, failure: Failure) -> Iterator[Problem]:
    """A list or a text longer than it may be.

    Bad: a pair of three clauses under `competes`.  Good: two pairs.
    """
    message = f"this is longer than it may be. Wanted: {failure.description}"
    yield document.problem(failure.path, "too-many", message)


def out_of_range(document: Document, failure: Failure) -> Iterator[Problem]:
    """A number smaller or larger than it may be.

    Bad: `hours: -1`.  Good: `hours: 1`.
    """
    words = {
        "minimum": "at least",
        "maximum": "at most",
        "exclusiveMinimum": "more than",
        "exclusiveMaximum": "less than",
    }
    limit = f"{words[failure.keyword]} {failure.wanted}"
    yield document.problem(failure.path, "out-of-range", f"{_shown(failure.value)} must be {limit}")


def repeated_item(document: Document, failure: Failure) -> Iterator[Problem]:
    """An item that stands twice in a list.

    Bad: `source: ["3.2", "3.2"]`.  Good: `source: ["3.2"]`.
    """
    seen: set[str] = set()
    for position, item in enumerate(failure.value):
        key = json.dumps(item, sort_keys=True)
        if key in seen:
            message = f"{_shown(item)} is already in this list: take it out"
            yield document.problem((*failure.path, position), "repeated-item", message)
        seen.add(key)


def no_choice_fits(document: Document, failure: Failure) -> Iterator[Problem]:
    """A value that is none of the several forms allowed.

    Bad: a part with neither `clauses` nor `parts`.  Good: a part with one of them or both.
    """
    branches: list[Any] = failure.wanted
    if all(set(branch) == {"required"} for branch in branches):
        keys = " or ".join(f"“{key}”" for branch in branches for key in branch["required"])
        yield document.problem(failure.path, "no-choice-fits", f"{keys} is missing here: add it")
        return
    nearest = _nearest_form(failure)
    for inner in nearest:
        yield from explained(document, inner)
    if nearest:
        return
    message = f"{_shown(failure.value)} does not fit here. Wanted: {failure.description}"
    yield document.problem(failure.path, "no-choice-fits", message)


def _nearest_form(failure: Failure) -> tuple[Failure, ...]:
    """The failures of the one form of the right kind that the value misses least."""
    forms: dict[str | int, tuple[Failure, ...]] = {}
    for inner in failure.inner:
        forms[inner.form] = (*forms.get(inner.form, ()), inner)
    right_kind = [
        misses
        for misses in forms.values()
        if not any(miss.keyword in ("type", "const") and not miss.below for miss in misses)
    ]
    return min(right_kind, key=len, default=())


KEYWORDS: Mapping[str, Callable[[Document, Failure], Iterator[Problem]]] = {
    "type": wrong_type,
    "required": missing_key,
    "dependentRequired": missing_key,
    "additionalProperties": unknown_key,
    "unevaluatedProperties": unknown_key,
    "enum": unknown_value,
    "const": unknown_value,
    "pattern": bad_form,
    "propertyNames": bad_key,
    "minItems": too_few,
    "minLength": too_few,
    "minProperties": too_few,
    "maxItems": too_many,
    "maxLength": too_many,
    "maxProperties": too_many,
    "items": too_many,
    "minimum": out_of_range,
    "maximum": out_of_range,
    "exclusiveMinimum": out_of_range,
    "exclusiveMaximum": out_of_range,
    "uniqueItems": repeated_item,
    "anyOf": no_choice_fits,
    "oneOf": no_choice_fits,
}
"""Which function explains which keyword; the rest is explained by the schema's description."""
