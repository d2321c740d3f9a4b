"""Withdrawing a faulty version: a dated notice in the chain, and not a byte of it altered."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from approving import approve_all
from click.testing import CliRunner

from tools.catalog import version_in_force
from tools.cli import main
from tools.errors import GuideError, MisuseError, RefusedError
from tools.release import Order, chain_end, release
from tools.verify import verify
from tools.versions import governing, releases
from tools.withdraw import Withdrawal, withdraw

_TINY = Path(__file__).parent / "fixtures" / "catalogs" / "tiny"
_SUMMARY = {"fr": "Texte.", "en": "Text."}
_ORDER = Withdrawal("2026-01-01", date(2026, 3, 1), {"fr": "Faute.", "en": "A mistake."})


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """The smallest catalog with two releases."""
    folder = shutil.copytree(_TINY, tmp_path / "catalog")
    _release(folder, 2025)
    _change(folder)
    _release(folder, 2026)
    return folder


def _release(catalog: Path, year: int) -> None:
    release(catalog, Order(f"{year}-01-01", date(year, 1, 1), _SUMMARY, git=False))


def _change(catalog: Path) -> None:
    path = catalog / "inclusions.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("All ", "All and all "), "utf-8")
    approve_all(catalog)


def _bytes(catalog: Path) -> dict[str, bytes]:
    return {p.as_posix(): p.read_bytes() for p in (catalog / "releases").rglob("*") if p.is_file()}


def test_a_withdrawn_version_governs_no_more(catalog: Path) -> None:
    """Until the day before, it governs; from the day on, the one before it does again."""
    withdraw(catalog, _ORDER)

    known = releases(catalog)
    governs = [
        found.version if (found := governing(known, day)) else None
        for day in (date(2024, 1, 1), date(2025, 6, 1), date(2026, 2, 28), date(2026, 3, 1))
    ]
    assert governs == [None, "2025-01-01", "2026-01-01", "2025-01-01"]
    assert version_in_force(catalog, date(2026, 4, 1)) == "2025-01-01"


def test_nothing_of_the_version_is_altered(catalog: Path) -> None:
    """The notice is a link of the chain; the releases stay byte for byte, and verify agrees."""
    before = _bytes(catalog)
    old = chain_end(releases(catalog))

    made = withdraw(catalog, _ORDER)

    assert _bytes(catalog) == before
    assert (made.previous, chain_end(releases(catalog))) == (old, made.notice_hash)
    assert verify(catalog) == []


def test_the_next_release_follows_the_notice(catalog: Path) -> None:
    """A correction names the notice before it, so that neither can be taken away unseen."""
    made = withdraw(catalog, _ORDER)
    _change(catalog)
    _release(catalog, 2027)

    assert releases(catalog)[-1].previous == made.notice_hash
    assert verify(catalog) == []
    (catalog / "withdrawals" / "2026-01-01.json").unlink()
    assert "broken-chain" in {each.code for each in verify(catalog)}


def test_an_altered_notice_is_found(catalog: Path) -> None:
    """What follows the notice tells that it is not what it was."""
    withdraw(catalog, _ORDER)
    _change(catalog)
    _release(catalog, 2027)
    path = catalog / "withdrawals" / "2026-01-01.json"
    path.write_text(path.read_text(encoding="utf-8").replace("mistake", "miracle"), "utf-8")

    assert "broken-chain" in {each.code for each in verify(catalog)}


def test_a_notice_that_cannot_be_read_is_a_sentence(catalog: Path) -> None:
    """Half a notice stops everything, and names itself."""
    withdraw(catalog, _ORDER)
    path = catalog / "withdrawals" / "2026-01-01.json"
    path.write_bytes(path.read_bytes()[:20])

    with pytest.raises(GuideError, match=r"2026-01-01\.json cannot be read"):
        verify(catalog)


def test_an_unchanged_text_is_no_correction(catalog: Path) -> None:
    """After a notice, a release must still say something else than the last one."""
    withdraw(catalog, _ORDER)

    with pytest.raises(RefusedError, match="Nothing has changed since 2026-01-01"):
        _release(catalog, 2027)


@pytest.mark.parametrize(
    ("order", "error", "sentence"),
    [
        (replace(_ORDER, version="2020-01-01"), MisuseError, "no version 2020-01-01"),
        (replace(_ORDER, day=date(2025, 12, 31)), RefusedError, "is too early"),
    ],
)
def test_what_cannot_be_withdrawn(
    catalog: Path, order: Withdrawal, error: type[GuideError], sentence: str
) -> None:
    """An unknown version, or a day before it began, is a sentence; nothing is written."""
    with pytest.raises(error, match=sentence):
        withdraw(catalog, order)
    assert not (catalog / "withdrawals").exists()


def test_a_notice_never_changes(catalog: Path) -> None:
    """A version is withdrawn once."""
    withdraw(catalog, _ORDER)
    with pytest.raises(RefusedError, match="was withdrawn on 2026-03-01"):
        withdraw(catalog, replace(_ORDER, day=date(2026, 4, 1)))


def test_withdrawn_on_the_command_line(catalog: Path) -> None:
    """The command tells the new head of the chain; governs tells what became of the version."""
    place = ["--catalog", str(catalog)]
    words = ["--date", "2026-03-01", "--reason-fr", "Faute.", "--reason-en", "A mistake."]

    done = CliRunner().invoke(main, ["withdraw", "2026-01-01", *words, *place])
    governs = CliRunner().invoke(main, ["governs", "2026-02-01", *place])
    proof = CliRunner().invoke(main, ["verify", *place])

    assert done.exit_code == 0
    assert done.output.startswith("2026-01-01 is withdrawn from 2026-03-01 on.\nHead of the chain")
    assert governs.output.endswith("It was withdrawn on 2026-03-01: A mistake.\n")
    assert "Withdrawn from 2026-03-01 on: 2026-01-01.\n" in proof.output
