"""The command `guide`: one module for each verb, imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from tools.errors import GuideError

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Mapping[str, str] = {
    "assess": "tools.cli.assess",
    "backtest": "tools.cli.backtest",
    "build": "tools.cli.build",
    "calendars": "tools.cli.calendars",
    "calibrate": "tools.cli.calibrate",
    "check": "tools.cli.check",
    "configure": "tools.cli.configure",
    "diff": "tools.cli.diff",
    "evaluate": "tools.cli.evaluate",
    "explain": "tools.cli.explain",
    "governs": "tools.cli.governs",
    "impact": "tools.cli.impact",
    "measure": "tools.cli.measure",
    "new": "tools.cli.new",
    "release": "tools.cli.release",
    "revise": "tools.cli.revise",
    "serve": "tools.cli.serve",
    "translations": "tools.cli.translations",
    "triage": "tools.cli.triage",
    "verify": "tools.cli.verify",
    "withdraw": "tools.cli.withdraw",
}
"""Where each verb lives; its module holds it under the name `command`."""


_UNREADABLE = 2


class Verbs(click.Group):
    """The verbs by name, and the one place where an error of ours becomes an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs, in alphabetical order."""
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a verb; None for an unknown one."""
        del ctx
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(VERBS[cmd_name]).command
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as the base class
        """Run the verb; an error for people ends it with its text and its exit code."""
        try:
            return super().invoke(ctx)
        except GuideError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)
        except OSError as error:
            if error.filename is None:
                raise
            click.echo(f"{error.filename}: {error.strerror}", err=True)
            ctx.exit(_UNREADABLE)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="service-guide", prog_name="guide")
def main() -> None:
    """Check, publish and ask a service guide.

    Exit codes: 0 good, 1 problems found, 2 misuse.

    Example: guide check
    """
