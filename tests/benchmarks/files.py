"""How fast a long file of requests is answered, on all cores, and how much memory that takes.

Each request is one of the catalog's examples with a word of its own, so that none is remembered.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from tools.catalog import open_catalog  # noqa: E402 - found only now

SHORT, LONG = 2_000, 10_000
GOAL_PER_MINUTE = 40_000


def main() -> None:
    """Print the pace, and the memory of the largest process for a short and for a long file."""
    texts = [example.text for example in open_catalog(PROJECT / "catalog", "draft").advice.examples]
    with tempfile.TemporaryDirectory() as folder:
        short, _ = _answered(Path(folder), texts, SHORT)
        long, seconds = _answered(Path(folder), texts, LONG)
    pace = f"{60 * LONG / seconds:,.0f} a minute   (goal {GOAL_PER_MINUTE:,})"
    print(f"{'answer a file':26}{pace}")
    print(f"{'memory of a process':26}{short:.0f} MB for {SHORT:,}, {long:.0f} MB for {LONG:,}")


def _answered(folder: Path, texts: list[str], number: int) -> tuple[float, float]:
    """Answer so many requests: the largest process so far in MB, the seconds it took."""
    asked, answers = folder / "requests.jsonl", folder / "answers.jsonl"
    chosen = islice(cycle(texts), number)
    lines = (json.dumps({"id": at, "text": f"{text} {at}"}) for at, text in enumerate(chosen))
    asked.write_text("\n".join(lines), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "tools.cli",
        "assess",
        "--file",
        str(asked),
        "--out",
        str(answers),
    ]
    start = perf_counter()
    subprocess.run(command, check=True, cwd=PROJECT, stderr=subprocess.DEVNULL)
    seconds = perf_counter() - start
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, seconds


if __name__ == "__main__":
    main()
