"""`guide verify`: proof that no byte of the releases changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tools.cli.check import show
from tools.cli.options import catalog_option, json_option
from tools.release import chain_end
from tools.verify import verify
from tools.versions import releases

if TYPE_CHECKING:
    from pathlib import Path


@click.command("verify")
@catalog_option
@json_option
@click.pass_context
def command(ctx: click.Context, catalog: Path, *, as_json: bool) -> None:
    """Compare every file of every release with its fingerprint.

    The last fingerprint covers all releases before it: compare it with the one in your documents.

    Example: guide verify --catalog catalog
    """
    problems = verify(catalog)
    if problems or as_json:
        show(problems, as_json=as_json)
    else:
        _good(catalog)
    if problems:
        ctx.exit(1)


def _good(catalog: Path) -> None:
    known = releases(catalog)
    head = chain_end(known)
    if head is None:
        click.echo("There is no release yet.")
        return
    click.echo(f"Untouched: {', '.join(each.version for each in known)}.")
    for each in known:
        if each.withdrawn:
            click.echo(f"Withdrawn from {each.withdrawn.date} on: {each.version}.")
    click.echo(f"Head of the chain (SHA-256): {head}")
    click.echo(
        "This holds for the texts kept here; it says nothing about a document signed elsewhere."
    )
