"""Reading a catalog: values with their places, and nothing that a bad file can break."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tools.load
from tools.checks import check
from tools.errors import MisuseError
from tools.load import load
from tools.positions import Document, read_document
from tools.yaml_rules import LARGEST, Place

if TYPE_CHECKING:
    from tools.problems import Problem

_PROJECT = Path(__file__).parent.parent
_TINY = Path(__file__).parent / "fixtures" / "catalogs" / "tiny"

_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]))
_DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-1_000_000, 1_000_000) | _WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=4),
    max_leaves=20,
)


def _read(text: str) -> Document:
    document, problems = read_document("file.yml", "file.yml", text.encode())
    assert problems == []
    assert document is not None
    return document


def test_values_know_their_place() -> None:
    """Lines and columns count from 1, in characters, for values and for keys."""
    document = _read("é: [un, deux]\nclé: ’\n")

    assert document.place(("é", 1)) == Place(1, 9)
    assert document.keys["clé",] == Place(2, 1)


def test_what_is_absent_has_the_place_of_what_is_above() -> None:
    """A problem about a missing value stands where its mapping stands."""
    document = _read("a:\n  b: 1\n")

    assert document.place(("a", "c", 0)) == Place(2, 3)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-0.5", -0.5),
        ("y", "y"),
        ("'no'", "no"),
        ('"2025-03-01"', "2025-03-01"),
        (">-\n  two\n  lines", "two lines"),
    ],
)
def test_scalars_mean_what_they_look_like(written: str, value: object) -> None:
    """Text is text; true, false, nothing and plain numbers are what they are."""
    assert _read(f"a: {written}\n").data == {"a": value}


def test_windows_line_ends_and_byte_order_mark_are_read() -> None:
    """A file saved by another editor is the same data."""
    assert _read("\ufeffa: 1\r\nb: |\r\n  x\r\n").data == {"a": 1, "b": "x\n"}


def test_a_bomb_is_refused_at_once() -> None:
    """Aliases of aliases do not unfold: the file is refused without building them."""
    bomb = "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )

    _, problems = read_document("bomb.yml", "bomb.yml", f"a: &a [x]\n{bomb}".encode())

    assert {problem.code for problem in problems} == {"anchor"}


@pytest.mark.parametrize("content", [b"[" * LARGEST, b"x" * (LARGEST * 10), b"a: {" * 200_000])
def test_huge_input_is_refused(content: bytes) -> None:
    """Neither depth nor size exhausts the reader."""
    document, problems = read_document("big.yml", "big.yml", content)

    assert document is None
    assert len(problems) == 1


@given(_DATA)
def test_json_is_read_as_itself(data: object) -> None:
    """JSON is YAML: every value written as JSON comes back unchanged."""
    document, problems = read_document(
        "x.yml", "x.yml", json.dumps(data, indent=1, ensure_ascii=False).encode()
    )

    assert problems == []
    assert document is not None
    assert document.data == data


@given(
    st.binary(max_size=300) | st.text("a:- \n'\"[]{}&*!|>#%@`,?\\\t", max_size=60).map(str.encode)
)
def test_any_bytes_are_read_or_reported(content: bytes) -> None:
    """Whatever stands in a file, it is data or a problem with a place, never an exception."""
    document, problems = read_document("x.yml", "x.yml", content)

    assert document is not None or problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)


def _nodes(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    pairs = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    return [path, *(inner for key, value in pairs for inner in _nodes(value, (*path, key)))]


def _replaced(data: object, path: tuple[str | int, ...], value: object) -> object:
    if not path:
        return value
    head, *rest = path
    if isinstance(data, dict):
        return {**data, str(head): _replaced(data[head], tuple(rest), value)}
    assert isinstance(data, list)
    return [
        _replaced(item, tuple(rest), value) if n == head else item for n, item in enumerate(data)
    ]


@given(st.data(), _DATA)
def test_any_wrong_value_is_reported_not_raised(draw: st.DataObject, value: object) -> None:
    """A catalog with anything in any place is checked to the end."""
    sources, _ = load(_TINY)
    assert sources is not None
    name = draw.draw(st.sampled_from(["guide.yml", "inclusions.yml"]))
    path = draw.draw(st.sampled_from(_nodes(sources.documents[name].data)))
    broken = _replaced(sources.documents[name].data, path, value)
    files = {each: json.dumps(document.data) for each, document in sources.documents.items()}
    files[name] = json.dumps(broken)

    problems = _checked(files)

    assert all(problem.message for problem in problems)


def _checked(files: dict[str, str]) -> list[Problem]:
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_text(content, encoding="utf-8")
        return check(Path(folder))[1]


def test_problems_come_all_at_once_in_reading_order(tmp_path: Path) -> None:
    """One run shows the problems of every file, sorted by file and place."""
    for path in _TINY.glob("*.yml"):
        text = path.read_text(encoding="utf-8").replace("en: All}", "en: ''}")
        (tmp_path / path.name).write_text(text, encoding="utf-8")

    _, problems = check(tmp_path)

    assert [p.code for p in problems if p.severity == "error"] == ["empty-text"] * 3
    assert problems == sorted(problems)


def test_an_unreadable_file_holds_back_the_checks_between_files(tmp_path: Path) -> None:
    """While one file cannot be read, no other file is blamed for what it holds."""
    for path in _TINY.glob("*.yml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "inclusions.yml").write_text("parts: [", encoding="utf-8")

    sources, problems = check(tmp_path)

    assert sources is None
    assert [problem.code for problem in problems] == ["syntax"]


def test_a_folder_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    """A wrong folder is named, with the option to mend it."""
    with pytest.raises(MisuseError, match="--catalog"):
        load(tmp_path / "nowhere")


def test_the_catalog_has_no_error() -> None:
    """The catalog of this project is free of errors."""
    _, problems = check(_PROJECT / "catalog")

    assert [str(problem) for problem in problems if problem.severity == "error"] == []


def test_what_was_read_once_says_the_same_the_next_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Data and places come back as they were; a file that has changed is read again."""
    kept = tmp_path / "kept"
    monkeypatch.setattr(tools.load, "_KEPT", kept)
    (first, before), (second, after) = (
        load(shutil.copytree(_PROJECT / "catalog", tmp_path / name)) for name in ("one", "other")
    )

    assert list(kept.glob("*.json"))
    assert before == after == []
    assert first is not None
    assert second is not None
    for name, document in first.documents.items():
        again = second.documents[name]
        assert again.data == document.data
        assert dict(again.values) == dict(document.values)
        assert dict(again.keys) == dict(document.keys)

    path = tmp_path / "other" / "inclusions.yml"
    path.write_text(path.read_text(encoding="utf-8") + "nonsense: true\n", encoding="utf-8")
    _, problems = load(tmp_path / "other")
    assert [Path(each.file).name for each in problems] == ["inclusions.yml"]
