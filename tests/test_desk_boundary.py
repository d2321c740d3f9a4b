"""What sales works with is made by modules that a browser can run too."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

_DESK = Path(__file__).parent.parent / "tools" / "desk"
_ALLOWED = {*sys.stdlib_module_names, "calculator", "openpyxl", "segno", "tools.errors"}


def _imported(path: Path) -> set[str]:
    """The names of everything a module imports: whole for ours, the first part for others."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return {name if name.startswith("tools") else name.partition(".")[0] for name in names}


def test_the_desk_runs_in_a_browser() -> None:
    """They import the engine, the standard library, openpyxl, segno, our errors, each other."""
    wrong = {
        path.name: names
        for path in sorted(_DESK.glob("*.py"))
        if (names := {n for n in _imported(path) - _ALLOWED if not n.startswith("tools.desk")})
    }

    assert wrong == {}
