"""Other browsers than Chromium, each driven by the protocol that its own package brings along.

Firefox speaks WebDriver BiDi on its remote port; WebKitGTK has a WebDriver of its own and needs a
screen, which Xvfb lends.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE_S = 90
_QUIET = (
    "app.normandy.enabled",
    "app.update.auto",
    "browser.safebrowsing.downloads.remote.enabled",
    "datareporting.policy.dataSubmissionEnabled",
    "network.captive-portal-service.enabled",
    "network.connectivity-service.enabled",
    "toolkit.telemetry.enabled",
)
_MINI_BROWSERS = (
    "/usr/lib/*/webkit2gtk-4.*/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.*/MiniBrowser",
)

type Evaluate = Callable[[str, str], Any]
"""Opens an address and gives what an asynchronous expression comes to there."""


def program(name: str, package: str) -> str:
    """The path of a program; without it the test fails and says what to install."""
    found = shutil.which(name)
    assert found, f"There is no {name} on this machine: apt install {package}."
    return found


@contextmanager
def firefox(folder: Path) -> Iterator[Evaluate]:
    """Firefox ESR with a profile in the folder."""
    settings = "".join(f'user_pref("{name}", false);\n' for name in _QUIET)
    (folder / "user.js").write_text(settings, encoding="utf-8")
    command = [program("firefox-esr", "firefox-esr"), "--headless", "--no-remote"]
    options = ["--remote-debugging-port", "0", "--profile", str(folder)]
    with subprocess.Popen(
        [*command, *options], stderr=subprocess.PIPE, encoding="utf-8"
    ) as browser:
        try:
            with connect(f"{_announced(browser)}/session", max_size=None) as link:
                yield _by_bidi(lambda message: _exchange(link, message))
        finally:
            browser.terminate()


def _announced(browser: subprocess.Popen[str]) -> str:
    assert browser.stderr is not None
    for line in browser.stderr:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return found[1]
    raise AssertionError("Firefox ended before it could be driven.")


def _exchange(link: Any, message: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - of the library
    link.send(json.dumps(message))
    while True:
        reply: dict[str, Any] = json.loads(link.recv(timeout=PATIENCE_S))
        if reply.get("id") == message["id"]:
            assert reply["type"] == "success", reply
            return dict(reply["result"])


def _by_bidi(exchange: Callable[[dict[str, Any]], dict[str, Any]]) -> Evaluate:
    numbers = iter(range(1, 1_000))

    def call(method: str, **params: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
        return exchange({"id": next(numbers), "method": method, "params": params})

    call("session.new", capabilities={})
    context = call("browsingContext.getTree")["contexts"][0]["context"]

    def evaluate(address: str, expression: str) -> Any:  # noqa: ANN401 - any JSON
        call("browsingContext.navigate", context=context, url=address, wait="complete")
        target = {"context": context}
        done = call("script.evaluate", expression=expression, target=target, awaitPromise=True)
        assert done["type"] == "success", done
        return done["result"].get("value")

    return evaluate


@contextmanager
def webkit() -> Iterator[Evaluate]:
    """The small browser of WebKitGTK on a screen of its own."""
    driver = program("WebKitWebDriver", "webkit2gtk-driver")
    screen = [program("Xvfb", "xvfb"), "-displayfd", "1", "-screen", "0", "1280x900x24"]
    with subprocess.Popen(screen, stdout=subprocess.PIPE, encoding="utf-8") as display:
        assert display.stdout is not None
        shown = os.environ | {
            "DISPLAY": f":{display.stdout.readline().strip()}",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            # Its sandbox needs namespaces that a container may not give; the pages are our own.
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        }
        port = free_port()
        with subprocess.Popen([driver, f"--port={port}"], env=shown) as driven:
            try:
                _wait_for(port)
                with _session(f"http://127.0.0.1:{port}") as evaluate:
                    yield evaluate
            finally:
                driven.terminate()
                display.terminate()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _wait_for(port: int) -> None:
    """Wait until somebody listens there, a few seconds at most."""
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("WebKit's driver does not listen.")


@contextmanager
def _session(driver: str) -> Iterator[Evaluate]:
    options = {"binary": _mini_browser(), "args": ["--automation"]}
    wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
    session = f"/session/{_post(driver, '/session', capabilities=wanted)['sessionId']}"
    _post(driver, f"{session}/timeouts", script=PATIENCE_S * 1000, pageLoad=PATIENCE_S * 1000)

    def evaluate(address: str, expression: str) -> Any:  # noqa: ANN401 - any JSON
        _post(driver, f"{session}/url", url=address)
        script = f"const done = arguments[0]; ({expression}).then(done, (why) => done(String(why)))"
        return _post(driver, f"{session}/execute/async", script=script, args=[])

    try:
        yield evaluate
    finally:
        _send(driver, session, "DELETE", None)


def _mini_browser() -> str:
    found = [path for each in _MINI_BROWSERS for path in sorted(Path("/").glob(each[1:]))]
    assert found, "WebKitGTK's MiniBrowser is not on this machine: apt install webkit2gtk-driver."
    return str(found[-1])


def _post(driver: str, path: str, **body: Any) -> Any:  # noqa: ANN401 - any JSON
    return _send(driver, path, "POST", json.dumps(body).encode())


def _send(driver: str, path: str, method: str, body: bytes | None) -> Any:  # noqa: ANN401 - any JSON
    headers = {"Content-Type": "application/json"}
    asked = urllib.request.Request(driver + path, method=method, data=body, headers=headers)  # noqa: S310 - our own machine
    with urllib.request.urlopen(asked, timeout=PATIENCE_S) as reply:  # noqa: S310 - as above
        return json.load(reply)["value"]
