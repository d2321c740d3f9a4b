"""A redline as a tree of plain elements, the same for the built page and for the browser.

Every text stands in each language, marked with `lang`; the page shows one of them or both.  What
did not change is folded away, whole, so that the redline can be read as the document it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from calculator.nodes import Node, node
from calculator.outline import Entry, outline
from calculator.pieces import CAME, GONE, KEPT
from calculator.redline import STATES, merged, tally
from calculator.redline_words import counted, tell, version_name
from calculator.words import typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from calculator.pieces import Pieces

_QUIET = (None, "renumbered")
_CONDITIONS = ("route", "unless", "consumes_hours", "binds")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every part of the tree needs: both versions, the languages, the way to the guides."""

    change: Mapping[str, Any]
    entries: Mapping[str, Mapping[str, Any]]
    old: Mapping[str, Entry]
    new: Mapping[str, Entry]
    languages: Sequence[str]
    lang: str
    base: str

    def entry(self, entry_id: str) -> Entry:
        """An entry as it stands in the later version, or as it last stood."""
        return self.new.get(entry_id) or self.old[entry_id]

    def name(self, entry_id: str, lang: str) -> str:
        """An entry by its number and title."""
        if entry_id not in self.new and entry_id not in self.old:
            return entry_id
        entry = self.entry(entry_id)
        return f"{entry.number} {_text(entry.own['title'], lang)}"

    def in_each(self, tag: str, draw: Callable[[str], Iterable[Node | str]]) -> list[Node]:
        """One element for each language, drawn alike."""
        return [
            Node(tag, {"class": "in", "lang": lang, "data-in": lang}, tuple(draw(lang)))
            for lang in self.languages
        ]


def redline_view(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    change: Mapping[str, Any],
    lang: str,
    base: str,
) -> Node:
    """The tree of a redline for readers of a language; `base` leads to the guides in it."""
    sheet = _Sheet(
        change=change,
        entries={entry["id"]: entry for entry in change["entries"]},
        old=outline(before),
        new=outline(after),
        languages=[lang, *(each for each in after["languages"] if each != lang)],
        lang=lang,
        base=base,
    )
    return node(
        "div",
        "redline",
        tally_view(change, lang),
        *_chapters(sheet),
        data_redline=f"{change['from']}..{change['to']}",
    )


def tally_view(change: Mapping[str, Any], lang: str) -> Node:
    """How many clauses are in each state, as a list."""
    counts = tally(change)
    items = [
        node("li", f"tally tally--{state}", counted(f"tally_{state}", counts[state], lang))
        for state in STATES
        if counts[state]
    ]
    if not items:
        return node("p", "redline__none", tell("tally_none", lang))
    return node("ul", "redline__tally", *items)


def _chapters(sheet: _Sheet) -> Iterator[Node]:
    """Chapter by chapter; each is a run of changed entries and folds of unchanged ones."""
    chapter = ""
    by_chapter: dict[str, list[str]] = {}
    for each in merged(list(sheet.old), list(sheet.new)):
        chapter = each if sheet.entry(each).level == "chapter" else chapter
        by_chapter.setdefault(chapter, []).append(each)
    for chapter, ids in by_chapter.items():
        changed = [each for each in ids if not _quiet(sheet, each)]
        if changed:
            yield _chapter(sheet, chapter, ids)
        else:
            yield _fold(sheet, ids, title=True)


def _chapter(sheet: _Sheet, chapter: str, ids: list[str]) -> Node:
    entry = sheet.entry(chapter)
    title = sheet.in_each("span", lambda lang: [_text(entry.own["title"], lang)])
    number = node("span", "part-number", entry.number)
    parts: list[Node] = [node("h2", "redline__chapter", number, *title)]
    rest = ids if not _quiet(sheet, chapter) else ids[1:]
    for quiet, run in groupby(rest, lambda each: _quiet(sheet, each)):
        alike = list(run)
        parts += [_fold(sheet, alike)] if quiet else [_entry(sheet, each) for each in alike]
    return node("section", "redline__section", *parts)


