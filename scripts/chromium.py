"""Find a Chromium for the browser tests, or install one; print the path of the program.

In this order: the one that CHROMIUM names, one already on this machine, Playwright's own, the
distribution's package where we may install it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
APPLICATION = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
DOWNLOAD_SECONDS = 300


def runs(program: str | Path) -> bool:
    """Whether this program starts and tells its version."""
    try:
        done = subprocess.run([program, "--version"], check=False, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def present() -> str | None:
    """A Chromium that is already here."""
    named = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else []
    found = [path for name in NAMES if (path := shutil.which(name))]
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    candidates = [*named, *found, str(APPLICATION), own]
    return next((path for path in candidates if Path(path).is_file() and runs(path)), None)


def from_playwright() -> str | None:
    """Playwright's own download; None where the network does not lead there."""
    print("No Chromium here yet: asking Playwright for one", file=sys.stderr)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=DOWNLOAD_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    return present()


def from_distribution() -> str | None:
    """The package of Debian or Ubuntu; None where we may not install packages."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return None
    print("Installing the distribution's Chromium", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run([apt, "-qq", *step], check=False, capture_output=True, env=quiet)
    return present()


def main() -> int:
    """Print the path of a Chromium that runs; 1 with one sentence where there is none."""
    found = present() or from_playwright() or from_distribution()
    if found is None:
        print(
            "Error: the browser tests need Chromium, and none could be installed here. "
            "Install it (on Debian and Ubuntu: sudo apt install chromium), "
            "or name one: CHROMIUM=/path/to/chromium make test",
            file=sys.stderr,
        )
        return 1
    print(f"Browser: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
