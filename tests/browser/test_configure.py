"""Sales sizes a contract with a prospect: the form, its result, faults, and what is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from calculator.sizing import agreement_from_json, size_contract
from calculator.sizing_json import sizing_json

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.visiting import Visit, Visitor
    from calculator.catalog import Catalog

READY = "[data-contract][data-state=ready]"
PATIENCE_MS = 30_000
NEEDS = [
    ("task", "task-user-accounts", "4"),
    ("task", "task-permission-change", "3"),
    ("task", "task-workflow-change", "1,5"),
    ("task", "task-new-rule", "1"),
    ("task", "task-dashboard", "0,5"),
    ("task", "task-fault", "2"),
    ("task", "task-app-update", "1"),
    ("text", "Créer deux espaces Confluence pour les ressources humaines", "1"),
    ("text", "Acheter 20 licences Jira", "0,5"),
    ("text", "Ajouter Zoé et Karim au groupe support", "2"),
    ("text", "Migrer le serveur Jira vers le Cloud", "1"),
    ("text", "Former les utilisateurs de l’équipe finance", "1"),
]
KEEP_LAST = """() => addEventListener("sized", (event) => { window.lastSized = event.detail; })"""


def _settled(page: Page) -> dict[str, Any]:
    """Wait until the result stands, and return what the engine said last."""
    page.wait_for_selector(READY, timeout=PATIENCE_MS)
    page.wait_for_timeout(150)
    page.wait_for_selector(READY, timeout=PATIENCE_MS)
    sized: dict[str, Any] = page.evaluate("() => window.lastSized ?? null")
    return sized


def _opened(visit: Visitor, version: str, lang: str = "fr", **options: Any) -> Visit:  # noqa: ANN401 - Playwright's own
    listening = {"before": lambda page: page.add_init_script(f"({KEEP_LAST})()")}
    return visit(f"{lang}/{version}/configure/", **listening, **options)


def _add(page: Page, kind: str, what: str, count: str) -> None:
    there = page.locator("[data-line]").count()
    page.press(f"[data-add={kind}]", "Enter")  # a click can miss a button that moves meanwhile
    row = page.locator("[data-line]").nth(there)
    field = row.locator(f"[data-field={kind}]")
    if kind == "task":
        field.focus()
        field.select_option(what)
    else:
        field.fill(what)
    row.locator("[data-field=count]").fill(count)


def test_a_sales_call_with_twelve_needs(visit: Visitor, version: str, catalog: Catalog) -> None:
    """Twelve needs are entered one by one; every figure is the one of the command line."""
    page = _opened(visit, version).page
    page.click("[data-do=clear]")
    page.fill("#cfg-users", "1 200")
    page.select_option("#cfg-jira", "data-center")
    page.check("#cfg-vpn")
    page.fill("#cfg-package", "40")
    page.fill("#cfg-start", "2026-01-05")
    for need in NEEDS:
        _add(page, *need)
    sized = _settled(page)

    given = sized["agreement"]
    assert [line.get("count", 1) for line in given["lines"]] == [
        float(count.replace(",", ".")) for _, _, count in NEEDS
    ]
    assert given["size"]["users"] == 1200
    again = size_contract(catalog, agreement_from_json(given, catalog))
    assert sized["sizing"] == json.loads(json.dumps(sizing_json(again)))
    assert sized["faults"] == []
    shown = page.get_attribute("[data-section=hours] [data-hours=mean]", "data-value")
    assert float(shown or 0) == sized["sizing"]["monthly"]["mean"]
    assert page.locator("[data-section=outside] a[href*='#exc-']").count() > 0
    assert page.locator("[data-section=warnings] a[href*='#res-vpn']").count() > 0


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_example_before_python(visit: Visitor, version: str, lang: str) -> None:
    """Without any script the page shows the whole sizing of an example, and says what it is."""
    page = visit(f"{lang}/{version}/configure/", java_script_enabled=False).page

    assert page.get_attribute("[data-contract]", "data-state") == "static"
    assert page.locator("[data-section=hours] [data-hours=mean]").count() == 1
    assert page.locator("[data-sample]").is_visible()
    assert page.locator("noscript").count() > 0


def test_a_fault_stands_beside_its_field(visit: Visitor, version: str) -> None:
    """Whatever is wrong is said at its field, all at once; the rest is sized all the same."""
    page = _opened(visit, version).page
    _settled(page)
    wrong = {"#cfg-users": "-3", "#cfg-projects": "abc", "#cfg-package": "NaN"}
    for field, text in wrong.items():
        page.fill(field, text)
    page.locator("[data-field=count]").first.fill("1e99")
    _settled(page)

    for field in wrong:
        assert page.get_attribute(field, "aria-invalid") == "true"
        fault = page.get_attribute(field, "aria-errormessage")
        assert page.locator(f"#{fault}").inner_text()
    assert page.locator(".cfg__fault").count() == 4
    assert page.locator("[data-section=hours] [data-hours=mean]").count() == 1

    page.fill("#cfg-users", "300")
    _settled(page)
    assert page.get_attribute("#cfg-users", "aria-invalid") is None
    assert page.locator(".cfg__fault").count() == 3


def test_nothing_is_lost_by_a_reload(visit: Visitor, version: str) -> None:
    """What was entered is there again after a reload and in the other language, until forgotten."""
    page = _opened(visit, version).page
    _settled(page)
    page.fill("#cfg-users", "777")
    _add(page, "text", "Créer un tableau de bord", "2,5")
    _settled(page)
    page.reload()
    _settled(page)
    assert page.input_value("#cfg-users") == "777"
    assert page.locator("[data-line=text] textarea").input_value() == "Créer un tableau de bord"

    page.goto(page.url.replace("/fr/", "/en/"))
    _settled(page)
    assert page.locator("[data-line=text] [data-field=count]").input_value() == "2.5"

    page.click("[data-do=forget]")
    page.reload()
    assert page.input_value("#cfg-users") != "777"
    assert page.evaluate("() => localStorage.getItem('guide-configure')") is None


def test_steps_can_be_taken_back(visit: Visitor, version: str) -> None:
    """An emptied form comes back with one step, field by field before it."""
    page = _opened(visit, version).page
    users = page.input_value("#cfg-users")
    page.fill("#cfg-users", "900")
    page.press("#cfg-users", "Tab")
    page.click("[data-do=clear]")
    assert page.input_value("#cfg-users") == ""

    page.click("[data-do=undo]")
    assert page.input_value("#cfg-users") == "900"
    page.click("[data-do=undo]")
    assert page.input_value("#cfg-users") == users
    assert page.is_disabled("[data-do=undo]")


def test_by_keyboard_alone(visit: Visitor, version: str) -> None:
    """A line is added, filled in and removed without a mouse, and the focus goes on sensibly."""
    page = _opened(visit, version).page
    page.focus("[data-add=text]")
    page.keyboard.press("Enter")
    page.keyboard.type("Renommer un projet")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("3")
    sized = _settled(page)
    assert sized["agreement"]["lines"][-1] == {"text": "Renommer un projet", "count": 3}

    page.locator("[data-remove]").last.focus()
    page.keyboard.press("Enter")
    sized = _settled(page)
    assert all("text" not in line for line in sized["agreement"]["lines"])
    assert page.evaluate("() => document.activeElement.hasAttribute('data-remove')")


@pytest.mark.parametrize("turned_to", ["pointer", "keyboard"])
def test_a_task_is_chosen_from_the_whole_list(
    visit: Visitor, version: str, catalog: Catalog, turned_to: str
) -> None:
    """A field holds its own task alone; whoever turns to it finds all, and can take it back."""
    page = _opened(visit, version).page
    field = page.locator("#task-1")
    before = field.input_value()
    held = field.locator("option").evaluate_all("all => all.map(each => each.value)")
    assert held == ["", before]
    if turned_to == "pointer":
        field.dispatch_event("pointerdown")
    else:
        field.focus()
    clauses = [clause.id for clause in catalog.guide.clauses()]
    tasks = [task.id for each in clauses for task in catalog.advice.effort.tasks.get(each, ())]
    offered = field.locator("option").evaluate_all("all => all.map(each => each.value)")
    assert offered == ["", *tasks]
    assert field.input_value() == before

    field.focus()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    sized = _settled(page)
    assert sized["agreement"]["lines"][0]["task"] == tasks[-1]
    page.click("[data-do=undo]")
    sized = _settled(page)
    assert sized["agreement"]["lines"][0]["task"] == before


def test_the_slider_tries_other_packages(visit: Visitor, version: str) -> None:
    """The slider says how often a package suffices, and the form takes its hours."""
    page = _opened(visit, version, lang="en").page
    _settled(page)
    said = page.inner_text("[data-package-chance]")
    page.focus("#package-slider")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    sized = _settled(page)

    assert page.inner_text("[data-package-chance]") != said
    assert page.input_value("#cfg-package") == str(sized["agreement"]["package"])
    text = page.get_attribute("#package-slider", "aria-valuetext")
    assert text == page.inner_text("[data-package-chance]")


def _paste(page: Page, text: str) -> None:
    """Paste a text into the field that has the focus, as the browser would hand it over."""
    page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const event = { clipboardData, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
        }""",
        text,
    )


