"""The redline pages of a site: one for each pair of neighbouring versions, in each language."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

from calculator.redline import redline
from calculator.redline_view import redline_view
from tools.diff import title
from tools.markup import html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.site_versions import Versions


def redlines(versions: Versions) -> Iterator[tuple[str, dict[str, object]]]:
    """The address of each page below the site's root, and what its template needs."""
    for newer, older in pairwise(versions.all):
        before, after = (json.loads(each.edition.contract) for each in (older, newer))
        change = redline(before, after)
        pair = f"{older.name}..{newer.name}"
        for lang in versions.languages:
            view = redline_view(before, after, change, lang, "../../")
            yield (
                f"{lang}/history/{pair}/",
                {
                    "lang": lang,
                    "others": [each for each in versions.languages if each != lang],
                    "pair": pair,
                    "newer": newer.name,
                    "title": title(change, lang),
                    "redline": html(view),
                },
            )
