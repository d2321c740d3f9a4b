"""The site on other servers: nginx and Caddy by our recipes, and the plainest there is."""

from __future__ import annotations

import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from browser.hosting import caddy, nginx, python
from browser.visiting import Visit
from tools.headers import TYPES, headers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message
    from pathlib import Path

    from playwright.sync_api import Browser

_SERVERS = {"nginx": nginx, "caddy": caddy}
_TEXT = "Buy 20 Jira licences"


@pytest.fixture(scope="module", params=_SERVERS)
def server(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a server of another make that holds the site."""
    with _SERVERS[request.param](site, tmp_path_factory.mktemp(request.param)) as address:
        yield address


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Report a redirect instead of following it."""


def _asked(address: str, **given: str) -> tuple[int, Message, bytes]:
    """Status, headers and body of an address."""
    opener = urllib.request.build_opener(_Stay)
    try:
        with opener.open(urllib.request.Request(address, headers=given)) as reply:  # noqa: S310 - our own machine
            return reply.status, reply.headers, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def _one_of_each(site: Path) -> dict[str, str]:
    """A file of each kind that the site holds, by suffix, as an address."""
    found = {path.suffix: path for path in sorted(site.rglob("*")) if path.suffix in TYPES}
    return {suffix: f"/{path.relative_to(site).as_posix()}" for suffix, path in found.items()}


def test_headers_and_types(server: str, site: Path) -> None:
    """Every kind of file comes with the headers and the type that our own server sends."""
    wrong = []
    for suffix, address in _one_of_each(site).items():
        status, sent, _ = _asked(server + address)
        wanted = headers(address) | {"Content-Type": TYPES[suffix]}
        wrong += [
            f"{address}: {name}: {sent.get(name)!r} instead of {value!r}"
            for name, value in wanted.items()
            if status != 200 or (sent.get(name) or "").lower() != value.lower()
        ]

    assert wrong == []


def test_latest_is_a_real_redirect(server: str, version: str) -> None:
    """The address of the version in force leads there by the server itself, under any path."""
    status, sent, _ = _asked(f"{server}/fr/latest/scope/")

    assert status == 302
    assert sent["Location"].endswith(f"/fr/{version}/scope/")


def test_a_wrong_address(server: str) -> None:
    """A wrong address, however deep, gets the site's own page and the right status."""
    status, sent, body = _asked(f"{server}/fr/1999-01-01/nowhere/at/all")

    assert status == 404
    assert sent["Content-Type"].startswith("text/html")
    assert b"Cette page n" in body


@pytest.mark.parametrize("encoding", ["gzip"])
def test_compressed_files_are_sent_as_they_are(server: str, site: Path, encoding: str) -> None:
    """A file that stands compressed beside itself is sent so."""
    beside = next(site.rglob("*.wasm.gz"))
    address = f"/{beside.relative_to(site).as_posix().removesuffix('.gz')}"
    _, sent, body = _asked(server + address, **{"Accept-Encoding": encoding})

    assert sent["Content-Encoding"] == encoding
    assert body == beside.read_bytes()


def test_a_request_is_answered(
    server: str, chromium: Browser, check_page: Callable[[str], str]
) -> None:
    """The checker answers there, with every header in force."""
    _answers(chromium, f"{server}/{check_page('en')}")


def test_any_folder_of_the_plainest_server(
    site: Path, tmp_path: Path, chromium: Browser, check_page: Callable[[str], str]
) -> None:
    """The checker answers from a folder of `python -m http.server` that nobody set up."""
    with python(site, tmp_path) as address:
        _answers(chromium, f"{address}/{check_page('fr')}")


def _answers(chromium: Browser, address: str) -> None:
    """A request gets its verdict at an address, and the browser complains of nothing."""
    context = chromium.new_context()
    try:
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
        page.goto(address)

        assert Visit(page).ask(_TEXT) == "excluded"
        assert refused == []
    finally:
        context.close()
