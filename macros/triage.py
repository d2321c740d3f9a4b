"""The page that sorts a backlog: its places; all else is made in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.answer import VERDICTS
from tools.site_words_triage import triage_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from macros.context import Site


def triage_page(site: Site) -> str:
    """Where a backlog is put in, previewed, sorted and shown."""
    return site.render(
        "triage.html.j2",
        t=triage_words(site.lang),
        verdicts=[(code, site.words[f"verdict_{code}"]) for code in VERDICTS],
        version=site.catalog.guide.version,
    )


FRAGMENTS: tuple[Callable[..., str], ...] = (triage_page,)
