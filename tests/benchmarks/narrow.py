"""A site behind a line of so many bits a second, which counts what goes through it."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from browser.serving import running
from tools.serve import Handler, open_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHUNK = 4_096
_WAY_S = 0.02
"""How long an answer is under way before its first byte."""


@dataclass
class Line:
    """What all connections to a server share: one chunk goes through it at a time.

    `bits` is what it carries in a second, `bytes` what went through it so far.
    """

    bits: float
    bytes: int = 0
    _free: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, number: int) -> float:
        """Let so many bytes through; the seconds until they have arrived."""
        with self._lock:
            now = time.monotonic()
            self.bytes += number
            self._free = max(now, self._free) + 8 * number / self.bits
            return self._free - now


class _Handler(Handler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, line: Line, **named: Any) -> None:  # noqa: ANN401 - the base class's
        self._line = line
        super().__init__(*given, **named)

    def copyfile(self, source: Any, outputfile: Any) -> None:  # noqa: ANN401 - the base class's
        time.sleep(_WAY_S)
        while chunk := source.read(_CHUNK):
            time.sleep(self._line.take(len(chunk)))
            outputfile.write(chunk)


@contextmanager
def narrow(site: Path, bits: float) -> Iterator[tuple[str, Line]]:
    """The address of a site at the end of a line of so many bits a second, and that line."""
    line = Line(bits)
    with open_server(site, 0, partial(_Handler, line=line)) as server, running(server) as origin:
        yield origin, line
