"""A site served on this machine for as long as a test needs it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tools.serve import open_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import ThreadingHTTPServer
    from pathlib import Path

EVERY_SECONDS = 0.05
"""How often a server looks whether it is to end: a test need not wait for it."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which the site is served, without a slash at its end."""
    with open_server(site, 0) as server, running(server) as origin:
        yield origin


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[str]:
    """The address of a server while it answers."""
    thread = threading.Thread(target=server.serve_forever, args=(EVERY_SECONDS,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
