"""`guide revise`: keep the advice as it stands as a numbered revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tools.cli.options import catalog_option
from tools.versions import build_day, parse_day

if TYPE_CHECKING:
    from pathlib import Path


@click.command("revise")
@click.option("--summary-fr", required=True, help="What changes, in French: readers see it.")
@click.option("--summary-en", required=True, help="What changes, in English.")
@click.option("--date", "day", metavar="DATE", help="The day of the revision; today without it.")
@catalog_option
def command(summary_fr: str, summary_en: str, day: str | None, catalog: Path) -> None:
    """Publish the advice (words, questions, hours, examples) as its next revision.

    Releases of the guide are not touched. The revision is kept, so that an answer it gave can be
    computed again (“guide assess --advice NUMBER”), with the number of examples that are answered
    otherwise than before.

    Example: guide revise --summary-fr "Plus d’exemples." --summary-en "More examples."
    """
    from tools.revise import Publication, publish  # noqa: PLC0415 - takes a while to import

    summary = {"fr": summary_fr, "en": summary_en}
    made = publish(catalog, Publication(parse_day(day) if day else build_day(), summary))
    click.echo(f"Revision {made.number} of the advice, {made.advice_hash[:8]}, is kept.")
    if made.asked:
        click.echo(f"{made.changed} of {made.asked} examples are answered otherwise than before.")
