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
from urllib.parse import parse_qs

from tools import site_mkdocs
from tools.errors import GuideError
from tools.serve import Handler, open_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from http.server import ThreadingHTTPServer

SCRIPT, STATE = "/live.js", "/live.json"
_EVERY_SECONDS = 0.15
_PATIENCE_SECONDS = 20.0
_TO_LOAD_SECONDS = 0.5
"""What a page is given to load before the rest of the site is built on the same machine."""
_TAG = f'<script src="{SCRIPT}" defer></script></body>'.encode()
_BODY = (Path(__file__).parent / "templates" / "live.js").read_bytes
_ELSEWHERE = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What to watch, and what to do when something was saved.

    `preview` builds the guide that somebody looks at, named as LANG/VERSION, and says whether it
    could; `build` builds them all and names them.
    """

    files: Callable[[], Iterable[Path]]
    preview: Callable[[str], bool]
    build: Callable[[], Iterable[str]]


@dataclass(slots=True)
class Live:
    """What the pages that are open are told: how often their guide was built, and what is wrong.

    `counts` are by guide, as LANG/VERSION, and for pages outside the guides; `viewed` is the guide
    that somebody looked at last.
    """

    counts: dict[str, int] = field(default_factory=dict)
    error: str = ""
    viewed: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def watch(self, work: Work) -> None:
        """Build again whenever a file came, went or was saved, until stopped."""
        seen = stamps(work.files())
        while not self.stopped.wait(_EVERY_SECONDS):
            now = stamps(work.files())
            if now == seen:
                continue
            if any(path.suffix == ".py" for path in _differing(seen, now)):
                site_mkdocs.forget()
            seen = now
            try:
                self._run(work)
            except (GuideError, OSError) as error:
                self._tell((), str(error))

    def _run(self, work: Work) -> None:
        """Show what somebody looks at first, then build the rest."""
        viewed = self.viewed
        shown = bool(viewed) and work.preview(viewed)
        if shown:
            self._tell([viewed], "")
            self.stopped.wait(_TO_LOAD_SECONDS)
        built = [each for each in work.build() if not (shown and each == viewed)]
        self._tell([*built, _ELSEWHERE], "")

    def _tell(self, guides: Iterable[str], error: str) -> None:
        with self.changed:
            self.error = error
            for guide in guides:
                self.counts[guide] = self.counts.get(guide, 0) + 1
            self.changed.notify_all()

    def state(self, guide: str) -> bytes:
        """The state for the pages of a guide, as JSON."""
        count = self.counts.get(guide if guide in self.counts else _ELSEWHERE, 0)
        return json.dumps({"builds": count, "error": self.error}).encode()

    def next_state(self, guide: str, known: str) -> bytes:
        """The state once it is another than that which a page knows; the same after a while."""
        with self.changed:
            self.changed.wait_for(
                lambda: self.state(guide).decode() != known or self.stopped.is_set(),
                _PATIENCE_SECONDS,
            )
            return self.state(guide)


def _differing(
    before: Mapping[Path, tuple[int, int]], now: Mapping[Path, tuple[int, int]]
) -> Iterator[Path]:
    return (path for path in {**before, **now} if before.get(path) != now.get(path))


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
        path, _, asked = self.path.partition("?")
        if path == SCRIPT:
            self._send("text/javascript; charset=utf-8", _BODY())
            return
        if path == STATE:
            self._send("application/json", self._state(parse_qs(asked, keep_blank_values=True)))
            return
        page = Path(self.translate_path(path))
        if page.suffix == ".html" and page.is_file():
            self._send("text/html; charset=utf-8", page.read_bytes().replace(b"</body>", _TAG))
            return
        super().do_GET()

    @override
    def _accepted(self) -> str:
        return ""  # a page is read as it was built, to put the script into it

    def _state(self, asked: Mapping[str, list[str]]) -> bytes:
        guide, known = (asked.get(name, [""])[0] for name in ("guide", "known"))
        if "seen" in asked:
            self.live.viewed = guide
        return self.live.next_state(guide, known)

    def _send(self, kind: str, content: bytes) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def open_live_server(site: Path, port: int, live: Live) -> ThreadingHTTPServer:
    """A server of the site with live reload.  Raises as `open_server`."""
    return open_server(site, port, partial(LiveHandler, live=live))
