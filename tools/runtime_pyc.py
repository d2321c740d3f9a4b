"""Runs inside Pyodide: compile a wheel and the standard modules that it and Pyodide need.

Reads /stock.zip (the whole library), /source.whl and /needed.txt (the modules that were seen to be
loaded once all of the wheel was imported), writes /library.zip and /compiled.whl.  A library of
sources would be compiled again at each visit, which takes the browser two seconds; the modules
nobody asks for would be more than half of the download.  The archives are stored, not deflated: so
brotli sees through them, and Python need not inflate them at each visit.
"""

from __future__ import annotations

import py_compile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

STOCK, SOURCE = Path("/stock.zip"), Path("/source.whl")
NEEDED, LIBRARY, COMPILED = Path("/needed.txt"), Path("/library.zip"), Path("/compiled.whl")
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def modules(archive: zipfile.ZipFile) -> dict[str, str]:
    """Each module of an archive by its dotted name, with its path."""
    return {
        name[:-3].replace("/", ".").removesuffix(".__init__"): name
        for name in archive.namelist()
        if name.endswith(".py")
    }


def compiled(name: str, source: bytes) -> bytes:
    """A module as the bytes of a .pyc file, lean, that nothing checks against its source."""
    at, made = Path("/module.py"), Path("/module.pyc")
    at.write_bytes(source)
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    # Nobody reads docstrings there, but Pyodide shows some of its own to JavaScript.
    level = 0 if name.startswith("_pyodide/") else 2
    py_compile.compile(str(at), str(made), name, True, level, mode)  # noqa: FBT003 - as it takes them
    return made.read_bytes()


def write(target: Path, source: zipfile.ZipFile, names: Iterable[str]) -> None:
    """Write some files of an archive to a new one, modules compiled."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(names):
            content = source.read(name)
            if name.endswith(".py"):
                content, name = compiled(name, content), f"{name}c"  # noqa: PLW2901 - a new name
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), content)


def main() -> None:
    """Compile the wheel, and the modules of the library that it was seen to need."""
    needed = set(NEEDED.read_text(encoding="utf-8").split())
    with zipfile.ZipFile(STOCK) as stock, zipfile.ZipFile(SOURCE) as wheel:
        chosen = [path for name, path in modules(stock).items() if name in needed]
        write(LIBRARY, stock, chosen)
        write(COMPILED, wheel, [name for name in wheel.namelist() if not name.endswith("RECORD")])


main()
