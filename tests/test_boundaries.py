"""The house keeps its order: arrows point one way, and the code knows no service."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

_PROJECT = Path(__file__).parent.parent
_OURS = ("calculator", "macros", "tools")
_MAY_IMPORT = {
    "calculator": {"calculator"},
    "tools": {"calculator", "tools"},
    "macros": {"calculator", "tools", "macros"},
}
_SERVICE = re.compile(
    r"total.?care|valiantys|atlassian|jira|confluence|bitbucket|rovo\b|opsgenie", re.IGNORECASE
)
_CODE = {".py", ".js", ".mjs", ".css", ".html", ".j2", ".json", ".ts"}


def _modules(package: str) -> list[Path]:
    return sorted((_PROJECT / package).rglob("*.py"))


def _imported(path: Path) -> set[str]:
    """The first names of everything a module imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    ]
    names += [
        node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level == 0
    ]
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("package", _OURS)
def test_imports_point_one_way(package: str) -> None:
    """The calculator knows neither tools nor macros, and the tools do not know the macros."""
    wrong = {
        path.relative_to(_PROJECT).as_posix(): names
        for path in _modules(package)
        if (names := (_imported(path) & set(_OURS)) - _MAY_IMPORT[package])
    }

    assert wrong == {}


def test_the_calculator_needs_nothing_installed() -> None:
    """The calculator imports the standard library and itself: it also runs in the browser."""
    allowed = {*sys.stdlib_module_names, "calculator"}
    wrong = {
        path.relative_to(_PROJECT).as_posix(): names
        for path in _modules("calculator")
        if (names := _imported(path) - allowed)
    }

    assert wrong == {}


@pytest.mark.parametrize("module", ["io", "os", "pathlib", "socket", "time", "urllib"])
def test_the_calculator_touches_nothing_outside(module: str) -> None:
    """The calculator reads no file, no clock and no network."""
    users = [path.name for path in _modules("calculator") if module in _imported(path)]

    assert users == []


def test_the_calculator_asks_no_clock() -> None:
    """Dates are computed with, but the present moment is never asked for."""
    clock = re.compile(r"\.(now|today|utcnow|fromtimestamp)\(")
    users = [
        path.name
        for path in _modules("calculator")
        if clock.search(path.read_text(encoding="utf-8"))
    ]

    assert users == []


@pytest.mark.parametrize(
    "folder", ["calculator", "macros", "tools", "docs/assets", "docs/overrides"]
)
def test_the_code_names_no_service(folder: str) -> None:
    """Whatever belongs to one service stands in its catalog or in the prose of the pages."""
    found = [
        f"{path.relative_to(_PROJECT).as_posix()}: {match.group()}"
        for path in sorted((_PROJECT / folder).rglob("*"))
        if path.is_file() and path.suffix in _CODE
        for match in _SERVICE.finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []
