"""Opening a version of a catalog: the right text, the advice of today, and nothing stale."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tools.canonical import canonical, digest
from tools.catalog import contract_text, open_catalog, open_edition, version_in_force
from tools.errors import BadCatalogError, GuideError, MisuseError
from tools.release import Order, release

_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden"
_SUMMARY = {"fr": "Premier texte.", "en": "First text."}
_ORDER = Order("2024-04-01", date(2024, 4, 15), _SUMMARY, git=False)


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The second catalog in a folder of its own, with a cache of its own."""
    monkeypatch.setattr("tools.catalog._CACHE", tmp_path / "cache")
    return shutil.copytree(_GARDEN, tmp_path / "catalog")


def _reword(catalog: Path) -> None:
    path = catalog / "exclusions.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Looking after", "The care of"), "utf-8")


def test_without_a_release_the_draft_is_opened(catalog: Path) -> None:
    """Where nothing is in force, the text being worked on is read, and says so."""
    opened = open_catalog(catalog)

    assert (opened.guide.version, opened.guide.effective_basis) == ("draft", "draft")


def test_the_version_in_force_is_opened(catalog: Path) -> None:
    """From its effective date on, a release is what is read; before it, the draft."""
    release(catalog, _ORDER)

    assert version_in_force(catalog, date(2024, 4, 14)) == "draft"
    assert open_catalog(catalog, day=date(2024, 4, 15)).guide.version == "2024-04-01"


def test_a_release_keeps_its_text_when_the_draft_changes(catalog: Path) -> None:
    """A change of the draft shows in the draft alone."""
    release(catalog, _ORDER)
    _reword(catalog)

    frozen = open_catalog(catalog, "2024-04-01").guide.clause("exc-pool").text["en"]
    draft = open_catalog(catalog, "draft").guide.clause("exc-pool").text["en"]

    assert frozen == "Looking after pools and ponds is not included."
    assert draft == "The care of pools and ponds is not included."


def test_the_hashes_are_those_of_the_canonical_data(catalog: Path) -> None:
    """An answer quotes the SHA-256 of the contract and of the advice it was given from."""
    edition = open_edition(catalog, "draft")
    opened = open_catalog(catalog, "draft")

    assert opened.contract_hash == digest(edition.contract)
    assert opened.advice_hash == digest(canonical(edition.advice))


def test_the_contract_hash_of_a_release_is_in_its_manifest(catalog: Path) -> None:
    """The hash shown with a version is the one that was frozen with it."""
    done = release(catalog, _ORDER)

    assert open_catalog(catalog, "2024-04-01").contract_hash == done.contract_hash


def test_a_change_of_the_advice_is_seen_at_once(catalog: Path) -> None:
    """The cache never answers for another state of the files."""
    before = open_catalog(catalog, "draft")
    path = catalog / "advice" / "glossary.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("logbook", "journal"), "utf-8")

    after = open_catalog(catalog, "draft")

    assert after.contract_hash == before.contract_hash
    assert after.advice_hash != before.advice_hash


def test_the_same_files_make_the_same_data(catalog: Path) -> None:
    """What the browser loads is canonical JSON and depends on the files alone."""
    data = open_edition(catalog, "draft").data

    assert data == open_edition(catalog, "draft").data
    assert canonical(json.loads(data)) == data


def test_the_advice_quotes_its_last_revision(catalog: Path) -> None:
    """The revision of the advice is the number of the last entry of its history."""
    assert open_edition(catalog, "draft").advice["revision"] == 2


def test_every_example_names_its_clause(catalog: Path) -> None:
    """Examples carry the clause of their file, and what they leave out is filled in."""
    examples = open_edition(catalog, "draft").advice["examples"]

    assert isinstance(examples, list)
    assert {
        "clause": "exc-pool",
        "clauses": [],
        "lang": "en",
        "question": None,
        "show": True,
        "text": "Clean the swimming pool",
        "verdict": "excluded",
    } in examples


def test_an_unknown_version_is_misuse(catalog: Path) -> None:
    """The versions that exist are named."""
    release(catalog, _ORDER)

    with pytest.raises(MisuseError, match="known are 2024-04-01, draft"):
        open_catalog(catalog, "2020-01-01")


def test_an_altered_release_is_not_opened(catalog: Path) -> None:
    """A text that is not what was frozen answers nothing."""
    release(catalog, _ORDER)
    path = catalog / "releases" / "2024-04-01" / "contract.json"
    path.write_text(path.read_text(encoding="utf-8").replace("pools", "Pools"), "utf-8")

    with pytest.raises(GuideError, match="is not what was released"):
        contract_text(catalog, "2024-04-01")
    with pytest.raises(GuideError, match="altered-release"):
        open_catalog(catalog, "2024-04-01")


def test_a_catalog_with_errors_is_not_opened(catalog: Path) -> None:
    """All errors are shown, and how to go on."""
    path = catalog / "guide.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("par-slo", "par-sla"), "utf-8")

    with pytest.raises(BadCatalogError, match="dangling-reference") as caught:
        open_catalog(catalog, "draft")
    assert str(caught.value).endswith(f"The catalog {catalog} has errors: mend them first.")


def test_a_catalog_without_advice_answers_nothing(catalog: Path) -> None:
    """A guide alone can be published, but not asked."""
    shutil.rmtree(catalog / "advice")

    with pytest.raises(GuideError, match="no folder advice"):
        open_catalog(catalog, "draft")
    assert json.loads(contract_text(catalog, "draft"))["version"] == "draft"
