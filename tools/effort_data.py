"""What the tools that learn from closed tickets need of a catalog's effort data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.calibration import bands_from_json
from calculator.effort_model import effort_from_json
from tools.checks import check
from tools.data import mapping
from tools.errors import BadCatalogError, GuideError
from tools.problems import errors
from tools.ticket_cells import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from calculator.calibration import Band
    from calculator.effort_model import EffortModel


@dataclass(frozen=True, slots=True)
class EffortData:
    """The effort model with the ranges it was made of.

    `table` gives a task and the hours of one item of it by its folded id and labels; `points` and
    `ratios` (by band) are those of the data, as they were measured; `data` is all of it.
    """

    data: Mapping[str, Any]
    model: EffortModel
    bands: tuple[Band, ...]
    table: Mapping[str, tuple[str, float]]
    points: tuple[float, ...]
    ratios: tuple[tuple[float, ...], ...]


def open_effort(folder: Path) -> EffortData:
    """The effort data of the draft.

    Raises BadCatalogError for a catalog with errors, GuideError for one without advice.
    """
    sources, problems = check(folder)
    found = errors(problems)
    if sources is None or found:
        raise BadCatalogError(str(folder), found)
    document = sources.advice("effort")
    if document is None:
        raise GuideError(f"{folder} has no advice/effort.yml: without it there are no hours.")
    return effort_data(mapping(document.data))


def effort_data(data: Mapping[str, Any]) -> EffortData:
    """The same from the data of the file, which must be free of errors."""
    ranges = data["ranges"]
    return EffortData(
        data=data,
        model=effort_from_json(data),
        bands=bands_from_json(ranges),
        table=_table(data["tasks"]),
        points=tuple(float(point) for point in ranges["points"]),
        ratios=tuple(tuple(map(float, size["ratios"])) for size in ranges["sizes"]),
    )


def _table(tasks: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, float]]:
    return {
        folded(name): (task["id"], float(task["base"]))
        for task in tasks
        for name in (task["id"], *task["label"].values())
    }
