"""Runs inside Pyodide: compile our archives and the standard modules that they and Pyodide need.

Reads /stock.zip (the whole library), /source.whl, /desk-source.zip, /needed.txt and /later.txt (the
modules that were seen to be loaded once all of the wheel, and then all of the desk, was imported).
Writes /library.zip, /compiled.whl and /desk.zip, which brings what only the desk needs; parts of a
package that the library has stand there, since a package is not spread over archives.  A library of
sources would be compiled again at each visit, which takes the browser two seconds; the modules
nobody asks for would be more than half of the download.  The archives are stored, not deflated: so
brotli sees through them, and Python need not inflate them at each visit.
"""

from __future__ import annotations

import marshal
import py_compile
import zipfile
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

STOCK, SOURCE = Path("/stock.zip"), Path("/source.whl")
DESK_SOURCE, DESK = Path("/desk-source.zip"), Path("/desk.zip")
NEEDED, LATER = Path("/needed.txt"), Path("/later.txt")
LIBRARY, COMPILED = Path("/library.zip"), Path("/compiled.whl")
HEAD = 16
"""Bytes before the code in a .pyc file (PEP 552)."""

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
    content = made.read_bytes()
    return content[:HEAD] + marshal.dumps(without_lines(marshal.loads(content[HEAD:])))  # noqa: S302 - our own


def without_lines(code: CodeType) -> CodeType:
    """A piece of code that does not know which line it is from: a third less to download.

    A traceback names files and functions still.
    """
    inner = (without_lines(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(inner))


def write(target: Path, *parts: tuple[zipfile.ZipFile, Iterable[str]]) -> None:
    """Write some files of some archives to a new one, modules compiled."""
    chosen = {name: source for source, names in parts for name in names}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(chosen):
            content, kept = chosen[name].read(name), name
            if name.endswith(".py"):
                content, kept = compiled(name, content), f"{name}c"
            archive.writestr(zipfile.ZipInfo(kept, LONG_AGO), content)


def main() -> None:
    """Compile the wheel, the desk, and the modules of the library that each was seen to need."""
    needed, later = (set(path.read_text(encoding="utf-8").split()) for path in (NEEDED, LATER))
    with (
        zipfile.ZipFile(STOCK) as stock,
        zipfile.ZipFile(SOURCE) as wheel,
        zipfile.ZipFile(DESK_SOURCE) as desk,
    ):
        known, ours = modules(stock), modules(desk)
        needed |= {name for name in later if name.partition(".")[0] in needed}
        write(LIBRARY, (stock, [path for name, path in known.items() if name in needed]))
        write(COMPILED, (wheel, [name for name in wheel.namelist() if not name.endswith("RECORD")]))
        used = [path for name, path in ours.items() if name in later]
        beside = [path for name, path in known.items() if name in later - needed]
        write(DESK, (desk, used), (stock, beside))


main()
