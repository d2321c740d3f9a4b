"""A file of hours that replaces those of the catalog, as `guide calibrate` writes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from calculator.effort_model import effort_from_json
from tools.canonical import canonical, digest
from tools.catalog import open_catalog
from tools.data import mapping
from tools.errors import BadCatalogError

if TYPE_CHECKING:
    from pathlib import Path

    from calculator.catalog import Catalog
    from tools.data import Json


def open_with_effort(folder: Path, version: str | None, effort: Path | None) -> Catalog:
    """The catalog of a version, with the hours of another file where one is given.

    The hash of the advice is then that of both.  Raises as `open_catalog`, BadCatalogError for a
    file of hours with errors.
    """
    catalog = open_catalog(folder, version)
    if effort is None:
        return catalog
    data = _read(folder, effort)
    both = canonical([catalog.advice_hash, data])
    advice = replace(catalog.advice, effort=effort_from_json(data))
    return replace(catalog, advice=advice, advice_hash=digest(both))


def _read(folder: Path, path: Path) -> dict[str, Json]:
    # The checks need libraries that take longer to import than a cached catalog to open.
    from tools.load import schema_path  # noqa: PLC0415
    from tools.positions import read_document  # noqa: PLC0415
    from tools.problems import errors  # noqa: PLC0415
    from tools.schemas import schema_problems  # noqa: PLC0415

    document, problems = read_document("advice/effort.yml", str(path), path.read_bytes())
    if document is not None:
        problems += schema_problems(document, schema_path(folder, "effort"))
    found = errors(problems)
    if document is None or found:
        raise BadCatalogError(str(path), found)
    return mapping(document.data)
