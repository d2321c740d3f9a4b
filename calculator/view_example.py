"""What a person who disagrees can take away: an example for the catalog, ready to paste."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from calculator.answer import VERDICTS
from calculator.nodes import Node, Place, node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from calculator.answer import Answer

_LONGEST = 2_000
_UNUSUAL = re.compile("[^ -~\u00a1-\u024f\u2010-\u2027\u20ac]")
"""What YAML may refuse or an eye may miss: control and bidi characters, but also other scripts."""


def example_entry(text: str, lang: str, verdict: str) -> str:
    """A line for a file of examples (see `examples.schema.json`); YAML that any text is safe in."""
    written = json.dumps(" ".join(text.split())[:_LONGEST], ensure_ascii=False)
    written = _UNUSUAL.sub(lambda found: f"\\U{ord(found[0]):08x}", written)
    return f"  - {{lang: {lang}, verdict: {verdict}, text: {written}}}"


def disagree(place: Place, answer: Answer) -> Node:
    """The offer to say what would have been right; a script copies the entry of the reply."""
    return taken_away(place, "disagree", _replies(place, answer))


def taken_away(place: Place, key: str, buttons: Iterable[Node], kind: str = "") -> Node:
    """A fold whose buttons each hold a text in `data-entry`; a script shows and copies it."""
    summary = Node("summary", {}, (place.say(key),))
    hint = node("p", "result__text", place.say(f"{key}_hint"))
    name = f"result__entry{kind}"
    entry = Node("code", {"class": name, "data-entry-shown": "", "hidden": ""})
    return node("details", "result__why", summary, hint, *buttons, entry, data_on_page="")


def _replies(place: Place, answer: Answer) -> Iterator[Node]:
    for verdict in VERDICTS:
        if verdict not in {answer.verdict, "unclear"}:
            yield node(
                "button",
                "result__other",
                place.say(f"verdict_{verdict}"),
                type="button",
                data_entry=example_entry(answer.text, answer.lang, verdict),
            )
