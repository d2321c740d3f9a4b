"""What differs between neighbouring versions: a page for each pair, and its counts for lists."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from calculator.redline import tally
from calculator.redline_page import Step, step, step_page
from tools.behaviour import answered, requests
from tools.markup import html
from tools.site_words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tools.site_versions import Versions

LIVE = "compare"
"""The page that compares any two versions in the browser, where the pages of pairs stand."""

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


def redlines(
    found: Iterable[Step], languages: Sequence[str]
) -> Iterator[tuple[str, dict[str, object]]]:
    """The address of each page below the site's root, and what its template needs."""
    for each in found:
        for lang in languages:
            page = step_page(each, lang, "../../")
            yield (
                f"{lang}/history/{each.pair}/",
                {
                    **_common(lang, languages),
                    "pair": each.pair,
                    "newer": each.newer,
                    "title": page.title,
                    "redline": html(page.redline),
                    "kinds": page.kinds,
                    "behaviour": html(page.behaviour),
                },
            )


def live(languages: Sequence[str], latest: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The page that compares any two versions, likewise; it comes empty and fills itself."""
    for lang in languages:
        yield (
            f"{lang}/history/{LIVE}/",
            {
                **_common(lang, languages),
                "pair": LIVE,
                "newer": latest,
                "title": words(lang)["compare_title"],
                "redline": "",
                "kinds": [],
                "behaviour": "",
            },
        )


def _common(lang: str, languages: Iterable[str]) -> dict[str, object]:
    return {
        "lang": lang,
        "others": [each for each in languages if each != lang],
        "words": {key: words(lang)[key] for key in _WORDS},
    }