def test_a_pasted_list_becomes_lines(visit: Visitor, version: str) -> None:
    """Each entry of a pasted list is a line of its own; Enter adds the next one."""
    page = _opened(visit, version).page
    page.click("[data-do=clear]")
    page.click("[data-add=text]")
    _paste(
        page, "- Créer trois comptes\r\n2) Modifier un workflow\n\n• Acheter des licences Jira\n"
    )
    page.keyboard.press("Enter")
    page.keyboard.type("Renommer un projet")
    sized = _settled(page)

    texts = [line["text"] for line in sized["agreement"]["lines"]]
    assert texts == [
        "Créer trois comptes",
        "Modifier un workflow",
        "Acheter des licences Jira",
        "Renommer un projet",
    ]


def test_far_too_long_a_list_is_refused(visit: Visitor, version: str) -> None:
    """A hundred thousand lines are not taken in; a sentence says where they belong."""
    page = _opened(visit, version).page
    page.click("[data-do=clear]")
    page.click("[data-add=text]")
    _paste(page, "Créer un compte\n" * 100_000)

    assert "100000 lignes" in page.inner_text("[data-link-note]")
    assert page.locator("[data-line]").count() == 1


def test_each_line_says_what_became_of_it(visit: Visitor, version: str) -> None:
    """Beside each line stand its verdict, the clause with a link and its hours, faults or not."""
    page = _opened(visit, version).page
    page.click("[data-do=clear]")
    _add(page, "text", "Acheter 20 licences Jira", "1")
    _add(page, "task", "task-workflow-change", "abc")
    _add(page, "task", "task-workflow-change", "2")
    _settled(page)
    told = page.locator("[data-outcome]")

    assert told.nth(0).locator("[data-verdict=excluded] a[href*='#exc-']").count() == 1
    # A count that is none is left aside: the line counts once.
    assert told.nth(1).locator("[data-verdict=included]").count() == 1
    assert "h par mois" in told.nth(2).inner_text()


