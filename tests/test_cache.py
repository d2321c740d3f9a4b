"""What was made once is used again, by several processes at once, and old things go."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.cache import content_of, folder_of, keep, put, read, tidy

PROJECT = Path(__file__).resolve().parents[1]
USE = """
import sys
from pathlib import Path
from tools.cache import content_of, folder_of
cache = Path(sys.argv[1])
for turn in range(150):
    assert content_of(cache / "files" / str(turn), lambda: b"content", 3) == b"content"
    kept = folder_of(cache / "folders", str(turn % 5), lambda at: (at / "file").touch())
    assert (kept / "file").exists()
"""


def _aged(path: Path, seconds: int) -> Path:
    path.write_bytes(b"")
    os.utime(path, (seconds, seconds))
    return path


def test_made_once(tmp_path: Path) -> None:
    """What is there is not made again."""
    path = tmp_path / "some" / "file"

    assert content_of(path, lambda: b"first", 5) == b"first"
    assert content_of(path, lambda: b"second", 5) == b"first"


def test_the_oldest_go(tmp_path: Path) -> None:
    """Only so many stay, those that were used last."""
    old, young = (_aged(tmp_path / name, seconds) for name, seconds in (("b", 1), ("a", 2)))

    tidy(tmp_path, 1)

    assert not old.exists()
    assert young.exists()


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    """A folder whose making failed is not taken for whole, and nothing of it stays."""

    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise ValueError(folder)

    try:
        folder_of(tmp_path, "key", fail)
    except ValueError:
        assert list(tmp_path.iterdir()) == []


def test_the_oldest_go_those_read_stay(tmp_path: Path) -> None:
    """What is read counts as used: it stays, however long ago it was made."""
    read_again, other = (_aged(tmp_path / name, seconds) for name, seconds in (("b", 1), ("a", 2)))

    assert read(read_again) == b""
    tidy(tmp_path, 1)

    assert read(other) is None
    assert read(read_again) == b""


def test_a_folder_that_was_written_to_is_made_again(tmp_path: Path) -> None:
    """A page changed by hand in the site, which shares its bytes, never comes back."""

    def make(folder: Path) -> None:
        (folder / "below").mkdir()
        (folder / "below" / "page").write_text("as built")

    put(folder_of(tmp_path / "cache", "key", make), tmp_path / "site")
    page = tmp_path / "site" / "below" / "page"
    os.utime(page, (1, 1))
    with page.open("a") as opened:
        opened.write(", and changed by hand")
    put(folder_of(tmp_path / "cache", "key", make), tmp_path / "again")

    assert (tmp_path / "again" / "below" / "page").read_text() == "as built"
    assert not list((tmp_path / "again").glob(".*"))


def test_two_threads_with_the_same_content(tmp_path: Path) -> None:
    """Two files of a site may hold the same bytes: both threads may keep them at once."""

    def fill(_: int) -> None:
        for turn in range(200):
            keep(tmp_path / str(turn), b"content")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(fill, range(4)))
    assert {each.read_bytes() for each in tmp_path.iterdir()} == {b"content"}


def test_several_processes_at_once(tmp_path: Path) -> None:
    """Processes that fill and tidy one cache together do not get in each other's way."""
    command = [sys.executable, "-c", USE, str(tmp_path)]
    running = [
        subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, encoding="utf-8")
        for _ in range(3)
    ]

    assert [each.communicate()[1] for each in running] == [""] * len(running)
