"""What a request is and what an answer holds: frozen data, and its JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from calculator.deadlines import Deadline
    from calculator.effort import Hours

VERDICTS = ("included", "depends", "excluded", "client", "contact", "unclear", "unrelated")
"""The codes of the verdicts; see `docs/decisions` for what each one promises."""

WORST_FIRST = ("excluded", "client", "depends", "unclear", "contact", "included")
"""Which verdict a request of several asks takes; `unrelated` stands alone only."""

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks.

    `lang` is the language of the labels in the JSON, that of the text where it is None; `answers`
    holds the value chosen for each question; `submitted` is an ISO time, local to the calendar
    where it has no offset; `level` an urgency level of the contract; `channel` is `portal` or
    `other`; `estimate` are likely hours that a person gave.
    """

    text: str
    lang: str | None = None
    answers: Mapping[str, str] = field(default_factory=lambda: NO_ANSWERS)
    submitted: str | None = None
    level: str | None = None
    channel: str = "portal"
    estimate: float | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A clause of an answer with its evidence: 0 for none, near 1 for all there can be."""

    id: str
    source: tuple[str, ...]
    number: str
    score: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of the request that led to a clause: `start` to before `end`, in characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The clause that came second, what it would have said, and why it lost (a code)."""

    clause: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to the person, in the language of the request, with its possible replies.

    `about` is `scope` where a reply settles the verdict, `size` where it narrows the hours.
    """

    id: str
    text: str
    options: tuple[tuple[str, str], ...]
    clauses: tuple[str, ...]
    about: str = "scope"


@dataclass(frozen=True, slots=True)
class Reliability:
    """How often answers with this much evidence were right, as measured: `right` of `of`."""

    level: str
    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a request or to one ask of it.

    `best` is the verdict without the right to abstain.  `clauses` decide; `candidates` are the
    closest clauses, best first.  `questions` holds the one still open, if any, about scope before
    size; `answered` the questions that replies have settled, each with its value.  `contact` is
    the account manager whom the contract names, where the matter is theirs.  `notes` are codes of
    things to say (see `calculator.words`).
    """

    text: str
    lang: str
    verdict: str
    best: str
    clauses: tuple[Cited, ...]
    candidates: tuple[Cited, ...]
    triggers: tuple[Trigger, ...] = ()
    questions: tuple[Asked, ...] = ()
    answered: tuple[tuple[str, str], ...] = ()
    prerequisites: tuple[str, ...] = ()
    route: tuple[str, ...] = ()
    consumes_hours: bool | None = None
    would_change: tuple[str, ...] = ()
    runner_up: RunnerUp | None = None
    reliability: Reliability | None = None
    hours: Hours | None = None
    deadline: Deadline | None = None
    contact: str | None = None
    notes: tuple[str, ...] = ()
    asks: tuple[Answer, ...] = ()
    version: str = ""
    contract_hash: str = ""
    advice_hash: str = ""
    advice_revision: int = 0


def answer_json(answer: Answer) -> dict[str, Any]:
    """The answer as plain data, as `guide assess --json` prints it."""
    data: dict[str, Any] = {
        name: plain(getattr(answer, name))
        for name in (each.name for each in fields(Answer))
        if name != "questions"
    }
    data["questions"] = [
        {
            "id": question.id,
            "text": question.text,
            "options": [{"value": value, "label": label} for value, label in question.options],
            "clauses": list(question.clauses),
            "about": question.about,
        }
        for question in answer.questions
    ]
    data["answered"] = dict(answer.answered)
    data["asks"] = [answer_json(ask) for ask in answer.asks]
    return data


def canonical_json(answer: Answer) -> str:
    """The answer as JSON of sorted keys and no spaces: the same bytes on every platform."""
    return json.dumps(
        answer_json(answer), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def plain(value: Any) -> Any:  # noqa: ANN401 - frozen data of any kind, and its JSON
    """Frozen data as JSON has it: fields by name, tuples as lists."""
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    return value
