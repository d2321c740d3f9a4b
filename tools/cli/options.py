"""Options that several verbs share, declared once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tools.errors import MisuseError

if TYPE_CHECKING:
    from collections.abc import Sequence

catalog_option = click.option(
    "--catalog",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path("catalog"),
    show_default=True,
    help="Folder of the catalog.",
)
effort_option = click.option(
    "--effort",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="File of hours to use instead of the catalog’s, as `guide calibrate --out` makes it.",
)
screen_option = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file instead of the screen.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def language(wanted: str | None, known: Sequence[str]) -> str:
    """The language that was asked for, else the first one; MisuseError where it is not known."""
    chosen = wanted or known[0]
    if chosen not in known:
        raise MisuseError(f"There is no “{chosen}”: known are {', '.join(known)}.")
    return chosen


def put(text: str, out: Path | None) -> None:
    """Write a text that ends with a line feed to the file, or show it where there is none."""
    if out:
        out.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)
