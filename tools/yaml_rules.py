"""What a catalog's YAML may not hold.  One rule, one small function; its name is the code.

YAML has traps: files that unfold to gigabytes, `no` that means false, dates that are not text.
A catalog is legal text that people edit by hand, so each trap is refused and named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST = 1_000_000
"""Bytes that one file may hold."""
DEEPEST = 32
"""Levels that lists and mappings may be nested."""

_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SWITCH = re.compile(r"(?i:yes|no|on|off)|True|TRUE|False|FALSE|Null|NULL")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?([Tt ].*)?", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,15})?", re.ASCII)
_ODD = re.compile(
    r"[-+]?\d[\d_]*(:[0-5]?\d)+(\.\d*)?|[-+]?[\d_]*\.?[\d_]+([eE][-+]?\d+)?|[-+]?\d+\.?"
    r"|0[xob][\da-f_]+|[-+]?\.(inf|nan)",
    re.IGNORECASE | re.ASCII,
)


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


class Finding(NamedTuple):
    """Where a rule is broken, which one, and what to do."""

    place: Place
    code: str
    message: str


def place_of(content: str, index: int) -> Place:
    """The line and column of the character at this index."""
    before = content.count("\n", 0, index)
    return Place(before + 1, index - content.rfind("\n", 0, index))


def file_too_big(content: bytes) -> Iterator[Finding]:
    """Refuse a file of more than one million bytes.

    A catalog is written by people; a file of that size is a mistake or an attack.
    Bad: an export of 10 MB saved as `prose.yml`.  Good: one file for each kind of clause.
    """
    if len(content) > LARGEST:
        yield Finding(Place(1, 1), "file-too-big", "the file is larger than 1 MB: split it")


def not_utf8(content: bytes) -> Iterator[Finding]:
    """Refuse bytes that are not UTF-8.

    Text saved in another encoding shows wrong letters to some readers.
    Bad: a file saved as Windows-1252.  Good: the same file saved as UTF-8.
    """
    try:
        content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        yield Finding(
            place_of(before, len(before)),
            "not-utf8",
            f"the byte 0x{content[error.start]:02x} is not UTF-8: save the file as UTF-8",
        )


def tab(content: str) -> Iterator[Finding]:
    """Refuse tabs.

    YAML forbids them in the indentation, and elsewhere nobody can see them.
    Bad: a key indented with a tab.  Good: the same key indented with spaces.
    """
    for number, line in enumerate(content.split("\n"), start=1):
        if "\t" in line:
            place = Place(number, line.index("\t") + 1)
            yield Finding(place, "tab", "a tab stands here: write spaces instead")


def control_character(content: str) -> Iterator[Finding]:
    """Refuse invisible control characters.

    They come from copying out of other programs and break the pages later.
    Bad: a form feed inside a title.  Good: the title without it.
    """
    for match in _CONTROL.finditer(content):
        yield Finding(
            place_of(content, match.start()),
            "control-character",
            f"an invisible character (U+{ord(match.group()):04X}) stands here: delete it",
        )


def yes_or_no(plain: str) -> Iterator[str]:
    """Refuse yes, no, on and off without quotes.

    Some readers of YAML take them for true and false: Norway's code `no` is the famous victim.
    Bad: `value: no`.  Good: `value: "no"`, or `true` and `false` where a switch is meant.
    """
    if _SWITCH.fullmatch(plain):
        yield f'“{plain}” can be read as a switch: write "{plain}" in quotes, or true or false'


def unquoted_date(plain: str) -> Iterator[str]:
    """Refuse dates without quotes.

    Some readers of YAML turn them into something that is no text any more.
    Bad: `effective: 2025-03-01`.  Good: `effective: "2025-03-01"`.
    """
    if _DATE.fullmatch(plain):
        yield f'this date needs quotes: write "{plain}"'


def unclear_number(plain: str) -> Iterator[str]:
    """Refuse numbers that readers of YAML understand differently.

    `010` is eight for some and `10:30` is 630; `1e3`, `0x1F`, `1_000` and `.inf` are as bad.
    Bad: `opens: 10:30`.  Good: `opens: "10:30"`, and plain `1000` or `0.5` for numbers.
    """
    if _ODD.fullmatch(plain) and not _NUMBER.fullmatch(plain):
        way = f'write "{plain}" in quotes for text, or a plain number such as 1000 or 0.5'
        yield f"“{plain}” can be read in several ways: {way}"


BYTE_RULES: tuple[Callable[[bytes], Iterator[Finding]], ...] = (file_too_big, not_utf8)
TEXT_RULES: tuple[Callable[[str], Iterator[Finding]], ...] = (tab, control_character)
PLAIN_RULES: tuple[Callable[[str], Iterator[str]], ...] = (yes_or_no, unquoted_date, unclear_number)
"""Rules for text without quotes; each yields what to do."""


def resolve(plain: str) -> bool | int | float | str | None:
    """The value of text without quotes: true, false, nothing, a number, else the text itself."""
    if plain in ("", "~", "null"):
        return None
    if plain in ("true", "false"):
        return plain == "true"
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return plain
    return float(plain) if match.group(2) else int(plain)
