"""`guide impact`: what the working catalog changes for its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tools.cli.options import catalog_option, language, put, screen_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("impact")
@click.option("--since", metavar="COMMIT", help="Compare with the catalog of this git commit.")
@click.option("--lang", help="Language of clauses and verdicts (default: the first one).")
@screen_option
@catalog_option
def command(since: str | None, lang: str | None, out: Path | None, catalog: Path) -> None:
    """Tell what the working catalog changes against the last release, as Markdown.

    Clauses word by word, translations to be read, example requests that are answered otherwise,
    and the hours of three sample contracts.  With --since the text and the advice of a commit are
    compared, as a pull request needs it.

    Example: guide impact --since main --out impact.md
    """
    from tools.impact import impact, markdown  # noqa: PLC0415 - imported only when asked for

    found = impact(catalog, since)
    put(markdown(found, language(lang, found.languages)), out)
