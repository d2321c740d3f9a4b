"""Answers the rows of a backlog, each as `guide assess` does, and adds up what they come to."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from calculator import Request, assess
from calculator.effort import Hours, TaskHours, combine
from calculator.sizing_backlog import backlog_totals
from calculator.text import words
from tools.desk.backlog import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calculator import Answer, Contract
    from calculator.catalog import Catalog
    from calculator.sizing_agreement import Backlog
    from tools.desk.backlog_table import Broken

ILLUSTRATIVE = "illustrative"


class Spent(NamedTuple):
    """The hours of one task, without what the catalog knows about it."""

    task: str
    items: int
    low: float
    likely: float
    high: float
    mean: float
    provenance: str


class Range(NamedTuple):
    """Hours as the contract's increment rounds them, and the weakest figure they rest on."""

    low: float
    likely: float
    high: float
    mean: float
    provenance: str
    needs_scoping: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A row with its answer, small enough to travel between processes.

    `clause` decides, `also` are further clauses in play; `closest` stands where none decides.
    `outside` are the clauses that keep an ask of the row out; `asks` the verdicts of several asks.
    `digest` is equal for rows of the same folded words.  A `broken` row has no answer.
    """

    number: int
    key: str = ""
    text: str = ""
    verdict: str = ""
    best: str = ""
    clause: str | None = None
    also: tuple[str, ...] = ()
    closest: str | None = None
    hours: Range | None = None
    tasks: tuple[Spent, ...] = ()
    route: tuple[str, ...] = ()
    question: tuple[str, str] | None = None
    prerequisites: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    digest: bytes = b""
    duplicate_of: int | None = None
    broken: Broken | None = None


def result(catalog: Catalog, row: Row | Broken, contract: Contract, lang: str) -> Result:
    """The answer to a row, its question in a language."""
    if not isinstance(row, Row):
        return Result(row.number, broken=row)
    answer = assess(catalog, Request(row.text, lang=lang), contract)
    cited = [each.id for each in answer.clauses]
    closest = answer.candidates[0].id if answer.candidates and not cited else None
    asks = answer.asks or (answer,)
    asked = next(
        (question for each in asks for question in each.questions if question.about == "scope"),
        None,
    )
    return Result(
        number=row.number,
        key=row.key,
        text=row.text,
        verdict=answer.verdict,
        best=answer.best,
        clause=cited[0] if cited else None,
        also=tuple(cited[1:]),
        closest=closest if answer.verdict == "unclear" else None,
        hours=_range(answer.hours) if answer.hours else None,
        tasks=_spent(answer.hours) if answer.hours else (),
        route=answer.route,
        question=(asked.id, asked.text) if asked else None,
        prerequisites=answer.prerequisites,
        outside=_outside(asks),
        asks=tuple(each.verdict for each in answer.asks),
        notes=answer.notes,
        digest=_digest(row.text),
    )


def _range(hours: Hours) -> Range:
    return Range(
        hours.low, hours.likely, hours.high, hours.mean, hours.provenance, hours.needs_scoping
    )


def _spent(hours: Hours) -> tuple[Spent, ...]:
    return tuple(
        Spent(each.task, each.count, each.low, each.likely, each.high, each.mean, each.provenance)
        for each in hours.tasks
    )


def _outside(asks: Iterable[Answer]) -> tuple[str, ...]:
    """The deciding clause of each ask that is out, each once."""
    out = (each for each in asks if each.verdict == "excluded" and each.clauses)
    return tuple(dict.fromkeys(each.clauses[0].id for each in out))


def _digest(text: str) -> bytes:
    """A mark of the folded words of a text; of the text itself where it has none we read."""
    folded = " ".join(words(text)) or text
    return blake2b(folded.encode("utf-8", "replace"), digest_size=16).digest()


@dataclass(slots=True)
class Total:
    """What the rows of one verdict come to; `hours` are means, which may be added up."""

    rows: int = 0
    hours: float = 0.0
    without_hours: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What a backlog comes to.

    `outside` and `prerequisites` count rows by clause, most first.  `hours` are those of everything
    included, `distinct_hours` the same without duplicates; `illustrative` is the share of likely
    hours that rests on illustrative figures.
    `backlog` is what `guide configure` takes of all this.
    """

    rows: int
    broken: tuple[Broken, ...]
    duplicates: int
    totals: dict[str, Total]
    outside: tuple[tuple[str, int], ...]
    prerequisites: tuple[tuple[str, int], ...]
    hours: Hours | None
    distinct_hours: Hours | None
    illustrative: float
    backlog: Backlog


