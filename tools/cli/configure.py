"""`guide configure`: sizes a whole contract."""

from __future__ import annotations

import json
from pathlib import Path

import click

from calculator.sizing import agreement_json, size_contract
from calculator.sizing_example import example_agreement
from calculator.sizing_json import sizing_json
from tools.catalog import open_catalog
from tools.cli.options import catalog_option
from tools.contracts import read_agreement, read_object
from tools.errors import MisuseError

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("configure")
@click.argument("contract", type=_FILE, required=False)
@click.option("--example", is_flag=True, help="Print a contract to begin with.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where it goes.")
@click.option("--lang", type=click.Choice(["fr", "en"]), help="Language of the output.")
@click.option("--version", "edition", metavar="V", help="Version of the guide, or “draft”.")
@catalog_option
def command(
    *,
    contract: Path | None,
    example: bool,
    out: Path | None,
    lang: str | None,
    edition: str | None,
    catalog: Path,
) -> None:
    """Size the whole contract that the JSON file CONTRACT describes.

    Hours a month with their range, the chance that a package suffices, the onboarding, what is out,
    what is still to be settled, what the client sees to.

    Example: guide configure contract.json
    """
    if example == (contract is not None):
        raise MisuseError("Give either a file CONTRACT, or --example to get one to begin with.")
    if contract is None:
        opened = open_catalog(catalog, edition)
        agreement = example_agreement(opened, lang or opened.guide.languages[0])
        _write(json.dumps(agreement_json(agreement), ensure_ascii=False, indent=2), out)
        return
    data = read_object(contract)
    pinned = data.get("version")
    opened = open_catalog(catalog, edition or (pinned if isinstance(pinned, str) else None))
    agreement = read_agreement(contract, data, opened)
    sizing = size_contract(opened, agreement)
    _write(json.dumps(sizing_json(sizing), ensure_ascii=False, indent=2), out)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text)
    else:
        out.write_text(f"{text}\n", encoding="utf-8")
