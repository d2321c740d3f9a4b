"""`guide diff`: what changed between two versions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from tools.cli.options import catalog_option
from tools.errors import MisuseError

if TYPE_CHECKING:
    from pathlib import Path


@click.command("diff")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--lang", help="Language of the texts (default: the one translated from).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
@catalog_option
def command(before: str, after: str, lang: str | None, form: str, catalog: Path) -> None:
    """Show every clause that differs between the versions A and B; `draft` is one of them.

    Example: guide diff 2025-03-01 draft --lang en
    """
    from tools.catalog import open_guide  # noqa: PLC0415 - imported only when asked for
    from tools.diff import change_json, change_text, changes  # noqa: PLC0415 - as above

    old, new = open_guide(catalog, before), open_guide(catalog, after)
    language = lang or new.languages[0]
    if language not in new.languages:
        raise MisuseError(f"There is no “{language}”: known are {', '.join(new.languages)}.")
    found = list(changes(old, new))
    if form == "json":
        data = [change_json(change, language) for change in found]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(
            "\n\n".join(change_text(change, language) for change in found) or "No clause differs."
        )
