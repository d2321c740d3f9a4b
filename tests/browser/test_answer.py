"""What an answer lets a person do: take a reply back, and say what their contract provides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator import DEFAULT_CONTRACT, Request, assess

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.visiting import Visitor
    from calculator.catalog import Catalog

type Address = Callable[[str], str]


def example(catalog: Catalog, verdict: str, clause: str | None = None) -> str:
    """An English example that gets this verdict, under this clause where one is named."""
    for each in catalog.advice.examples:
        if each.lang != "en" or each.verdict != verdict:
            continue
        answer = assess(catalog, Request(text=each.text), DEFAULT_CONTRACT)
        cited = [cited.id for cited in answer.clauses]
        if answer.verdict == verdict and not answer.asks and (clause is None or clause in cited):
            return each.text
    raise LookupError(verdict)


def test_reply_is_taken_back(visit: Visitor, check_page: Address, catalog: Catalog) -> None:
    """The reply given stays to be seen; pressed again it is taken back and the question is open."""
    page = visit(check_page("en"))
    page.ask(example(catalog, "depends"))
    page.page.locator("[data-question] button").first.press("Enter")
    page.wait()
    pressed = page.page.locator("[data-replied] button[aria-pressed=true]").count()
    page.page.keyboard.press("Enter")
    page.wait()

    assert pressed == 1
    assert page.verdict == "depends"
    assert page.page.locator("[data-question]").count() == 1


def test_contract_covers_an_exclusion(
    visit: Visitor, check_page: Address, catalog: Catalog
) -> None:
    """An exclusion that the contract explicitly covers is included once that is ticked."""
    clause = next(each.id for each in catalog.guide.clauses() if each.unless == "contracted")
    page = visit(check_page("en"))
    before = page.ask(example(catalog, "excluded", clause))
    page.page.click(".check__details > summary")
    page.page.check(f"#contracted-{clause}")
    page.wait()

    assert (before, page.verdict) == ("excluded", "included")


def test_hours_used_up(visit: Visitor, check_page: Address, catalog: Catalog) -> None:
    """Without hours left nothing is included, unless approval has been given."""
    page = visit(check_page("en"))
    before = page.ask(example(catalog, "included"))
    page.page.click(".check__details > summary")
    page.page.fill("#hours-left", "0")
    page.wait()
    used_up = page.verdict
    page.page.check("#approvals-given")
    page.wait()

    assert (before, used_up, page.verdict) == ("included", "excluded", "included")


def test_impossible_day_counts_as_none(visit: Visitor, check_page: Address) -> None:
    """A day beyond the calendar is marked in the form and does not keep the answer from coming."""
    page = visit(check_page("en"))
    page.page.click(".check__details > summary")
    page.page.fill("#submitted", "2099-01-01T10:00")
    page.ask("Where can I buy a bicycle?")

    assert page.state == "ready"
    assert page.page.locator("#submitted").evaluate("each => each.validity.valid") is False


def test_verdict_is_announced(visit: Visitor, check_page: Address) -> None:
    """A screen reader is told the verdict of a new answer, not the whole of it."""
    page = visit(check_page("en"))
    page.ask("Where can I buy a bicycle?")
    name = page.page.inner_text(".result__name")

    assert page.page.inner_text("#check-status").startswith(f"{name}. ")
    assert page.page.locator("[data-answer] [aria-live]").count() == 0


def test_a_ticket_is_ready_to_paste(visit: Visitor, check_page: Address) -> None:
    """The text of a ticket shows in place, with the request as it was typed, and is copied."""
    page = visit(check_page("en"))
    page.ask("Create a <b>Zoe</b> account in Jira")
    page.page.click("summary:has-text('Open a ticket')")
    page.page.locator("details[open] button[data-entry]").click()
    shown = page.page.locator("[data-entry-shown]:visible").inner_text()
    assert shown.startswith("Create a <b>Zoe</b> account in Jira")
    assert "What the service guide answers:" in shown


def test_disagreeing_gives_an_example(visit: Visitor, check_page: Address) -> None:
    """Whoever finds an answer wrong gets an entry for the catalog, shown to be copied."""
    page = visit(check_page("en"))
    page.ask('Create a "Zoe" <b>account</b>')
    page.page.locator("summary", has_text="look wrong").first.click()
    page.page.locator("button[data-entry]").first.click()
    entry = page.page.locator("[data-entry-shown]:visible").first.inner_text()

    assert entry.startswith("- {lang: en, verdict: ")
    assert '"Create a \\"Zoe\\" <b>account</b>"' in entry
