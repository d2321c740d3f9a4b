"""Real servers of others with the site in them, on this machine, until the test is over."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from browser.driving import free_port, program

if TYPE_CHECKING:
    from collections.abc import Iterator

RECIPES = Path(__file__).resolve().parents[2] / "docs/hosting"
AROUND = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder};
  proxy_temp_path {folder};
  fastcgi_temp_path {folder};
  uwsgi_temp_path {folder};
  scgi_temp_path {folder};
  include {folder}/guide.conf;
}}
"""
"""What an installed nginx has around the recipe."""


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[str]:
    """The address at which nginx serves the site by our recipe."""
    port = free_port()
    recipe = _recipe("nginx.conf", site).replace("listen 8080", f"listen 127.0.0.1:{port}")
    (folder / "guide.conf").write_text(recipe, encoding="utf-8")
    settings = folder / "nginx.conf"
    settings.write_text(AROUND.format(folder=folder), encoding="utf-8")
    with _running([program("nginx", "nginx-light"), "-c", str(settings)], port) as address:
        yield address


@contextmanager
def caddy(site: Path, folder: Path) -> Iterator[str]:
    """The address at which Caddy serves the site by our recipe."""
    port = free_port()
    recipe = _recipe("Caddyfile", site).replace(":8080", f"http://127.0.0.1:{port}")
    settings = folder / "Caddyfile"
    settings.write_text("{\n  admin off\n}\n" + recipe, encoding="utf-8")
    command = [program("caddy", "caddy"), "run", "--config", str(settings)]
    with _running([*command, "--adapter", "caddyfile"], port, HOME=str(folder)) as address:
        yield address


@contextmanager
def python(site: Path, folder: Path) -> Iterator[str]:
    """The address of the site in a folder of what Python's own little server gives."""
    (folder / "some").mkdir()
    (folder / "some/where").symlink_to(site)
    port = free_port()
    command = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", str(port)]
    with _running([*command, "--directory", str(folder)], port) as address:
        yield f"{address}/some/where"


def _recipe(name: str, site: Path) -> str:
    text = (RECIPES / name).read_text(encoding="utf-8")
    assert "/srv/guide" in text
    return text.replace("/srv/guide", str(site))


@contextmanager
def _running(command: list[str], port: int, **given: str) -> Iterator[str]:
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=os.environ | given
    ) as server:
        try:
            _wait_for(server, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(200):
        if server.poll() is not None:
            break
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    server.terminate()
    assert server.stderr is not None
    raise AssertionError(server.stderr.read().decode())
