"""What the command cannot go on with.  Each class is one way out; the text is for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from tools.problems import Problem


class GuideError(Exception):
    """Anything a person must mend; the command shows its text and ends with its exit code.

    Raised by any part of the tools for bad input, never for a bug.
    """

    exit_code: ClassVar[int] = 1


class MisuseError(GuideError):
    """The command was asked for something that cannot be: wrong date, unknown version, no file."""

    exit_code: ClassVar[int] = 2


class BadCatalogError(GuideError):
    """The catalog has errors; `problems` holds all of them.  Raised when a catalog is opened."""

    def __init__(self, folder: str, problems: list[Problem]) -> None:
        """Keep the problems and show them all, one a line."""
        self.problems = problems
        lines = "\n".join(str(problem) for problem in problems)
        super().__init__(f"{lines}\nThe catalog {folder} has errors: mend them first.")


class RefusedError(GuideError):
    """A release that must not be made.  Raised by `guide release`; nothing was written."""


class NoVersionError(GuideError):
    """No version known here governs the day asked about.  Raised by `guide governs`."""


class SiteError(GuideError):
    """The site cannot be built or served; nothing was changed.  Raised by build and serve."""
