"""`guide serve`: build the site and show it on this machine."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tools.cli.options import catalog_option
from tools.errors import GuideError

if TYPE_CHECKING:
    from tools.site import Plan

_PORT = 8000


@click.command("serve")
@catalog_option
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="Folder to build into.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=_PORT, show_default=True)
def command(catalog: Path, site: Path, port: int) -> None:
    """Build the site and serve it at http://127.0.0.1:PORT until interrupted.

    Saving a file of the catalog or of the pages builds it again, and open pages show the result, or
    the file and line of what is wrong.

    Example: guide serve --port 8080
    """
    from tools import site_mkdocs  # noqa: PLC0415 - imported only when asked for
    from tools.live import Live, Work, open_live_server  # noqa: PLC0415 - imported only when asked for
    from tools.serve import HOST  # noqa: PLC0415 - imported only when asked for
    from tools.site import Plan, build, inputs, preview, up_to_date  # noqa: PLC0415 - as above
    from tools.versions import build_day  # noqa: PLC0415 - imported only when asked for

    # The port first: a busy one is known at once, not after the build.
    live = Live()
    with open_live_server(site, port, live) as server:
        plan = Plan(catalog, site, build_day())
        if not up_to_date(plan):
            click.echo("Building the guide…")
            build(plan)
        click.echo(f"The guide is at http://{HOST}:{port}/ (Ctrl+C stops it).")
        work = Work(lambda: inputs(catalog), lambda each: preview(plan, each), lambda: build(plan))
        threading.Thread(target=live.watch, args=(work,), daemon=True).start()
        threading.Thread(target=_warm, args=(plan,), daemon=True).start()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("Stopped.")
        finally:
            live.stopped.set()
            site_mkdocs.forget()


def _warm(plan: Plan) -> None:
    from tools.site import warm  # noqa: PLC0415 - imported only when asked for

    # What is wrong is told when something is saved.
    with suppress(GuideError):
        warm(plan)
