"""The advice as frozen data: how requests are read and answered.  No clause depends on it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.configuring import Configuring, configuring_from_json
from calculator.deadlines import Calendar, Presets, calendars_from_json, presets_from_json
from calculator.effort_model import EffortModel, SizeQuestion, effort_from_json
from calculator.model import Localized, localized

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.lexicon import Lexicon
    from calculator.model import Guide


@dataclass(frozen=True, slots=True)
class Example:
    """A request with the right answer; `clause` is None where no clause has to do with it."""

    clause: str | None
    clauses: tuple[str, ...]
    lang: str
    verdict: str
    text: str
    question: str | None
    show: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A possible reply to a question, and the verdict and clause that it leads to."""

    value: str
    label: Localized
    verdict: str
    clause: str


@dataclass(frozen=True, slots=True)
class Question:
    """A plain question on which the verdict between some clauses depends.

    `raised_by` holds sets of concepts: a request with all of one set is not called included before
    the question is settled; unless `always` is set, strong evidence makes up for it.  `settled`
    holds pairs of a clause and a value: where words raise the question, a version with that clause
    has given that reply itself.
    """

    id: str
    text: Localized
    clauses: tuple[str, ...]
    options: tuple[Option, ...]
    raised_by: tuple[frozenset[str], ...]
    always: bool
    settled: tuple[tuple[str, str], ...] = ()

    def raised(self, concepts: frozenset[str]) -> bool:
        """Whether the words of a request raise the question."""
        return any(needed <= concepts for needed in self.raised_by)

    def settled_in(self, guide: Guide, concepts: frozenset[str]) -> tuple[Option, str] | None:
        """The reply that this version gives itself to such a request, and the clause with it."""
        for clause, value in self.settled if self.raised(concepts) else ():
            option = self.option(value)
            if option and clause in guide:
                return option, clause
        return None

    def option(self, value: str | None) -> Option | None:
        """The option of that value, None where there is none."""
        return next((option for option in self.options if option.value == value), None)


type Counts = Mapping[str, tuple[int, int]]
"""By name: how many were right, and of how many."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How right the answers were on examples not learnt from; empty where nobody has measured.

    `evidence` counts by the amount of evidence, `clauses` by clause, `groups` by group of examples
    and figure.
    """

    date: str | None
    evidence: Counts
    clauses: Counts
    groups: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary with the clauses to read for it."""

    term: Localized
    text: Localized
    see: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """All that helps to answer, of one revision."""

    revision: int
    lexicon: Lexicon
    questions: Mapping[str, Question]
    requires: Mapping[str, tuple[str, ...]]
    competes: tuple[tuple[str, str], ...]
    outside: str | None
    examples: tuple[Example, ...]
    measured: Measured
    glossary: tuple[Term, ...]
    effort: EffortModel
    calendars: Mapping[str, Calendar]
    presets: Presets
    configuring: Configuring

    @property
    def all_questions(self) -> Mapping[str, Question | SizeQuestion]:
        """The questions about scope and those about size, by id."""
        return {**self.questions, **self.effort.size_questions}


def advice_from_json(data: Mapping[str, Any], lexicon: Lexicon) -> Advice:
    """The advice from its files by name, with the compiled lexicon."""
    relations = data["relations"]
    return Advice(
        revision=data["revision"],
        lexicon=lexicon,
        questions=MappingProxyType({each["id"]: _question(each) for each in data["questions"]}),
        requires=MappingProxyType(
            {clause: tuple(ids) for clause, ids in relations.get("requires", {}).items()}
        ),
        competes=tuple((one, other) for one, other in relations.get("competes", ())),
        outside=relations.get("outside"),
        examples=tuple(_example(each) for each in data["examples"]),
        measured=_measured(data.get("measured") or {}),
        glossary=tuple(_term(each) for each in data["glossary"]),
        effort=effort_from_json(data["effort"]),
        calendars=calendars_from_json(data["calendars"]),
        presets=presets_from_json(data["presets"]),
        configuring=configuring_from_json(data.get("configuring") or {}),
    )


def _question(data: Mapping[str, Any]) -> Question:
    return Question(
        id=data["id"],
        text=localized(data["text"]),
        clauses=tuple(data["clauses"]),
        options=tuple(
            Option(each["value"], localized(each["label"]), each["verdict"], each["clause"])
            for each in data["options"]
        ),
        raised_by=tuple(frozenset(each) for each in data.get("raised_by", ())),
        always=data.get("always", False),
        settled=tuple((each["by"], each["value"]) for each in data.get("settled", ())),
    )


def _example(data: Mapping[str, Any]) -> Example:
    return Example(
        clause=data["clause"],
        clauses=tuple(data["clauses"]),
        lang=data["lang"],
        verdict=data["verdict"],
        text=data["text"],
        question=data["question"],
        show=data["show"],
    )


def _measured(data: Mapping[str, Any]) -> Measured:
    return Measured(
        date=data.get("date"),
        evidence=_counts(data.get("evidence", {})),
        clauses=_counts(data.get("clauses", {})),
        groups=MappingProxyType(
            {name: _counts(each) for name, each in data.get("groups", {}).items()}
        ),
    )


def _counts(data: Mapping[str, Any]) -> Counts:
    return MappingProxyType({name: (right, of) for name, (right, of) in data.items()})


def _term(data: Mapping[str, Any]) -> Term:
    return Term(localized(data["term"]), localized(data["text"]), tuple(data["see"]))
