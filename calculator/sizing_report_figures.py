"""The figures of a sizing as parts of its report: hours, money, packages, fit, work, exclusions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.figures import amount_text, hours_text, share_text
from calculator.report import Badge, Block, Figure, Paragraph, Percent, Ref, Table, Text
from calculator.sizing_report_parts import brief_refs, with_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from calculator.nodes import Place
    from calculator.sizing import Sizing
    from calculator.sizing_hours import HoursRange
    from calculator.sizing_work import Work


def hours_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """The hours of a month, and on what they rest."""
    monthly = sizing.monthly
    if monthly is None:
        yield Paragraph((place.say("sizing_nothing"),))
        return
    yield Paragraph(with_figures(place, "sizing_mean", monthly))
    yield Paragraph(with_figures(place, "sizing_range", monthly))
    yield Paragraph((place.say("sizing_mean_not_likely"),), small=True)
    yield Paragraph((_rests(place, monthly),), small=True)
    for note in sizing.notes:
        key = f"sizing_note_{note}"
        if note in {"not-estimated", "needs-scoping", "other-version"}:
            told = place.say(key, pinned=sizing.agreement.version, version=sizing.version)
            yield Paragraph((told,))


def _rests(place: Place, hours: HoursRange) -> str:
    """On what the hours rest."""
    rests = place.say("sizing_rests", percent=share_text(hours.illustrative))
    calibrated = place.catalog.advice.effort.calibrated_on
    if calibrated:
        return f"{rests} {place.say('sizing_rests_own', n=calibrated)}"
    return f"{rests} {place.say('sizing_rests_range')}"


def money_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """The same in money, where somebody has given a rate."""
    money = sizing.money
    if money is None:
        return
    figures = {name: amount_text(getattr(money, name), place.lang) for name in _MONEY}
    yield Paragraph((place.say("sizing_money_month", currency=money.currency, **figures),))
    for key, price in (("package", money.package), ("once", money.once)):
        if price is not None:
            hours = hours_text(sizing.agreement.package or 0, place.lang)
            amount = amount_text(price, place.lang)
            said = place.say(
                f"sizing_money_{key}", price=amount, currency=money.currency, hours=hours
            )
            yield Paragraph((said,))
    yield Paragraph((place.say("sizing_money_note"),), small=True)


_MONEY = ("low", "high", "mean", "rate")


def packages_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """In how many months each package suffices."""
    if not sizing.packages or sizing.monthly is None:
        return
    chosen = next((each for each in sizing.packages if each.chosen), None)
    if chosen:
        hours = hours_text(chosen.hours, place.lang)
        months = months_text(place, chosen.chance)
        yield Paragraph((place.say("sizing_package_chance", hours=hours, months=months),))
    yield Table(
        header=(place.say("sizing_packages_hours"), place.say("sizing_packages_chance")),
        rows=tuple(
            (
                (Figure(each.hours), *((f" {place.say('sizing_chosen')}",) if each.chosen else ())),
                (Percent(each.chance),),
            )
            for each in sizing.packages
        ),
        numeric=(0, 1),
    )
    yield Paragraph(
        (place.say("sizing_packages_note"), " ", Badge(_packages_badge(place))), small=True
    )


def _packages_badge(place: Place) -> str:
    return place.catalog.advice.configuring.packages_provenance


def months_text(place: Place, chance: float) -> str:
    """In how many months of ten, in words."""
    tenths = round(10 * chance)
    if tenths in {0, 10}:
        return place.say("sizing_months_all" if tenths else "sizing_months_none")
    return place.say("sizing_months_of_ten" if tenths > 1 else "sizing_month_of_ten", n=tenths)


def fit_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """How much of the work is in scope."""
    fit = sizing.fit
    if fit.by_count is None:
        return
    said = [place.say("sizing_fit_count", percent=share_text(fit.by_count))]
    if fit.by_hours is not None and fit.by_hours < 1:
        said.append(place.say("sizing_fit_hours", percent=share_text(fit.by_hours)))
    yield Paragraph((" ".join(said),))
    counted = (
        f"{place.say(f'verdict_{name}')} : {_times(place, share.times)}"
        if place.lang == "fr"
        else f"{place.say(f'verdict_{name}')}: {_times(place, share.times)}"
        for name, share in fit.verdicts.items()
    )
    yield Paragraph((" · ".join(counted),), small=True)
    waiting = fit.verdicts.get("depends")
    if waiting and waiting.hours:
        hours = hours_text(waiting.hours, place.lang)
        yield Paragraph((place.say("sizing_fit_open", hours=hours),))
    missing = sum(share.not_estimated for share in fit.verdicts.values())
    if missing:
        said_missing = place.say("sizing_fit_missing", n=_times(place, missing))
        yield Paragraph((said_missing,), small=True)


def _times(place: Place, times: float) -> str:
    return hours_text(times, place.lang)


def work_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """The work, line by line."""
    if not sizing.work:
        return
    rows: list[tuple[Text, ...]] = [
        (
            work_text(place, each),
            (place.say(f"verdict_{each.verdict}"),),
            tuple(brief_refs(each.clauses)),
            (Figure(each.times),),
            (Figure(each.likely),) if each.likely is not None else (),
            (Figure(round(each.mean, 2)),) if each.mean is not None and each.counts else (),
        )
        for each in sizing.work
    ]
    total = round(sum(each.mean or 0.0 for each in sizing.work if each.counts), 2)
    rows.append(((place.say("sizing_total"),), (), (), (), (), (Figure(total),)))
    yield Table(
        header=tuple(place.say(f"sizing_col_{name}") for name in _WORK),
        rows=tuple(rows),
        numeric=(3, 4, 5),
        total=True,
    )


_WORK = ("work", "verdict", "clause", "times", "each", "hours")


def work_text(place: Place, work: Work) -> Text:
    """What a piece of work is: its own words, its task and how many things, its option."""
    label = place.text(work.label) if work.label else ""
    if label and work.items > 1:
        label = place.say("sizing_items", label=label, n=work.items)
    badge = (" ", Badge(work.provenance)) if work.provenance else ()
    if work.option:
        return (place.say("sizing_option", label=label), *badge)
    if work.text is not None:
        words = " ".join(work.text.split())
        return (_read_as(place, words, label), *badge)
    return (label or work.task or place.say("sizing_backlog_rest"), *badge)


def _read_as(place: Place, words: str, label: str) -> str:
    # What a person typed is set as it is, not formatted: it may hold braces.
    return f"{words}{place.say('sizing_read_as', text='', label=label)}" if label else words


def outside_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """What is out, by clause, and how to get it."""
    if not sizing.outside:
        if sizing.work:
            yield Paragraph((place.say("sizing_outside_none"),))
        return
    yield Table(
        header=tuple(place.say(f"sizing_col_{name}") for name in ("clause", "times", "route")),
        rows=tuple(
            (
                (Ref(each.clause),),
                (Figure(each.times),),
                (ways_text(place, each.route, each.unless),),
            )
            for each in sizing.outside
        ),
        numeric=(1,),
    )


def ways_text(place: Place, route: Iterable[str], unless: str | None) -> str:
    """The ways to get what is out, and when it would be in."""
    ways = place.say("or").join(place.say(f"route_{way}") for way in route)
    ways = ways[:1].upper() + ways[1:]
    if unless is None:
        return ways
    separator = " ; " if place.lang == "fr" else "; "
    exception = place.say("unless")
    return (
        f"{ways}{separator}{exception[:1].lower()}{exception[1:]} {place.say(f'unless_{unless}')}"
    )
