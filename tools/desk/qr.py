"""A link as a QR code: as rows of light and dark, which the page draws."""

from __future__ import annotations

import segno

LONGEST = 1500
"""Codes of more bytes are too fine for the camera of a phone across a table."""


def qr_rows(text: str) -> list[str]:
    """The rows of the code, 1 for dark and 0 for light, without the quiet zone.

    Raises ValueError for a text of more than LONGEST bytes.
    """
    if len(text.encode()) > LONGEST:
        message = f"A QR code holds {LONGEST} bytes at most here."
        raise ValueError(message)
    code = segno.make(text, micro=False, error="l", boost_error=True)
    return ["".join("1" if dark else "0" for dark in row) for row in code.matrix]
