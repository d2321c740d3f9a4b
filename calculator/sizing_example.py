"""An agreement to begin with, made of what the catalog offers: nobody's contract."""

from __future__ import annotations

from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from calculator.sizing_agreement import Agreement, Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.catalog import Catalog


def example_agreement(catalog: Catalog, lang: str) -> Agreement:
    """The first two products, the first deployment, and the sample month of the catalog."""
    offered = catalog.advice.configuring
    size = MappingProxyType({name: each.example for name, each in offered.sizes.items()})
    plans = [clause.id for clause in catalog.guide.clauses() if clause.kind == "plan"]
    deployment = next(iter(offered.deployments), None)
    products = islice(offered.products, 2) if deployment else ()
    middle = offered.packages[len(offered.packages) // 2] if offered.packages else None
    return Agreement(
        lang=lang,
        version=catalog.guide.version,
        plan=plans[min(1, len(plans) - 1)] if plans else None,
        products=MappingProxyType(dict.fromkeys(products, deployment or "")),
        size=size,
        package=middle,
        lines=sample_lines(catalog, size),
    )


def sample_lines(catalog: Catalog, size: Mapping[str, int]) -> tuple[Line, ...]:
    """The lines of the catalog's sample month for a client of that size."""
    tasks = {task.id for tasks in catalog.advice.effort.tasks.values() for task in tasks}
    return tuple(
        Line(task=each.task, count=each.times(size), items=each.items)
        for each in catalog.advice.configuring.samples
        if each.task in tasks
    )
