"""From language to language and from version to version without losing the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from browser.visiting import Visitor


@pytest.mark.parametrize(("locale", "lang"), [("fr-CA", "fr"), ("en-GB", "en")])
def test_root_picks_the_language(visit: Visitor, version: str, locale: str, lang: str) -> None:
    """The root leads to the guide in the reader's language."""
    page = visit("", locale=locale)
    page.page.wait_for_url(f"**/{lang}/{version}/")

    assert page.page.get_attribute("html", "lang") == lang


def test_root_without_script(visit: Visitor, version: str) -> None:
    """Without any script the root offers both languages as links."""
    page = visit("", java_script_enabled=False)
    links = page.page.locator("a[hreflang]").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )

    assert links == [f"fr/{version}/", f"en/{version}/"]


def test_language_keeps_page_and_clause(visit: Visitor, version: str) -> None:
    """The other language opens at the same page and the same clause."""
    page = visit(f"fr/{version}/scope/#inc-accounts")
    page.page.click("a[hreflang=en][data-keep-clause]")
    page.page.wait_for_url("**/en/**")

    assert page.page.url.endswith(f"/en/{version}/scope/#inc-accounts")


def test_version_keeps_page_and_clause(visit: Visitor, version: str) -> None:
    """The draft opens at the same page and the same clause."""
    page = visit(f"fr/{version}/exclusions/#exc-hosting")
    page.page.click(".version-menu summary")
    page.page.click(".version-menu a[href*='/draft/']")
    page.page.wait_for_url("**/draft/**")

    assert page.page.url.endswith("/fr/draft/exclusions/#exc-hosting")


def test_clause_links_of_an_answer_lead_to_the_clause(visit: Visitor, version: str) -> None:
    """The link beside a cited clause opens the guide at that very clause."""
    page = visit(f"en/{version}/check/")
    page.ask("Please create a user account for our new colleague")
    link = page.page.locator("[data-answer-body] a[href*='#inc-']").first
    clause = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    page.page.wait_for_url(f"**#{clause}")

    assert page.page.locator(f"#{clause}").is_visible()
