"""`guide check`: everything wrong with a catalog, in one run and in reading order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from tools.checks import check
from tools.cli.options import catalog_option, json_option
from tools.problems import Problem, errors, summary

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check")
@catalog_option
@json_option
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.pass_context
def command(ctx: click.Context, catalog: Path, *, as_json: bool, strict: bool) -> None:
    """Report every problem of the catalog as file:line:col: code: message.

    Exit code 1 when there are errors, or with --strict warnings. `guide explain CODE` says more.

    Example: guide check --catalog catalog
    """
    sources, problems = check(catalog)
    show(problems, as_json=as_json)
    if sources is None and not as_json:
        click.echo("A file cannot be read: the checks between files wait until it is mended.")
    if errors(problems) or (strict and problems):
        ctx.exit(1)


def show(problems: list[Problem], *, as_json: bool) -> None:
    """Print problems one a line with their number below, or as JSON."""
    if as_json:
        found = [problem.to_json() for problem in problems]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for problem in problems:
        click.echo(str(problem))
    click.echo(summary(problems))
