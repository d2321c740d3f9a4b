"""How long `guide build` takes and what memory it needs: clean, nothing or one clause changed.

Everything happens in a copy of the project, which has no cache; then a garden with a thousand
clauses and ten versions is built.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter, sleep

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))
sys.path.insert(0, str(PROJECT / "tests"))

from approving import approve_all  # noqa: E402 - found only now
from project_copy import copy_project  # noqa: E402

from tools.release import Order, release  # noqa: E402

_GARDEN = PROJECT / "tests" / "fixtures" / "catalogs" / "garden"
_CLAUSES, _VERSIONS = 1_000, 10
_PAUSE = 0.05
_ROW = "{:46}{:>9}{:>9}{:>11}"


def main() -> None:
    """Print a line for each kind of build: what is built, seconds, the goal, peak memory."""
    print(_ROW.format("build", "took", "goal", "memory"))
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_project(Path(folder) / "project")
        (copy / "node_modules").symlink_to(PROJECT / "node_modules")
        _timed(copy, "first of all, the runtime made too", "")
        shutil.rmtree(copy / ".cache" / "guides")
        shutil.rmtree(copy / "site")
        _timed(copy, "clean, 2 languages and 2 versions", "12 s")
        _timed(copy, "nothing changed", "2 s")
        _reword(copy / "catalog" / "inclusions.yml", "a managed ticket portal", "the portal")
        _timed(copy, "one clause changed", "3 s")
        _timed(copy, "nothing changed", "2 s")
        catalog = _large(Path(folder) / "garden")
        _timed(copy, f"{_CLAUSES:,} clauses and {_VERSIONS} versions, all new", "90 s", catalog)
        _timed(copy, "the same, nothing changed", "", catalog)


def _timed(project: Path, name: str, goal: str, catalog: Path | None = None) -> None:
    command = [sys.executable, "-m", "tools.cli", "build"]
    if catalog:
        command += ["--catalog", str(catalog), "--site", str(catalog.with_name("large"))]
    start = perf_counter()
    with subprocess.Popen(
        command,
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project)},
        stdout=subprocess.DEVNULL,
    ) as running:
        peak = 0
        while running.poll() is None:
            peak = max(peak, sum(_memory(each) for each in _family(running.pid)))
            sleep(_PAUSE)
    took = perf_counter() - start
    if running.returncode:
        raise SystemExit(f"{name}: the build failed")
    print(_ROW.format(name, f"{took:.1f} s", goal, f"{peak / 1024:.0f} MB"), flush=True)


def _family(pid: int) -> list[int]:
    """A process and all that it started, as long as they run."""
    found = [pid]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:
                continue
    return found


def _memory(pid: int) -> int:
    """What a process takes in KB, its part of what it shares with others."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _reword(path: Path, old: str, new: str) -> None:
    """Other words in one clause."""
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{path} no longer says: {old}")
    path.write_text(text.replace(old, new), encoding="utf-8")


def _large(catalog: Path) -> Path:
    """The garden with so many clauses, and a chain of versions that each change one of them."""
    shutil.copytree(_GARDEN, catalog)
    path = catalog / "inclusions.yml"
    path.write_text(path.read_text(encoding="utf-8") + "".join(map(_clause, range(_CLAUSES))))
    summary = {"fr": "Désherbage.", "en": "Weeding."}
    approve_all(catalog)
    words = "Weeding the beds by hand"
    for turn in range(1, _VERSIONS):
        day = date(2026, 1, turn)
        release(catalog, Order(day.isoformat(), day, summary, git=False))
        _reword(path, words, words := f"Weeding the beds, wording {_letters(turn)}")
        approve_all(catalog)
    return catalog


def _letters(number: int) -> str:
    """A number without a figure: in a clause that would have to say where it comes from."""
    return str(number).translate(str.maketrans("0123456789", "abcdefghij"))


def _clause(number: int) -> str:
    name = _letters(number)
    return f"""\
          - id: inc-bed-{number}
            title: {{fr: Massif {name}, en: Bed {name}}}
            text:
              fr: Entretenir le massif {name} du jardin, ses bordures et ses allées.
              en: Looking after the bed {name} of the garden, its borders and its paths.
            source: ["2.B{number + 3}"]
"""


if __name__ == "__main__":
    main()