def _quiet(sheet: _Sheet, entry_id: str) -> bool:
    return sheet.entries.get(entry_id, {}).get("state") in _QUIET


def _fold(sheet: _Sheet, ids: list[str], *, title: bool = False) -> Node:
    """Unchanged entries behind one line that says how many they are."""
    clauses = [each for each in ids if sheet.entry(each).level == "clause"]
    many = (
        counted("folded", len(clauses), sheet.lang) if clauses else tell("folded_none", sheet.lang)
    )
    first = sheet.entry(ids[0])
    name: list[Node | str] = []
    if title:
        name = [*sheet.in_each("span", lambda lang: [_text(first.own["title"], lang)]), " · "]
        name.insert(0, node("span", "part-number", first.number))
    summary = node("summary", "same__summary", *name, node("span", "same__count", many))
    body = [_entry(sheet, each) for each in ids]
    kinds = " ".join(dict.fromkeys(each.partition("-")[0] for each in clauses))
    return node("details", "same", summary, *body, data_kinds=kinds)


def _entry(sheet: _Sheet, entry_id: str) -> Node:
    change = sheet.entries.get(entry_id, {})
    entry = sheet.entry(entry_id)
    state = change.get("state") or "same"
    head = node(
        "h3" if state not in ("same", "renumbered") else "p",
        "change__title",
        *_numbers(change, entry),
        " ",
        *sheet.in_each("span", lambda lang: _said(sheet, entry, "title", lang)),
        *_state(sheet, change),
    )
    body = node(
        "div", "change__text", *sheet.in_each("div", lambda lang: _body(sheet, entry, lang))
    )
    return node(
        "article",
        f"change change--{state} change--{entry.level}",
        head,
        body,
        *_links(sheet, change),
        id=entry_id,
        data_kind=entry_id.partition("-")[0],
        data_state=state,
    )


def _numbers(change: Mapping[str, Any], entry: Entry) -> Iterator[Node | str]:
    number = change.get("number", {"before": entry.number, "after": entry.number})
    before, after = number["before"], number["after"]
    if before and after and before != after:
        yield node("s", "change__number change__number--old", before)
        yield " → "
    yield node("span", "change__number", after or before)


def _state(sheet: _Sheet, change: Mapping[str, Any]) -> Iterator[Node | str]:
    if not change:
        return
    words = tell(f"state_{change['state']}", sheet.lang)
    if change["moved"] and change["state"] == "changed":
        words = f"{words} {tell('also_moved', sheet.lang)}"
    yield " "
    yield node("span", f"change__state change__state--{change['state']}", words)


def _links(sheet: _Sheet, change: Mapping[str, Any]) -> Iterator[Node]:
    """Where a changed clause is read in each version, and what took the place of a retired one."""
    if not change or change["level"] != "clause":
        return
    links: list[Node | str] = []
    for side, version in (("before", sheet.change["from"]), ("after", sheet.change["to"])):
        if page := change["page"][side]:
            text = tell("read_in", sheet.lang, version=version_name(version, sheet.lang))
            href = f"{sheet.base}{version}/{page}/#{change['id']}"
            links += [node("a", "change__link", text, href=href), " "]
    if successor := change.get("successor"):
        name = sheet.name(successor, sheet.lang)
        page = sheet.entry(successor).page
        href = f"{sheet.base}{sheet.change['to']}/{page}/#{successor}"
        link = node("a", "ref", name, href=href)
        links = [f"{tell('successor', sheet.lang)} ", link, " ", *links]
    yield node("p", "change__links", *links)


