"""Python for the browser: the engine's wheel, the compiled library and the lock file."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from tools import runtime
from tools.errors import SiteError
from tools.runtime_wheel import build_wheel

PROJECT = Path(__file__).resolve().parents[1]
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the browser loads, made anew."""
    return runtime.prepare(tmp_path_factory.mktemp("cache"))


def package(folder: Path, files: dict[str, str]) -> Path:
    """A small package of Python files."""
    root = folder / "small"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_wheel_is_reproducible(tmp_path: Path) -> None:
    """The same sources give the same bytes, whatever their dates and the order they came in."""
    sources = {"__init__.py": "", "below/one.py": "ONE = 1\n"}
    first = build_wheel(package(tmp_path / "a", sources))
    second = build_wheel(package(tmp_path / "b", dict(reversed(sources.items()))))

    assert first == second


def test_wheel_holds_python_only(tmp_path: Path) -> None:
    """Caches and other files beside the sources stay out of the wheel."""
    sources = {"__init__.py": "", "__pycache__/x.pyc": "", "notes.txt": "x"}
    wheel = build_wheel(package(tmp_path, sources))
    names = zipfile.ZipFile(io.BytesIO(wheel.content)).namelist()

    assert [name for name in names if name.startswith("small/")] == ["small/__init__.py"]


def test_only_the_engine_ships() -> None:
    """The wheel holds the package calculator and nothing else of this project."""
    wheel = build_wheel(PROJECT / "calculator")
    names = zipfile.ZipFile(io.BytesIO(wheel.content)).namelist()

    assert {name.partition("/")[0].partition("-")[0] for name in names} == {
        "calculator",
        "service_guide_calculator",
    }


def test_lock_names_the_engine_alone(prepared: Path) -> None:
    """The lock file names one package, by relative file name and true hash."""
    (entry,) = json.loads((prepared / runtime.LOCK).read_text("utf-8"))["packages"].values()
    wheel = prepared / entry["file_name"]

    assert entry["imports"] == ["calculator"]
    assert entry["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_everything_is_compiled(prepared: Path) -> None:
    """Neither library, wheel nor desk makes the browser compile a module."""
    archives = [*prepared.glob("*.zip"), *prepared.glob("*.whl")]
    names = [name for path in archives for name in zipfile.ZipFile(path).namelist()]

    assert len(archives) == 3
    assert [name for name in names if name.endswith(".py")] == []


def test_library_is_trimmed(prepared: Path) -> None:
    """The library stays below what a slow line can bear: two thirds of a megabyte, compressed."""
    assert (prepared / f"{runtime.LIBRARY}.br").stat().st_size < 2 * MEGABYTE / 3


def test_same_bytes_every_time(prepared: Path, tmp_path: Path) -> None:
    """Preparing again, elsewhere, gives the same folder name and the same bytes."""
    again = runtime.prepare(tmp_path)

    assert again.name == prepared.name
    assert contents(again) == contents(prepared)


def contents(folder: Path) -> dict[str, str]:
    """The files of a folder with their hashes."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_prepared_once(prepared: Path) -> None:
    """What is there already is not made again."""
    before = (prepared / runtime.LIBRARY).stat().st_mtime_ns
    again = runtime.prepare(prepared.parent)

    assert again == prepared
    assert (again / runtime.LIBRARY).stat().st_mtime_ns == before


def test_no_pyodide_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Pyodide the error names the command that installs it."""
    monkeypatch.setattr(runtime, "PYODIDE", tmp_path / "missing")

    with pytest.raises(SiteError, match="run make setup"):
        runtime.prepare(tmp_path)
