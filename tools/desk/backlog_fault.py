"""A backlog that cannot be sorted: one sentence on what is wrong, in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.desk.triage_words import tell
from tools.errors import MisuseError

if TYPE_CHECKING:
    from pathlib import Path


class BacklogError(MisuseError):
    """A file that holds no rows to sort.  Raised where one is opened."""

    def __init__(self, code: str, path: Path | str, **values: object) -> None:
        """Keep what is wrong, `file_CODE` in `tools.desk.triage_words`, and what it names."""
        self._code, self._values = f"file_{code}", {"path": path, **values}
        super().__init__(self.told("en"))

    def told(self, lang: str) -> str:
        """The sentence in a language."""
        return tell(self._code, lang, **self._values)
