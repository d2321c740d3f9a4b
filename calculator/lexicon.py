"""The words a service is known by: phrases of two languages gathered to concepts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from calculator.languages import LANGUAGES, stem
from calculator.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_REPAIRED = range(5, 25)


class Spot(NamedTuple):
    """A concept seen in a row of words: from `start` to before `end`, counted in words."""

    concept: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The concepts of a service, ready to be looked for.

    `phrases` leads from a phrase of stems, by language, to its concepts; `reach` from the first
    stem of a phrase to how many stems the longest such phrase has; `proofs` and `signs` are
    the concepts that show a request to be about the service, alone or in pairs; `foreign` those of
    the world outside; `verbs` the words of the trade that begin a request.  `known` are the
    words that the catalog uses, with the number of binary digits of how often: one that is not
    among them may be a slip of the pen.
    """

    phrases: Mapping[str, Mapping[str, tuple[str, ...]]]
    reach: Mapping[str, int]
    proofs: frozenset[str]
    signs: frozenset[str]
    foreign: frozenset[str]
    verbs: frozenset[str]
    known: Mapping[str, int]

    def spot(self, found: Sequence[str]) -> tuple[Spot, ...]:
        """Every concept in a row of folded words, in either language, in reading order."""
        spots: dict[Spot, None] = {}
        stems = {lang: [stem(word, lang) for word in found] for lang in self.phrases}
        for start in range(len(found)):
            reach = max(self.reach.get(row[start], 0) for row in stems.values())
            for length in range(min(reach, len(found) - start), 0, -1):
                for lang, row in stems.items():
                    phrase = " ".join(row[start : start + length])
                    for concept in self.phrases[lang].get(phrase, ()):
                        spots[Spot(concept, start, start + length)] = None
        return tuple(spots)

    def repair(self, word: str) -> str:
        """The known word that one slip turned into this one, or the word itself.

        A slip is a letter too many, missing, wrong, or two exchanged; short and very long words
        are left alone.
        """
        if len(word) not in _REPAIRED or word in self.known or not word.isalpha():
            return word
        near = [(self.known[other], other) for other in _slips(word) if other in self.known]
        return min(near, key=lambda each: (-each[0], each[1]))[1] if near else word


def compile_lexicon(concepts: Sequence[Mapping[str, Any]], texts: Iterable[str]) -> dict[str, Any]:
    """The concepts of a catalog (see `lexicon.schema.json`) as data that loads fast.

    Endings are cut off here, once; `texts` are all the texts whose words are taken as known.
    """
    known = Counter(
        word
        for text in (*texts, *(each for lang in LANGUAGES for each in _written(concepts, lang)))
        for word in words(text)
    )
    return {
        "phrases": {lang: _phrases(concepts, lang) for lang in LANGUAGES},
        "proofs": [each["id"] for each in concepts if each.get("gate") == "proof"],
        "signs": [each["id"] for each in concepts if each.get("gate") == "sign"],
        "foreign": [each["id"] for each in concepts if each.get("foreign")],
        "verbs": sorted(_verbs(concepts)),
        # As two texts, the words and a digit for each: far fewer bytes than a table.
        "known": " ".join(sorted(known)),
        "counted": "".join(str(min(known[word].bit_length(), 9)) for word in sorted(known)),
    }


def lexicon_from_json(data: Mapping[str, Any]) -> Lexicon:
    """The lexicon from what `compile_lexicon` made."""
    phrases = {
        lang: MappingProxyType({phrase: tuple(ids) for phrase, ids in each.items()})
        for lang, each in data["phrases"].items()
    }
    known = zip(data["known"].split(), map(int, data["counted"]), strict=True)
    return Lexicon(
        phrases=MappingProxyType(phrases),
        reach=MappingProxyType(_reach(phrase for many in phrases.values() for phrase in many)),
        proofs=frozenset(data["proofs"]),
        signs=frozenset(data["signs"]),
        foreign=frozenset(data["foreign"]),
        verbs=frozenset(data["verbs"]),
        known=MappingProxyType(dict(known)),
    )


def _verbs(concepts: Iterable[Mapping[str, Any]]) -> set[str]:
    """The single words of the concepts that begin a request."""
    actions = [each for each in concepts if each.get("action")]
    found = (words(phrase) for lang in LANGUAGES for phrase in _written(actions, lang))
    return {phrase[0] for phrase in found if len(phrase) == 1}


def _written(concepts: Iterable[Mapping[str, Any]], lang: str) -> Iterator[str]:
    return (phrase for concept in concepts for phrase in concept.get(lang, ()))


def _phrases(concepts: Iterable[Mapping[str, Any]], lang: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for concept in concepts:
        stemmed = {
            " ".join(stem(word, lang) for word in words(phrase)) for phrase in concept.get(lang, ())
        }
        for phrase in sorted(stemmed):
            found.setdefault(phrase, []).append(concept["id"])
    return dict(sorted(found.items()))


def _reach(phrases: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for phrase in phrases:
        first, *others = phrase.split()
        found[first] = max(found.get(first, 0), 1 + len(others))
    return found


def _slips(word: str) -> set[str]:
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(left + right[1:] for left, right in cuts if right),
        *(left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1),
        *(left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS),
        *(left + letter + right for left, right in cuts for letter in _LETTERS),
    }
