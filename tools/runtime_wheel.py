"""What goes to the browser as Python, as zips with the same bytes on every machine.

The engine is a wheel with the package `calculator` alone: the project's own build would put the
command line in as well and ask for a registry to fetch its build tools; a wheel of one pure package
is a zip of its files with three small ones beside them.  The desk is a plain zip of modules: ours
for sales, and the library that reads and writes workbooks.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DISTRIBUTION = "service-guide-calculator"
VERSION = "0.1.0"
_STEM = f"{DISTRIBUTION.replace('-', '_')}-{VERSION}"
_METADATA = f"Metadata-Version: 2.1\nName: {DISTRIBUTION}\nVersion: {VERSION}\n"
_WHEEL = "Wheel-Version: 1.0\nGenerator: service-guide\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
DESK_PACKAGES = ("openpyxl", "et_xmlfile", "segno")
"""Packages of others that the desk stands on."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel as its file name and its bytes."""

    name: str
    content: bytes


def build_wheel(package: Path) -> Wheel:
    """The wheel of one pure package; only its Python files go in."""
    files = {
        f"{package.name}/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in package.rglob("*.py")
    }
    files |= {
        f"{_STEM}.dist-info/METADATA": _METADATA.encode(),
        f"{_STEM}.dist-info/WHEEL": _WHEEL.encode(),
    }
    files[f"{_STEM}.dist-info/RECORD"] = _record(files)
    return Wheel(f"{_STEM}-py3-none-any.whl", _zip(files))


def build_desk(project: Path) -> bytes:
    """The modules of the desk and the packages they stand on, as sources."""
    ours = [project / name for name in ("tools/__init__.py", "tools/errors.py")]
    ours += (project / "tools" / "desk").glob("*.py")
    files = {path.relative_to(project).as_posix(): path.read_bytes() for path in ours}
    for name in DESK_PACKAGES:
        found = find_spec(name)  # without loading it
        package = Path((found and found.origin) or "").parent
        for path in package.rglob("*.py"):
            files[f"{name}/{path.relative_to(package).as_posix()}"] = path.read_bytes()
    return _zip(files)


def _record(files: Mapping[str, bytes]) -> bytes:
    """The list of files with hash and size that the wheel format asks for."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    for name, content in sorted(files.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
        rows.writerow([name, f"sha256={digest.decode()}", len(content)])
    rows.writerow([f"{_STEM}.dist-info/RECORD", "", ""])
    return text.getvalue().encode()


def _zip(files: Mapping[str, bytes]) -> bytes:
    """A zip with sorted names and a fixed date, stored: no version of zlib changes its bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), data)
    return content.getvalue()