def _body(sheet: _Sheet, entry: Entry, lang: str) -> Iterator[Node]:
    """All that an entry says in one language, with what changed in it marked."""
    own, fields = entry.own, sheet.entries.get(entry.id, {}).get("fields", {})
    for key in ("lead", "carve_out"):
        inner = fields.get(key, {}).get("fields", {})
        text = inner.get("text", {}).get("words", {}).get(lang)
        said = text or _kept(own.get(key, {}).get("text", {}), lang)
        if said and key == "lead":
            yield node("p", "change__words", *_marked(said, lang))
        if key == "lead":
            yield from _main(own, fields, lang)
        elif said:
            yield node("p", "change__words", *_marked(said, lang))
    rows = [*_conditions(sheet, fields, lang)]
    if rows:
        yield node("dl", "change__rules", *rows)


def _main(own: Mapping[str, Any], fields: Mapping[str, Any], lang: str) -> Iterator[Node]:
    words = fields.get("text", {}).get("words", {}).get(lang) or _kept(own.get("text", {}), lang)
    if words:
        yield node("p", "change__words", *_marked(words, lang))
    lines = [line.get(lang, []) for line in fields.get("points", {}).get("lines", [])] or [
        _kept(point, lang) for point in own.get("points", ())
    ]
    if lines:
        items = (Node("li", {}, tuple(_marked(line, lang))) for line in lines if line)
        yield node("ul", "change__points", *items)


def _conditions(sheet: _Sheet, fields: Mapping[str, Any], lang: str) -> Iterator[Node]:
    """The conditions that changed: what a clause does, beside what it says."""
    changed = {key: fields[key] for key in _CONDITIONS if key in fields}
    allows = fields.get("carve_out", {}).get("fields", {}).get("allows")
    if allows:
        changed["allows"] = allows
    for key, field in changed.items():
        gone = [GONE, _condition(sheet, key, field.get("before"), lang)]
        came = [CAME, _condition(sheet, key, field.get("after"), lang)]
        sides = [each for each in (gone, [KEPT, " "], came) if each[1]]
        yield Node("dt", {}, (tell(f"condition_{key}", lang),))
        yield Node("dd", {}, tuple(_marked(sides, lang)))


def _condition(sheet: _Sheet, key: str, value: Any, lang: str) -> str:  # noqa: ANN401 - any JSON
    if value is None:
        return ""
    if isinstance(value, bool):
        return tell("yes" if value else "no", lang)
    if key == "allows":
        return " · ".join(sheet.name(each, lang) for each in value)
    codes = [value] if isinstance(value, str) else value
    return " · ".join(tell(f"{key}_{code}", lang) for code in codes)


def _said(sheet: _Sheet, entry: Entry, key: str, lang: str) -> Iterator[Node | str]:
    field = sheet.entries.get(entry.id, {}).get("fields", {}).get(key, {})
    added = sheet.entries.get(entry.id, {}).get("state") in ("added", "removed")
    words = field.get("words", {}).get(lang)
    yield from _marked(_kept(entry.own[key], lang) if added or not words else words, lang)


def _kept(text: Mapping[str, str], lang: str) -> Pieces:
    return [[KEPT, text[lang]]] if text.get(lang) else []


def _text(text: Mapping[str, str], lang: str) -> str:
    return typeset(text.get(lang) or next(iter(text.values())), lang)


def _marked(words: Pieces, lang: str) -> Iterator[Node | str]:
    """Pieces with what went and what came marked, for the eye and for the ear."""
    for kind, text in words:
        said = typeset(text, lang)
        if kind == GONE:
            yield _mark("del", "deleted", said, lang)
        elif kind == CAME:
            yield _mark("ins", "inserted", said, lang)
        else:
            yield said


def _mark(tag: str, key: str, text: str, lang: str) -> Node:
    """A marked stretch; browsers do not tell a screen reader of it, so hidden words do."""
    return Node(
        tag,
        {},
        (
            node("span", "visually-hidden", tell(key, lang)),
            text,
            node("span", "visually-hidden", tell(f"{key}_end", lang)),
        ),
    )
