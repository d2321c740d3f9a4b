"""A visit of one page of the site: what a person does there, and what happened meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCREENSHOTS = Path(__file__).resolve().parents[2] / ".cache" / "screenshots"
ANSWERED = "[data-answer][data-state=ready]"
PATIENCE_MS = 60_000
LOOK_MS = 200
NOTHING_LASTS = "delete globalThis.SharedWorker;"
"""What keeps a browser from letting Python outlive its page."""
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
"""What makes a browser one whose reader asked it to spare data."""


@dataclass(frozen=True)
class Visit:
    """One page of the site in a browser profile of its own, and what happened on it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def state(self) -> str | None:
        """The state that the answer's root shows."""
        return self.page.get_attribute("[data-answer]", "data-state")

    @property
    def verdict(self) -> str | None:
        """The verdict that the answer's root shows."""
        return self.page.get_attribute("[data-answer]", "data-verdict")

    def cites_any(self) -> bool:
        """Whether the answer shown cites a clause."""
        return self.page.locator("[data-answer-body] [data-clause]").count() > 0

    def wait(self) -> None:
        """Wait until the answer shown is that to the request as it stands."""
        self.page.wait_for_selector(ANSWERED, timeout=PATIENCE_MS)

    def ask(self, text: str) -> str | None:
        """Type a request, press the button and return the verdict shown."""
        self.page.fill("#request", text)
        self.page.click("#check")
        self.wait()
        return self.verdict


def has_room(page: Page, origin: str, size: int) -> None:
    """Let the browser give a site room for so many bytes."""
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size})


def until(page: Page, question: str, argument: object = None) -> Any:  # noqa: ANN401 - any JSON
    """The first answer of a page to a question in its language that is neither false nor empty.

    Playwright's own waiting takes a promise for true, whatever comes of it.
    """
    for _ in range(PATIENCE_MS // LOOK_MS):
        found = page.evaluate(question, argument)
        if found:
            return found
        page.wait_for_timeout(LOOK_MS)
    raise AssertionError(f"never so: {question}")


type Visitor = Callable[..., Visit]
"""Opens a page: path below the site's root, `before` the page loads, options of the context."""
