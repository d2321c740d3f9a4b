"""Reading a request: folded, slips repaired, noise and denials left out, language guessed."""

from __future__ import annotations

import time
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.languages import guess_language, stem
from calculator.lexicon import Spot, compile_lexicon, lexicon_from_json
from calculator.reading import letter_features, read, word_features
from calculator.text import READ_AT_MOST, fold, tokens, without_noise, words

_CONCEPTS: list[dict[str, Any]] = [
    {"id": "lawn", "gate": "proof", "fr": ["pelouse", "gazon"], "en": ["lawn", "grass"]},
    {"id": "hedge", "gate": "proof", "fr": ["haie"], "en": ["hedge"]},
    {"id": "cherry", "gate": "sign", "fr": ["cerisier"], "en": ["cherry tree"]},
    {"id": "tree", "gate": "sign", "fr": ["arbre"], "en": ["tree"]},
    {"id": "printer", "foreign": True, "fr": ["imprimante"], "en": ["printer"]},
]
_TEXTS = ["Fell the tree", "The trees are tall", "Mow the grass between the trees"]
_LEXICON = lexicon_from_json(compile_lexicon(_CONCEPTS, _TEXTS))
_LETTERS = [
    chr(code) for code in range(0xC0, 0x180) if unicodedata.category(chr(code)) in {"Lu", "Ll"}
]
# Letters that the engine spells out, or that Unicode takes for letters of their own.
_SPELT = {"æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ħ": "h", "ı": "i", "ł": "l"}
_SPELT |= {"œ": "oe", "ŧ": "t", "ŀ": "l", "ŉ": "n"}
_NOT_READ = frozenset("ĲĳĸŊŋſ")


def _meant(text: str) -> str:
    return " ".join(word for _, word in read(_LEXICON, text).meant)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÉTÉ, là-bas", "ete  la bas"),
        ("Cœur naïf", "coeur naif"),
        ("STRAẞE Straße", "strasse strasse"),
        ("İstanbul ılık", "istanbul ilik"),
        ("e\u0301te\u0301", "ete"),  # accents as marks of their own
        ("co\u00adopé\u200brer", "cooperer"),  # soft hyphen and zero-width space
        ("d\u2019acc\u00e8s", "d acces"),
        ("a\u00a0b\u202fc", "a b c"),
        ("日本 мир", "      "),
        ("x² ½ ٣ 7", "x      7"),  # other digits than 0 to 9 separate
    ],
)
def test_folding(text: str, folded: str) -> None:
    """Case and accents are taken away; what is no letter of the tables becomes a space."""
    assert fold(text) == folded


@pytest.mark.parametrize("letter", _LETTERS)
def test_folding_agrees_with_unicode(letter: str) -> None:
    """Every accented Latin letter is read as Unicode takes it apart."""
    small = letter.lower()
    apart = unicodedata.normalize("NFKD", letter.casefold())
    plain = "".join(each for each in apart if not unicodedata.combining(each))
    expected = " " if letter in _NOT_READ else _SPELT.get(small, plain)

    assert fold(letter) == expected


@given(st.text())
def test_words_keep_their_place(text: str) -> None:
    """A word stands where its token says, and words follow one another."""
    found = tokens(text)
    ends = [0, *(token.end for token in found)]

    assert tuple(token.word for token in found) == words(text)
    assert [fold(text[token.start : token.end]) for token in found] == list(words(text))
    assert all(end <= token.start for end, token in zip(ends, found, strict=False))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("see https://example.org/mow?x=1 please", "see please"),
        ("see www.example.org please", "see please"),
        ("write to anna.b@example.org today", "write to today"),
        ("mow\n```\nfell the tree\n```\nthanks", "mow thanks"),
        ("mow\n``` fell the tree", "mow"),  # a fence left open runs to the end
        ("mow {code:java}fell{code} weed", "mow weed"),
        ("mow {noformat}fell{noformat} weed", "mow weed"),
        ("mow\n> fell the tree\nweed", "mow weed"),
        ("mow\n  at org.garden.Mower.cut(Mower.java:12)\nweed", "mow weed"),
        ('mow\n  File "mow.py", line 3, in cut\nweed', "mow weed"),
        ("mow\norg.garden.StuckError: wet grass", "mow"),
        ("org.garden.StuckError: wet grass", "org garden stuckerror wet grass"),  # all there is
        ("mow at the back (please)", "mow at the back please"),
        ("cost > 3 and < 5", "cost 3 and 5"),  # a sign of comparison is no quotation
    ],
)
def test_noise(text: str, left: str) -> None:
    """Addresses, code, traces and quoted mail are not read; prose around them is."""
    assert " ".join(words(without_noise(text))) == left


@given(st.text(alphabet="ab@.>`{}code:/htps\n ", max_size=200))
def test_noise_moves_nothing(text: str) -> None:
    """Blanking out keeps every other character in its place."""
    clean = without_noise(text)

    assert len(clean) == len(text)
    assert all(after in {before, " "} for before, after in zip(text, clean, strict=True))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("pelose", "pelouse"),  # a letter missing
        ("pelousse", "pelouse"),  # one too many
        ("pelouze", "pelouse"),  # a wrong one
        ("peluose", "pelouse"),  # two exchanged
        ("pleuose", "pleuose"),  # two slips are one too many
        ("gras", "gras"),  # too short to be sure
        ("grass", "grass"),
        ("graas", "grass"),
        ("hegde", "hedge"),
        ("cerisier", "cerisier"),
        ("x" * 30, "x" * 30),
        ("haie3", "haie3"),  # a name with a digit is no slip
    ],
)
def test_slips_are_repaired(written: str, meant: str) -> None:
    """One slip in a longer word is repaired to a word of the catalog."""
    assert _LEXICON.repair(written) == meant


