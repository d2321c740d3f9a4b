"""The annex to a Statement of Work, as a report: what is agreed on, by clauses of the guide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from calculator.figures import count_text, day_text, hours_text
from calculator.report import (
    Badge,
    Block,
    Bullets,
    Code,
    Figure,
    Paragraph,
    Quote,
    Ref,
    Section,
    Table,
    Text,
)
from calculator.sizing_report import sections
from calculator.sizing_report_figures import ways_text, work_text
from calculator.sizing_report_terms import premises
from tools.desk.annex_words import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from calculator.nodes import Place
    from calculator.sizing import Sizing
    from calculator.sizing_hours import HoursRange
    from calculator.sizing_work import Work

_BLANK = "\u00a0"
_LONGEST, _NAMED = 160, 5
_SENTENCES = 3


def annex(place: Place, sizing: Sizing, head: str | None) -> tuple[Section, ...]:
    """The sections of the annex in their order; `head` is the head of the chain of versions.

    The parties are left blank.  What the report of the sizing already says is taken from there.
    """
    said = {each.id: each for each in sections(place, sizing)}
    own = (
        ("parties", tell(place, "parties"), _parties(place)),
        ("object", tell(place, "object"), _object(place, sizing, head)),
        ("scope", tell(place, "scope"), _scope(place, sizing)),
        ("excluded", tell(place, "excluded"), _excluded(place, sizing)),
        ("hours", tell(place, "hours_heading"), _hours(place, sizing, said)),
        _taken(said, "money"),
        _taken(said, "onboarding"),
        ("targets", place.say("sizing_targets"), _targets(place, sizing, said)),
        ("responsibilities", tell(place, "responsibilities"), _responsibilities(place, sizing)),
        ("overrun", place.say("sizing_overrun"), _overrun(sizing)),
        _taken(said, "questions"),
        _taken(said, "contacts"),
        ("assumptions", place.say("sizing_assumptions"), (premises(place, sizing),)),
        ("signatures", tell(place, "signatures"), _signatures(place)),
    )
    built = ((name, heading, tuple(blocks)) for name, heading, blocks in own)
    return tuple(Section(name, heading, blocks) for name, heading, blocks in built if blocks)


def _taken(said: dict[str, Section], name: str) -> tuple[str, str, Iterable[Block]]:
    section = said.get(name)
    return (name, section.heading, section.blocks) if section else (name, "", ())


def _parties(place: Place) -> Iterator[Block]:
    yield Paragraph((tell(place, "draft"),), small=True)
    yield Table(
        header=tuple(tell(place, name) for name in ("party", "company", "represented", "capacity")),
        rows=tuple(
            ((tell(place, party),), (_BLANK,), (_BLANK,), (_BLANK,))
            for party in ("client", "provider")
        ),
    )


def _object(place: Place, sizing: Sizing, head: str | None) -> Iterator[Block]:
    yield Paragraph((tell(place, "object_text"),))
    if place.lang != place.catalog.guide.languages[0]:
        yield Paragraph((tell(place, "translation"),), small=True)
    yield Table(
        header=(tell(place, "reference"), tell(place, "value")),
        rows=tuple(((name,), (value,)) for name, value in _references(place, sizing, head)),
    )
    yield Paragraph((tell(place, "hash_note"),), small=True)


def _references(place: Place, sizing: Sizing, head: str | None) -> Iterator[tuple[str, str]]:
    agreement, offered = sizing.agreement, place.catalog.advice.configuring
    guide, blank = place.catalog.guide, tell(place, "blank")
    plan = agreement.plan if agreement.plan in {clause.id for clause in guide.clauses()} else None
    yield tell(place, "plan"), place.text(guide.clause(plan).title) if plan else blank
    yield tell(place, "version"), sizing.version
    yield tell(place, "contract_hash"), Code(sizing.contract_hash)
    if head:
        yield tell(place, "head"), Code(head)
    yield (
        tell(place, "advice"),
        tell(
            place,
            "advice_value",
            revision=sizing.advice_revision,
            hash=sizing.advice_hash[:8],
        ),
    )
    products = [
        f"{place.text(offered.products[name].label)} ({place.text(offered.deployments[by].label)})"
        for name, by in agreement.products.items()
        if name in offered.products and by in offered.deployments
    ]
    yield tell(place, "products"), ", ".join(products) or blank
    sizes = [
        f"{place.text(offered.sizes[name].label)}\u00a0: {count_text(number, place.lang)}"
        if place.lang == "fr"
        else f"{place.text(offered.sizes[name].label)}: {count_text(number, place.lang)}"
        for name, number in agreement.size.items()
        if name in offered.sizes
    ]
    if sizes:
        yield tell(place, "size"), ", ".join(sizes)
    options = [
        place.text(offered.options[o].label) for o in agreement.options if o in offered.options
    ]
    if options:
        yield tell(place, "options"), ", ".join(options)
    start = day_text(date.fromisoformat(agreement.start), place.lang) if agreement.start else blank
    yield tell(place, "start"), start
    package = agreement.package
    yield (
        tell(place, "package"),
        blank
        if package is None
        else tell(place, "package_value", hours=hours_text(package, place.lang)),
    )


def _scope(place: Place, sizing: Sizing) -> Iterator[Block]:
    """The clauses that the expected work comes under, with that work and its hours."""
    found: dict[str, list[Work]] = {}
    for each in sizing.work:
        if each.verdict == "included" and each.clauses:
            found.setdefault(each.clauses[0], []).append(each)
    if not found:
        return
    order = [clause.id for clause in place.catalog.guide.clauses() if clause.id in found]
    rows: list[tuple[Text, ...]] = [
        (
            (Ref(clause, brief=True),),
            (Quote(clause),),
            (_expected(place, found[clause]),),
            (Figure(round(sum(each.mean or 0.0 for each in found[clause]), 2)),),
        )
        for clause in order
    ]
    total = round(sum(each.mean or 0.0 for each in sizing.work if each.counts), 2)
    rows.append(((_BLANK,), (tell(place, "total"),), (_BLANK,), (Figure(total),)))
    yield Paragraph((tell(place, "scope_text"),), small=True)
    yield Table(
        header=tuple(tell(place, name) for name in ("number", "clause", "expected", "hours")),
        rows=tuple(rows),
        numeric=(3,),
        total=True,
    )


def _expected(place: Place, work: Iterable[Work]) -> str:
    """The work under a clause, in words: the largest, and how much more there is.

    What a person typed is cut where it is long.
    """
    largest = sorted(work, key=lambda each: -(each.mean or 0.0))
    said = []
    for each in largest[:_NAMED]:
        text = "".join(part for part in work_text(place, each) if isinstance(part, str)).strip()
        text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        key = "once_a_month" if each.times == 1 else "a_month"
        times = hours_text(each.times, place.lang)
        said.append(tell(place, key, text="\0", times=times).replace("\0", text))
    if len(largest) > _NAMED:
        said.append(tell(place, "others", n=len(largest) - _NAMED))
    return (" ; " if place.lang == "fr" else "; ").join(said)


def _excluded(place: Place, sizing: Sizing) -> Iterator[Block]:
    guide = place.catalog.guide
    if sizing.outside:
        yield Paragraph((tell(place, "excluded_met"),))
        yield Table(
            header=(tell(place, "number"), tell(place, "clause"), place.say("sizing_col_route")),
            rows=tuple(
                (
                    (Ref(each.clause, brief=True),),
                    (Quote(each.clause),),
                    (ways_text(place, each.route, each.unless),),
                )
                for each in sizing.outside
            ),
        )
    yield Paragraph((tell(place, "excluded_text"),))
    covered = _covered(place, sizing)
    yield Bullets(
        tuple(
            (
                Ref(clause.id),
                *((f" – {tell(place, 'covered')}",) if clause.id in covered else ()),
            )
            for clause in guide.clauses()
            if clause.kind == "exc"
        )
    )


def _covered(place: Place, sizing: Sizing) -> frozenset[str]:
    """The exclusions that the contract explicitly covers, by itself or by an option."""
    offered = place.catalog.advice.configuring.options
    chosen = (offered[name] for name in sizing.agreement.options if name in offered)
    by_option = {clause for option in chosen for clause in option.contracted}
    return frozenset(sizing.agreement.contract.contracted | by_option)


def hours_table(place: Place, monthly: HoursRange) -> Table:
    """The hours of a month, the mean first: it goes into a budget."""
    badge = (" ", Badge("illustrative")) if monthly.illustrative else ()
    return Table(
        header=(tell(place, "figure"), tell(place, "hours")),
        rows=tuple(
            ((tell(place, name), *badge), (Figure(getattr(monthly, name), name),))
            for name in ("mean", "low", "likely", "high")
        ),
        numeric=(1,),
    )


def _hours(place: Place, sizing: Sizing, said: dict[str, Section]) -> Iterator[Block]:
    if sizing.monthly is None:
        return
    yield hours_table(place, sizing.monthly)
    # The sentences on the mean and on the range stand in the table already.
    yield from said["hours"].blocks[_SENTENCES:]
    packages = said.get("packages")
    if packages and isinstance(packages.blocks[0], Paragraph):
        yield packages.blocks[0]


def _targets(place: Place, sizing: Sizing, said: dict[str, Section]) -> Iterable[Block]:
    """The contract's targets; nobody signs examples of ours, so they leave blanks to fill in."""
    if any(each.provenance == "contract" for each in sizing.targets):
        return said["targets"].blocks
    header = (place.say("sizing_col_level"), place.say("sizing_col_target"))
    blank = ((_BLANK,), (_BLANK,))
    return (
        Paragraph((tell(place, "targets_blank"),)),
        Table(header=header, rows=(blank,) * max(1, len(sizing.targets)), numeric=(1,)),
        Paragraph((place.say("sizing_targets_note"),), small=True),
    )


def _responsibilities(place: Place, sizing: Sizing) -> Iterator[Block]:
    if not sizing.prerequisites:
        return
    yield Table(
        header=tuple(tell(place, name) for name in ("number", "clause", "when")),
        rows=tuple(
            (
                (Ref(each.clause, brief=True),),
                (Quote(each.clause),),
                (place.say(f"sizing_when_{each.when}"),),
            )
            for each in sizing.prerequisites
        ),
    )


def _overrun(sizing: Sizing) -> Iterator[Block]:
    if sizing.overrun:
        for clause in sizing.overrun:
            yield Paragraph((Ref(clause),))
            yield Paragraph((Quote(clause),))


def _signatures(place: Place) -> Iterator[Block]:
    yield Table(
        header=tuple(tell(place, name) for name in ("party", "name", "date", "signature")),
        rows=tuple(
            ((tell(place, party),), (_BLANK,), (_BLANK,), (_BLANK,))
            for party in ("client", "provider")
        ),
    )
