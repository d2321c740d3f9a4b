"""`guide withdraw`: a published version was faulty; say so without altering it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tools.cli.options import catalog_option
from tools.versions import parse_day
from tools.withdraw import Withdrawal, withdraw

if TYPE_CHECKING:
    from pathlib import Path


@click.command("withdraw")
@click.argument("version")
@click.option("--date", "day", required=True, metavar="DATE", help="From which day on.")
@click.option("--reason-fr", required=True, help="Why, in French: readers see it.")
@click.option("--reason-en", required=True, help="Why, in English.")
@catalog_option
def command(version: str, day: str, reason_fr: str, reason_en: str, catalog: Path) -> None:
    """Add a dated notice to the chain of versions: VERSION governs no more from that day on.

    The version stays as it was published, at its address, with the notice above it.

    Example: guide withdraw 2026-01-15 --date 2026-02-01 --reason-fr "Une clause y manque."
    --reason-en "A clause is missing."
    """
    order = Withdrawal(version, parse_day(day), {"fr": reason_fr, "en": reason_en})
    made = withdraw(catalog, order)
    click.echo(f"{made.version} is withdrawn from {made.date} on.")
    click.echo(f"Head of the chain (SHA-256): {made.notice_hash}")
