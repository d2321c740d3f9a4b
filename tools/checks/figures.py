"""Rules about figures: nobody must take ours for the provider's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tools.data import Json, items, mapping, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.data import Path
    from tools.positions import Document
    from tools.problems import Problem
    from tools.sources import Sources

_WITH_FIGURES = ("calendars", "configuring", "effort", "presets")
_DIGIT = re.compile("[0-9]")


def figure_without_provenance(sources: Sources) -> Iterator[Problem]:
    """A figure of the advice that does not say where it comes from.

    A figure of our own must never look like the provider's.
    Bad: `likely: 2` alone.  Good: `{likely: 2, provenance: illustrative}`, there or further up.
    """
    for document in _files(sources):
        for path in _bare_figures((), document.data):
            message = "where does this figure come from? Add “provenance: …” beside it or above"
            yield document.problem(path, "figure-without-provenance", message)


def public_without_address(sources: Sources) -> Iterator[Problem]:
    """A figure said to be public without the address where it stands.

    Readers must be able to look it up.
    Bad: `provenance: public` alone.  Good: with `url: https://…` beside it.
    """
    for document in _files(sources):
        for path, data in _mappings((), document.data):
            if data.get("provenance") == "public" and not data.get("url"):
                message = "a public figure needs its address: add “url: …” beside it"
                yield document.problem((*path, "provenance"), "public-without-address", message)


def unexplained_figure(sources: Sources) -> Iterator[Problem]:
    """A clause with a number in its text that does not say where the number comes from.

    A number of our own must never become contract text, as a number of the source is.
    Bad: `text: {en: Up to 500 rows.}` alone.  Good: with `figures: illustrative` beside it, until
    the provider agrees to it (`contract`); `source` where the source says it.
    """
    for entry in sources.entries:
        carved = mapping(entry.data.get("carve_out")).get("text")
        said = (("text", entry.data.get("text")), ("carve_out", carved))
        points = (("points", point) for point in items(entry.data.get("points")))
        numbered = next((key for key, value in (*said, *points) if _has_digit(value)), None)
        if numbered and "figures" not in entry.data:
            message = "where does this number come from? Say “figures: source” (or contract, "
            message += "or illustrative for one of our own) beside the text"
            yield entry.document.problem((*entry.path, numbered), "unexplained-figure", message)


def _has_digit(value: Json) -> bool:
    """Whether a text in several languages holds a number in one of them."""
    return any(_DIGIT.search(text(said)) for said in mapping(value).values())


def _files(sources: Sources) -> Iterator[Document]:
    for name in _WITH_FIGURES:
        document = sources.advice(name)
        if document is not None:
            yield document


def _bare_figures(path: Path, value: Json) -> Iterator[Path]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield path
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _bare_figures((*path, position), item)
    elif "provenance" not in mapping(value):
        for key, item in mapping(value).items():
            yield from _bare_figures((*path, key), item)


def _mappings(path: Path, value: Json) -> Iterator[tuple[Path, dict[str, Json]]]:
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield from _mappings((*path, position), item)
    elif isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            yield from _mappings((*path, key), item)
