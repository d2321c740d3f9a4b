"""What the form for a whole contract offers, as frozen data: nothing of it is code.

Products, deployments, options with what follows from them, the programme of the onboarding, sizes
of packages and the lines of a month to begin with.  See `catalog/schema/configuring.schema.json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.model import Localized, localized

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ENVIRONMENTS = "environments"
"""The size that counts places of work: more than one means that each change is staged."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A product or a deployment to choose.

    Choosing it gives a `warning` or raises a `question`, where there is one, under the clauses.
    """

    id: str
    label: Localized
    warning: Localized | None
    question: Localized | None
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SizeField:
    """A number that says how large the client is; `example` is one to begin with."""

    id: str
    label: Localized
    hint: Localized | None
    example: int


@dataclass(frozen=True, slots=True)
class Once:
    """Work that is done once, on the days from `days[0]` to `days[1]` of the programme."""

    label: Localized
    days: tuple[int, int]
    hours: float
    provenance: str


@dataclass(frozen=True, slots=True)
class Monthly:
    """Hours that come back each month."""

    hours: float
    provenance: str


@dataclass(frozen=True, slots=True)
class ContractOption:
    """Something a contract may hold, and what follows from it.

    `before` are the clauses that the client sees to before the start; `contracted` the exclusions
    that the contract then covers explicitly.
    """

    id: str
    label: Localized
    warning: Localized | None
    clauses: tuple[str, ...]
    before: tuple[str, ...]
    contracted: tuple[str, ...]
    once: Once | None
    monthly: Monthly | None


@dataclass(frozen=True, slots=True)
class Activity:
    """A step of the onboarding: likely hours = `hours` + `per` × the size (beyond 1 environment).

    `requires` are responsibilities of the client that help it along.
    """

    clause: str
    days: tuple[int, int]
    hours: float
    per: Mapping[str, float]
    requires: tuple[str, ...]
    provenance: str

    def likely(self, size: Mapping[str, int]) -> float:
        """Its likely hours at a size."""
        return self.hours + sum(
            hours * max(0, size.get(name, 0) - (name == ENVIRONMENTS))
            for name, hours in self.per.items()
        )


@dataclass(frozen=True, slots=True)
class Onboarding:
    """The programme, and within how many weeks it generally ends, by the clause `duration`."""

    weeks: int
    duration: str | None
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A line to begin with: `count` times a month for `of` of the size `per`."""

    task: str
    count: float
    items: int
    per: str | None
    of: int

    def times(self, size: Mapping[str, int]) -> float:
        """How often a month, in halves; never 0."""
        if self.per is None:
            return self.count
        return max(0.5, round(2 * self.count * size.get(self.per, self.of) / self.of) / 2)


@dataclass(frozen=True, slots=True)
class Configuring:
    """All that the form offers; `packages` are hours a month, `overrun` the clauses on excess."""

    products: Mapping[str, Choice]
    deployments: Mapping[str, Choice]
    sizes: Mapping[str, SizeField]
    options: Mapping[str, ContractOption]
    onboarding: Onboarding | None
    packages: tuple[float, ...]
    packages_provenance: str
    overrun: tuple[str, ...]
    samples: tuple[Sample, ...]


def configuring_from_json(data: Mapping[str, Any]) -> Configuring:
    """The form's data; a catalog without any offers plain lines of work only."""
    packages, samples = data.get("packages", {}), data.get("samples", {})
    onboarding = data.get("onboarding")
    return Configuring(
        products=_by_id(_choice(each) for each in data.get("products", ())),
        deployments=_by_id(_choice(each) for each in data.get("deployments", ())),
        sizes=_by_id(_size(each) for each in data.get("sizes", ())),
        options=_by_id(_option(each) for each in data.get("options", ())),
        onboarding=_onboarding(onboarding) if onboarding else None,
        packages=tuple(float(each) for each in packages.get("hours", ())),
        packages_provenance=packages.get("provenance", "illustrative"),
        overrun=tuple(data.get("overrun", ())),
        samples=tuple(_sample(each) for each in samples.get("lines", ())),
    )


def _by_id[Entry: (Choice, SizeField, ContractOption)](
    entries: Iterable[Entry],
) -> Mapping[str, Entry]:
    return MappingProxyType({each.id: each for each in entries})


def _text(data: Mapping[str, Any], key: str) -> Localized | None:
    return localized(data[key]) if key in data else None


def _choice(data: Mapping[str, Any]) -> Choice:
    return Choice(
        id=data["id"],
        label=localized(data["label"]),
        warning=_text(data, "warning"),
        question=_text(data, "question"),
        clauses=tuple(data.get("clauses", ())),
    )


def _size(data: Mapping[str, Any]) -> SizeField:
    return SizeField(data["id"], localized(data["label"]), _text(data, "hint"), data["example"])


def _option(data: Mapping[str, Any]) -> ContractOption:
    once, monthly = data.get("once"), data.get("monthly")
    return ContractOption(
        id=data["id"],
        label=localized(data["label"]),
        warning=_text(data, "warning"),
        clauses=tuple(data["clauses"]),
        before=tuple(data.get("before", ())),
        contracted=tuple(data.get("contracted", ())),
        once=_once(once) if once else None,
        monthly=Monthly(float(monthly["hours"]), monthly["provenance"]) if monthly else None,
    )


def _once(data: Mapping[str, Any]) -> Once:
    return Once(
        localized(data["label"]), _days(data["days"]), float(data["hours"]), data["provenance"]
    )


def _days(data: Any) -> tuple[int, int]:  # noqa: ANN401 - two numbers, as the schema has it
    first, last = data
    return int(first), int(last)


def _onboarding(data: Mapping[str, Any]) -> Onboarding:
    return Onboarding(
        weeks=data["duration"]["weeks"],
        duration=data["duration"].get("clause"),
        activities=tuple(_activity(each) for each in data["activities"]),
    )


def _activity(data: Mapping[str, Any]) -> Activity:
    return Activity(
        clause=data["clause"],
        days=_days(data["days"]),
        hours=float(data["hours"]),
        per=MappingProxyType({name: float(each) for name, each in data.get("per", {}).items()}),
        requires=tuple(data.get("requires", ())),
        provenance=data["provenance"],
    )


def _sample(data: Mapping[str, Any]) -> Sample:
    return Sample(
        task=data["task"],
        count=float(data["count"]),
        items=data.get("items", 1),
        per=data.get("per"),
        of=data.get("of", 1),
    )
