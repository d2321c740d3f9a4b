"""The lock file of the browser's Python: its interpreter, and our wheel as its one package."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from tools.runtime_wheel import DISTRIBUTION

if TYPE_CHECKING:
    from pathlib import Path

TOOL = "service-guide"


@dataclass(frozen=True, slots=True)
class Extra:
    """What the lock file says beside: bytes of all that a start loads, the archive for later."""

    size: int
    desk: Path


def write_lock(stock: Path, wheel: Path, compiled: Path, target: Path, extra: Extra) -> None:
    """Write Pyodide's lock file anew with one package, the engine.

    The entry is made from the wheel of sources, as Pyodide's tools read it, and then names the
    compiled wheel that takes its place.  The hundreds of packages we do not ship are left out.
    The bytes of a start let the page show how far it is.
    """
    spec = PyodideLockSpec.from_json(stock)
    spec.packages = {}
    spec = add_wheels_to_spec(spec, [wheel])
    entry = spec.packages[DISTRIBUTION]
    entry.file_name = compiled.name
    entry.sha256 = _hash(compiled)
    desk = {"file_name": extra.desk.name, "sha256": _hash(extra.desk)}
    spec.tool = {TOOL: {"bytes": extra.size, "desk": desk}}
    spec.to_json(target)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
