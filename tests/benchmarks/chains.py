"""How the time of a build grows with the number of versions: nothing, one version, all are new.

The garden service with a chain of releases, each of which changes one clause.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from approving import approve_all  # noqa: E402 - found only now

from calculator.redline import redline  # noqa: E402
from tools.catalog import contract_text  # noqa: E402
from tools.release import Order, release  # noqa: E402
from tools.site import Plan, build, up_to_date  # noqa: E402

_GARDEN = PROJECT / "tests" / "fixtures" / "catalogs" / "garden"
_FIRST = date(2027, 1, 1)
_DAY = date(2030, 1, 1)


def main() -> None:
    """Print a line for each length of chain that was asked for (3 and 30 where none was)."""
    heads = ("versions", "all new", "one new", "none new", "redline", "page")
    print(" ".join(f"{head:>9}" for head in heads))
    for number in [int(each) for each in sys.argv[1:]] or [3, 30]:
        with tempfile.TemporaryDirectory() as folder:
            print(_line(Path(folder), number), flush=True)


def _line(folder: Path, number: int) -> str:
    catalog = shutil.copytree(_GARDEN, folder / "garden")
    shutil.rmtree(catalog / "releases", ignore_errors=True)
    for place in range(number):
        _next(catalog, place)
    whole = _built(catalog, folder / "site")
    _next(catalog, number)
    one, none = _built(catalog, folder / "site"), _built(catalog, folder / "site")
    pages = (folder / "site").glob("*/history/*..*/index.html")
    largest = max(page.stat().st_size for page in pages)
    return (
        f"{number:9} {whole:7.1f} s {one:7.1f} s {none:7.1f} s {_far(catalog) * 1000:6.1f} ms"
        f" {largest / 1000:6.0f} kB"
    )


def _next(catalog: Path, place: int) -> None:
    """One more release: the clause on weeding says another number."""
    day = _FIRST + timedelta(days=place)
    path = catalog / "inclusions.yml"
    text = path.read_text(encoding="utf-8")
    marked = "Weeding the beds by hand"
    start = text.index(marked) + len(marked)
    end = text.index("\n", start)
    path.write_text(f"{text[:start]}, {'again and ' * (place % 5)}again.{text[end:]}", "utf-8")
    approve_all(catalog)
    summary = {"fr": "Désherbage.", "en": "Weeding."}
    release(catalog, Order(day.isoformat(), day, summary, git=False))


def _built(catalog: Path, site: Path) -> float:
    start = perf_counter()
    plan = Plan(catalog, site, _DAY, runtime=False)
    if not up_to_date(plan):
        build(plan)
    return perf_counter() - start


def _far(catalog: Path) -> float:
    """The time to compare the first version with the last."""
    versions = sorted(path.name for path in (catalog / "releases").iterdir())
    texts = [contract_text(catalog, each) for each in (versions[0], versions[-1])]
    before, after = (json.loads(each) for each in texts)
    start = perf_counter()
    redline(before, after)
    return perf_counter() - start


if __name__ == "__main__":
    main()
