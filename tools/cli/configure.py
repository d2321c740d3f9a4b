"""`guide configure`: sizes a whole contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from calculator.sizing import agreement_json, size_contract
from calculator.sizing_example import example_agreement
from tools.cli.options import catalog_option, effort_option
from tools.contracts import read_agreement, read_object
from tools.desk.docx import export_docx
from tools.desk.export import EXPORTS
from tools.effort_file import open_with_effort
from tools.errors import MisuseError
from tools.release import chain_end
from tools.versions import releases

if TYPE_CHECKING:
    from calculator.catalog import Catalog

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_FOR_READERS = frozenset({"json", "md", "txt", "csv"})
"""Formats that a terminal can show."""
_ANNEX = "docx"


@click.command("configure")
@click.argument("contract", type=_FILE, required=False)
@click.option("--example", is_flag=True, help="Print a contract to begin with.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(sorted(EXPORTS)),
    help="Format; else by the name of --out.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where it goes.")
@click.option("--lang", type=click.Choice(["fr", "en"]), help="Language of the output.")
@click.option("--version", "edition", metavar="V", help="Version of the guide, or “draft”.")
@effort_option
@catalog_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    contract: Path | None,
    example: bool,
    kind: str | None,
    out: Path | None,
    lang: str | None,
    edition: str | None,
    effort: Path | None,
    catalog: Path,
) -> None:
    """Size the whole contract that the JSON file CONTRACT describes.

    Hours a month with their range, the chance that a package suffices, the first weeks, what is
    out, what is still to be settled, what the client sees to.  --example prints a file to begin
    with.

    Example: guide configure contract.json --out annex.docx
    """
    if example == (contract is not None):
        raise MisuseError("Give either a file CONTRACT, or --example to get one to begin with.")
    chosen = "json" if example else _kind(kind, out)
    if out is None and chosen not in _FOR_READERS:
        raise MisuseError(f"A file of format {chosen} needs a place: add --out FILE.{chosen}.")
    if out is not None and contract is not None and out.exists() and out.samefile(contract):
        raise MisuseError(f"--out {out} is the contract itself: give another name.")
    if contract is None:
        _write(_example(open_with_effort(catalog, edition, effort), lang), out)
        return
    data = read_object(contract)
    pinned = data.get("version")
    version = edition or (pinned if isinstance(pinned, str) else None)
    opened = open_with_effort(catalog, version, effort)
    agreement = read_agreement(contract, data, opened)
    lang = lang or agreement.lang or opened.guide.languages[0]
    sizing = size_contract(opened, agreement)
    if chosen == _ANNEX:
        head = chain_end(releases(catalog))
        content = export_docx(opened, sizing, lang, head)
    else:
        content = EXPORTS[chosen](opened, sizing, lang)
    _write(content, out)


def _kind(kind: str | None, out: Path | None) -> str:
    """The format asked for, or the one that the name of the file ends with."""
    if kind:
        return kind
    if out is None:
        return "txt"
    ending = out.suffix.lower().removeprefix(".")
    if ending not in EXPORTS:
        known = ", ".join(EXPORTS)
        raise MisuseError(f"--out {out}: let the name end with {known}, or say --format.")
    return ending


def _example(catalog: Catalog, lang: str | None) -> bytes:
    agreement = example_agreement(catalog, lang or catalog.guide.languages[0])
    return f"{json.dumps(agreement_json(agreement), ensure_ascii=False, indent=2)}\n".encode()


def _write(content: bytes, out: Path | None) -> None:
    if out is None:
        click.echo(content.decode(), nl=False)
    else:
        out.write_bytes(content)
