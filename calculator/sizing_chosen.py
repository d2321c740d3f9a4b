"""What was chosen in an agreement, each choice in a few words; empty where nothing was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.figures import count_text

if TYPE_CHECKING:
    from calculator.nodes import Place
    from calculator.sizing_agreement import Agreement


def plan_text(place: Place, agreement: Agreement) -> str:
    """The plan by its title."""
    guide, plan = place.catalog.guide, agreement.plan
    return place.text(guide.clause(plan).title) if plan and plan in guide else ""


def products_text(place: Place, agreement: Agreement) -> str:
    """The products, and how each is run."""
    offered = place.catalog.advice.configuring
    return ", ".join(
        place.say(
            "sizing_assume_product",
            product=place.text(offered.products[product].label),
            deployment=place.text(offered.deployments[deployment].label),
        )
        for product, deployment in agreement.products.items()
        if product in offered.products and deployment in offered.deployments
    )


def size_text(place: Place, agreement: Agreement) -> str:
    """How large the client is."""
    offered = place.catalog.advice.configuring.sizes
    return ", ".join(
        f"{count_text(number, place.lang)} {place.text(offered[name].label).lower()}"
        for name, number in agreement.size.items()
        if name in offered
    )


def options_text(place: Place, agreement: Agreement) -> str:
    """The options by their labels."""
    offered = place.catalog.advice.configuring.options
    return ", ".join(
        place.text(offered[name].label) for name in agreement.options if name in offered
    )
