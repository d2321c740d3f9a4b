"""The rule about translations: each is approved against the text it renders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.sources import LOCK
from tools.translations import stale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.problems import Problem
    from tools.sources import Sources


def stale_translation(sources: Sources) -> Iterator[Problem]:
    """A translation that nobody approved as it now stands (a warning).

    A change of one language alone makes the two guides say different things.
    Bad: a French text changed and no look at the English one.  Good: both read side by side, then
    `guide translations --approve inc-accounts`.
    """
    if LOCK not in sources.documents:
        message = "no translation is approved yet: read them, then “guide translations --all”"
        yield sources.guide.warning((), "stale-translation", message)
        return
    for entry, change in stale(sources):
        way = f"compare the languages, then “guide translations --approve {entry.id}”"
        message = f"the translation of “{entry.id}” {change}: {way}"
        yield entry.document.warning((*entry.path, "id"), "stale-translation", message)
