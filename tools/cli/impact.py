"""`guide impact`: what the working catalog changes for its readers."""

from __future__ import annotations

from pathlib import Path

import click

from tools.cli.options import catalog_option
from tools.errors import MisuseError


@click.command("impact")
@click.option("--since", metavar="COMMIT", help="Compare with the catalog of this git commit.")
@click.option("--lang", help="Language of clauses and verdicts (default: the first one).")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file instead of the screen.",
)
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
    known = found.languages
    language = lang or known[0]
    if language not in known:
        raise MisuseError(f"There is no “{language}”: known are {', '.join(known)}.")
    text = markdown(found, language)
    if out:
        out.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)
