"""Options that several verbs share, declared once."""

from __future__ import annotations

from pathlib import Path

import click

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
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
