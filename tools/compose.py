"""Builds plain data from the events of the YAML parser.

Safe by construction: no tag builds an object and no alias unfolds.  Each refusal is a small
function whose name is the code; those that make the rest unreadable end the reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import yaml

from tools.yaml_rules import DEEPEST, PLAIN_RULES, Finding, Place, place_of, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.data import Json, Path

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PLAIN_WORDS = (
    ("escape", "this backslash means nothing here: double it, or use single quotes"),
    ("mapping values are not allowed", "a colon inside text: put the text in quotes"),
    ("could not find expected ':'", "a line is no “key: value”: add the colon or indent the line"),
    ("quoted scalar", "a quote is opened and never closed: close it"),
    ("expected ',' or", "a comma or a closing bracket is missing: add it"),
    ("expected <document start>", "this does not belong to what stands above: indent it alike"),
    ("expected key", "the indentation does not fit, or a quote ends the text early: mend either"),
    ("expected <block end>", "the indentation does not fit the lines above: indent alike"),
    ("expected '-' indicator", "the items of a list must start in one column, each with “- ”"),
    ("cannot start any token", "text must not start with this character: put the text in quotes"),
    ("sequence entries are not allowed", "a list cannot start here: begin it on its own line"),
    ("block scalar", "after > or | the text starts on the next line: move it there"),
)
"""What the parser says, and what the person who wrote the file should do."""


class _Mark(Protocol):
    line: int
    column: int


@dataclass(slots=True)
class _Level:
    """A list or mapping still open; `key` is the one whose value comes next."""

    path: Path
    container: list[Json] | dict[str, Json]
    key: str | None = None


@dataclass(slots=True)
class Composer:
    """The data built so far, with the place of each value and key."""

    root: Json = None
    complete: bool = False
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    stack: list[_Level] = field(default_factory=list)

    def put(self, value: Json, place: Place) -> Path:
        """Add a value where the reader stands; its path."""
        if not self.stack:
            self.root = value
            path: Path = ()
        else:
            path = self._put_inside(self.stack[-1], value)
        self.values[path] = place
        return path

    def _put_inside(self, level: _Level, value: Json) -> Path:
        if isinstance(level.container, list):
            level.container.append(value)
            return (*level.path, len(level.container) - 1)
        key = level.key or ""
        level.container[key] = value
        level.key = None
        return (*level.path, key)

    def awaits_key(self) -> bool:
        """Whether the next thing read is a key."""
        if not self.stack:
            return False
        return isinstance(self.stack[-1].container, dict) and self.stack[-1].key is None


def compose(composer: Composer, text: str) -> Iterator[Finding]:
    """Fill the composer from the text; yield what is refused.

    The composer is left incomplete when nothing after the refused place can be trusted.
    """
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            place = _place(event.start_mark)
            fatal = list(_fatal(composer, event, place))
            if fatal:
                yield from fatal
                return
            yield from _read(composer, event, place)
        composer.complete = bool(composer.values)
    except yaml.MarkedYAMLError as error:
        yield syntax(error)
    except yaml.reader.ReaderError as error:
        yield _unreadable(text, error)
    else:
        if not composer.complete:
            yield empty_file()


def _fatal(composer: Composer, event: yaml.Event, place: Place) -> Iterator[Finding]:
    if isinstance(event, yaml.CollectionStartEvent):
        if composer.awaits_key():
            yield key_not_text(place, "a list or a mapping")
        if len(composer.stack) >= DEEPEST:
            yield too_deep(place)
    if isinstance(event, yaml.DocumentStartEvent) and composer.values:
        yield several_documents(place)


def _read(composer: Composer, event: yaml.Event, place: Place) -> Iterator[Finding]:
    if isinstance(event, yaml.NodeEvent):
        yield from _shorthand(event, place)
    if isinstance(event, yaml.CollectionStartEvent):
        container: list[Json] | dict[str, Json] = (
            [] if isinstance(event, yaml.SequenceStartEvent) else {}
        )
        composer.stack.append(_Level(composer.put(container, place), container))
    elif isinstance(event, yaml.CollectionEndEvent):
        composer.stack.pop()
    elif isinstance(event, yaml.AliasEvent | yaml.ScalarEvent):
        written = event.value if isinstance(event, yaml.ScalarEvent) else f"*{event.anchor}"
        plain = isinstance(event, yaml.ScalarEvent) and not event.style
        if plain:
            yield from _plain(written, place)
        if composer.awaits_key():
            yield from _key(composer, written, place, plain=plain)
        else:
            composer.put(resolve(written) if plain else written, place)


def _shorthand(event: yaml.NodeEvent, place: Place) -> Iterator[Finding]:
    if event.anchor:
        yield anchor(place, event.anchor)
    written = getattr(event, "tag", None)
    if written:
        yield tag(place, written)


def _plain(written: str, place: Place) -> Iterator[Finding]:
    for rule in PLAIN_RULES:
        for message in rule(written):
            yield Finding(place, rule.__name__.replace("_", "-"), message)


def _key(composer: Composer, key: str, place: Place, *, plain: bool) -> Iterator[Finding]:
    level = composer.stack[-1]
    path = (*level.path, key)
    if plain and key == "<<":
        yield merge_key(place)
    elif plain and not isinstance(resolve(key), str):
        yield key_not_text(place, f"“{key}”")
    if path in composer.keys:
        yield duplicate_key(place, key, composer.keys[path])
    composer.keys.setdefault(path, place)
    level.key = key


def anchor(place: Place, name: str) -> Finding:
    """Refuse anchors (&name) and aliases (*name).

    A few of them can unfold to gigabytes, and a reader cannot see what a clause says.
    Bad: `text: *same`.  Good: the text written out.
    """
    return Finding(place, "anchor", f"&{name} and *{name} are not allowed: write the value out")


def tag(place: Place, name: str) -> Finding:
    """Refuse tags (!name, !!name).

    A tag can make a reader of YAML build any object.
    Bad: `text: !!str 12`.  Good: `text: "12"`.
    """
    shown = name.replace("tag:yaml.org,2002:", "!!")
    return Finding(place, "tag", f"the tag {shown} is not allowed: remove it, quote text instead")


def merge_key(place: Place) -> Finding:
    """Refuse the merge key (<<).

    It fills in keys from elsewhere, so a clause could not be read where it stands.
    Bad: `<<: {fr: Oui}`.  Good: the keys written out.
    """
    return Finding(place, "merge-key", "<< is not allowed: write the keys out here")


def duplicate_key(place: Place, key: str, first: Place) -> Finding:
    """Refuse a key that stands twice in one mapping.

    Most readers of YAML silently keep the last one.
    Bad: two `text:` in one clause.  Good: one.
    """
    where = f"line {first.line}"
    return Finding(
        place, "duplicate-key", f"“{key}” already stands on {where}: keep one of the two"
    )


def key_not_text(place: Place, shown: str) -> Finding:
    """Refuse keys that are not text.

    Keys are names; a number, a switch or a list as a key is a slip.
    Bad: `2025: …`.  Good: `"2025": …`.
    """
    return Finding(place, "key-not-text", f"{shown} is a key here: keys are text, use quotes")


def too_deep(place: Place) -> Finding:
    """Refuse more than 32 levels of lists and mappings.

    No catalog needs them; they exhaust programs that read it.
    Bad: a thousand opening brackets.  Good: parts two or three levels deep.
    """
    return Finding(place, "too-deep", f"more than {DEEPEST} levels: take some of them out")


def several_documents(place: Place) -> Finding:
    """Refuse a second document (---) in one file.

    Only the first would be read.
    Bad: `---` in the middle of a file.  Good: two files.
    """
    return Finding(place, "several-documents", "a second document begins: make it another file")


def empty_file() -> Finding:
    """Refuse a file without content.

    It is a file forgotten half-way.
    Bad: only comments.  Good: at least the one key the file is for.
    """
    return Finding(Place(1, 1), "empty-file", "the file says nothing: fill it or delete it")


def syntax(error: yaml.MarkedYAMLError) -> Finding:
    """Refuse what is not YAML.

    Bad: `text: Note: this`.  Good: `text: "Note: this"`.
    """
    said = f"{error.context or ''} {error.problem or ''}"
    known = (words for part, words in _PLAIN_WORDS if part in said)
    place = _place(error.problem_mark or error.context_mark)
    message = next(known, "this is not valid YAML: compare it with the lines around")
    return Finding(place, "syntax", message)


def _place(mark: _Mark | None) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _unreadable(text: str, error: yaml.reader.ReaderError) -> Finding:
    place = place_of(text, min(error.position, len(text)))
    return Finding(place, "syntax", "this character cannot be read: delete it")
