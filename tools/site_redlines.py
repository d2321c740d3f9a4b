"""What differs between neighbouring versions: a page for each pair, and its counts for lists.

A page that was made once is kept with its PDF, so that a build with many versions makes the pages
of new ones only.
"""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from calculator.redline import tally
from calculator.redline_page import Step, step, step_page
from tools import cache, site_files
from tools.behaviour import answered, requests
from tools.markup import html
from tools.site_words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tools.site_versions import Versions

LIVE = "compare"
"""The page that compares any two versions in the browser, where the pages of pairs stand."""

PAPER = "redline.pdf"
"""What the redline on paper is called, beside its page."""

_PROJECT = Path(__file__).resolve().parents[1]
KEPT = _PROJECT / ".cache" / "redlines"
"""Where finished pages of steps are kept."""

_CACHED = 2000
_WORDS = ("compare_title", "compare_from", "compare_to", "compare_button", "version_draft")

type Asked = Mapping[str, Sequence[Mapping[str, Any]]]
"""The requests that the guide shows with their outcomes, by the name of the version."""


def put(versions: Versions) -> dict[str, list[dict[str, Any]]]:
    """The example requests that the guide shows, put to every version."""
    asked = requests(versions.latest.catalog)
    return {
        version.name: [
            {**request, "outcome": outcome}
            for request, outcome in zip(asked, answered(version.catalog, asked), strict=True)
        ]
        for version in versions.all
    }


def steps(versions: Versions, asked: Asked) -> list[Step]:
    """The steps between neighbouring versions, the newest first."""
    texts = {each.name: json.loads(each.edition.contract) for each in versions.all}
    return [
        step((texts[older], texts[newer]), (asked[older], asked[newer]))
        for newer, older in pairwise(texts)
    ]


def counts(found: Step) -> dict[str, int]:
    """How many clauses came, went, changed, moved or got another number."""
    return tally(found.change)


def key(found: Step, seen: str) -> str:
    """The name that the pages of a step are kept by, in every language.

    `seen` is all else that decides what they look like, but for our own files.
    """
    whole = hashlib.sha256(f"{seen} {found.asked}\n".encode())
    for each in (found.before, found.after, list(found.shifts)):
        whole.update(json.dumps(each, sort_keys=True).encode())
    whole.update(site_files.code().encode())
    return whole.hexdigest()[:32]


def tidy() -> None:
    """Keep the pages that were used last, remove the rest."""
    cache.tidy(KEPT, _CACHED)


def shown(found: Step, lang: str, languages: Sequence[str]) -> dict[str, object]:
    """What the template of a page needs to show a step."""
    page = step_page(found, lang, "../../")
    return {
        **_common(lang, languages),
        "pair": found.pair,
        "newer": found.newer,
        "title": page.title,
        "redline": Markup(html(page.redline)),  # noqa: S704 - `html` escapes
        "kinds": page.kinds,
        "behaviour": Markup(html(page.behaviour)),  # noqa: S704
    }


def live(lang: str, languages: Sequence[str], latest: str) -> dict[str, object]:
    """Likewise for the page that compares any two versions; it comes empty and fills itself."""
    return {
        **_common(lang, languages),
        "pair": LIVE,
        "newer": latest,
        "title": words(lang)["compare_title"],
        "redline": "",
        "kinds": [],
        "behaviour": "",
    }


def _common(lang: str, languages: Iterable[str]) -> dict[str, object]:
    return {
        "lang": lang,
        "others": [each for each in languages if each != lang],
        "words": {key: words(lang)[key] for key in _WORDS},
    }
