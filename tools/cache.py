"""What was made before and would come out the same: kept by a hash of all that goes in.

Several processes and threads may use one cache at once: each writes beside and moves into place,
and what another one cleared away meanwhile is made again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from hashlib import _Hash

_SEAL = ".kept"
"""Made last in a kept folder: what is younger was written to since."""


def add_files(whole: _Hash, folder: Path, paths: Iterable[Path]) -> None:
    """Let files, by their name seen from a folder and by their content, have a part in a hash."""
    for path in paths:
        content = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        whole.update(f"\n{name} {len(content)}\n".encode())
        whole.update(content)


def fingerprint(folder: Path, paths: Iterable[Path]) -> str:
    """A hash of files alone, by their name seen from a folder and by their content."""
    whole = hashlib.sha256()
    add_files(whole, folder, paths)
    return whole.hexdigest()


def content_of(path: Path, make: Callable[[], bytes], number: int | None = None) -> bytes:
    """What is kept in a file, made by `make` unless it is there.

    So many files stay beside it; without a number the caller tidies, once for many of them.
    """
    content = read(path)
    if content is None:
        content = make()
        keep(path, content)
        if number is not None:
            tidy(path.parent, number)
    return content


def read(path: Path) -> bytes | None:
    """What a file of the cache says, None where nothing is kept; it counts as used now."""
    try:
        os.utime(path)
        return path.read_bytes()
    except FileNotFoundError:
        return None


def keep(path: Path, content: bytes) -> None:
    """Write a file of the cache, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(_own(path.name))
    beside.write_bytes(content)
    beside.replace(path)


def folder_of(cache: Path, key: str, make: Callable[[Path], None]) -> Path:
    """The folder kept under this key, made by `make` unless it is there, see `put`.

    A folder whose files were written to since is made again.  Whatever `make` raises leaves nothing
    behind.
    """
    kept = cache / key
    if not untouched(kept, kept / _SEAL):
        shutil.rmtree(kept, ignore_errors=True)
        making = cache / _own(key)
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        try:
            make(making)
            (making / _SEAL).touch()
            with suppress(OSError):  # another process was quicker: its folder has the same content
                making.rename(kept)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    os.utime(kept)
    return kept


def untouched(folder: Path, seal: Path) -> bool:
    """Whether nothing below a folder was written since the file `seal` was.

    In folders further below, it is also seen that something was added or removed.
    """
    return files_untouched(folder, seal) is not None


def files_untouched(folder: Path, seal: Path) -> list[str] | None:
    """Every file below a folder, seen from it with slashes; None where `untouched` says no."""
    found = []
    try:
        sealed = seal.stat().st_mtime_ns
        for each in _below(folder):
            told = each.stat()
            if told.st_mtime_ns > sealed:
                return None
            if not stat.S_ISDIR(told.st_mode):
                found.append(each.path[len(str(folder)) + 1 :].replace(os.sep, "/"))
    except FileNotFoundError:
        return None
    return found


def _below(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Every file and folder below a folder, with what the system tells of it at once."""
    with os.scandir(folder) as found:
        for each in found:
            yield each
            if each.is_dir(follow_symlinks=False):
                yield from _below(each.path)


def put(kept: Path, target: Path) -> None:
    """Put a kept folder in the place of another: linked where the file system can, else copied.

    Whoever writes into a linked file later writes into the kept one, see `folder_of`.
    """
    shutil.rmtree(target, ignore_errors=True)
    add(kept, target)


def add(kept: Path, target: Path) -> None:
    """Put the files of a kept folder beside those that are in another already, as `put` does."""
    target.mkdir(parents=True, exist_ok=True)
    for each in _below(kept):
        place = f"{target}{each.path[len(str(kept)) :]}"
        if each.is_dir():
            Path(place).mkdir(exist_ok=True)
        elif each.name != _SEAL:
            _link(each.path, place)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def tidy(cache: Path, number: int) -> None:
    """Keep so many files and folders of the cache, those used last, and remove the others."""
    by_age = sorted((_used(path), path) for path in cache.glob("[!.]*"))
    for _, old in by_age[:-number]:
        if old.is_dir():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.unlink(missing_ok=True)


def _own(name: str) -> str:
    """A name that nobody else writes to, not even another thread with the same content."""
    return f".{name}.{os.getpid()}.{get_ident()}"


def _used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
