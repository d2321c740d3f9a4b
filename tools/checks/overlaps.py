"""A rule about examples: no inclusion and exclusion that the same words trigger, unnoticed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from calculator.languages import LANGUAGES, is_empty_word, stem
from calculator.text import words
from tools.data import items, mapping, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tools.positions import Document
    from tools.problems import Problem
    from tools.sources import Sources

_FEWEST = 12
_OFTEN = 0.05
_LIFT = 3.0
_OVERLAP = 0.2
_SHORTEST = 3
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class _Taught:
    """The examples of a clause as sets of stems, each stem with a word that it stands for."""

    clause: str
    document: Document
    examples: tuple[frozenset[str], ...]
    written: dict[str, str]

    def share(self, triggers: Iterable[str]) -> float:
        """The share of the examples that hold one of the stems."""
        wanted = frozenset(triggers)
        return sum(not wanted.isdisjoint(each) for each in self.examples) / len(self.examples)


def overlaps(sources: Sources) -> Iterator[Problem]:
    """An inclusion and an exclusion that the same words trigger (a warning).

    A word triggers a clause when one in twenty of its examples has it, three times as many as
    elsewhere; two clauses overlap when the triggers they share stand in a fifth of the examples of
    each.  Requests with such words may get the wrong verdict, and a wrong “included” costs money.
    Pairs that a question or `competes` in `relations.yml` names are known and not reported.
    Bad: both `inc-apps` and `exc-unsupported` live on “install”, “plugin” and “vendor”.
    Good: examples that tell them apart, or a question between the two.
    """
    taught = [found for file in sources.example_files if (found := _taught(file))]
    known = set(_known_pairs(sources))
    triggers = _triggers(taught)
    for one in taught:
        for other in taught:
            pair = frozenset((one.clause, other.clause))
            if one.clause[:3] != "inc" or other.clause[:3] != "exc" or pair in known:
                continue
            shared = triggers[one.clause] & triggers[other.clause]
            shares = one.share(shared), other.share(shared)
            if shared and min(shares) >= _OVERLAP:
                yield one.document.warning(("clause",), "overlaps", _told(one, other, shared))


def _told(one: _Taught, other: _Taught, shared: set[str]) -> str:
    count = Counter(word for each in (*one.examples, *other.examples) for word in each & shared)
    names = {**other.written, **one.written}
    often = sorted(count, key=lambda word: (-count[word], names[word]))[:_SHOWN]
    shown = ", ".join(names[word] for word in often)
    return (
        f"“{one.clause}” and “{other.clause}” are triggered by the same words ({shown}), in "
        f"{one.share(shared):.0%} and {other.share(shared):.0%} of their examples: add examples "
        "that tell them apart, or a question between the two"
    )


def _taught(file: Document) -> _Taught | None:
    """What the file teaches of a clause; None for too few examples to tell.

    Examples of a question stand between clauses on purpose.
    """
    clause = text(mapping(file.data).get("clause"))
    found = [mapping(each) for each in items(mapping(file.data).get("examples"))]
    plain = [each for each in found if not each.get("question")]
    if not clause.startswith(("inc-", "exc-")) or len(plain) < _FEWEST:
        return None
    written: dict[str, str] = {}
    examples = tuple(_stems(each, written) for each in plain)
    return _Taught(clause, file, examples, written)


def _stems(example: Mapping[str, object], written: dict[str, str]) -> frozenset[str]:
    lang = example.get("lang")
    lang = lang if isinstance(lang, str) and lang in LANGUAGES else LANGUAGES[0]
    found = {}
    for word in words(str(example.get("text"))):
        if len(word) >= _SHORTEST and not is_empty_word(word, lang):
            found[stem(word, lang)] = word
    for each, word in found.items():
        written.setdefault(each, word)
    return frozenset(found)


def _triggers(taught: list[_Taught]) -> dict[str, set[str]]:
    """The stems that a clause has much oftener than all the others together."""
    everywhere = Counter(word for each in taught for example in each.examples for word in example)
    whole = sum(len(each.examples) for each in taught)
    found = {}
    for each in taught:
        own = Counter(word for example in each.examples for word in example)
        number = len(each.examples)
        found[each.clause] = {
            word
            for word, count in own.items()
            if count >= _OFTEN * number and count * whole >= _LIFT * everywhere[word] * number
        }
    return found


def _known_pairs(sources: Sources) -> Iterator[frozenset[str]]:
    relations, questions = sources.advice("relations"), sources.advice("questions")
    for rivals in items(mapping(relations.data if relations else None).get("competes")):
        yield frozenset(texts(rivals))
    for question in items(mapping(questions.data if questions else None).get("questions")):
        for pair in combinations(texts(mapping(question).get("clauses")), 2):
            yield frozenset(pair)
