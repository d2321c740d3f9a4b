"""`guide build`: the whole site, every language and version."""

from __future__ import annotations

from pathlib import Path

import click

from tools.cli.options import catalog_option


@click.command("build")
@catalog_option
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="Folder to build into; it is replaced as a whole, and only when all went well.",
)
@click.option("--only", metavar="LANG/VERSION", help="Build one guide, such as fr/draft.")
@click.option(
    "--date",
    "day",
    metavar="DATE",
    help="Day that decides which version is in force (default: SOURCE_DATE_EPOCH, else today).",
)
@click.option(
    "--site-url",
    metavar="URL",
    help="Full address the site is published at; adds what needs it: canonical addresses, "
    "language links, site map.",
)
def command(
    catalog: Path, site: Path, only: str | None, day: str | None, site_url: str | None
) -> None:
    """Build the guide in every language and version.

    Example: guide build --site public --site-url https://example.org/guide/
    """
    from tools.site import Plan, build, up_to_date  # noqa: PLC0415 - imported only when asked for
    from tools.versions import build_day, parse_day  # noqa: PLC0415 - imported only when asked for

    in_force_on = parse_day(day) if day else build_day()
    address = f"{site_url.rstrip('/')}/" if site_url else None
    plan = Plan(catalog, site, in_force_on, only, address)
    if not only and up_to_date(plan):
        click.echo(f"{site}: nothing has changed")
        return
    build(plan, lambda guide: click.echo(f"{site / guide}"))
