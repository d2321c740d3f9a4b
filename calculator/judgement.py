"""Two independent votes on a stretch of a request, and what they amount to.

One vote counts words and concepts, the other runs of letters.  Both learnt from the examples of the
catalog.  Where they agree, by a margin, there is an answer; otherwise the engine abstains.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from calculator.reading import Reading, letter_features, word_features
from calculator.votes import Vote, vote_from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from calculator.lexicon import Lexicon

UNRELATED = "unrelated"
_BRIEF = 3

DIGITS = 9
"""Scores and margins are rounded to so many digits before they are compared."""

CLEARLY = 2
"""From here on a stretch is clearly about the service, see `Opinion.about`."""

_AS_SUCH = 0.35
"""How much it counts, beside the score of a class, that a request is like others of its verdict."""

_AT_HOME = 0.3
"""How far the class of what lies outside falls behind where nothing foreign is named."""

_RARE = 0.1
"""People seldom ask for what is their own task or a matter for their contact: so much such a class
must be ahead of one of work."""

_SELDOM = frozenset({"client", "contact"})

_WORDLESS = 0.3
"""How far the class of the unrelated is ahead where no word was ever met."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a class of requests gets: a verdict by a clause, or a question between clauses."""

    verdict: str
    clause: str | None
    question: str | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the votes say of a stretch.

    `ranking` holds the classes with their joint scores, best first, once it counts how often
    things are asked for and what the text is about; `by_words` and `by_letters`
    the class that each vote alone puts first; `about` whether the stretch is about the service
    at all: 0 for no sign of it, 1 for a doubtful one, 2 for a clear one; `foreign` whether it names
    a thing of the world outside; `brief` whether it is a word or two.
    """

    ranking: tuple[tuple[str, float], ...]
    by_words: str
    by_letters: str
    about: int
    foreign: bool
    brief: bool


@dataclass(frozen=True, slots=True)
class Judge:
    """All that was learnt from the examples; `outcomes` holds what each class gets.

    `outside` is the class of what lies outside the service altogether; `places` tells for each
    class where its own label and that of its verdict stand among the labels of both votes.
    """

    words: Vote
    letters: Vote
    outcomes: Mapping[str, Outcome]
    outside: str | None
    places: tuple[tuple[int, int], ...]

    def opinion(self, lexicon: Lexicon, reading: Reading) -> Opinion:
        """The votes on a stretch as it was read."""
        by_words = self._by_class(self.words, word_features(reading))
        by_letters = self._by_class(self.letters, letter_features(reading))
        about = _about(lexicon, reading)
        foreign = bool(reading.concepts & lexicon.foreign)
        joint = {
            name: round((one + other) / 2 - (_RARE if outcome.verdict in _SELDOM else 0.0), DIGITS)
            for (name, outcome), one, other in zip(
                self.outcomes.items(), by_words, by_letters, strict=True
            )
        }
        if self.outside in joint and about == CLEARLY and not foreign:
            joint[self.outside] = round(joint[self.outside] - _AT_HOME, DIGITS)
        if UNRELATED in joint and not any(word in lexicon.known for _, word in reading.meant):
            joint[UNRELATED] = round(max(joint.values()) + _WORDLESS, DIGITS)
        elif about == CLEARLY and len(joint) > 1:
            joint.pop(UNRELATED, None)
        names = tuple(self.outcomes)
        return Opinion(
            ranking=tuple(sorted(joint.items(), key=_best_first)),
            by_words=names[by_words.index(max(by_words))],
            by_letters=names[by_letters.index(max(by_letters))],
            about=about,
            foreign=foreign,
            brief=len(reading.meant) < _BRIEF,
        )

    def _by_class(self, vote: Vote, features: Iterable[str]) -> list[float]:
        """The score of each class, what speaks for its verdict as such included."""
        scores = vote.scores(features)
        return [
            round(scores[own] + _AS_SUCH * scores[common], DIGITS) for own, common in self.places
        ]


def _best_first(scored: tuple[str, float]) -> tuple[float, str]:
    name, score = scored
    return -score, name


def supporting(verdict: str) -> str:
    """The label of all examples of a verdict, beside those of their classes."""
    return f"={verdict}"


def _about(lexicon: Lexicon, reading: Reading) -> int:
    """How clearly a stretch is about the service, by the concepts in it."""
    if reading.concepts & lexicon.proofs:
        return CLEARLY
    signs = {
        (spot.start, spot.end): spot.concept
        for spot in reading.spots
        if spot.concept in lexicon.signs
    }
    return CLEARLY if len(set(signs.values())) > 1 else len(signs)


def judge_from_json(data: Mapping[str, Any]) -> Judge:
    """The judge from what the examples taught, see `tools.learning.learn`."""
    words, letters = vote_from_json(data["words"]), vote_from_json(data["letters"])
    outcomes = {name: Outcome(*each) for name, each in data["outcomes"].items()}
    place = {label: number for number, label in enumerate(words.labels)}
    return Judge(
        words=words,
        letters=letters,
        outcomes=MappingProxyType(outcomes),
        outside=data["outside"],
        places=tuple(
            (place[name], place[supporting(each.verdict)]) for name, each in outcomes.items()
        ),
    )
