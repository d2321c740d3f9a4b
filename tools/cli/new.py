"""`guide new`: the stub of a new clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tools.cli.options import catalog_option
from tools.new_clause import KINDS, new_clause

if TYPE_CHECKING:
    from pathlib import Path


@click.command("new")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("name")
@click.option("--part", metavar="ID", help="Part to add it to (default: the last that fits).")
@catalog_option
def command(kind: str, name: str, part: str | None, catalog: Path) -> None:
    """Write a valid stub of a clause of KIND, called NAME (small words joined by hyphens).

    Its identifier was never used, in any version.  Write both languages, then run `guide check`.

    Example: guide new inclusion boards --part par-inc-configuration
    """
    clause, place = new_clause(catalog, kind, name, part)
    click.echo(f"{place}: {clause}")
    if kind in ("inclusion", "exclusion"):
        click.echo(
            f"Write both languages, and at least 12 requests in advice/examples/{clause}.yml."
        )
    else:
        click.echo("Write both languages, French first.")
