"""Serve a built site on this machine, with the types that browsers insist on."""

from __future__ import annotations

import errno
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from tools.errors import SiteError
from tools.headers import TYPES, headers

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

HOST = "127.0.0.1"
COMPRESSED = {"br": ".br", "gzip": ".gz"}
"""Encodings a browser may accept, best first, and what the file beside is called."""


class Handler(SimpleHTTPRequestHandler):
    """Files of one folder; all but those named by their content are asked for again each time."""

    extensions_map = dict(TYPES) | {"": "application/octet-stream"}
    encoding: str | None = None

    def translate_path(self, path: str) -> str:
        """The file of an address: the compressed one beside it where the browser takes it."""
        plain = super().translate_path(path)
        if plain.endswith("/") and not Path(plain).is_dir():
            return plain
        found = Path(plain, "index.html" if plain.endswith("/") else "")
        accepted = {each.partition(";")[0].strip() for each in self._accepted().split(",")}
        self.encoding = next(
            (
                name
                for name, suffix in COMPRESSED.items()
                if name in accepted and Path(f"{found}{suffix}").is_file()
            ),
            None,
        )
        return f"{found}{COMPRESSED.get(self.encoding or '', '')}"

    def _accepted(self) -> str:
        return str(self.headers.get("Accept-Encoding", ""))

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The type of the file itself, compressed or not."""
        suffix = COMPRESSED.get(self.encoding or "", "")
        return super().guess_type(str(path).removesuffix(suffix))

    def end_headers(self) -> None:
        """Add the headers that every answer carries."""
        if self.encoding:
            self.send_header("Content-Encoding", self.encoding)
            self.send_header("Vary", "Accept-Encoding")
        for name, value in headers(self.path.partition("?")[0]).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own one, whatever the depth of the address."""
        self.encoding = None
        page = self.directory_404()
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def directory_404(self) -> bytes | None:
        """The site's page for missing addresses, its links starting at the root."""
        try:
            with open(f"{self.directory}/404.html", "rb") as page:  # noqa: PTH123 - a plain string
                return page.read().replace(b"<head>", b'<head>\n<base href="/">', 1)
        except OSError:
            return None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing about each request: the address was printed once, that is enough."""


def open_server(
    site: Path, port: int, handler: Callable[..., Handler] = Handler
) -> ThreadingHTTPServer:
    """A server of the site, listening; raises SiteError when it cannot listen there."""
    try:
        return ThreadingHTTPServer((HOST, port), partial(handler, directory=str(site)))
    except OSError as error:
        raise SiteError(_reason(error, port)) from error


def _reason(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use by another program. "
            f"Stop that program or choose another port: guide serve --port {port + 1}"
        )
    return f"Port {port} cannot be used ({error.strerror}). Choose another one with --port."
