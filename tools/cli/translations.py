"""`guide translations`: which translations are approved, and approving them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tools.cli.options import catalog_option
from tools.errors import BadCatalogError, MisuseError
from tools.load import load
from tools.problems import errors
from tools.sources import LOCK
from tools.translations import approve, stale

if TYPE_CHECKING:
    from pathlib import Path

    from tools.sources import Sources


@click.command("translations")
@click.option("--approve", "names", multiple=True, metavar="ID", help="Approve this entry.")
@click.option("--all", "everything", is_flag=True, help="Approve every entry.")
@catalog_option
def command(names: tuple[str, ...], catalog: Path, *, everything: bool) -> None:
    """List the translations to look at, or approve them as they now stand.

    Approve after reading both languages side by side: the lock file then remembers both texts.

    Example: guide translations --approve inc-accounts
    """
    if names and everything:
        raise MisuseError("Choose between --approve ID and --all.")
    sources = _sound(catalog)
    if names or everything:
        content = approve(sources, None if everything else names)
        (catalog / LOCK).write_text(content, encoding="utf-8")
        sources = _sound(catalog)
    waiting = stale(sources)
    for entry, change in waiting:
        click.echo(f"{entry.id}: {change}")
    click.echo(f"{len(sources.known_ids) - len(waiting)} approved, {len(waiting)} to look at")


def _sound(catalog: Path) -> Sources:
    sources, problems = load(catalog)
    found = errors(problems)
    if sources is None or found:
        raise BadCatalogError(str(catalog), found)
    return sources
