"""Runs inside Pyodide: compile a wheel and the standard modules that it and Pyodide need.

Reads /stock.zip (the whole library) and /source.whl, writes /library.zip and /compiled.whl.  A
library of sources would be compiled again at each visit, which takes the browser two seconds; the
modules nobody asks for would be more than half of the download.  What a function of the library
imports late is left out unless something else asks for it: the engine has no use for it, and the
same-answer tests would fail if it had.
"""

from __future__ import annotations

import ast
import py_compile
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

STOCK, SOURCE = Path("/stock.zip"), Path("/source.whl")
LIBRARY, COMPILED = Path("/library.zip"), Path("/compiled.whl")
LONG_AGO = (1980, 1, 1, 0, 0, 0)
# Modules that compiled code asks for by name: codecs, and the parser of dates.
ASKED_FOR_BY_NAME = (
    "_strptime",
    "encodings.ascii",
    "encodings.cp437",
    "encodings.latin_1",
    "encodings.utf_8",
)
# Its functions unpack the wheel, so what they import late is needed.
LATE_TOO = "pyodide._package_loader"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def modules(archive: zipfile.ZipFile) -> dict[str, str]:
    """Each module of an archive by its dotted name, with its path."""
    return {
        name[:-3].replace("/", ".").removesuffix(".__init__"): name
        for name in archive.namelist()
        if name.endswith(".py")
    }


def imports(source: bytes, package: str, *, late: bool) -> Iterator[str]:
    """The names a module imports; those inside functions only when `late`."""
    todo: list[ast.AST] = [ast.parse(source)]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*(above if node.level else []), *filter(None, [node.module])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif late or not isinstance(node, FUNCTIONS):
            todo += ast.iter_child_nodes(node)


def needed(library: zipfile.ZipFile, known: Mapping[str, str], roots: Iterable[str]) -> set[str]:
    """The modules of the library that the roots need, and those that these need in turn."""
    found: set[str] = set()
    todo = list(roots)
    while todo:
        name = todo.pop()
        while name:
            if name in known and name not in found:
                found.add(name)
                path = known[name]
                package = name if path.endswith("__init__.py") else name.rpartition(".")[0]
                todo += imports(library.read(path), package, late=name == LATE_TOO)
            name = name.rpartition(".")[0]
    return found


def compiled(name: str, source: bytes) -> bytes:
    """A module as the bytes of a .pyc file that nothing checks against its source."""
    at, made = Path("/module.py"), Path("/module.pyc")
    at.write_bytes(source)
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(at), str(made), dfile=name, doraise=True, invalidation_mode=mode)
    return made.read_bytes()


def write(target: Path, source: zipfile.ZipFile, names: Iterable[str]) -> None:
    """Write some files of an archive to a new one, modules compiled."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(names):
            content = source.read(name)
            if name.endswith(".py"):
                content, name = compiled(name, content), f"{name}c"  # noqa: PLW2901 - a new name
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED)


def main(started_with: Iterable[str]) -> None:
    """Compile the wheel, and the modules it and the interpreter's start need."""
    with zipfile.ZipFile(STOCK) as stock, zipfile.ZipFile(SOURCE) as wheel:
        ours = {
            wanted
            for name, path in modules(wheel).items()
            for wanted in imports(wheel.read(path), name, late=True)
        }
        known = modules(stock)
        chosen = needed(stock, known, {*started_with, *ours, *ASKED_FOR_BY_NAME})
        write(LIBRARY, stock, (known[name] for name in chosen))
        write(COMPILED, wheel, [name for name in wheel.namelist() if not name.endswith("RECORD")])


# What Pyodide itself loaded before this script ran.
main(set(sys.modules))
