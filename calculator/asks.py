"""Splits a request into stretches that may each be an ask: sentences, then joined requests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from calculator.languages import (
    CLOSINGS,
    FAREWELLS,
    JOINTS,
    LEADS_TO_VERB,
    begins_request,
    is_courtesy,
)
from calculator.text import Stretch, Token, tokens, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++(?=\s|$)|[;\n\r]|(?<=\s)[-–—•*](?=\s)")
_CLOSED_BELOW = 0.4
_NAME_AT_MOST = 5


def stretches(text: str, verbs: AbstractSet[str] = frozenset()) -> tuple[Stretch, ...]:
    """The stretches of a text that may be requests, without greeting, thanks and signature.

    `verbs` are words of the trade that begin a request, beside those that everybody uses.
    """
    body = text[: _signature(text)]
    return tuple(
        part
        for sentence in _sentences(body)
        for part in _joined(body, sentence, verbs)
        if not is_courtesy(words(body[slice(*part)]))
    )


def _signature(text: str) -> int:
    """Where the closing formula begins: on a line of its own; thanks only late in the text."""
    place = 0
    for line in text.splitlines(keepends=True):
        found = words(line)
        late = place > len(text) * _CLOSED_BELOW
        closes = found and found[0] in (CLOSINGS if late else FAREWELLS) and is_courtesy(found)
        if place and closes and _only_names(text[place + len(line) :]):
            return place
        place += len(line)
    return len(text)


def _only_names(text: str) -> bool:
    """Whether what follows a closing is no more than name, title and the like: short lines."""
    return all(len(words(line)) <= _NAME_AT_MOST for line in text.splitlines())


def _sentences(text: str) -> Iterator[Stretch]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _joined(text: str, sentence: Stretch, verbs: AbstractSet[str]) -> Iterator[Stretch]:
    """Cut a sentence where a joint or a comma is followed by the verb of another request."""
    start, end = sentence
    found = tokens(text, start, end)
    begins = start
    for place in range(2, len(found)):
        token = found[place]
        if not (token.word in verbs or begins_request(token.word)):
            continue
        first = _first_of_request(found, place)
        before = found[first - 1]
        between = text[before.end : found[first].start]
        if before.word in JOINTS:
            yield begins, before.start
        elif "," in between:
            yield begins, before.end
        else:
            continue
        begins = found[first].start
    yield begins, end


def _first_of_request(found: Sequence[Token], verb: int) -> int:
    """Where the request of a verb begins: small words such as “de” or “please” may precede it."""
    place = verb
    while place > 1 and found[place - 1].word in LEADS_TO_VERB:
        place -= 1
    return place
