"""What Lighthouse says of the main pages, as on a phone, behind our nginx recipe.

Run by `make bench-lighthouse`, which fetches Lighthouse itself: 200 packages that nothing else here
needs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from benchmarks.hosted import our_site  # noqa: E402 - found only now

from browser.driving import program  # noqa: E402

_LIGHTHOUSE = "lighthouse@12"
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
_PAGES = ("", "check/", "configure/", "history/")
_GUIDE = "en/2025-03-01"
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_ROW = "{:24}" + "{:>15}" * len(_CATEGORIES) + "  {}"


def main() -> None:
    """Print a line for each page: its score in each category, and what costs points."""
    given = os.environ | {"CHROME_PATH": program("chromium", "chromium")}
    print(_ROW.format("page", *_CATEGORIES, "what costs points"))
    with our_site() as address:
        for page in _PAGES:
            command = [program("npx", "npm"), "--yes", _LIGHTHOUSE]
            command += [f"{address}/{_GUIDE}/{page}", "--quiet", "--output=json"]
            command += [f"--chrome-flags={_FLAGS}"]
            told = subprocess.run(command, check=False, capture_output=True, env=given)
            if told.returncode:
                raise SystemExit(f"Lighthouse failed on {page or 'home'}:\n{told.stderr.decode()}")
            print(_line(page or "home", json.loads(told.stdout)), flush=True)


def _line(page: str, told: dict[str, Any]) -> str:
    categories = told["categories"]
    scores = [f"{100 * categories[name]['score']:.0f}" for name in _CATEGORIES]
    audits = [
        told["audits"][each["id"]]
        for name in _CATEGORIES
        for each in categories[name]["auditRefs"]
        if each["weight"]
    ]
    costs = [
        f"{audit['id']} {audit.get('displayValue', '')}".strip()
        for audit in audits
        if audit["score"] is not None and audit["score"] < 1
    ]
    return _ROW.format(page, *scores, ", ".join(costs))


if __name__ == "__main__":
    main()
