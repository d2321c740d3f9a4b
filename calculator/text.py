"""Plain text to words: folding, tokens with their place, and what is cut away before reading.

Folding and word classes are tables of ours, not the interpreter's Unicode data, so that every
platform reads the same words.  Characters outside the tables separate words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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


def _table() -> dict[int, str]:
    """From code point to the plain letters it is read as; an empty text for what is passed over."""
    letters = {ord(letter): letter for letter in _ASCII + "0123456789"}
    letters |= {ord(letter.upper()): letter for letter in _ASCII}
    letters |= {ord(each): plain for plain, many in _PLAIN.items() for each in many}
    letters |= {
        ord(upper): letters[ord(lower)] for upper, lower in zip(_UPPER, _LOWER, strict=True)
    }
    combining_marks = range(0x300, 0x370)
    invisible = (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
    letters |= dict.fromkeys((*combining_marks, *invisible), "")
    return letters


_LETTERS = _table()

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
    r"|\{(?:code|noformat)[^}\n]*\}.*?(?:\{(?:code|noformat)\}|\Z)",
    re.DOTALL,
)
_NOISE_WORDS = re.compile(r"https?://\S+|www\.\S+|[^\s@<>]{1,64}@[^\s@<>]{1,255}")


type Stretch = tuple[int, int]
"""From which to before which character of a text."""


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word and its place in the text: `start` to before `end`, in characters."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """The text in lower case without accents; what is no letter or digit becomes a space."""
    return "".join(_LETTERS.get(ord(each), " ") for each in text)


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(fold(text).split())


def tokens(text: str) -> tuple[Token, ...]:
    """The folded words of a text with their places."""
    found = []
    word, start, end = "", 0, 0
    for place, each in enumerate(text):
        letters = _LETTERS.get(ord(each))
        if letters is None:
            if word:
                found.append(Token(word, start, end))
            word = ""
        elif letters:
            start = start if word else place
            word += letters
            end = place + 1
    if word:
        found.append(Token(word, start, end))
    return tuple(found)


def without_noise(text: str) -> str:
    """The text with code, quoted mail, traces and addresses blanked out; places do not move."""
    for pattern in (_NOISE_SPANS, _NOISE_WORDS):
        text = _blanked(pattern, text)
    untraced = _blanked(_NOISE_LINES, text)
    prose = _blanked(_NOISE_ERRORS, untraced)
    return prose if words(prose) or untraced != text else text


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)
