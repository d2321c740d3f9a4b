"""Live reload: builds again when a file was saved, and tells the pages that are open.

An error leaves the last good site in place; pages show its file and line until it is mended.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, override

from tools.errors import GuideError
from tools.serve import Handler, open_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from http.server import ThreadingHTTPServer

SCRIPT, STATE = "/live.js", "/live.json"
_EVERY_SECONDS = 0.25
_TAG = f'<script src="{SCRIPT}" defer></script></body>'.encode()
_BODY = (Path(__file__).parent / "templates" / "live.js").read_bytes


@dataclass(slots=True)
class Live:
    """What the pages that are open are told: how often was built, and what is wrong now."""

    builds: int = 0
    error: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)

    def watch(self, files: Callable[[], Iterable[Path]], build: Callable[[], object]) -> None:
        """Build again whenever a file came, went or was saved, until stopped."""
        seen = stamps(files())
        while not self.stopped.wait(_EVERY_SECONDS):
            now = stamps(files())
            if now == seen:
                continue
            seen = now
            try:
                build()
            except (GuideError, OSError) as error:
                self.error = str(error)
            else:
                self.error = ""
                self.builds += 1

    def state(self) -> bytes:
        """The state as JSON."""
        return json.dumps({"builds": self.builds, "error": self.error}).encode()


def stamps(files: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """When each file was last saved, and its size; one that is gone meanwhile is left out."""
    found = {}
    for path in files:
        try:
            known = path.stat()
        except OSError:
            continue
        found[path] = (known.st_mtime_ns, known.st_size)
    return found


class LiveHandler(Handler):
    """The site, with a script in each page that asks what has changed."""

    def __init__(self, *args: object, live: Live, **named: object) -> None:
        """Keep the state to tell."""
        self.live = live
        super().__init__(*args, **named)  # type: ignore[arg-type]

    @override
    def do_GET(self) -> None:
        """Answer with the state, the script, a page with the script in it, or a plain file."""
        path = self.path.partition("?")[0]
        if path in (SCRIPT, STATE):
            self._send(*self._own(path))
            return
        page = Path(self.translate_path(path))
        if page.suffix == ".html" and page.is_file():
            self._send("text/html; charset=utf-8", page.read_bytes().replace(b"</body>", _TAG))
            return
        super().do_GET()

    @override
    def _accepted(self) -> str:
        return ""  # a page is read as it was built, to put the script into it

    def _own(self, path: str) -> tuple[str, bytes]:
        if path == SCRIPT:
            return "text/javascript; charset=utf-8", _BODY()
        return "application/json", self.live.state()

    def _send(self, kind: str, content: bytes) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def open_live_server(site: Path, port: int, live: Live) -> ThreadingHTTPServer:
    """A server of the site with live reload.  Raises as `open_server`."""
    return open_server(site, port, partial(LiveHandler, live=live))
