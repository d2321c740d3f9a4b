"""The sample answer that the checker shows before any script runs, as escaped HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from calculator import DEFAULT_CONTRACT, Request, assess
from calculator.view import answer_view
from tools.markup import html

if TYPE_CHECKING:
    from macros.context import Site


def sample_request(site: Site) -> str:
    """The request answered in advance: the first shown example of an inclusion, escaped."""
    return str(escape(_sample(site)))


def static_answer(site: Site) -> str:
    """The root of the answer, holding the answer to the sample request."""
    request = Request(text=_sample(site), lang=site.lang)
    answer = assess(site.catalog, request, DEFAULT_CONTRACT)
    view = answer_view(site.catalog, answer, site.lang, site.base)
    return site.render(
        "static_answer.html.j2",
        verdict=answer.verdict,
        version=site.catalog.guide.version,
        request=request.text,
        answer=html(view),
    )


def _sample(site: Site) -> str:
    shown = (
        example.text
        for example in site.catalog.advice.examples
        if example.show and example.lang == site.lang and example.verdict == "included"
    )
    return next(shown, site.words["check_placeholder"])
