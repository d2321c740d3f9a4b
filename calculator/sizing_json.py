"""A sizing as plain data, as `guide configure --format json` prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculator.answer import plain
from calculator.sizing_agreement import agreement_json

if TYPE_CHECKING:
    from calculator.sizing import Sizing

FORMAT = 1


def sizing_json(sizing: Sizing) -> dict[str, Any]:
    """The sizing with the agreement it comes from: codes, ids and figures."""
    data = plain(sizing)
    data["agreement"] = agreement_json(sizing.agreement)
    data["quantiles"] = [{"share": share, "hours": hours} for share, hours in sizing.quantiles]
    for question in data["questions"]:
        question["options"] = [
            {"value": value, "label": label} for value, label in question["options"]
        ]
    return {"format": FORMAT, **data}
