"""The terms of a sizing as parts of its report: questions, programme, duties, targets, limits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from calculator.configuring import ENVIRONMENTS
from calculator.figures import count_text, day_text, hours_text, short_day_text
from calculator.report import Badge, Block, Bullets, Figure, Paragraph, Ref, Table, Text
from calculator.sizing_chosen import options_text, plan_text, products_text, size_text
from calculator.sizing_findings import ALWAYS, BEFORE, ONBOARDING, REQUESTS
from calculator.sizing_report_parts import brief_refs, with_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.nodes import Place
    from calculator.sizing import Sizing
    from calculator.sizing_agreement import Agreement
    from calculator.sizing_plan import Step


_LONGEST = 60


def questions_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """What is to be settled."""
    items: list[Text] = []
    for each in sizing.questions:
        refs = (" (", *brief_refs(each.clauses), ")") if each.clauses else ()
        items.append((*_of_lines(place, sizing, each.lines), place.text(each.text), *refs))
    unclear = {each.line: each for each in sizing.work if each.verdict == "unclear" and each.text}
    items += [
        (*_of_lines(place, sizing, (line,)), place.say("sizing_unclear"))
        for line in unclear
        if line is not None
    ]
    if items:
        yield Bullets(tuple(items))


def _of_lines(place: Place, sizing: Sizing, lines: tuple[int, ...]) -> Text:
    """The lines that a question is about: by number, and by the words of the first one."""
    if not lines:
        return ()
    numbers = ", ".join(str(line + 1) for line in lines)
    key = "sizing_question_line" if len(lines) == 1 else "sizing_question_lines"
    words = " ".join((sizing.agreement.lines[lines[0]].text or "").split())
    if not words:
        return (place.say(key, lines=numbers), place.say("sizing_colon"))
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    quoted = f" («\u00a0{short}\u00a0»)" if place.lang == "fr" else f" (“{short}”)"
    return (place.say(key, lines=numbers), quoted, place.say("sizing_colon"))


def warnings_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """What the guide warns of."""
    items = tuple(
        (place.text(each.text), " (", *brief_refs(each.clauses), ")")
        if each.clauses
        else (place.text(each.text),)
        for each in sizing.warnings
    )
    if items:
        yield Bullets(items)


def onboarding_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """The first weeks: effort and programme."""
    if not sizing.plan:
        return
    offered = place.catalog.advice.configuring.onboarding
    if offered and offered.duration and offered.duration in place.catalog.guide:
        said = place.say("sizing_weeks", n=offered.weeks)
        yield Paragraph((said, " (", Ref(offered.duration, brief=True), ")"))
    if sizing.onboarding:
        yield Paragraph(with_figures(place, "sizing_onboarding_hours", sizing.onboarding))
    if "onboarding-hours" in sizing.notes:
        yield Paragraph((place.say("note_onboarding-hours"),), small=True)
    if sizing.once:
        yield Paragraph(with_figures(place, "sizing_once_hours", sizing.once))
    yield Table(
        header=tuple(
            place.say(f"sizing_col_{name}") for name in ("when", "step", "likely", "requires")
        ),
        rows=tuple(
            (
                (when_text(place, step),),
                _step(place, step),
                (Figure(step.likely),),
                tuple(brief_refs(step.requires)),
            )
            for step in sizing.plan
        ),
        numeric=(2,),
    )


def when_text(place: Place, step: Step) -> str:
    """The days of a step: dates where they are known, else business days."""
    if step.starts and step.ends:
        first, last = date.fromisoformat(step.starts), date.fromisoformat(step.ends)
        if first == last:
            return short_day_text(first, place.lang)
        begins = short_day_text(first, place.lang, year=first.year != last.year)
        return place.say("sizing_dates", first=begins, last=short_day_text(last, place.lang))
    if step.first == step.last:
        return place.say("sizing_day", n=step.first)
    return place.say("sizing_days", first=step.first, last=step.last)


def _step(place: Place, step: Step) -> Text:
    badge = (" ", Badge(step.provenance))
    if step.option:
        refs = (" (", Ref(step.clause, brief=True), ")") if step.clause else ()
        return (place.say("sizing_option", label=place.text(step.label)), *refs, *badge)
    return (Ref(step.clause or ""), *badge)


def prerequisites_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """What the client sees to, by the time when it falls due."""
    for when in (BEFORE, ONBOARDING, REQUESTS, ALWAYS):
        items = tuple((Ref(each.clause),) for each in sizing.prerequisites if each.when == when)
        if items:
            yield Paragraph((place.say(f"sizing_when_{when}"),))
            yield Bullets(items)


def targets_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """The targets for the first response."""
    if not sizing.targets:
        return
    calendar = place.text(place.catalog.advice.calendars[sizing.calendar].label)
    said = place.say("sizing_calendar", calendar=calendar)
    yield Paragraph((said, " ", Badge(sizing.calendar_provenance)))
    yield Table(
        header=(place.say("sizing_col_level"), place.say("sizing_col_target")),
        rows=tuple(
            ((place.text(each.label), " ", Badge(each.provenance)), (Figure(each.hours),))
            for each in sizing.targets
        ),
        numeric=(1,),
    )
    yield Paragraph((place.say("sizing_targets_note"),), small=True)


def overrun_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """What happens when the hours run out."""
    if not sizing.overrun:
        return
    refs = tuple(brief_refs(sizing.overrun))
    yield Paragraph((place.say("sizing_overrun_text"), " (", *refs, ")"))
    if "approved-overrun" in sizing.notes:
        yield Paragraph((place.say("sizing_overrun_approved"),))
    if sizing.lasts is not None:
        left = hours_text(sizing.agreement.contract.hours_left or 0, place.lang)
        months = hours_text(sizing.lasts, place.lang)
        yield Paragraph((place.say("sizing_lasts", left=left, months=months),))


def contacts_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """People by role."""
    colon = " : " if place.lang == "fr" else ": "
    items = tuple(
        (f"{place.say(f'sizing_contact_{role}')}{colon}{name}",)
        for role, name in sizing.agreement.contract.contacts.items()
    )
    if items:
        yield Bullets(items)


def assumptions_blocks(place: Place, sizing: Sizing) -> Iterator[Block]:
    """What was chosen, and what the figures assume."""
    chosen = tuple((text,) for text in _chosen(place, sizing.agreement))
    yield Bullets((*chosen, *premises(place, sizing).items))


def premises(place: Place, sizing: Sizing) -> Bullets:
    """What the figures assume."""
    return Bullets(tuple((text,) for text in _premises(place, sizing)))


def _premises(place: Place, sizing: Sizing) -> Iterator[str]:
    if sizing.agreement.size.get(ENVIRONMENTS, 1) > 1:
        yield place.say("sizing_assume_staged")
    if sizing.monthly is not None:
        yield place.say("sizing_assume_estimate")
        yield place.say("sizing_assume_draws", draws=count_text(sizing.draws, place.lang))
    yield place.say("sizing_assume_increment", step=hours_text(sizing.increment, place.lang))
    if any(each.provenance == "illustrative" for each in sizing.targets):
        yield place.say("sizing_assume_targets")
    if "other-channels" in sizing.notes:
        yield place.say("sizing_note_other-channels")


def _chosen(place: Place, agreement: Agreement) -> Iterator[str]:
    """Plan, products, sizes and options as they were chosen."""
    chosen = (
        ("plan", plan_text(place, agreement)),
        ("products", products_text(place, agreement)),
        ("size", size_text(place, agreement)),
        ("options", options_text(place, agreement)),
    )
    for name, text in chosen:
        if text:
            yield place.say(f"sizing_assume_{name}", **{name: text})
    if agreement.start:
        day = date.fromisoformat(agreement.start)
        yield place.say("sizing_assume_start", day=day_text(day, place.lang))
    if agreement.package is not None:
        hours = hours_text(agreement.package, place.lang)
        yield place.say("sizing_assume_package", hours=hours)
