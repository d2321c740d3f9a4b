"""Texts that are safe in a spreadsheet's cell or in XML, whoever typed them."""

from __future__ import annotations

import re

_NO_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def readable(text: str) -> str:
    """A text without what no XML and no cell may hold."""
    return _NO_TEXT.sub("", text)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    clean = readable(text)
    return f"'{clean}" if clean.startswith(_FORMULA) else clean
