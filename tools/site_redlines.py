"""What differs between neighbouring versions: a page for each pair, and its counts for lists.

What was made once is kept, so that a build with many versions makes the pages of new ones only.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from calculator.redline import tally
from calculator.redline_page import Step, step, step_page
from tools.behaviour import answered, requests
from tools.cache import content_of, fingerprint
from tools.canonical import canonical
from tools.catalog import engine_files
from tools.markup import html
from tools.redline_pdf import redline_pdf
from tools.site_words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tools.site_versions import Versions

LIVE = "compare"
"""The page that compares any two versions in the browser, where the pages of pairs stand."""

PAPER = "redline.pdf"
"""What the redline on paper is called, beside its page."""

_PROJECT = Path(__file__).resolve().parents[1]
_CACHE = _PROJECT / ".cache" / "redlines"
_CACHED = 2000
_MADE = ("redline", "behaviour")
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
        key = _key(each)
        for lang in languages:
            kept = _CACHE / f"{key}-{lang}.json"
            page = json.loads(content_of(kept, partial(_parts, each, lang), _CACHED))
            made = {name: Markup(page[name]) for name in _MADE}  # noqa: S704 - as `html` made it
            values = {"pair": each.pair, "newer": each.newer, **page, **made}
            yield f"{lang}/history/{each.pair}/", {**_common(lang, languages), **values}


def papers(found: Iterable[Step], languages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The address of each redline as a PDF below the site's root, and its content."""
    for each in found:
        key = _key(each)
        for lang in languages:
            make = partial(redline_pdf, each.before, each.after, each.change, lang)
            content = content_of(_CACHE / f"{key}-{lang}.pdf", make, _CACHED)
            yield f"{lang}/history/{each.pair}/{PAPER}", content


def _parts(found: Step, lang: str) -> bytes:
    page = step_page(found, lang, "../../")
    return canonical(
        {
            "title": page.title,
            "redline": html(page.redline),
            "kinds": [list(each) for each in page.kinds],
            "behaviour": html(page.behaviour),
        }
    )


def _key(found: Step) -> str:
    """A hash of all that the parts and the PDF of a page depend on, but for the language."""
    whole = hashlib.sha256(f"{found.asked}\n".encode())
    for each in (found.before, found.after, list(found.shifts)):
        whole.update(json.dumps(each, sort_keys=True).encode())
    whole.update(_code().encode())
    return whole.hexdigest()


@cache
def _code() -> str:
    names = ("markup.py", "redline_pdf.py", "templates/redline.typ")
    own = [_PROJECT / "tools" / name for name in names]
    return fingerprint(_PROJECT, [*engine_files(), *own])


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
