"""The engine in the browser and the engine here are the same to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator import DEFAULT_CONTRACT, Request, assess, canonical_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.visiting import Visitor
    from calculator.catalog import Catalog

REQUESTS = 100
ODD = ["", " ", "ß ﬁ İ I ı", "\u202eabc\u0000", "é" * 500, "😀" * 40, "a" * 25_000]
ASK_ALL = """async ([texts, lang]) => {
  const ours = document.querySelector("script[src$='check.js']").src;
  const { connect } = await import(new URL("check/engine.js", ours).href);
  const { addressesOf } = await import(new URL("check/place.js", ours).href);
  const root = document.querySelector("[data-answer]");
  const { base } = root.dataset;
  const link = await connect(addressesOf(root), { lang, base }, () => {});
  const answers = [];
  for (const text of texts) {
    const request = { text, lang: null, answers: {}, submitted: null, level: null,
      channel: "portal" };
    answers.push((await link.ask({ kind: "assess", request, contract: null })).answer_json);
  }
  link.close();
  return answers;
}"""


def test_same_bytes(visit: Visitor, check_page: Callable[[str], str], catalog: Catalog) -> None:
    """A hundred examples and some odd texts give the same JSON in CPython and in WebAssembly."""
    examples = [example.text for example in catalog.advice.examples]
    texts = examples[:: max(1, len(examples) // REQUESTS)][:REQUESTS] + ODD
    page = visit(check_page("en"))
    in_browser = page.page.evaluate(ASK_ALL, [texts, "en"])
    here = [canonical_json(assess(catalog, Request(text=text), DEFAULT_CONTRACT)) for text in texts]

    assert len(texts) == REQUESTS + len(ODD)
    assert in_browser == here
