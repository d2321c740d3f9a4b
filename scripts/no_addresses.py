"""Refuse the address of a package registry in any file that git knows: locks must hold anywhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

# The brackets keep this line from matching itself.
ADDRESS = re.compile(r"registr[y]\.npmjs|pypi\.or[g]/simple|files\.pythonhoste[d]|\"resolve[d]\":")


def offenders(files: list[str]) -> list[str]:
    """The places, as file:line, of what looks like the address of a registry."""
    found = []
    for name in files:
        path = Path(name)
        if not path.is_file():
            continue
        lines = path.read_text(encoding="utf-8", errors="ignore").splitlines()
        found += [f"{name}:{at}" for at, line in enumerate(lines, 1) if ADDRESS.search(line)]
    return found


def main() -> int:
    """Print each place; 1 when there is one."""
    git = shutil.which("git")
    if git is None:
        print("Error: this check reads the list of files from git, which is not here.")
        return 1
    listed = subprocess.run([git, "ls-files"], check=True, capture_output=True, text=True)
    places = offenders(listed.stdout.splitlines())
    for place in places:
        print(f"{place}: names the address of a package registry; take it out")
    return 1 if places else 0


if __name__ == "__main__":
    sys.exit(main())
