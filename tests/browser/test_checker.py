"""The request checker of the built site, used as a person would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.visiting import PATIENCE_MS
from calculator import DEFAULT_CONTRACT, Request, assess

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from browser.visiting import Visit, Visitor
    from calculator.catalog import Catalog

type Address = Callable[[str], str]

LANGS = ["fr", "en"]


def sample(catalog: Catalog, lang: str, count: int) -> list[str]:
    """Requests of the examples in a language, spread evenly over the catalog."""
    texts = [example.text for example in catalog.advice.examples if example.lang == lang]
    return texts[:: len(texts) // count][:count]


@pytest.mark.parametrize("lang", LANGS)
def test_fifteen_requests_a_language(
    visit: Visitor, check_page: Address, catalog: Catalog, lang: str
) -> None:
    """The page gives each request the verdict and the clauses that the engine gives it here."""
    page = visit(check_page(lang))
    shown, expected = [], []
    for text in sample(catalog, lang, 15):
        verdict = page.ask(text)
        shown.append((text, verdict, page.cites_any()))
        answer = assess(catalog, Request(text=text), DEFAULT_CONTRACT)
        expected.append((text, answer.verdict, bool(answer.clauses)))

    assert shown == expected
    assert page.errors == []


@pytest.mark.parametrize("lang", LANGS)
def test_answer_before_python(visit: Visitor, check_page: Address, lang: str) -> None:
    """Without any script the page shows an answered example and the whole scope index."""
    page = visit(check_page(lang), java_script_enabled=False)

    assert page.state == "static"
    assert page.verdict == "included"
    assert page.page.locator("[data-answer] [data-clause]").count() > 0
    assert page.page.locator("a[href*='#inc-'], a[href*='#exc-']").count() >= 35


def test_no_script_says_what_is_missing(visit: Visitor, check_page: Address) -> None:
    """Without any script the form says in words that the checker needs one."""
    page = visit(check_page("en"), java_script_enabled=False)

    assert page.page.locator("noscript, .check__noscript").first.is_visible()


def test_early_typing_waits(visit: Visitor, check_page: Address) -> None:
    """What is typed while Python loads is answered as soon as it is there, without a click."""
    held: list[Route] = []
    page = visit(check_page("en"), before=lambda page: page.route("**/*.wasm", hold(held)))
    page.page.fill("#request", "Please create three user accounts")
    page.page.wait_for_timeout(500)
    early = page.state
    held[0].continue_()
    page.wait()

    assert early == "loading"
    assert page.page.locator(".answer__sample").is_hidden()
    assert page.verdict == "included"


def hold(held: list[Route]) -> Callable[[Route], None]:
    """Keep requests waiting, until the test lets them go on."""
    return lambda route: held.append(route)  # noqa: PLW0108 - Playwright marks what it is given


def test_answer_follows_typing(visit: Visitor, check_page: Address) -> None:
    """Once ready, the page answers at a pause in typing; until then the old answer is marked."""
    page = visit(check_page("en"))
    page.wait()
    page.page.locator("#request").press_sequentially("Repaint our meeting room")
    typed = page.state
    page.wait()

    assert typed == "stale"
    assert page.verdict in {"unrelated", "unclear", "excluded"}


def test_empty_request_shows_the_example_again(visit: Visitor, check_page: Address) -> None:
    """Clearing the text brings back the example that the page came with."""
    page = visit(check_page("en"))
    before = page.page.inner_text("[data-answer]")
    page.ask("Where can I buy a bicycle?")
    page.ask("")

    assert page.page.inner_text("[data-answer]") == before


def test_keyboard_alone(visit: Visitor, check_page: Address) -> None:
    """Tab reaches the text, Ctrl+Enter submits it, and the focus stays in the text."""
    page = visit(check_page("en"))
    focus_by_tab(page, "request")
    page.page.keyboard.type("Add Zoe to the support group")
    page.page.keyboard.press("Control+Enter")
    page.wait()

    assert page.verdict == "included"
    assert page.page.evaluate("document.activeElement.id") == "request"


def test_button_by_keyboard(visit: Visitor, check_page: Address) -> None:
    """Tab leads on to the button, and Enter on it submits."""
    page = visit(check_page("en"))
    page.wait()
    focus_by_tab(page, "request")
    page.page.keyboard.type("Repaint our meeting room")
    focus_by_tab(page, "check")
    page.page.keyboard.press("Enter")
    page.wait()

    assert page.verdict != "included"


def focus_by_tab(page: Visit, element: str) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(80):
        if page.page.evaluate("document.activeElement.id") == element:
            return
        page.page.keyboard.press("Tab")
    pytest.fail(f"Tab never reaches #{element}")


def test_question_settles_the_verdict(
    visit: Visitor, check_page: Address, catalog: Catalog
) -> None:
    """A reply to a question, given by keyboard, changes the answer and keeps the focus near it."""
    text = next(
        example.text
        for example in catalog.advice.examples
        if example.lang == "en"
        and example.question
        and assess(catalog, Request(text=example.text), DEFAULT_CONTRACT).questions
    )
    page = visit(check_page("en"))
    page.ask(text)
    before = page.page.inner_text("[data-answer-body]")
    page.page.locator("[data-question] button").first.press("Enter")
    page.wait()

    assert page.page.inner_text("[data-answer-body]") != before
    assert page.page.evaluate("document.activeElement.closest('[data-answer]') !== null")


def test_missing_file_is_a_sentence(visit: Visitor, check_page: Address) -> None:
    """Without the interpreter the page shows an alert, keeps the text, and can try again."""
    page = visit(check_page("en"), before=lambda page: page.route("**/*.wasm", missing))
    page.page.fill("#request", "Please create a user account")
    page.page.wait_for_selector("[data-answer][data-state=error]", timeout=PATIENCE_MS)
    alert = page.page.inner_text("[role=alert]:visible")
    page.page.unroute("**/*.wasm")
    page.page.click("[role=alert] button")
    page.wait()

    assert alert.startswith("A file of the tool could not be loaded.")
    assert page.page.input_value("#request") == "Please create a user account"
    assert page.verdict == "included"
    assert page.page.locator("[role=alert]:visible").count() == 0


def missing(route: Route) -> None:
    """Answer that there is no such file."""
    route.fulfill(status=404)


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("delete globalThis.WebAssembly", "This browser does not support WebAssembly"),
        ("delete globalThis.Worker", "The tool could not start in this browser"),
    ],
)
def test_old_browser_is_told(
    visit: Visitor, check_page: Address, script: str, sentence: str
) -> None:
    """A browser without WebAssembly or without workers gets a sentence and keeps the index."""
    page = visit(check_page("en"), before=lambda page: page.add_init_script(script))
    page.page.wait_for_selector("[data-answer][data-state=error]")

    assert page.page.inner_text("[role=alert]:visible").startswith(sentence)
    assert page.page.locator("a[href*='#inc-']").first.is_visible()


def test_lost_connection_is_told(visit: Visitor, check_page: Address) -> None:
    """When the files of the engine cannot be fetched at all, the alert speaks of the connection."""
    page = visit(check_page("en"), before=lambda page: page.route("**/*.wasm", cut))
    page.page.wait_for_selector("[data-answer][data-state=error]", timeout=PATIENCE_MS)

    assert "connection seems to be down" in page.page.inner_text("[role=alert]:visible")


def cut(route: Route) -> None:
    """Behave as a network that is not there."""
    route.abort("internetdisconnected")


def test_silence_has_an_end(visit: Visitor, check_page: Address) -> None:
    """After twenty seconds without any sign of life the page stops waiting and says so."""
    held: list[Route] = []

    def silent(page: Page) -> None:
        page.clock.install()
        page.route("**/assets/engine-*/**", hold(held))

    page = visit(check_page("en"), before=silent)
    page.page.wait_for_timeout(3000)
    page.page.clock.fast_forward(20_000)
    page.page.wait_for_selector("[data-answer][data-state=error]")

    assert page.page.inner_text("[role=alert]:visible").startswith("The tool does not answer.")
