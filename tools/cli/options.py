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
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
