"""`guide explain`: what a code of a report means."""

from __future__ import annotations

from difflib import get_close_matches

import click

from tools.codes import CATALOG_CODES, RELEASE_CODES, codes_page
from tools.errors import MisuseError


@click.command("explain")
@click.argument("code", required=False)
@click.option("--markdown", is_flag=True, help="The whole list as docs/problems.md has it.")
def command(code: str | None, *, markdown: bool) -> None:
    """Explain a CODE of a report, with a bad and a good sample; without CODE, list them all.

    Example: guide explain dangling-reference
    """
    if markdown:
        click.echo(codes_page(), nl=False)
        return
    known = {**CATALOG_CODES, **RELEASE_CODES}
    if code is None:
        for name, about in sorted(known.items()):
            click.echo(f"{name}: {about.splitlines()[0]}")
        return
    if code not in known:
        near = get_close_matches(code, known, n=1)
        way = f"did you mean {near[0]}?" if near else "“guide explain” lists them."
        raise MisuseError(f"There is no code “{code}”: {way}")
    click.echo(f"{code}\n\n{known[code]}")
