"""The server of a built site: types, missing pages, busy ports."""

from __future__ import annotations

import threading
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

from tools.errors import SiteError
from tools.serve import HOST, open_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPResponse
    from pathlib import Path


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """The port of a server of a small folder."""
    for name in ("a.wasm", "a.mjs", "a.json", "a.whl", "a.zip", "a.js"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "a.js.br").write_bytes(b"brotli")
    (tmp_path / "a.js.gz").write_bytes(b"gzip")
    (tmp_path / "index.html.gz").write_bytes(b"home")
    (tmp_path / "index.html").write_bytes(b"<p>home</p>")
    (tmp_path / "404.html").write_text("<html><head></head>gone</html>", encoding="utf-8")
    with open_server(tmp_path, 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield int(server.server_address[1])
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.wasm", "application/wasm"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.whl", "application/zip"),
        ("a.zip", "application/zip"),
    ],
)
def test_files_have_the_types_browsers_insist_on(port: int, name: str, expected: str) -> None:
    """Modules, WebAssembly and archives are served under their right type."""
    answer, _ = _get(port, f"/{name}")

    assert answer.getheader("Content-Type") == expected


@pytest.mark.parametrize(
    ("path", "accepted", "encoding", "content"),
    [
        ("/a.js", "gzip, br;q=1", "br", b"brotli"),
        ("/a.js?v=1", "gzip", "gzip", b"gzip"),
        ("/a.js", "", None, b"x"),
        ("/a.mjs", "gzip, br", None, b"x"),
        ("/", "gzip", "gzip", b"home"),
    ],
)
def test_the_compressed_file_beside_is_served(
    port: int, path: str, accepted: str, encoding: str | None, content: bytes
) -> None:
    """A browser that takes brotli or gzip gets the file prepared so, under the type of the file."""
    answer, body = _get(port, path, {"Accept-Encoding": accepted})
    kind = "text/html" if path == "/" else "text/javascript"

    assert (answer.getheader("Content-Encoding"), body) == (encoding, content)
    assert str(answer.getheader("Content-Type")).startswith(kind)


def test_a_missing_page_is_the_sites_own(port: int) -> None:
    """An address at any depth that leads nowhere shows the site's page, with status 404."""
    answer, body = _get(port, "/fr/nowhere/at/all/")

    assert answer.status == 404
    assert b'<base href="/">' in body


def test_a_busy_port_is_one_clear_sentence(port: int, tmp_path: Path) -> None:
    """A port in use is said so, with another one to try."""
    with pytest.raises(SiteError, match=f"Port {port} is in use.*--port {port + 1}"):
        open_server(tmp_path, port)


def test_only_this_machine_is_served() -> None:
    """The server listens on the loopback address alone."""
    assert HOST == "127.0.0.1"


def _get(port: int, path: str, headers: dict[str, str] | None = None) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(HOST, port, timeout=5)
    connection.request("GET", path, headers=headers or {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body
