"""A redline as a PDF with tagged structure: to file, to print, to send along."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from calculator.nodes import Node, node_json
from calculator.redline_page import step_title
from calculator.redline_view import redline_view
from calculator.redline_words import version_named
from tools.canonical import canonical, digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

_TEMPLATE = Path(__file__).parent / "templates" / "redline.typ"
_FOR_SCREENS = frozenset(("change__links", "visually-hidden"))
_WORDS = {
    "fr": {
        "redline": "Ce qui change d’une version à l’autre",
        "legend": ["Souligné : ajouté.", "Barré : supprimé."],
        "hash": "SHA-256 du texte contractuel, {version}",
    },
    "en": {
        "redline": "What changes from one version to the other",
        "legend": ["Underlined: inserted.", "Struck through: deleted."],
        "hash": "SHA-256 of the contract text, {version}",
    },
}


def redline_pdf(
    before: Mapping[str, Any], after: Mapping[str, Any], change: Mapping[str, Any], lang: str
) -> bytes:
    """The redline between two contract texts as PDF (PDF/UA-1), the same bytes each time."""
    words = _WORDS[lang]
    view = redline_view(before, after, change, lang, "")
    sheet = {
        "lang": lang,
        "title": f"{after['service'][lang]} – {step_title(change, lang)}",
        "redline": words["redline"],
        "legend": words["legend"],
        "proof": [
            {
                "said": str(words["hash"]).format(version=version_named(each["version"], lang)),
                "hash": digest(canonical(dict(each))),
            }
            for each in (before, after)
        ],
        "tree": [node_json(each) for each in _on_paper(view, lang)],
    }
    written: bytes = typst.compile(
        str(_TEMPLATE),
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False)},
    )
    return written


def _on_paper(tree: Node | str, lang: str) -> Iterator[Node | str]:
    """What of a tree belongs on paper: one language, without links; folds keep their line only."""
    if isinstance(tree, str):
        yield tree
        return
    if tree.attrs.get("data-in", lang) != lang or tree.attrs.get("class") in _FOR_SCREENS:
        return
    children = tree.children[:1] if tree.tag == "details" else tree.children
    below = tuple(kept for child in children for kept in _on_paper(child, lang))
    yield Node(tree.tag, tree.attrs, below)
