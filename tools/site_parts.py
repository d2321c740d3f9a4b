"""What a site ships that others made: a bill of materials for machines, a page for people.

The bill is CycloneDX 1.6, written by the library of that standard; the same inputs give the same
bytes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from tools.runtime import DESK, LOCK, PYODIDE
from tools.runtime_wheel import DESK_PACKAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

BILL = "sbom.cdx.json"
_FONTS = {"Hanken Grotesk": "hanken-grotesk", "Source Serif 4": "source-serif-4"}
_STEMMERS = ("snowballstemmer", "3.1.1", "BSD-3-Clause")
# What the theme brings along in its scripts and pages.
_IN_THE_THEME = {
    "lunr": "MIT",
    "lunr-languages": "MPL-1.1",
    "Material Design Icons": "Apache-2.0",
}
# Packages that name their licence in words only.
_BY_CLASSIFIER = {"License :: OSI Approved :: BSD License": "BSD-3-Clause"}
_OURS = "service-guide"


@dataclass(frozen=True, slots=True)
class Part:
    """A work of others that is shipped: its licence as an SPDX identifier, its package address.

    `text` is the file with the words of the licence, where one is kept, beside our fonts' folder.
    """

    name: str
    version: str | None
    licence: str
    purl: str | None = None
    text: str | None = None


def parts(runtime: Path) -> list[Part]:
    """Everything of others in the folder of the runtime, the theme and our fonts, by name."""
    found = [
        _package("mkdocs-material"),
        *(Part(name, None, licence) for name, licence in _IN_THE_THEME.items()),
        *(
            Part(name, None, "OFL-1.1", text=f"fonts/{file}.LICENSE.txt")
            for name, file in _FONTS.items()
        ),
        *_runtime(runtime),
    ]
    return sorted(found, key=lambda part: part.name.lower())


def bill_of_materials(found: list[Part], day: date) -> bytes:
    """The parts as a CycloneDX document of that day."""
    components = [_component(part) for part in found]
    bom = Bom(components=components)
    site = Component(name=_OURS, type=ComponentType.APPLICATION, bom_ref=_OURS)
    bom.metadata.component = site
    bom.register_dependency(site, components)
    bom.metadata.timestamp = datetime.combine(day, datetime.min.time(), UTC)
    names = json.dumps([[part.name, part.version] for part in found])
    bom.serial_number = uuid5(NAMESPACE_URL, f"{_OURS} {day} {names}")
    written: str = JsonV1Dot6(bom).output_as_string(indent=2)
    return f"{written}\n".encode()


def _component(part: Part) -> Component:
    return Component(
        name=part.name,
        version=part.version,
        type=ComponentType.LIBRARY,
        licenses=[LicenseFactory().make_from_string(part.licence)],
        purl=PackageURL.from_string(part.purl) if part.purl else None,
        bom_ref=f"{part.name}@{part.version}" if part.version else part.name,
    )


def _runtime(folder: Path) -> Iterator[Part]:
    """The parts of the checker's runtime, none where the site was built without it."""
    lock = folder / LOCK
    if not lock.is_file():
        return
    entries = json.loads(lock.read_text(encoding="utf-8"))
    package = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))
    version = package["version"]
    yield Part("Pyodide", version, package["license"], f"pkg:npm/pyodide@{version}")
    yield Part("Python standard library", entries["info"]["python"], "PSF-2.0")
    name, version, licence = _STEMMERS
    yield Part(name, version, licence, f"pkg:pypi/{name}@{version}")
    if (folder / DESK).is_file():
        yield from map(_package, DESK_PACKAGES)


def _package(name: str) -> Part:
    """A Python package as it is installed here."""
    about = metadata.metadata(name)
    version = about["Version"]
    classified = (_BY_CLASSIFIER.get(each) for each in about.get_all("Classifier") or ())
    named = (about.get("License-Expression"), about.get("License"), *classified)
    licence = next((each for each in named if each), "NOASSERTION")
    return Part(about["Name"], version, licence, f"pkg:pypi/{name}@{version}")
