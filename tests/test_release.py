"""Releases: what is frozen is whole, and never changes again."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from approving import approve_all
from jsonschema import Draft202012Validator

from calculator.model import guide_from_json
from tools.canonical import canonical, digest
from tools.diff import compare
from tools.errors import BadCatalogError, GuideError, MisuseError, RefusedError
from tools.load import load
from tools.release import Order, chain_end, release
from tools.release_gates import Wanted, failing_examples
from tools.sources import LOCK
from tools.verify import verify
from tools.versions import CONTRACT, MANIFEST, releases

_TINY = Path(__file__).parent / "fixtures" / "catalogs" / "tiny"
_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
_OURS = Path(__file__).parent.parent / "catalog"
_SCHEMAS = _OURS / "schema"
_FIRST = Order(
    version="2025-01-01",
    effective=date(2025, 1, 1),
    summary={"fr": "Premier texte.", "en": "First text."},
    basis="assumed",
    provisional=True,
    git=False,
)
_SECOND = Order(
    version="2026-01-01",
    effective=date(2026, 2, 1),
    summary={"fr": "Deuxième texte.", "en": "Second text."},
    git=False,
)


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """The smallest catalog, in a folder of its own."""
    return shutil.copytree(_TINY, tmp_path / "catalog")


def _change_text(catalog: Path, word: str = "almost") -> None:
    path = catalog / "inclusions.yml"
    changed = path.read_text(encoding="utf-8").replace("All is", f"All is {word}")
    path.write_text(changed, encoding="utf-8")
    approve_all(catalog)


def _rename_clause(catalog: Path) -> None:
    path = catalog / "inclusions.yml"
    text = path.read_text(encoding="utf-8").replace("inc-all", "inc-everything")
    path.write_text(text, encoding="utf-8")


def _git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True)


def _bytes(catalog: Path) -> dict[str, bytes]:
    folder = catalog / "releases"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_release_holds_the_contract_its_texts_and_a_manifest(catalog: Path) -> None:
    """Contract, text and PDF in each language and the manifest make a release."""
    done = release(catalog, _FIRST)

    guides = {f"guide.{lang}.{form}" for lang in ("fr", "en") for form in ("txt", "pdf")}
    assert set(_bytes(catalog)) == {f"2025-01-01/{name}" for name in (CONTRACT, MANIFEST, *guides)}
    assert done.basis == "assumed"
    assert done.provisional


@pytest.mark.parametrize("name", [CONTRACT, MANIFEST])
def test_frozen_json_fits_its_schema_and_is_canonical(catalog: Path, name: str) -> None:
    """Contract and manifest are canonical JSON of the shape their schema describes."""
    release(catalog, _FIRST)
    content = (catalog / "releases" / "2025-01-01" / name).read_bytes()
    schema = json.loads((_SCHEMAS / name.replace(".json", ".schema.json")).read_bytes())

    assert list(Draft202012Validator(schema).iter_errors(json.loads(content))) == []
    assert canonical(json.loads(content)) == content


def test_the_frozen_contract_is_the_guide(catalog: Path) -> None:
    """The model reads a frozen contract and finds its version and clauses."""
    release(catalog, _FIRST)
    contract = json.loads((catalog / "releases" / "2025-01-01" / CONTRACT).read_bytes())

    guide = guide_from_json(contract)

    assert (guide.version, guide.effective, guide.effective_basis) == (
        "2025-01-01",
        "2025-01-01",
        "assumed",
    )
    assert [clause.number for clause in guide.clauses()] == ["1.1 a"]


def test_the_text_of_a_release_reads_without_a_program(catalog: Path) -> None:
    """The plain text holds the version, every number and every word."""
    release(catalog, _FIRST)
    text = (catalog / "releases" / "2025-01-01" / "guide.fr.txt").read_text(encoding="utf-8")

    assert text == (
        "Service (Prestataire)\n"
        "Version 2025-01-01, date d’effet 2025-01-01 (supposée)\n\n\n"
        "1  Tout\n\n1.1  Tout\n\n1.1 a  Tout  [inc-all]\nTout est compris.\n"
    )


def test_the_same_catalog_makes_the_same_bytes(catalog: Path, tmp_path: Path) -> None:
    """Nothing in a release depends on the clock or on the machine."""
    other = shutil.copytree(catalog, tmp_path / "other")

    release(catalog, _FIRST)
    release(other, _FIRST)

    assert _bytes(catalog) == _bytes(other)


def test_each_release_names_the_one_before(catalog: Path) -> None:
    """The manifests form a chain by their SHA-256."""
    first = release(catalog, _FIRST)
    _change_text(catalog)
    second = release(catalog, _SECOND)

    assert first.previous is None
    assert second.previous == first.manifest_hash
    assert chain_end(releases(catalog)) == second.manifest_hash
    assert verify(catalog) == []


def test_a_published_version_is_never_made_again(catalog: Path) -> None:
    """A release that is not provisional refuses to be replaced."""
    release(catalog, replace(_FIRST, provisional=False))
    before = _bytes(catalog)

    with pytest.raises(RefusedError, match="never changes"):
        release(catalog, replace(_FIRST, replace=True))
    assert _bytes(catalog) == before


def test_a_provisional_version_is_replaced_only_on_request(catalog: Path) -> None:
    """Without --replace a provisional release stays, with it the new text takes its place."""
    release(catalog, _FIRST)
    _change_text(catalog)

    with pytest.raises(RefusedError, match="--replace"):
        release(catalog, _FIRST)
    release(catalog, replace(_FIRST, replace=True))

    assert b"almost" in _bytes(catalog)["2025-01-01/contract.json"]
    assert verify(catalog) == []


def test_a_provisional_version_with_a_successor_stays(catalog: Path) -> None:
    """What another release was built upon cannot be replaced."""
    release(catalog, _FIRST)
    _change_text(catalog)
    release(catalog, _SECOND)

    with pytest.raises(RefusedError, match="2026-01-01 was built upon it"):
        release(catalog, replace(_FIRST, replace=True))


def test_nothing_to_replace_is_misuse(catalog: Path) -> None:
    """--replace names a version that exists."""
    with pytest.raises(MisuseError, match="leave --replace out"):
        release(catalog, replace(_FIRST, replace=True))


def test_an_unchanged_text_is_no_new_version(catalog: Path) -> None:
    """A version that says what the last one said is refused."""
    release(catalog, _FIRST)

    with pytest.raises(RefusedError, match="Nothing has changed since 2025-01-01"):
        release(catalog, _SECOND)


def test_a_new_version_begins_after_the_last(catalog: Path) -> None:
    """The effective dates of releases go forward."""
    release(catalog, _FIRST)
    _change_text(catalog)

    with pytest.raises(RefusedError, match="begins later"):
        release(catalog, replace(_SECOND, effective=date(2025, 1, 1)))


@pytest.mark.parametrize("name", ["draft", "1.0", "../2025-01-01", "2025-13-01", ""])
def test_a_version_is_called_by_a_day(catalog: Path, name: str) -> None:
    """Any other name is misuse, and no folder is made."""
    with pytest.raises(MisuseError):
        release(catalog, replace(_FIRST, version=name))
    assert not (catalog / "releases").exists()


def test_only_a_provisional_release_may_hold_unread_translations(catalog: Path) -> None:
    """A text changed in one language is published for good only after somebody compared both."""
    (catalog / LOCK).unlink()

    with pytest.raises(RefusedError, match="Translations not approved: cha-all, par-all, inc-all"):
        release(catalog, replace(_FIRST, provisional=False))
    assert release(catalog, _FIRST).provisional


def test_a_catalog_with_errors_is_not_released(catalog: Path) -> None:
    """All errors are shown and nothing is written."""
    path = catalog / "guide.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("par-all", "par-none"), encoding="utf-8"
    )

    with pytest.raises(BadCatalogError) as caught:
        release(catalog, _FIRST)
    assert [p.code for p in caught.value.problems] == ["dangling-reference", "unused-part"]
    assert not (catalog / "releases").exists()


def test_a_release_being_written_is_seen_by_nobody(catalog: Path) -> None:
    """A half-written folder is no release and no difference."""
    release(catalog, _FIRST)
    (catalog / "releases" / ".new-abc").mkdir()

    assert [each.version for each in releases(catalog)] == ["2025-01-01"]
    assert verify(catalog) == []


def test_an_altered_release_stops_the_next_one(catalog: Path) -> None:
    """Nothing is built upon a release that is not what was frozen."""
    release(catalog, _FIRST)
    path = catalog / "releases" / "2025-01-01" / "guide.fr.txt"
    path.write_text("…", encoding="utf-8")
    _change_text(catalog)

    with pytest.raises(BadCatalogError, match="altered-file"):
        release(catalog, _SECOND)


def test_a_clause_that_vanished_needs_a_word(catalog: Path) -> None:
    """A clause gone since the last release is named as retired, with its successor, or refused."""
    release(catalog, _FIRST)
    _rename_clause(catalog)

    with pytest.raises(RefusedError, match="Clauses that vanished: inc-all"):
        release(catalog, _SECOND)

    guide = catalog / "guide.yml"
    retired = "retired:\n  - {id: inc-all, successor: inc-everything}\n"
    guide.write_text(guide.read_text(encoding="utf-8") + retired, encoding="utf-8")
    approve_all(catalog)
    assert release(catalog, _SECOND).version == "2026-01-01"
    removed = compare(catalog, "2025-01-01", "2026-01-01").change["entries"]
    assert [each["successor"] for each in removed if each["state"] == "removed"] == [
        "inc-everything"
    ]


def test_a_proposed_figure_is_not_released(catalog: Path) -> None:
    """A number of our own never becomes contract text."""
    path = catalog / "inclusions.yml"
    text = path.read_text(encoding="utf-8").replace("All is", "All 4 are")
    path.write_text(text.rstrip() + "\n        figures: illustrative\n", encoding="utf-8")
    approve_all(catalog)

    with pytest.raises(RefusedError, match="Illustrative figures in the text: inc-all"):
        release(catalog, _FIRST)


def test_every_reason_is_told_at_once(catalog: Path) -> None:
    """Nobody mends one thing to learn of the next."""
    release(catalog, _FIRST)
    _rename_clause(catalog)

    with pytest.raises(RefusedError) as caught:
        release(catalog, replace(_SECOND, effective=date(2024, 1, 1)))

    told = str(caught.value)
    for reason in ("begins later", "Clauses that vanished", "Translations not approved"):
        assert reason in told


def test_uncommitted_files_are_named(catalog: Path) -> None:
    """What is published can be found again in the history; --no-git goes without that check."""
    order = replace(_FIRST, git=True)
    with pytest.raises(RefusedError, match=r"no git repository.*--no-git"):
        release(catalog, order)
    _git(catalog, "init", "--quiet")
    with pytest.raises(RefusedError, match=r"Not committed: .*guide\.yml"):
        release(catalog, order)
    _git(catalog, "add", ".")
    _git(catalog, "commit", "--quiet", "-m", "All")

    assert release(catalog, order).version == "2025-01-01"


def test_an_example_that_fails_stops_a_release(tmp_path: Path) -> None:
    """What the guide shows as an example is answered as it says, or nothing is published."""
    garden = shutil.copytree(_GARDEN, tmp_path / "garden")
    order = replace(_SECOND, version="2027-01-01", effective=date(2027, 1, 1))
    path = garden / "advice" / "examples" / "exc-felling.yml"
    with path.open("a", encoding="utf-8") as file:
        file.write("  - {lang: en, verdict: depends, text: Fell the cherry tree now, show: true}\n")

    with pytest.raises(RefusedError, match=r"Fell the cherry tree.*excluded instead of dep"):
        release(garden, order)


def test_a_release_of_another_format_says_so(catalog: Path) -> None:
    """A release that a later program made is not misread."""
    release(catalog, _FIRST)
    path = catalog / "releases" / "2025-01-01" / MANIFEST
    path.write_bytes(canonical(json.loads(path.read_bytes()) | {"format": 2}))

    with pytest.raises(GuideError, match=r"format 2.*newer"):
        releases(catalog)


def test_the_pdf_holds_every_word_of_the_text(catalog: Path) -> None:
    """Number, words and fingerprint stand on paper too."""
    done = release(catalog, _FIRST)
    path = catalog / "releases" / "2025-01-01" / "guide.fr.pdf"
    read = subprocess.run(
        ["pdftotext", "-raw", path, "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout

    for said in ("1.1 a", "Tout est compris.", "Version 2025-01-01", done.contract_hash):
        assert said in read


def test_the_manifest_holds_the_hash_of_each_file(catalog: Path) -> None:
    """Each file of the release has its SHA-256 in the manifest."""
    done = release(catalog, _FIRST)
    content = _bytes(catalog)

    assert {name: digest(content[f"2025-01-01/{name}"]) for name in done.files} == done.files
    assert MANIFEST not in done.files


def test_no_example_stands_in_the_way_of_the_next_version() -> None:
    """No example of ours is answered “included” wrongly, and no shown one is answered wrong."""
    sources, _ = load(_OURS)
    assert sources is not None

    assert list(failing_examples(Wanted(_OURS, _SECOND, sources, ()))) == []