@dataclass(slots=True)
class Tally:
    """Adds up results one by one; what it keeps of a row is a few bytes."""

    rows: int = 0
    broken: list[Broken] = field(default_factory=list)
    totals: dict[str, Total] = field(default_factory=dict)
    duplicates: int = 0
    _outside: Counter[str] = field(default_factory=Counter)
    _prerequisites: Counter[str] = field(default_factory=Counter)
    _questions: Counter[str] = field(default_factory=Counter)
    _first: dict[bytes, int] = field(default_factory=dict)
    _kinds: dict[tuple[Spent, ...], Hours] = field(default_factory=dict)
    _hours: list[Hours] = field(default_factory=list)
    _distinct: list[Hours] = field(default_factory=list)

    def add(self, found: Result) -> Result:
        """Count a result; returned with the number of the row it repeats."""
        self.rows += 1
        if found.broken:
            self.broken.append(found.broken)
            return found
        first = self._first.setdefault(found.digest, found.number)
        duplicate = first != found.number
        self.duplicates += duplicate
        total = self.totals.setdefault(found.verdict, Total())
        total.rows += 1
        self._outside.update(found.outside)
        self._prerequisites.update(found.prerequisites)
        if found.question and found.verdict == "depends":
            self._questions[found.question[0]] += 1
        if found.hours:
            total.hours += found.hours.mean
            hours = self._kinds.get(found.tasks) or self._remember(found.tasks, found.hours)
            self._hours.append(hours)
            if not duplicate:
                self._distinct.append(hours)
        else:
            total.without_hours += 1
        return replace(found, duplicate_of=first) if duplicate else found

    def summary(self, catalog: Catalog, contract: Contract) -> Summary:
        """What all results so far come to."""
        return Summary(
            rows=self.rows,
            broken=tuple(self.broken),
            duplicates=self.duplicates,
            totals=self.totals,
            outside=_most_first(self._outside),
            prerequisites=_most_first(self._prerequisites),
            hours=_combined(catalog, self._hours, contract),
            distinct_hours=_combined(catalog, self._distinct, contract),
            illustrative=_illustrative(self._hours),
            backlog=backlog_totals(
                self._hours,
                {verdict: total.rows for verdict, total in self.totals.items()},
                self._outside,
                self._questions,
            ),
        )

    def _remember(self, tasks: tuple[Spent, ...], hours: Range) -> Hours:
        """Equal hours are kept once: a hundred thousand rows have a few hundred of them."""
        # The sum reads neither labels nor addresses.
        labelled = tuple(TaskHours(each.task, {}, *each[1:], url=None) for each in tasks)
        kept = Hours(**hours._asdict(), tasks=labelled)
        self._kinds[tasks] = kept
        return kept


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def _combined(catalog: Catalog, hours: list[Hours], contract: Contract) -> Hours | None:
    return combine(catalog.advice.effort, hours, contract) if hours else None


def _illustrative(hours: list[Hours]) -> float:
    """The share of the likely hours of all tasks that rests on illustrative figures."""
    tasks = [task for each in hours for task in each.tasks]
    whole = math.fsum(task.likely for task in tasks)
    weak = math.fsum(task.likely for task in tasks if task.provenance == ILLUSTRATIVE)
    return weak / whole if whole else 0.0
