"""How many readers one nginx serves: 200 at once, each page and file they need.

Run by `make bench-load`: the site of this project behind our nginx recipe, on this machine only;
`ab` asks for each address a fixed number of times and stops.  It speaks HTTP/1.0, for which nginx
sends files as they are; browsers get a quarter of these bytes.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from benchmarks.hosted import our_site  # noqa: E402 - found only now

from browser.driving import program  # noqa: E402

_READERS = 200
_REQUESTS = 20_000
_ROW = "{:34}{:>10}{:>10}{:>10}{:>10}{:>8}"
_VERSION = "2025-03-01"
_ADDRESSES = {
    "home page": f"en/{_VERSION}/",
    "the checker's page": f"en/{_VERSION}/check/",
    "redline of two versions": f"en/history/{_VERSION}..draft/",
    "history.json": "history.json",
}
_FIGURES = {
    "second": r"Requests per second:\s+(\S+)",
    "bytes": r"Document Length:\s+(\d+)",
    "median": r"50%\s+(\d+)",
    "p99": r"99%\s+(\d+)",
    "failed": r"Failed requests:\s+(\d+)",
    "refused": r"Non-2xx responses:\s+(\d+)",
}


def main() -> None:
    """Print a line for each address: bytes sent, requests a second, milliseconds, errors."""
    bench = program("ab", "apache2-utils")
    with our_site() as address:
        print(_ROW.format("address", "bytes", "a second", "median", "99 %", "errors"))
        with urlopen(f"{address}/offline.json") as told:  # noqa: S310 - the site that we serve
            (engine,) = json.load(told)["now"]["engines"]
        for name, page in (_ADDRESSES | {"data of the engine": engine}).items():
            print(_line(bench, name, f"{address}/{page}"), flush=True)


def _line(bench: str, name: str, address: str) -> str:
    command = [bench, "-q", "-k", "-c", str(_READERS), "-n", str(_REQUESTS)]
    asked = [*command, address]
    told = subprocess.run(asked, check=True, capture_output=True, encoding="utf-8").stdout
    found = {key: re.search(pattern, told) for key, pattern in _FIGURES.items()}
    value = {key: match[1] if match else "0" for key, match in found.items()}
    errors = int(value["failed"]) + int(value["refused"])
    return _ROW.format(
        name,
        f"{int(value['bytes']):,}",
        f"{float(value['second']):,.0f}",
        f"{value['median']} ms",
        f"{value['p99']} ms",
        errors,
    )


if __name__ == "__main__":
    main()
