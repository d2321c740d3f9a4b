"""The names in an agreement, looked up in a catalog: plan, products, tasks, calendar and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.calendars import day_number, day_text
from calculator.checking import NAME, Faults, date, values
from calculator.faults import Fault, names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.catalog import Catalog

type Names = Mapping[str, frozenset[str]]
"""The names that a catalog knows, by kind."""


def known_names(catalog: Catalog | None) -> Names | None:
    """The names that a catalog knows, by kind."""
    if catalog is None:
        return None
    advice, offered = catalog.advice, catalog.advice.configuring
    return {
        "plan": frozenset(each.id for each in catalog.guide.clauses() if each.kind == "plan"),
        "product": frozenset(offered.products),
        "deployment": frozenset(offered.deployments),
        "size": frozenset(offered.sizes),
        "option": frozenset(offered.options),
        "calendar": frozenset(advice.calendars),
        "task": frozenset(task.id for tasks in advice.effort.tasks.values() for task in tasks),
    }


def unknown_names(data: Mapping[str, object], known: Names | None) -> Faults:
    """The names of an agreement that the catalog does not know."""
    if known is None:
        return
    yield from look_up("plan", data.get("plan"), known["plan"])
    products, size, options = data.get("products"), data.get("size"), data.get("options")
    for product, deployment in products.items() if isinstance(products, dict) else ():
        yield from look_up("products", product, known["product"])
        yield from look_up(f"products.{product}", deployment, known["deployment"])
    for name in size if isinstance(size, dict) else ():
        yield from look_up("size", name, known["size"])
    for place, option in enumerate(options if isinstance(options, list) else ()):
        yield from look_up(f"options[{place}]", option, known["option"])
    contract = data.get("contract")
    if isinstance(contract, dict):
        yield from look_up("contract.calendar", contract.get("calendar"), known["calendar"])


def look_up(path: str, name: object, known: frozenset[str]) -> Faults:
    """A name that is none of those known."""
    # What is no name at all has its own fault.
    if isinstance(name, str) and NAME.fullmatch(name) and name not in known:
        yield Fault(path, "choice", name, values(known=names(sorted(known))))


def unknown_start(data: Mapping[str, object], catalog: Catalog) -> Faults:
    """A start that the calendar knows nothing of."""
    start, contract = data.get("start"), data.get("contract")
    if not isinstance(start, str) or any(date("start", start)):
        return
    name = contract.get("calendar") if isinstance(contract, dict) else None
    chosen = name if isinstance(name, str) else catalog.advice.presets.default_calendar
    calendar = catalog.advice.calendars.get(chosen)
    if calendar and not calendar.since <= day_number(start) <= calendar.until:
        blanks = values(low=day_text(calendar.since), high=day_text(calendar.until))
        yield Fault("start", "date_range", start, blanks)
