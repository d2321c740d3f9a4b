"""The manifest of a release: what was frozen, with a fingerprint of every file and entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.model import guide_from_json
from tools.assembly import FORMAT
from tools.canonical import canonical, digest
from tools.data import Json, items, mapping, text
from tools.plain_text import plain_text
from tools.versions import CONTRACT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tools.release import Order

_BELOW = ("clauses", "parts")


def release_files(
    contract: Mapping[str, Json], previous: str | None, *, provisional: bool
) -> dict[str, bytes]:
    """Every file of a release but its manifest: the contract, and in each language text and PDF.

    `previous` is the SHA-256 of the manifest before, as the PDF shows it.
    """
    from tools.pdf import Proof, pdf  # noqa: PLC0415 - slow to import, and only releases need it

    guide = guide_from_json(contract)
    frozen = canonical(contract)
    proof = Proof(digest(frozen), previous, provisional)
    pdfs = {f"guide.{lang}.pdf": pdf(guide, lang, proof) for lang in guide.languages}
    return {CONTRACT: frozen, **texts_of(contract), **pdfs}


def texts_of(contract: Mapping[str, Json]) -> dict[str, bytes]:
    """The plain text of a contract in each language, by the name of its file."""
    guide = guide_from_json(contract)
    return {f"guide.{lang}.txt": plain_text(guide, lang).encode() for lang in guide.languages}


def manifest(
    order: Order, contract: Mapping[str, Json], files: Mapping[str, bytes], previous: str | None
) -> bytes:
    """The manifest as canonical JSON, of the shape of `manifest.schema.json`."""
    return canonical(
        {
            "format": FORMAT,
            "version": order.version,
            "effective": order.effective.isoformat(),
            "basis": order.basis,
            "provisional": order.provisional,
            "summary": dict(order.summary),
            "files": {name: digest(content) for name, content in files.items()},
            "entries": dict(entry_hashes(contract)),
            "previous": previous,
        }
    )


def entry_hashes(contract: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """Each chapter, part and clause with a SHA-256 of its own words, without what is below it."""
    for chapter in items(contract.get("chapters")):
        yield from _hashes(mapping(chapter))


def _hashes(entry: dict[str, Json]) -> Iterator[tuple[str, str]]:
    own = {key: value for key, value in entry.items() if key not in _BELOW}
    yield text(entry.get("id")), digest(canonical(own))
    for key in _BELOW:
        for below in items(entry.get(key)):
            yield from _hashes(mapping(below))
