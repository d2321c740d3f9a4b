"""Plain text to words: folding, tokens with their place, and what is cut away before reading.

Folding and word classes are tables of ours, not the interpreter's Unicode data, so that every
platform reads the same words.  Characters outside the tables separate words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

READ_AT_MOST = 20_000
"""Characters of a request that are read; the answer says so when there are more."""

_PLAIN = {
    "a": "àáâãäåāăą",
    "c": "çćĉċč",
    "d": "ďđð",
    "e": "èéêëēĕėęě",
    "g": "ĝğġģ",
    "h": "ĥħ",
    "i": "ìíîïĩīĭįı",
    "j": "ĵ",
    "k": "ķ",
    "l": "ĺļľŀł",
    "n": "ñńņňŉ",
    "o": "òóôõöøōŏő",
    "r": "ŕŗř",
    "s": "śŝşšș",
    "t": "ţťŧț",
    "u": "ùúûüũūŭůűų",
    "w": "ŵ",
    "y": "ýÿŷ",
    "z": "źżž",
    "ae": "æ",
    "oe": "œ",
    "ss": "ß",
    "th": "þ",
}
_UPPER = (
    "ÀÁÂÃÄÅĀĂĄÇĆĈĊČĎĐÐÈÉÊËĒĔĖĘĚĜĞĠĢĤĦÌÍÎÏĨĪĬĮĴĶĹĻĽĿŁÑŃŅŇÒÓÔÕÖØŌŎŐŔŖŘŚŜŞŠȘŢŤŦȚÙÚÛÜŨŪŬŮŰŲŴÝŶŸŹŻŽÆŒÞİẞ"
)
_LOWER = (
    "àáâãäåāăąçćĉċčďđðèéêëēĕėęěĝğġģĥħìíîïĩīĭįĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýŷÿźżžæœþiß"
)
_ASCII = "abcdefghijklmnopqrstuvwxyz"


_INVISIBLE = "".join(map(chr, (*range(0x300, 0x370), 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)))
"""Combining marks and signs without width: passed over within a word."""


class _Plain(dict[int, str]):
    """From code point to the plain letters it is read as; all others separate words."""

    def __missing__(self, code: int) -> str:
        return " "


def _plain() -> _Plain:
    letters = {letter: letter for letter in _ASCII + "0123456789"}
    letters |= {letter.upper(): letter for letter in _ASCII}
    letters |= {each: plain for plain, many in _PLAIN.items() for each in many}
    letters |= {upper: letters[lower] for upper, lower in zip(_UPPER, _LOWER, strict=True)}
    return _Plain({ord(letter): plain for letter, plain in letters.items()})


_LETTERS = _plain()
_WORD = re.compile("[{0}]+(?:[{1}]+[{0}]+)*".format("".join(map(chr, _LETTERS)), _INVISIBLE))
_LETTERS |= dict.fromkeys(map(ord, _INVISIBLE), "")

# What is no prose: addresses, code between fences, lines of a stack trace, quoted replies.
_NOISE_LINES = re.compile(
    r"^[ \t]*>[^\n]*$"
    r"|^[ \t]*(?:at [\w$.<>/]+\([^\n]*\)|File \"[^\n]*\", line \d+[^\n]*|\.\.\. \d+ more)$"
    r"|^[ \t]*Traceback \(most recent call last\):$",
    re.MULTILINE,
)
# The message of an error may be all that somebody writes: it is noise beside a trace
# or other words only.
_NOISE_ERRORS = re.compile(
    r"^[ \t]*(?:Caused by: )?[\w.$]+(?:Error|Exception)(?::[^\n]*)?$", re.MULTILINE
)
_NOISE_SPANS = re.compile(
    r"```.*?(?:```|\Z)"
    r"|\{(?:code|noformat)[^}\n]{0,99}\}.*?(?:\{(?:code|noformat)\}|\Z)",
    re.DOTALL,
)
_NOISE_WORDS = re.compile(r"https?://\S+|www\.\S+|[^\s@<>]{1,64}@[^\s@<>]{1,255}")


type Stretch = tuple[int, int]
"""From which to before which character of a text."""


class Token(NamedTuple):
    """A folded word and its place in the text: `start` to before `end`, in characters."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """The text in lower case without accents; what is no letter or digit becomes a space."""
    return text.translate(_LETTERS)


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(fold(text).split())


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The folded words of a stretch of a text with their places in the text."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return tuple(Token(fold(each[0]), each.start(), each.end()) for each in found)


def without_noise(text: str) -> str:
    """The text with code, quoted mail, traces and addresses blanked out; places do not move."""
    for pattern in (_NOISE_SPANS, _NOISE_WORDS):
        text = _blanked(pattern, text)
    untraced = _blanked(_NOISE_LINES, text)
    prose = _blanked(_NOISE_ERRORS, untraced)
    return prose if words(prose) or untraced != text else text


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)
