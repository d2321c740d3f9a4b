"""The main journey holds in Firefox ESR and in WebKitGTK too: a request is typed and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.driving import firefox, webkit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from browser.driving import Evaluate

_JOURNEY = """(async () => {
  document.querySelector("#request").value = "Buy 20 Jira licences";
  document.querySelector("#check").click();
  const root = document.querySelector("[data-answer]");
  const before = Date.now();
  while (Date.now() - before < 60000) {
    await new Promise((go) => setTimeout(go, 100));
    const cited = root.querySelector("[data-clause]")?.dataset.clause;
    if (root.dataset.state === "error") return "error";
    if (root.dataset.state === "ready") return `${root.dataset.verdict} ${cited}`;
  }
  return root.dataset.state;
})()"""


def _answered(evaluate: Evaluate, origin: str, page: str) -> object:
    return evaluate(f"{origin}/{page}", _JOURNEY)


def test_firefox(origin: str, check_page: Callable[[str], str], tmp_path: Path) -> None:
    """Firefox ESR answers a request with its verdict and clause."""
    with firefox(tmp_path) as evaluate:
        assert _answered(evaluate, origin, check_page("en")) == "excluded exc-licences"


def test_webkit(origin: str, check_page: Callable[[str], str]) -> None:
    """WebKitGTK answers a request with its verdict and clause."""
    with webkit() as evaluate:
        assert _answered(evaluate, origin, check_page("en")) == "excluded exc-licences"
