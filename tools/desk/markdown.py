"""A sizing as Markdown: headings, lists and tables, safe for whatever a person typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from calculator.nodes import Place
from calculator.report import Bullets, Paragraph
from calculator.sizing_report import sections, source_text
from tools.desk.lines import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.catalog import Catalog
    from calculator.report import Block, Table, Text
    from calculator.sizing import Sizing

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_START = re.compile(r"^(\d*)([.)+-])(?=\s|$)")


def export_md(catalog: Catalog, sizing: Sizing, lang: str) -> bytes:
    """The report as UTF-8 Markdown."""
    place = Place(catalog, lang, "")
    lines = [f"# {escaped(place.say('sizing_title'))}"]
    for section in sections(place, sizing):
        lines += ["", f"## {escaped(section.heading)}"]
        for block in section.blocks:
            lines += ["", *_lines(place, block)]
    lines += ["", escaped(source_text(place, sizing)), "", escaped(place.say("sizing_hash"))]
    return "\n".join([*lines, ""]).encode("utf-8", "replace")


def escaped(text: str) -> str:
    """A text on one line without any mark that Markdown or HTML would act upon."""
    flat = _MARKS.sub(r"\\\1", " ".join(re.split(r"[\s]*[\n\r]+[\s]*", text)))
    return _START.sub(r"\1\\\2", flat)


def _lines(place: Place, block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _set(place, block.text)
    elif isinstance(block, Bullets):
        for item in block.items:
            yield f"- {_set(place, item)}"
    else:
        yield from _table(place, block)


def _set(place: Place, text: Text) -> str:
    return escaped(plain(place, text))


def _table(place: Place, table: Table) -> Iterator[str]:
    rules = ("---:" if at in table.numeric else "---" for at in range(len(table.header)))
    yield f"| {' | '.join(escaped(each) for each in table.header)} |"
    yield f"| {' | '.join(rules)} |"
    for row in table.rows:
        yield f"| {' | '.join(_set(place, cell) for cell in row)} |"
