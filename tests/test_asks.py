"""A request split into what may be asks: sentences and joined orders, without courtesy."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.asks import stretches
from calculator.text import READ_AT_MOST

_PIECES = [
    "Clean the pool",
    "and",
    "remove",
    ", ",
    ". ",
    "\n",
    "Hello",
    "Merci",
    "!",
    " - ",
    "é",
    ";",
]


def _parts(text: str) -> list[str]:
    return [text[slice(*part)].strip(" \n,-") for part in stretches(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Clean the pool", ["Clean the pool"]),
        ("Clean the pool. Mow the lawn!", ["Clean the pool", "Mow the lawn"]),
        ("Clean the pool?! Mow the lawn…", ["Clean the pool", "Mow the lawn"]),
        ("Clean the pool; mow the lawn", ["Clean the pool", "mow the lawn"]),
        ("Clean the pool\nMow the lawn", ["Clean the pool", "Mow the lawn"]),
        ("- pool\n- lawn\n* hedge\n• tree", ["pool", "lawn", "hedge", "tree"]),
        ("pool – lawn — hedge", ["pool", "lawn", "hedge"]),
        ("Update to 8.5.1 of mow.exe", ["Update to 8.5.1 of mow.exe"]),
        ("a goutte-à-goutte pipe", ["a goutte-à-goutte pipe"]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    """Sentences, lines and items of a list stand alone; numbers and hyphens hold together."""
    assert _parts(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Clean the pool and remove the tree", ["Clean the pool", "remove the tree"]),
        ("Clean the pool, remove the tree", ["Clean the pool", "remove the tree"]),
        (
            "Clean the pool, and please remove the tree",
            ["Clean the pool", "please remove the tree"],
        ),
        (
            "Clean the pool, check the gate and then remove the tree",
            ["Clean the pool", "check the gate and", "remove the tree"],
        ),
        (
            "Nettoyer le bassin et supprimer la souche",
            ["Nettoyer le bassin", "supprimer la souche"],
        ),
        (
            "Nettoyer le bassin, puis il faut aussi réparer la pompe",
            ["Nettoyer le bassin", "il faut aussi réparer la pompe"],
        ),
        ("Merci de vérifier et de réparer la pompe", ["Merci de vérifier", "de réparer la pompe"]),
        ("Clean the pool and the pond", ["Clean the pool and the pond"]),  # one order, two things
        ("The pool, the clean one", ["The pool, the clean one"]),  # no order after the comma
        ("Can you clean the pool", ["Can you clean the pool"]),
    ],
)
def test_joined_orders(text: str, parts: list[str]) -> None:
    """A joint or a comma separates two orders, not two things of one order."""
    assert _parts(text) == parts


@pytest.mark.parametrize(
    "courtesy",
    [
        "Hello",
        "Bonjour à tous",
        "Dear team",
        "Merci d’avance",
        "Thank you very much for your help",
        "Bonne journée",
        "Best regards",
    ],
)
def test_courtesy_is_no_ask(courtesy: str) -> None:
    """Greetings and thanks are left out, before and after the request."""
    assert _parts(f"{courtesy},\nClean the pool.\n{courtesy}") == ["Clean the pool"]
    assert _parts(courtesy) == []


def test_thanks_with_a_matter_are_an_ask() -> None:
    """A sentence that begins with thanks but says something is kept."""
    assert _parts("Merci de nettoyer la piscine") == ["Merci de nettoyer la piscine"]


@pytest.mark.parametrize("closing", ["Best regards", "Cordialement", "Merci", "Thanks, cheers"])
def test_the_signature_is_left_out(closing: str) -> None:
    """Names, titles and addresses below the closing formula are not read."""
    asked = "Please clean the pool behind the house before the end of the week"
    text = f"{asked}.\n\n{closing},\nAnna Tree\nHead of Pipes\n1 Lawn Street"

    assert _parts(text) == [asked]


def test_a_greeting_closes_nothing() -> None:
    """A formula at the top of the letter does not hide what follows."""
    text = "Merci\nClean the pool.\nRemove the stump of the old tree behind the house."

    assert _parts(text) == ["Clean the pool", "Remove the stump of the old tree behind the house"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "?!", " - \n - "])
def test_nothing_is_asked(text: str) -> None:
    """A text without words may hold no stretch with words."""
    assert not any(any(each.isalnum() for each in part) for part in _parts(text))


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map(" ".join) | st.text())
def test_stretches_lie_in_order(text: str) -> None:
    """Stretches lie inside the text, follow one another and none is empty."""
    found = stretches(text)
    flat = [place for part in found for place in part]

    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(text) for start, end in found)


@pytest.mark.parametrize("piece", [".", "?!", "clean and ", ", clean", "- ", "\n", "Hello\n"])
def test_long_texts_are_split_in_time(piece: str) -> None:
    """However a text of full length repeats itself, splitting it takes well under a second."""
    text = (piece * READ_AT_MOST)[: READ_AT_MOST - 1] + "x"
    before = time.process_time()
    stretches(text)

    assert time.process_time() - before < 1


def test_a_farewell_closes_a_short_letter() -> None:
    """Name and address below “Best regards” are no requests, however short the letter is."""
    text = "Mow the lawn.\nBest regards,\nAnna Tree\nHead of Pipes\n1 Lawn Street"

    assert [text[slice(*part)] for part in stretches(text)] == ["Mow the lawn"]
