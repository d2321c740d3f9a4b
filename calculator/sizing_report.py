"""The report of a sizing, in the order in which people ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.report import Section
from calculator.sizing_report_figures import (
    fit_blocks,
    hours_blocks,
    money_blocks,
    outside_blocks,
    packages_blocks,
    work_blocks,
)
from calculator.sizing_report_terms import (
    assumptions_blocks,
    contacts_blocks,
    onboarding_blocks,
    overrun_blocks,
    prerequisites_blocks,
    questions_blocks,
    targets_blocks,
    warnings_blocks,
)

if TYPE_CHECKING:
    from calculator.nodes import Place
    from calculator.sizing import Sizing


def sections(place: Place, sizing: Sizing) -> tuple[Section, ...]:
    """The report; sections with nothing in them are left out."""
    found = (
        ("hours", "sizing_hours", hours_blocks(place, sizing)),
        ("money", "sizing_money", money_blocks(place, sizing)),
        ("packages", "sizing_packages", packages_blocks(place, sizing)),
        ("fit", "sizing_fit", fit_blocks(place, sizing)),
        ("work", "sizing_work", work_blocks(place, sizing)),
        ("outside", "sizing_outside", outside_blocks(place, sizing)),
        ("questions", "sizing_questions", questions_blocks(place, sizing)),
        ("warnings", "sizing_warnings", warnings_blocks(place, sizing)),
        ("onboarding", "sizing_onboarding", onboarding_blocks(place, sizing)),
        ("prerequisites", "sizing_prerequisites", prerequisites_blocks(place, sizing)),
        ("targets", "sizing_targets", targets_blocks(place, sizing)),
        ("overrun", "sizing_overrun", overrun_blocks(place, sizing)),
        ("contacts", "sizing_contacts", contacts_blocks(place, sizing)),
        ("assumptions", "sizing_assumptions", assumptions_blocks(place, sizing)),
    )
    built = ((name, heading, tuple(blocks)) for name, heading, blocks in found)
    return tuple(
        Section(name, place.say(heading), blocks) for name, heading, blocks in built if blocks
    )


def source_text(place: Place, sizing: Sizing) -> str:
    """The version and the hashes that the figures rest on."""
    return place.say(
        "sizing_version_line",
        version=sizing.version,
        contract=sizing.contract_hash[:8],
        revision=sizing.advice_revision,
        advice=sizing.advice_hash[:8],
    )
