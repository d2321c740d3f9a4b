"""The files of a site compressed beside themselves, for servers that send them as they are.

What was compressed once is kept by the hash of its content: the interpreter alone takes brotli most
of a minute.
"""

from __future__ import annotations

import gzip
import hashlib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from tools import cache
from tools.site_files import files

PROJECT = Path(__file__).resolve().parents[1]
SUFFIXES = frozenset(
    (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".whl", ".xml", ".zip")
)
SMALLEST = 512
"""Files below this many bytes travel in one packet anyway."""
BEST = 11
GOOD = 10
QUICK = 9
"""Brotli's effort: the best takes fifty times as long as the quick one and saves a tenth."""

LARGE = 300_000
"""From so many bytes on, a file is worth the good effort: it saves most of what the best does."""

_KEPT = PROJECT / ".cache" / "compressed"
_WINDOW = 24
_THREADS = 2
_MANY = 4_000


def compress(folder: Path, quality: int = QUICK) -> None:
    """Put `.br` and `.gz` beside each file of the folder that has none yet and gets smaller."""
    names = files(folder)
    found = set(names)
    wanted = [
        folder / name
        for name in names
        if Path(name).suffix in SUFFIXES and f"{name}.br" not in found
    ]
    large = [path for path in wanted if path.stat().st_size >= SMALLEST]
    with ThreadPoolExecutor(_THREADS) as pool:
        # Both libraries let other threads work; what a file raises is raised here.
        list(pool.map(lambda path: _one(path, quality), large))


def tidy() -> None:
    """Keep what was compressed last, remove the rest."""
    cache.tidy(_KEPT, _MANY)


def _one(path: Path, quality: int) -> None:
    content = path.read_bytes()
    if len(content) >= LARGE:
        quality = max(quality, GOOD)
    name = f"{hashlib.sha256(content).hexdigest()}-{quality}"
    brotlied = cache.content_of(_KEPT / f"{name}.br", partial(_brotli, content, quality))
    if len(brotlied) < len(content):
        _beside(path, ".br").write_bytes(brotlied)
        gzipped = cache.content_of(_KEPT / f"{name}.gz", partial(_gzip, content))
        _beside(path, ".gz").write_bytes(gzipped)


def _brotli(content: bytes, quality: int) -> bytes:
    compressed: bytes = brotli.compress(content, quality=quality, lgwin=_WINDOW)
    return compressed


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f"{path.name}{suffix}")
