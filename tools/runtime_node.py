"""Run Pyodide under Node to compile modules with the very interpreter that will load them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tools.errors import SiteError

_SCRIPT = Path(__file__).with_name("runtime.mjs")
_SECONDS = 300
_LAST_LINE = 300


def compile_modules(pyodide: Path, wheel: Path, desk: Path, library: Path) -> Path:
    """Compile the wheel, the archive of the desk and what of the standard library they need.

    Writes the library that the wheel needs to `library` and returns the compiled wheel, made beside
    it; the archive is replaced by its compiled self, with what it needs beyond that.  Raises
    SiteError when there is no Node or the compiled modules do not load.
    """
    command = [_node(), *map(str, (_SCRIPT, pyodide, wheel, desk, library))]
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, encoding="utf-8", timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        message = f"Compiling Python for the browser took more than {_SECONDS} seconds: try again."
        raise SiteError(message) from error
    if done.returncode:
        reason = done.stderr.strip().rpartition("\n")[2][:_LAST_LINE]
        raise SiteError(f"Python for the browser could not be compiled: {reason}")
    return library.with_name(done.stdout.strip())


def _node() -> str:
    own = Path(sys.prefix) / "node" / "node"
    found = str(own) if own.is_file() else shutil.which("node")
    if found is None:
        raise SiteError("Node is not here: run make setup, then try again.")
    return found
