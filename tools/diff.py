"""A redline for the terminal, for programs and as a page of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calculator.pieces import CAME, GONE
from calculator.redline import redline
from calculator.redline_page import step_title
from calculator.redline_view import redline_view
from calculator.redline_words import tell
from tools.catalog import contract_text
from tools.markup import html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MARKS = {GONE: "[-{}-]", CAME: "{{+{}+}}"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The contract texts of two versions and the redline between them, as plain data."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    change: Mapping[str, Any]


def compare(catalog: Path, before: str, after: str) -> Comparison:
    """Compare two versions of a catalog.  Raises as `tools.catalog.contract_text`."""
    return compare_texts((catalog, before), (catalog, after))


def compare_texts(before: tuple[Path, str], after: tuple[Path, str]) -> Comparison:
    """Compare two versions, each of a catalog of its own.  Raises as `contract_text`."""
    old, new = (json.loads(contract_text(catalog, name)) for catalog, name in (before, after))
    return Comparison(old, new, redline(old, new))


def written(found: Comparison, lang: str, form: str) -> str:
    """A comparison as `text`, `html` or `json`, ending with a line feed."""
    if form == "json":
        return json.dumps(found.change, ensure_ascii=False, indent=2) + "\n"
    if form == "html":
        return _page(found, lang)
    return redline_text(found.change, lang) + "\n"


def redline_text(change: Mapping[str, Any], lang: str) -> str:
    """A redline for reading: `[-gone-]` and `{+come+}` within each text."""
    found = (_entry(entry, lang) for entry in change["entries"])
    return "\n\n".join(found) or tell("tally_none", lang)


def _page(found: Comparison, lang: str) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    view = redline_view(found.before, found.after, found.change, lang, "")
    return environment.get_template("redline.html.j2").render(
        lang=lang,
        title=step_title(found.change, lang),
        service=found.after["service"][lang],
        redline=html(view),
    )


def _entry(entry: Mapping[str, Any], lang: str) -> str:
    numbers = dict.fromkeys(number for number in entry["number"].values() if number)
    state = tell(f"state_{entry['state']}", lang)
    name = entry["title"].get(lang) or next(iter(entry["title"].values()))
    head = f"{state}: {' → '.join(numbers)}  {name}  [{entry['id']}]"
    return "\n".join([head, *_lines(entry["fields"], lang)])


def _lines(fields: Mapping[str, Any], lang: str, above: str = "") -> Iterator[str]:
    """One line for each text that differs, one for each condition."""
    for key, field in fields.items():
        name = f"{above}{key}"
        if "fields" in field:
            yield from _lines(field["fields"], lang, f"{name}.")
        elif "words" in field or "lines" in field:
            for words in field.get("lines") or [field["words"]]:
                if words.get(lang):
                    yield f"  {name}: {_marked(words[lang])}"
        elif key != "source":
            sides = [_value(field.get(side)) for side in ("before", "after")]
            yield f"  {name}: {' → '.join(sides)}"


def _marked(words: Iterable[tuple[str, str]]) -> str:
    return "".join(_MARKS.get(kind, "{}").format(text) for kind, text in words)


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return "–" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
