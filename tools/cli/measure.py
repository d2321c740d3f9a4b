"""`guide measure`: how right the answers are on the examples, each taught by the others only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import yaml

from tools.cli.options import catalog_option
from tools.data import items, mapping
from tools.measure import measure
from tools.versions import build_day

if TYPE_CHECKING:
    from pathlib import Path


_HEAD = """\
# yaml-language-server: $schema=../schema/measured.schema.json
# Written by `guide measure`: counts of right answers, and of how many.
"""


@click.command("measure")
@catalog_option
def command(catalog: Path) -> None:
    """Measure the answers by cross-validation and keep the counts in advice/measured.yml.

    They are what an answer says of its own reliability and what the page on quality shows. It
    takes about a minute; run it when examples, lexicon or questions have changed.

    Example: guide measure --catalog catalog
    """
    counts = measure(catalog, build_day())
    path = catalog / "advice" / "measured.yml"
    body = yaml.safe_dump(counts, default_flow_style=None, sort_keys=False)
    path.write_text(_HEAD + body, encoding="utf-8")
    for level, share in mapping(counts["evidence"]).items():
        right, count = items(share)
        click.echo(f"{level}: {right} of {count} right")
