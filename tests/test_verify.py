"""Proof that releases are untouched: one altered byte is found and named."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from approving import approve_all

from tools.release import Order, release
from tools.verify import verify
from tools.versions import CONTRACT, MANIFEST

_TINY = Path(__file__).parent / "fixtures" / "catalogs" / "tiny"
_SUMMARY = {"fr": "Texte.", "en": "Text."}


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """The smallest catalog with two releases."""
    folder = shutil.copytree(_TINY, tmp_path / "catalog")
    release(folder, Order("2025-01-01", date(2025, 1, 1), _SUMMARY, git=False))
    path = folder / "inclusions.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("All is", "All this is"))
    approve_all(folder)
    release(folder, Order("2026-01-01", date(2026, 1, 1), _SUMMARY, git=False))
    return folder


def _edit(catalog: Path, name: str, old: str, new: str, version: str = "2025-01-01") -> Path:
    path = catalog / "releases" / version / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def _report(catalog: Path) -> list[str]:
    start = f"{catalog.as_posix()}/releases/"
    return [str(problem).removeprefix(start) for problem in verify(catalog)]


_MEND = "restore it from git or from your backup"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("All is", "All us", "inc-all differs"),
        ('"Tout"', '"tout"', "inc-all differs"),
        ('"page":"scope"', '"page":"slope"', "cha-all differs"),
        (
            '"Service"',
            '"service"',
            "every clause is as released, but their order or the head of the file differs",
        ),
        ('"1.1"', ' "1.1"', "every clause is as released, but the bytes around them differ"),
        ("{", "", "it is no JSON any more"),
    ],
)
def test_one_altered_character_of_the_contract_is_named(
    catalog: Path, old: str, new: str, what: str
) -> None:
    """The file is named, and the clause in it that differs."""
    _edit(catalog, CONTRACT, old, new)

    place = "2025-01-01/contract.json:1:1: altered-file"
    assert _report(catalog) == [f"{place}: not as released: {what}; {_MEND}"]


def test_one_altered_character_of_a_text_is_named(catalog: Path) -> None:
    """In a text, the line and the column of the first difference are named."""
    _edit(catalog, "guide.fr.txt", "est compris", "est Compris")

    place = "2025-01-01/guide.fr.txt:10:10: altered-file"
    what = "not as released: the first difference is here"
    assert _report(catalog) == [f"{place}: {what}; {_MEND}"]


def test_untouched_releases_have_no_problem(catalog: Path) -> None:
    """What was frozen and left alone is proved."""
    assert verify(catalog) == []


def test_a_missing_file_is_named(catalog: Path) -> None:
    """A file that is gone is a difference."""
    (catalog / "releases" / "2025-01-01" / "guide.en.txt").unlink()

    assert _report(catalog) == [
        f"2025-01-01/guide.en.txt:1:1: altered-file: the file is missing: {_MEND}"
    ]


def test_an_extra_file_is_named(catalog: Path) -> None:
    """A file slipped into a release is a difference."""
    (catalog / "releases" / "2025-01-01" / "note.txt").write_text("", encoding="utf-8")

    assert _report(catalog) == [
        "2025-01-01/note.txt:1:1: extra-file: this file was not released: move it elsewhere"
    ]


def test_a_rewritten_manifest_breaks_the_chain(catalog: Path) -> None:
    """A manifest altered together with its text shows in the next one."""
    _edit(catalog, MANIFEST, "Text.", "Other text.")

    place = "2026-01-01/manifest.json:1:1: broken-chain"
    what = "the manifest before this one was altered or is missing"
    assert _report(catalog) == [f"{place}: {what}: {_MEND}"]


def test_a_removed_release_breaks_the_chain(catalog: Path) -> None:
    """A release cannot be taken out of the middle."""
    shutil.rmtree(catalog / "releases" / "2025-01-01")

    assert [problem.code for problem in verify(catalog)] == ["broken-chain"]


def test_a_second_start_of_the_chain_is_named(catalog: Path) -> None:
    """Two releases cannot follow the same one."""
    _edit(catalog, MANIFEST, '"previous":"', '"previous":null,"was":"', version="2026-01-01")

    assert [problem.code for problem in verify(catalog)] == ["broken-chain"]


def test_an_unreadable_manifest_is_named(catalog: Path) -> None:
    """A manifest that is no JSON is reported, not raised."""
    (catalog / "releases" / "2026-01-01" / MANIFEST).write_text("{", encoding="utf-8")

    assert _report(catalog) == [
        f"2026-01-01/manifest.json:1:1: unreadable-manifest: it cannot be read: {_MEND}"
    ]


def test_a_renamed_folder_is_named(catalog: Path) -> None:
    """A release cannot pass for another version."""
    (catalog / "releases" / "2026-01-01").rename(catalog / "releases" / "2027-01-01")

    place = "2027-01-01/manifest.json:1:1: wrong-folder"
    what = "this is the manifest of “2026-01-01”: call the folder so"
    assert _report(catalog) == [f"{place}: {what}"]