def test_gibberish_is_not_repaired() -> None:
    """Where most words are unknown, one that is near a known word is no slip."""
    gibberish = " ".join(f"zq{letter}xvk" for letter in "abcdefghijklmnop")

    assert "hegde" in read(_LEXICON, f"{gibberish} hegde").words
    assert "hedge" in read(_LEXICON, "Trim the hegde").words


def test_the_commoner_word_is_taken() -> None:
    """Where a slip may stand for two words, the one used more often wins."""
    texts = ["brown", "crown", "crown"]
    lexicon = lexicon_from_json(compile_lexicon([], texts))

    assert lexicon.repair("drown") == "crown"


def test_a_repaired_word_is_recognised() -> None:
    """A concept is found in spite of a slip, and the place is that of the word as written."""
    reading = read(_LEXICON, "Tondre la pelosue")

    assert reading.concepts == {"lawn"}
    assert reading.text[reading.tokens[-1].start : reading.end] == "pelosue"


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("The hedges", {"hedge"}),
        ("les haies", {"hedge"}),
        ("Prune the cherry tree", {"cherry", "tree"}),
        ("Couper l’ARBRE près du gazon", {"tree", "lawn"}),
        ("mow the lawn et la haie", {"lawn", "hedge"}),  # both languages in one request
        ("a cherry on the tree", {"tree"}),
        ("my printer", {"printer"}),
        ("nothing at all", set()),
    ],
)
def test_concepts(text: str, concepts: set[str]) -> None:
    """Phrases are found in either language, whatever their ending."""
    assert read(_LEXICON, text).concepts == concepts


def test_a_concept_has_its_place() -> None:
    """A spot says from which to before which word its phrase stands."""
    assert Spot("cherry", 1, 3) in _LEXICON.spot(("the", "cherry", "tree"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mow the lawn, not a hedge", "mow the lawn not a"),
        ("Not a hedge, just the lawn", "not a just the lawn"),
        ("not a hedge but the lawn", "not a but the lawn"),
        ("the lawn instead of the hedge", "the lawn instead of"),
        ("I do not want the hedge. Mow the lawn", "i do not want mow the lawn"),
        ("We don’t need the hedge; the lawn", "we don t need the lawn"),
        ("pas une haie mais la pelouse", "pas une mais la pelouse"),
        ("la pelouse plutôt que la haie", "la pelouse plutot que"),
        ("au lieu d’un arbre, la haie", "au lieu d la haie"),
        ("ni arbre ni haie", "ni"),
        ("The lawn is not green", "the lawn is not green"),  # a symptom, not a denial
        ("La pelouse ne pousse pas", "la pelouse ne pousse pas"),
        ("La haie ne pousse pas du tout", "la haie ne pousse pas du tout"),
        ("Il ne s’agit pas du gazon : la haie", "il ne s agit pas du la haie"),
    ],
)
def test_denials(text: str, left: str) -> None:
    """What the writer says is not meant does not count; symptoms do."""
    assert _meant(text) == left


def test_a_denied_concept_is_not_meant() -> None:
    """A concept under a denial is not seen, the others are."""
    assert read(_LEXICON, "Not a tree, just the hedge").concepts == {"hedge"}


def test_numbers_are_not_words() -> None:
    """Numbers count for hours, not for the matter of a request."""
    reading = read(_LEXICON, "Trim 3 hedge")

    assert reading.words == ("trim", "3", "hedge")
    assert "3" not in word_features(reading)


def test_only_the_stretches_are_read() -> None:
    """Given stretches, the rest of the text is left out and places stay those of the text."""
    text = "Mow the lawn. Hello there. Trim the hedge."
    reading = read(_LEXICON, text, ((0, 12), (26, 41)))

    assert reading.concepts == {"lawn", "hedge"}
    assert "hello" not in reading.words
    assert (reading.start, text[reading.end - 5 : reading.end]) == (0, "hedge")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Pouvez-vous tondre la pelouse ?", "fr"),
        ("Could you mow the lawn?", "en"),
        ("Bonjour, please mow the lawn in the back", "en"),
        ("Merci de vérifier le “drip timer” de la haie", "fr"),
        ("pelouse", "fr"),
        ("", "fr"),  # the first language, where nothing tells
        ("12345", "fr"),
    ],
)
def test_language(text: str, lang: str) -> None:
    """The language is that of the small words."""
    assert guess_language(words(text)) == lang


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("fr", ["importer", "importez", "importée", "importés", "importe"]),
        ("fr", ["haie", "haies"]),
        ("en", ["mow", "mowing", "mowed", "mows"]),
        ("en", ["hedge", "hedges"]),
    ],
)
def test_forms_of_a_word(lang: str, forms: list[str]) -> None:
    """Forms of one word have one stem, although folding took the accents away."""
    assert len({stem(fold(form), lang) for form in forms}) == 1


@given(st.text(alphabet="lawn hedge, tre\n", max_size=120))
def test_a_feature_counts_once(text: str) -> None:
    """Saying a thing twice does not make it weigh double."""
    reading = read(_LEXICON, text)

    assert len(set(word_features(reading))) == len(word_features(reading))
    assert len(set(letter_features(reading))) == len(letter_features(reading))


@pytest.mark.parametrize("word", ["ni ", "nor a ", "not a ", "hegde "])
def test_long_texts_are_read_in_time(word: str) -> None:
    """However a text of full length repeats itself, reading it takes well under a second."""
    text = (word * READ_AT_MOST)[:READ_AT_MOST]
    before = time.process_time()
    read(_LEXICON, text)

    assert time.process_time() - before < 1
