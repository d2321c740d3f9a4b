"""Rules about the published revisions of the advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.advice_archive import HISTORY, revisions
from tools.assembly import advice_json
from tools.canonical import canonical, digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.problems import Problem
    from tools.sources import Sources


def unpublished_advice(sources: Sources) -> Iterator[Problem]:
    """The advice is not that of its last revision any more (a warning).

    Answers quote the number of a revision: whoever looks it up would find other words.
    Bad: examples added since revision 3.  Good: `guide revise`, which keeps revision 4.
    """
    history = sources.documents.get(HISTORY)
    known = revisions(sources.folder)
    if history is None or not known or not known[-1].advice_hash:
        return
    last = known[-1]
    if digest(canonical(advice_json(sources))) != last.advice_hash:
        message = (
            f"the advice has changed since revision {last.number}: keep it with “guide revise”"
        )
        yield history.warning(("revisions", len(known) - 1), "unpublished-advice", message)
