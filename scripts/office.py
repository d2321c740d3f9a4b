"""Find LibreOffice for the tests that open exported files, or install it; print its path.

In this order: the one that SOFFICE names, one already on this machine, the distribution's packages
where we may install them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

APPLICATION = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
PACKAGES = ("libreoffice-writer", "libreoffice-calc")


def present() -> str | None:
    """A LibreOffice that is already here."""
    named = os.environ.get("SOFFICE")
    found = (named, shutil.which("soffice"), shutil.which("libreoffice"), str(APPLICATION))
    return next((path for path in found if path and Path(path).is_file()), None)


def from_distribution() -> str | None:
    """The packages of Debian or Ubuntu; None where we may not install packages."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return None
    print("Installing the distribution's LibreOffice", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        subprocess.run([apt, "-qq", *step], check=False, capture_output=True, env=quiet)
    return present()


def main() -> int:
    """Print the path of LibreOffice; 1 with one sentence where there is none."""
    found = present() or from_distribution()
    if found is None:
        print(
            "Error: the tests open exported files with LibreOffice, and none could be installed "
            "here. Install it (on Debian and Ubuntu: sudo apt install libreoffice-writer "
            "libreoffice-calc), or name one: SOFFICE=/path/to/soffice make test",
            file=sys.stderr,
        )
        return 1
    print(f"Office: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
