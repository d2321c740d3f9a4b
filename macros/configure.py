"""The form that sizes a whole contract, and the sizing of the example that it comes with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.figures import hours_text
from calculator.nodes import Node
from calculator.sizing import size_contract
from calculator.sizing_agreement import COMPLEXITIES
from calculator.sizing_example import example_agreement
from calculator.sizing_view import sizing_view
from tools.markup import inner_html
from tools.site_words_configure import configure_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from calculator.effort_model import Task
    from macros.context import Site


def configure_form(site: Site) -> str:
    """The form, filled in with the catalog's example; what it offers is what the engine knows."""
    advice, guide = site.catalog.advice, site.catalog.guide
    return site.render(
        "configure_form.html.j2",
        c=configure_words(site.lang),
        offered=advice.configuring,
        example=example_agreement(site.catalog, site.lang),
        tasks=_tasks(site),
        complexities=COMPLEXITIES,
        plans=[each for each in guide.clauses() if each.kind == "plan"],
        contracted=_contracted(site),
        calendars=advice.calendars.values(),
        levels=advice.presets.levels,
        presets=lambda level: _presets(site, level),
        clauses=lambda ids: [guide.clause(each) for each in ids if each in guide],
        number=lambda value: hours_text(value, site.lang),
    )


def configure_result(site: Site) -> str:
    """The root of the result, holding the sizing of the example."""
    sizing = size_contract(site.catalog, example_agreement(site.catalog, site.lang))
    view = sizing_view(site.catalog, sizing, site.lang, site.base)
    return site.render(
        "configure_result.html.j2",
        c=configure_words(site.lang),
        offered=site.catalog.advice.configuring,
        languages=site.catalog.guide.languages,
        version=site.catalog.guide.version,
        parts={
            part.attrs["data-part"]: inner_html(part)
            for part in view.children
            if isinstance(part, Node)
        },
    )


def _tasks(site: Site) -> list[tuple[str, tuple[Task, ...]]]:
    """The tasks of the clauses in this version, under the title of their clause."""
    model = site.catalog.advice.effort
    return [
        (clause.title[site.lang], model.tasks[clause.id])
        for clause in site.catalog.guide.clauses()
        if clause.id in model.tasks
    ]


def _presets(site: Site, level: str) -> dict[str, float]:
    """The hours of a level where the contract gives none: by plan, "" for any other."""
    presets = site.catalog.advice.presets
    plans = ("", *presets.by_plan)
    return {plan: presets.of_plan(plan)[level][0] for plan in plans}


def _contracted(site: Site) -> list[object]:
    """The exclusions that a contract may cover and that no option stands for already."""
    options = site.catalog.advice.configuring.options.values()
    covered = {clause for option in options for clause in option.contracted}
    return [
        clause
        for clause in site.catalog.guide.clauses()
        if clause.unless == "contracted" and clause.id not in covered
    ]


FRAGMENTS: tuple[Callable[..., str], ...] = (configure_form, configure_result)
