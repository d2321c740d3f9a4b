"""The files of a site compressed beside themselves, for servers that send them as they are.

What was compressed once is kept by the hash of its content: the interpreter alone takes brotli most
of a minute.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from tools import cache

PROJECT = Path(__file__).resolve().parents[1]
SUFFIXES = frozenset(
    (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".whl", ".xml", ".zip")
)
SMALLEST = 512
"""Files below this many bytes travel in one packet anyway."""
BEST = 11
QUICK = 9
"""Brotli's effort: the best takes fifty times as long and saves a tenth."""
_KEPT = PROJECT / ".cache" / "compressed"
_WINDOW = 24
_THREADS = 2
_MANY = 4_000


def compress(folder: Path, quality: int = QUICK) -> None:
    """Put `.br` and `.gz` beside each file of the folder that has none yet and gets smaller."""
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in SUFFIXES
        and path.is_file()
        and path.stat().st_size >= SMALLEST
        and not _beside(path, ".br").is_file()
    ]
    with ThreadPoolExecutor(_THREADS) as pool:
        # Both libraries let other threads work; what a file raises is raised here.
        list(pool.map(lambda path: _one(path, quality), files))


def tidy() -> None:
    """Keep what was compressed last, remove the rest."""
    cache.tidy(_KEPT, _MANY)


def _one(path: Path, quality: int) -> None:
    content = path.read_bytes()
    name = f"{hashlib.sha256(content).hexdigest()}-{quality}"
    brotlied, gzipped = _KEPT / f"{name}.br", _KEPT / f"{name}.gz"
    if not gzipped.is_file():
        cache.keep(brotlied, brotli.compress(content, quality=quality, lgwin=_WINDOW))
        cache.keep(gzipped, gzip.compress(content, 9, mtime=0))
    if brotlied.stat().st_size < len(content):
        for kept in (brotlied, gzipped):
            shutil.copyfile(kept, _beside(path, kept.suffix))


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f"{path.name}{suffix}")
