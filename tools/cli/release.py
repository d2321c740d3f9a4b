"""`guide release`: freeze the draft as a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tools.cli.options import catalog_option
from tools.release import Order, release
from tools.versions import parse_day

if TYPE_CHECKING:
    from pathlib import Path


@click.command("release")
@click.argument("version")
@click.option("--effective", required=True, metavar="DATE", help="The day it applies from.")
@click.option("--summary-fr", required=True, help="What it is about, in French.")
@click.option("--summary-en", required=True, help="What it is about, in English.")
@click.option(
    "--basis",
    type=click.Choice(["announced", "assumed"]),
    default="announced",
    show_default=True,
    help="How the effective date is known.",
)
@click.option("--provisional", is_flag=True, help="Let it be made again with --replace.")
@click.option("--replace", is_flag=True, help="Make a provisional release again.")
@click.option(
    "--git/--no-git",
    default=True,
    help="Whether all of the catalog must be committed (it must, unless you say --no-git).",
)
@catalog_option
def command(  # noqa: PLR0913 - one parameter for each option of the command
    version: str,
    effective: str,
    summary_fr: str,
    summary_en: str,
    basis: str,
    catalog: Path,
    *,
    provisional: bool,
    replace: bool,
    git: bool,
) -> None:
    """Freeze the contract part of the catalog as VERSION, a day such as 2025-03-01.

    Refused, with every reason, while `guide check` or `guide verify` has errors, a clause vanished
    unsaid, a translation or an illustrative figure waits, an example fails or a file is not
    committed. All is written, or nothing.

    Example: guide release 2026-01-15 --effective 2026-02-01 --summary-fr "Imports précisés."
    --summary-en "Imports made precise."
    """
    done = release(
        catalog,
        Order(
            version=version,
            effective=parse_day(effective),
            summary={"fr": summary_fr, "en": summary_en},
            basis=basis,
            provisional=provisional,
            replace=replace,
            git=git,
        ),
    )
    state = "provisional release" if done.provisional else "release"
    click.echo(f"{state} {done.version}, effective {done.effective} ({done.basis})")
    for name, fingerprint in sorted(done.files.items()):
        click.echo(f"  {fingerprint}  {name}")
    click.echo(f"Head of the chain (SHA-256): {done.manifest_hash}")
    if git:
        click.echo(f"Now commit it and mark the place: git tag guide-{done.version}")
    else:
        click.echo("Not checked: whether what was released is committed (--no-git).")
