"""What differs between two versions of the guide: a redline that turns the one into the other.

Chapters, parts and clauses are aligned by identifier, so that what moved or got another number is
told from what says something else; words are compared within each text, in every language.  A
redline is plain data:

- `from`, `to`: names of the versions;
- `head`: what differs above the chapters, by key (name of the service, effective date …);
- `order`: the new order of what stands below an entry, by its identifier, `""` for the chapters;
- `entries`: each entry that differs, in reading order, what is gone where it stood.

An entry has `id`, `level` (chapter, part, clause), `kind` (prefix of the identifier), `state`,
`moved`, `successor` (of one that is gone), `number` and `page` with `before` and `after`, `title`,
and `fields`.  A field is `words` (pieces by language, see `calculator.pieces`), `lines` (a list of
such words), `fields` (a field of fields), or the values `before` and `after`, where there are any.
"""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from calculator.outline import BELOW, Entry, outline
from calculator.pieces import Pieces, new_text, old_text, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FORMAT = 1
STATES = ("added", "removed", "changed", "moved", "renumbered")
"""What can be said of an entry; only the first three change what the guide says."""

_WORDS = ("title", "text")
_LINES = ("points",)
_NESTED = ("lead", "carve_out")


def redline(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The redline between the contract texts of two versions, of `contract.schema.json`."""
    old, new = outline(before), outline(after)
    moved = set(_moved(old, new))
    retired = {each["id"]: each["successor"] for each in after.get("retired", ())}
    return {
        "format": FORMAT,
        "from": before["version"],
        "to": after["version"],
        "head": _fields(_head(before), _head(after)),
        "order": _order(old, new, before, after),
        "entries": [
            entry
            for entry in (
                _entry(old.get(each), new.get(each), retired, moved=each in moved)
                for each in merged(list(old), list(new))
            )
            if entry["state"]
        ],
    }


def apply(before: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """The text that a redline makes of the one before.

    Raises ValueError when the redline belongs to another text.
    """
    own = {entry.id: dict(entry.own) for entry in outline(before).values()}
    for entry in change["entries"]:
        own[entry["id"]] = _changed(own.get(entry["id"], {}), entry["fields"])
    return {
        **_changed(_head(before), change["head"]),
        **_below("", own, _orders(before) | change["order"]),
    }


def merged(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The identifiers of both in the order of the later; what is gone stands where it stood."""
    place: dict[str, list[str]] = {}
    last = ""
    there = set(after)
    for each in before:
        if each in there:
            last = each
        else:
            place.setdefault(last, []).append(each)
    found = place.get("", [])[:]
    for each in after:
        found += [each, *place.get(each, ())]
    return found


def tally(change: Mapping[str, Any]) -> dict[str, int]:
    """How many clauses are in each state."""
    found = dict.fromkeys(STATES, 0)
    for entry in change["entries"]:
        if entry["level"] == "clause":
            found[entry["state"]] += 1
    return found


def _entry(
    old: Entry | None, new: Entry | None, retired: Mapping[str, str | None], *, moved: bool
) -> dict[str, Any]:
    known = new or old
    assert known is not None  # noqa: S101 - it stands in one of the two at least
    fields = _fields(old.own if old else {}, new.own if new else {})
    return {
        "id": known.id,
        "level": known.level,
        "kind": known.id.partition("-")[0],
        "state": _state(old, new, fields, moved=moved),
        "moved": moved,
        "successor": None if new else _successor(known.id, retired),
        "title": dict(known.own["title"]),
        "number": {"before": old and old.number, "after": new and new.number},
        "page": {"before": old and old.page, "after": new and new.page},
        "fields": fields,
    }


def _successor(clause: str, retired: Mapping[str, str | None]) -> str | None:
    """The clause that stands in the place of a retired one, over several versions if need be."""
    passed = {clause}
    found = retired.get(clause)
    while found is not None and found in retired and found not in passed:
        passed.add(found)
        found = retired[found]
    return found


def _state(
    old: Entry | None, new: Entry | None, fields: Mapping[str, Any], *, moved: bool
) -> str | None:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    if fields:
        return "changed"
    if moved or old.page != new.page:
        return "moved"
    return "renumbered" if old.number != new.number else None


def _moved(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[str]:
    """What stands below another heading now, or elsewhere among those it stood with before."""
    siblings: dict[tuple[str, str], list[str]] = {}
    for entry in new.values():
        if entry.id not in old:
            continue
        if old[entry.id].parent != entry.parent:
            yield entry.id
        else:
            siblings.setdefault((entry.parent, entry.level), []).append(entry.id)
    for ids in siblings.values():
        stayed = _rising([old[each].position for each in ids])
        yield from (each for each in ids if old[each].position not in stayed)


def _rising(numbers: Sequence[int]) -> set[int]:
    """The longest rising run among different numbers: those that keep their order."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _head(contract: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in contract.items() if key not in BELOW}


def _orders(contract: Mapping[str, Any]) -> dict[str, dict[str, list[str]]]:
    """What stands below each entry, by its identifier, and `""` for the chapters."""
    found: dict[str, dict[str, list[str]]] = {"": {}}
    lists = [("", contract)]
    for above, data in lists:
        below = {key: data[key] for key in BELOW if key in data}
        found[above] = {key: [each["id"] for each in value] for key, value in below.items()}
        lists += [(each["id"], each) for value in below.values() for each in value]
    return found


def _order(
    old: Mapping[str, Entry],
    new: Mapping[str, Entry],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> dict[str, dict[str, list[str]]]:
    then, now = _orders(before), _orders(after)
    kept = {"", *old} & {"", *new}
    return {each: below for each, below in now.items() if each not in kept or then[each] != below}


def _below(
    above: str, own: Mapping[str, dict[str, Any]], orders: Mapping[str, Mapping[str, list[str]]]
) -> dict[str, Any]:
    return {
        key: [{"id": each, **own[each], **_below(each, own, orders)} for each in ids]
        for key, ids in orders.get(above, {}).items()
    }


def _fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """What differs between two mappings, by key."""
    keys = dict.fromkeys([*new, *old])
    return {
        key: _field(key, old, new)
        for key in keys
        if (key in old) != (key in new) or old.get(key) != new.get(key)
    }


def _field(key: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    if key in _WORDS:
        return {"words": _words(old.get(key, {}), new.get(key, {}))}
    if key in _LINES:
        return {"lines": list(_lines(old.get(key, []), new.get(key, [])))}
    if key in _NESTED:
        return {"fields": _fields(old.get(key, {}), new.get(key, {}))}
    sides = (("before", old), ("after", new))
    return {side: data[key] for side, data in sides if key in data}


def _words(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, Pieces]:
    languages = dict.fromkeys([*new, *old])
    return {lang: pieces(old.get(lang, ""), new.get(lang, "")) for lang in languages}


def _lines(
    old: Sequence[Mapping[str, str]], new: Sequence[Mapping[str, str]]
) -> Iterator[dict[str, Pieces]]:
    """The items of two lists, each with its counterpart: in a changed stretch, by position."""
    codes = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False).get_opcodes()
    for _, start, end, begin, stop in codes:
        pairs = max(end - start, stop - begin)
        for step in range(pairs):
            left = old[start + step] if start + step < end else {}
            right = new[begin + step] if begin + step < stop else {}
            yield _words(left, right)


def _keys(lines: Iterable[Mapping[str, str]]) -> list[tuple[tuple[str, str], ...]]:
    return [tuple(sorted(each.items())) for each in lines]


def _changed(own: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping once its fields are changed."""
    found = {key: value for key, value in own.items() if key not in fields}
    for key, field in fields.items():
        if "fields" in field:
            below = _changed(own.get(key, {}), field["fields"])
            new = [below] if below else []
        else:
            old, new = _sides(field)
            if old != ([own[key]] if key in own else []):
                raise ValueError("This redline belongs to another text.")
        if new:
            found[key] = new[0]
    return found


def _sides(field: Mapping[str, Any]) -> tuple[list[Any], list[Any]]:
    """The value before and the value after, as lists that hold it, or nothing."""
    if "lines" in field:
        both = [_line_sides(line) for line in field["lines"]]
        return _one([old for old, _ in both if old]), _one([new for _, new in both if new])
    if "words" in field:
        old, new = _line_sides(field["words"])
        return _one(old), _one(new)
    return (
        [field["before"]] if "before" in field else [],
        [field["after"]] if "after" in field else [],
    )


def _line_sides(words: Mapping[str, Pieces]) -> tuple[dict[str, str], dict[str, str]]:
    old = {lang: text for lang, of in words.items() if (text := old_text(of))}
    new = {lang: text for lang, of in words.items() if (text := new_text(of))}
    return old, new


def _one[T: (dict[str, str], list[dict[str, str]])](value: T) -> list[T]:
    return [value] if value else []
