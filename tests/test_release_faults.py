"""Releases survive what can go wrong: kills, full disks, two at once, files touched by others."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tools.errors import RefusedError
from tools.release import Order, release
from tools.verify import verify
from tools.versions import CONTRACT, MANIFEST, releases

_TINY = Path(__file__).parent / "fixtures" / "catalogs" / "tiny"
_ORDER = Order(
    "2025-01-01",
    date(2025, 1, 1),
    {"fr": "Texte.", "en": "Text."},
    provisional=True,
    git=False,
)
_MEND = "restore it from git or from your backup"
_KILLED = 9
_STEPS = {"mkdtemp": 1, "fsync": 6, "rename": 2}
"""How often a release that replaces another passes each point."""
_KILL = """
import os, sys, tempfile
from pathlib import Path
from datetime import date
from tools.release import Order, release

point, when, catalog = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
owner = {{"mkdtemp": tempfile, "fsync": os, "rename": Path}}[point]
done, passed = getattr(owner, point), 0

def dying(*given, **named):
    global passed
    passed += 1
    if passed == when and {before}:
        os._exit(9)
    found = done(*given, **named)
    if passed == when:
        os._exit(9)
    return found

setattr(owner, point, dying)
release(catalog, Order("2025-01-01", date(2025, 1, 1), {{"fr": "Deux.", "en": "Two."}},
                       provisional=True, replace=True, git=False))
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """The smallest catalog with one provisional release."""
    folder = shutil.copytree(_TINY, tmp_path / "catalog")
    release(folder, _ORDER)
    return folder


def _bytes(catalog: Path) -> dict[str, bytes]:
    folder = catalog / "releases"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize(
    ("point", "when"),
    [(point, when + 1) for point, times in _STEPS.items() for when in range(times)],
)
def test_a_kill_at_any_step_leaves_the_old_or_the_new(
    catalog: Path, point: str, when: int, *, before: bool
) -> None:
    """The process dies there and then; the next command finds a whole release, and goes on."""
    old = _bytes(catalog)
    command = [sys.executable, "-c", _KILL.format(before=before), point, str(when), str(catalog)]
    died = subprocess.run(command, check=False)
    assert died.returncode == _KILLED

    with pytest.raises(RefusedError, match="--replace"):  # the next command tidies up first
        release(catalog, _ORDER)

    assert verify(catalog) == []
    now = _bytes(catalog)
    assert now.keys() == old.keys()
    assert now == old or b"Deux." in now[f"2025-01-01/{MANIFEST}"]


@pytest.mark.parametrize("when", range(1, 7))
def test_a_full_disk_leaves_what_was(
    catalog: Path, monkeypatch: pytest.MonkeyPatch, when: int
) -> None:
    """Wherever the disk is full, the old release stands and no trace of the new one stays."""
    before = _bytes(catalog)
    passed = 0

    def full(_: int) -> None:
        nonlocal passed
        passed += 1
        if passed == when:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        release(catalog, replace(_ORDER, replace=True))

    assert _bytes(catalog) == before
    assert sorted(path.name for path in (catalog / "releases").iterdir()) == ["2025-01-01"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The command ends with one sentence that names the folder."""
    catalog = shutil.copytree(_TINY, tmp_path / "catalog")
    (catalog / "releases").write_text("in the way", encoding="utf-8")
    command = [sys.executable, "-c", "from tools.cli import main; main()", "release", "2025-01-01"]
    words = ["--effective", "2025-01-01", "--summary-fr", "Un.", "--summary-en", "One."]
    done = subprocess.run(
        [*command, *words, "--no-git", "--catalog", catalog],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )

    assert done.returncode == 2
    assert done.stderr.strip() == f"{catalog / 'releases'}: File exists"


def test_two_releases_at_once_are_one_and_a_sentence(catalog: Path) -> None:
    """Whoever comes second is told to wait; nothing is mixed."""
    waiting = (
        "import sys, tools.release as made\n"
        "def slow(*given, **named):\n"
        "    print('inside', flush=True); sys.stdin.readline(); return whole(*given, **named)\n"
        "whole, made._write = made._write, slow\n"
        "from pathlib import Path; from datetime import date\n"
        "made.release(Path(sys.argv[1]), made.Order('2025-01-01', date(2025, 1, 1),"
        " {'fr': 'Deux.', 'en': 'Two.'}, provisional=True, replace=True, git=False))\n"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", waiting, catalog],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with first:
        assert first.stdout is not None
        assert first.stdout.readline() == "inside\n"
        with pytest.raises(RefusedError, match="Another release"):
            release(catalog, replace(_ORDER, replace=True))
        first.communicate("go on\n")

    assert releases(catalog)[0].summary["en"] == "Two."
    assert verify(catalog) == []


def _report(catalog: Path) -> list[str]:
    return [f"{Path(each.file).name}: {each.code}: {each.message}" for each in verify(catalog)]


def test_a_manifest_cut_in_half_is_a_sentence(catalog: Path) -> None:
    """Nothing is guessed from what is left of it."""
    path = catalog / "releases" / "2025-01-01" / MANIFEST
    path.write_bytes(path.read_bytes()[:300])

    assert _report(catalog) == [f"manifest.json: unreadable-manifest: it cannot be read: {_MEND}"]


def test_a_link_in_a_release_is_a_sentence(catalog: Path, tmp_path: Path) -> None:
    """What a link leads to can change unseen, whatever it holds today."""
    path = catalog / "releases" / "2025-01-01" / CONTRACT
    shutil.move(path, tmp_path / "elsewhere.json")
    path.symlink_to(tmp_path / "elsewhere.json")

    assert _report(catalog) == [
        "contract.json: linked-file: this is a link to another place: put the file itself here"
    ]


@pytest.mark.parametrize("name", ["guide.fr.txt", "guide.en.txt"])
def test_converted_line_ends_are_told_as_such(catalog: Path, name: str) -> None:
    """A checkout that converts line ends is named as the cause, not a forgery."""
    path = catalog / "releases" / "2025-01-01" / name
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    (told,) = _report(catalog)
    assert "its line ends were converted, as git does where .gitattributes is missing" in told


def test_git_never_converts_what_is_hashed() -> None:
    """The releases are kept from any conversion, whatever the settings of the machine."""
    done = subprocess.run(
        ["git", "check-attr", "text", "--", "catalog/releases/2025-03-01/guide.fr.txt"],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=Path(__file__).parent.parent,
    )

    assert done.stdout.strip().endswith("text: unset")


@pytest.mark.parametrize(
    "settings",
    [
        {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1"},
        {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "HOME": "/nowhere"},
    ],
)
def test_another_machine_makes_the_same_bytes(
    catalog: Path, tmp_path: Path, settings: dict[str, str]
) -> None:
    """Time zone, locale, order of sets, home and place on the disk have no part in a release."""
    other = shutil.copytree(_TINY, tmp_path / "a longer way" / "catalog")
    made = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from tools.release import Order, release\n"
        "release(Path(sys.argv[1]), Order('2025-01-01', date(2025, 1, 1),"
        " {'en': 'Text.', 'fr': 'Texte.'}, provisional=True, git=False))\n"
    )
    subprocess.run([sys.executable, "-c", made, other], check=True, env=os.environ | settings)

    assert _bytes(other) == _bytes(catalog)
