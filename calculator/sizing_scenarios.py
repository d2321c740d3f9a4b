"""Several sizings side by side, with what differs marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.figures import amount_text, count_text, hours_text, percent_text
from calculator.nodes import Node, Place, node
from calculator.sizing_chosen import options_text, plan_text, products_text, size_text
from calculator.sizing_report_figures import months_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from calculator.catalog import Catalog
    from calculator.sizing import Sizing
    from calculator.sizing_agreement import Agreement
    from calculator.sizing_hours import HoursRange

MOST = 4
"""More than that cannot be read side by side."""

_NOTHING = "–"


def scenarios_view(
    catalog: Catalog, named: Sequence[tuple[str, Sizing]], lang: str, base: str
) -> Node:
    """A table with a column for each sizing; a row that differs carries `data-differs`."""
    place = Place(catalog, lang, base)
    heads = (node("th", "scenarios__name", name, scope="col") for name, _ in named)
    corner = Node("td", {})
    head = Node("thead", {}, (Node("tr", {}, (corner, *heads)),))
    rows = tuple(_rows(place, [sizing for _, sizing in named]))
    caption = Node("caption", {"class": "visually-hidden"}, (place.say("sizing_scenarios"),))
    return node("table", "scenarios", caption, head, Node("tbody", {}, rows))


def _rows(place: Place, sizings: Sequence[Sizing]) -> Iterator[Node]:
    for name, told in _ROWS:
        texts = [told(place, sizing) for sizing in sizings]
        if all(text == _NOTHING for text in texts):
            continue
        differs = {"data-differs": ""} if len(set(texts)) > 1 else {}
        mark = (
            (node("span", "visually-hidden", f" ({place.say('sizing_scenarios_differs')})"),)
            if differs
            else ()
        )
        head = Node("th", {"scope": "row"}, (place.say(f"sizing_scenarios_{name}"), *mark))
        yield Node("tr", differs, (head, *(Node("td", {}, (text,)) for text in texts)))


def _chosen(told: Callable[[Place, Agreement], str]) -> Callable[[Place, Sizing], str]:
    return lambda place, sizing: told(place, sizing.agreement) or _NOTHING


def _lines(place: Place, sizing: Sizing) -> str:
    return count_text(len(sizing.agreement.lines), place.lang)


def _mean(place: Place, sizing: Sizing) -> str:
    return _hours(place, sizing.monthly.mean) if sizing.monthly else _NOTHING


def _range(place: Place, sizing: Sizing) -> str:
    return _from_to(place, sizing.monthly)


def _package(place: Place, sizing: Sizing) -> str:
    chosen = next((each for each in sizing.packages if each.chosen), None)
    if chosen is None:
        return _NOTHING
    hours = hours_text(chosen.hours, place.lang)
    if sizing.monthly is None:
        return f"{hours} h"
    colon = "\u00a0: " if place.lang == "fr" else ": "
    return f"{hours} h{colon}{months_text(place, chosen.chance)}"


def _fit(place: Place, sizing: Sizing) -> str:
    fit = sizing.fit
    if fit.by_count is None:
        return _NOTHING
    shares = (("sizing_gauge_count", fit.by_count), ("sizing_gauge_hours", fit.by_hours))
    return ", ".join(
        f"{percent_text(share, place.lang)} ({place.say(name).lower()})"
        for name, share in shares
        if share is not None
    )


def _outside(place: Place, sizing: Sizing) -> str:
    guide = place.catalog.guide
    return ", ".join(guide.clause(each.clause).number for each in sizing.outside) or _NOTHING


def _questions(place: Place, sizing: Sizing) -> str:
    return count_text(len(sizing.questions), place.lang) if sizing.questions else _NOTHING


def _onboarding(place: Place, sizing: Sizing) -> str:
    return _from_to(place, sizing.onboarding)


def _once(place: Place, sizing: Sizing) -> str:
    return _from_to(place, sizing.once)


def _money(place: Place, sizing: Sizing) -> str:
    money = sizing.money
    if money is None:
        return _NOTHING
    low, high = (amount_text(each, place.lang) for each in (money.low, money.high))
    return f"{low} – {high} {money.currency}"


def _hours(place: Place, hours: float) -> str:
    return f"{hours_text(hours, place.lang)} h"


def _from_to(place: Place, hours: HoursRange | None) -> str:
    if hours is None:
        return _NOTHING
    return f"{hours_text(hours.low, place.lang)} – {hours_text(hours.high, place.lang)} h"


_ROWS: tuple[tuple[str, Callable[[Place, Sizing], str]], ...] = (
    ("mean", _mean),
    ("range", _range),
    ("package", _package),
    ("money", _money),
    ("fit", _fit),
    ("outside", _outside),
    ("questions", _questions),
    ("onboarding", _onboarding),
    ("once", _once),
    ("plan", _chosen(plan_text)),
    ("products", _chosen(products_text)),
    ("size", _chosen(size_text)),
    ("options", _chosen(options_text)),
    ("lines", _lines),
)
