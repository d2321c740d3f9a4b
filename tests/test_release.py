"""Releases: what is frozen is whole, and never changes again."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from calculator.model import guide_from_json
from tools.canonical import canonical, digest
from tools.errors import BadCatalogError, MisuseError, RefusedError
from tools.load import load
from tools.release import Order, chain_head, release
from tools.sources import LOCK
from tools.translations import approve
from tools.verify import verify
from tools.versions import CONTRACT, MANIFEST, releases

_TINY = Path(__file__).parent / "fixtures" / "catalogs" / "tiny"
_SCHEMAS = Path(__file__).parent.parent / "catalog" / "schema"
_FIRST = Order(
    version="2025-01-01",
    effective=date(2025, 1, 1),
    summary={"fr": "Premier texte.", "en": "First text."},
    basis="assumed",
    provisional=True,
)
_SECOND = Order(
    version="2026-01-01",
    effective=date(2026, 2, 1),
    summary={"fr": "Deuxième texte.", "en": "Second text."},
)


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """The smallest catalog, in a folder of its own."""
    return shutil.copytree(_TINY, tmp_path / "catalog")


def _change_text(catalog: Path, word: str = "almost") -> None:
    path = catalog / "inclusions.yml"
    changed = path.read_text(encoding="utf-8").replace("All is", f"All is {word}")
    path.write_text(changed, encoding="utf-8")
    _approve(catalog)


def _approve(catalog: Path) -> None:
    sources, _ = load(catalog)
    assert sources is not None
    (catalog / LOCK).write_text(approve(sources, None), encoding="utf-8")


def _bytes(catalog: Path) -> dict[str, bytes]:
    folder = catalog / "releases"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_release_holds_the_contract_its_texts_and_a_manifest(catalog: Path) -> None:
    """Contract, one text for each language and the manifest make a release."""
    done = release(catalog, _FIRST)

    assert set(_bytes(catalog)) == {
        f"2025-01-01/{name}" for name in (CONTRACT, MANIFEST, "guide.fr.txt", "guide.en.txt")
    }
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
    assert chain_head(releases(catalog)) == second
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


def test_a_failure_half_way_leaves_what_was(catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up while writing leaves no trace of the new release."""
    release(catalog, _FIRST)
    before = _bytes(catalog)
    _change_text(catalog)
    write = Path.write_bytes

    def full(self: Path, content: bytes) -> int:
        if self.name == "guide.en.txt":
            raise OSError(28, "No space left on device")
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        release(catalog, replace(_FIRST, replace=True))

    assert _bytes(catalog) == before


def test_a_kill_between_the_two_renames_is_mended_by_the_next_run(catalog: Path) -> None:
    """What an interrupted release took aside comes back, half-written folders go."""
    release(catalog, _FIRST)
    folder = catalog / "releases"
    before = _bytes(catalog)
    (folder / "2025-01-01").rename(folder / ".old-2025-01-01")
    (folder / ".new-abc").mkdir()
    (folder / ".new-abc" / CONTRACT).write_text("{", encoding="utf-8")

    with pytest.raises(RefusedError, match="--replace"):
        release(catalog, _FIRST)
    assert _bytes(catalog) == before


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


def test_the_manifest_holds_the_hash_of_each_file(catalog: Path) -> None:
    """Each file of the release has its SHA-256 in the manifest."""
    done = release(catalog, _FIRST)
    content = _bytes(catalog)

    assert {name: digest(content[f"2025-01-01/{name}"]) for name in done.files} == done.files
    assert MANIFEST not in done.files
