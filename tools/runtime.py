"""Python for the browser: Pyodide, a compiled part of its standard library and our engine.

Everything is made once from what is installed (`node_modules/pyodide` and the package
`calculator`) and kept in a folder named after the hash of all that goes in.  Nothing is downloaded
here, and all addresses inside are relative.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

from tools.errors import SiteError
from tools.runtime_lock import Extra, write_lock
from tools.runtime_node import compile_modules
from tools.runtime_wheel import Wheel, build_desk, build_wheel
from tools.site_compress import BEST, compress

PROJECT = Path(__file__).resolve().parents[1]
PYODIDE = PROJECT / "node_modules" / "pyodide"
UNCHANGED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
LIBRARY = "python_stdlib.zip"
LOCK = "pyodide-lock.json"
DESK = "desk.zip"
"""What only sales needs, loaded when it is used."""
_RECIPE = (
    "runtime.py",
    "runtime_lock.py",
    "runtime_wheel.py",
    "runtime_pyc.py",
    "runtime.mjs",
    "cache.py",
    "site_compress.py",
    "site_files.py",
)


def prepare(cache: Path) -> Path:
    """The folder with all that the browser loads, made below `cache` unless it is there already.

    Raises SiteError when Pyodide is not installed or the modules cannot be compiled.
    """
    if not (PYODIDE / LIBRARY).is_file():
        raise SiteError("Pyodide is not installed here: run make setup, then try again.")
    wheel = build_wheel(PROJECT / "calculator")
    desk = build_desk(PROJECT)
    folder = cache / _key(wheel.content, desk)
    if not (folder / LOCK).is_file():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix=".making-") as making:
            made = Path(making) / "runtime"
            made.mkdir()
            _fill(made, wheel, desk)
            shutil.rmtree(folder, ignore_errors=True)
            made.rename(folder)
    return folder


def _fill(folder: Path, wheel: Wheel, desk: bytes) -> None:
    for name in UNCHANGED:
        shutil.copy2(PYODIDE / name, folder / name)
    source, extra = folder / wheel.name, folder / DESK
    source.write_bytes(wheel.content)
    extra.write_bytes(desk)
    compiled = compile_modules(PYODIDE, source, extra, folder / LIBRARY)
    size = sum(path.stat().st_size for path in folder.iterdir() if path not in {source, extra})
    write_lock(PYODIDE / LOCK, source, compiled, folder / LOCK, Extra(size, extra))
    source.unlink()
    compress(folder, BEST)


def _key(wheel: bytes, desk: bytes) -> str:
    """A short hash of all that decides the content of the folder."""
    hashed = hashlib.sha256(wheel + desk)
    for name in _RECIPE:
        hashed.update((Path(__file__).with_name(name)).read_bytes())
    hashed.update((PYODIDE / "package.json").read_bytes())
    hashed.update((PYODIDE / LIBRARY).read_bytes())
    return hashed.hexdigest()[:16]
