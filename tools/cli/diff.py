"""`guide diff`: what changed between two versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tools.cli.options import catalog_option, language, put, screen_option
from tools.errors import MisuseError

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIXES = {".html": "html", ".json": "json", ".pdf": "pdf"}


@click.command("diff")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--lang", help="Language of the texts (default: the one translated from).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json", "pdf"]),
    help="Default: by the name of the file of --out, else text.",
)
@screen_option
@catalog_option
def command(
    before: str, after: str, lang: str | None, form: str | None, out: Path | None, catalog: Path
) -> None:
    """Show what differs between the versions A and B, word by word; `draft` is one of them.

    As text, [-what went-] and {+what came+} stand within each sentence.  As JSON the redline holds
    every language, and enough to make B of A.  A PDF needs --out.

    Example: guide diff 2025-03-01 draft --lang en
    """
    from tools.diff import compare, written  # noqa: PLC0415 - imported only when asked for
    from tools.redline_pdf import redline_pdf  # noqa: PLC0415 - as above

    found = compare(catalog, before, after)
    chosen = form or _SUFFIXES.get(out.suffix if out else "", "text")
    if chosen == "pdf":
        if out is None:
            raise MisuseError("A PDF goes into a file: name it with --out redline.pdf.")
        texts = (found.before, found.after, found.change)
        out.write_bytes(redline_pdf(*texts, language(lang, found.after["languages"])))
        return
    put(written(found, language(lang, found.after["languages"]), chosen), out)
