"""What the site owes to others: a page for people, a bill of materials for machines."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tools.site_parts import Part, bill_of_materials, parts

_PROJECT = Path(__file__).parent.parent
_DAY = date(2026, 11, 24)


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """The folder `assets` of a site with a runtime that holds a package of others."""
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    lock = {"info": {"python": "3.14.2"}, "packages": {}}
    (runtime / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    (runtime / "desk.zip").touch()
    return tmp_path


def test_every_part_is_named_with_its_licence(assets: Path) -> None:
    """Runtime, packages in it, theme and fonts are listed."""
    found = {part.name: part.licence for part in parts(assets / "runtime")}

    assert found["Pyodide"] == "MPL-2.0"
    assert found["Python standard library"] == "PSF-2.0"
    assert found["openpyxl"] == "MIT"
    assert found["mkdocs-material"] == "MIT"
    assert found["Hanken Grotesk"] == "OFL-1.1"
    assert found["et_xmlfile"] == "MIT"


def test_every_font_shipped_is_listed(tmp_path: Path) -> None:
    """Each typeface in the folder of fonts has its part, and the part its licence text."""
    shipped = {path.name for path in (_PROJECT / "docs/assets/fonts").glob("*.LICENSE.txt")}
    listed = {part.text.rpartition("/")[2] for part in parts(tmp_path) if part.text}

    assert listed == shipped


def test_the_stemmers_are_the_version_named() -> None:
    """The version of the copied stemmers is the one that stands beside them."""
    said = (_PROJECT / "calculator/_snowball/__init__.py").read_text(encoding="utf-8")
    listed = (_PROJECT / "tools/site_parts.py").read_text(encoding="utf-8")

    assert (found := re.search(r"snowballstemmer (\S+)", said))
    assert f'"{found[1]}"' in listed


def test_no_runtime_no_parts_of_it(tmp_path: Path) -> None:
    """A site without the checker lists neither Python nor Pyodide."""
    assert not {"Pyodide", "Python standard library"} & {part.name for part in parts(tmp_path)}


def test_the_bill_keeps_to_its_standard(assets: Path) -> None:
    """The bill of materials is valid CycloneDX 1.6."""
    written = bill_of_materials(parts(assets / "runtime"), _DAY).decode()

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None


def test_the_bill_is_the_same_every_time(assets: Path) -> None:
    """The same parts on the same day give the same bytes."""
    assert bill_of_materials(parts(assets / "runtime"), _DAY) == bill_of_materials(
        parts(assets / "runtime"), _DAY
    )


def test_the_bill_tells_parts_apart() -> None:
    """Another part makes another bill, with another serial number."""
    one, other = (
        json.loads(bill_of_materials([Part("a", version, "MIT")], _DAY)) for version in ("1", "2")
    )

    assert one["serialNumber"] != other["serialNumber"]