def test_a_reply_settles_a_line(visit: Visitor, version: str, catalog: Catalog) -> None:
    """A question is answered by keyboard beside its line, kept, and can be taken back."""
    text = "Réviser nos scripts d’automatisation ScriptRunner"
    page = _opened(visit, version).page
    page.click("[data-do=clear]")
    _add(page, "text", text, "1")
    sized = _settled(page)
    asked = [each for each in sized["sizing"]["questions"] if each["id"]]
    assert asked, "this request is to raise a question"
    page.locator("[data-question] button").first.focus()
    page.keyboard.press("Enter")
    sized = _settled(page)

    answers = sized["agreement"]["lines"][0]["answers"]
    assert set(answers) == {asked[0]["id"]}
    assert sized["sizing"]["work"][0]["verdict"] != "depends"
    again = size_contract(catalog, agreement_from_json(sized["agreement"], catalog))
    assert sized["sizing"] == json.loads(json.dumps(sizing_json(again)))
    page.reload()
    assert _settled(page)["agreement"]["lines"][0]["answers"] == answers
    page.locator("[data-replied] [aria-pressed=true]").press("Enter")
    assert "answers" not in _settled(page)["agreement"]["lines"][0]


def test_options_show_what_follows(visit: Visitor, version: str, catalog: Catalog) -> None:
    """Each option stands with its warning and its clauses before it is chosen."""
    page = _opened(visit, version).page
    for option in catalog.advice.configuring.options.values():
        follows = page.locator(f"#cfg-{option.id}-follows")
        assert follows.locator("a").count() == len(option.clauses)
        assert (option.warning is None) == (follows.inner_text().strip() == "")


HOSTILE = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"


def test_hostile_words_are_words(visit: Visitor, version: str) -> None:
    """Markup in a name or a need is shown as text, also after a reload."""
    opened = _opened(visit, version)
    page = opened.page
    page.click("details:has(#cfg-manager) > summary")
    page.fill("#cfg-manager", HOSTILE)
    _add(page, "text", HOSTILE, "1")
    _settled(page)
    page.reload()
    _settled(page)

    assert page.title() != "owned"
    assert page.locator(".cfg img, .cfg script").count() == 0
    assert opened.errors == []


@pytest.mark.parametrize("kept", ["{", "[]", '"x"', '{"lines": 5, "size": []}', '{"lines": [1]}'])
def test_a_damaged_memory_is_no_trap(visit: Visitor, version: str, kept: str) -> None:
    """Whatever the browser kept from another time, the page works."""
    script = f"localStorage.setItem('guide-configure', {json.dumps(kept)})"
    opened = visit(
        f"fr/{version}/configure/", before=lambda page: page.add_init_script(f"{script};")
    )
    opened.page.wait_for_selector(READY, timeout=PATIENCE_MS)

    assert opened.errors == []
