"""The templates of pages are compiled once and kept, not compiled again for each guide."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, override

from jinja2 import FileSystemBytecodeCache
from mkdocs.plugins import BasePlugin

from tools.cache import fingerprint, tidy

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_PROJECT = Path(__file__).resolve().parents[1]
_KEPT = _PROJECT / ".cache" / "templates"
_FOLDERS = 2
# Which libraries compile, and with which settings; a template's own text is seen by the library.
_DECIDES = ("macros/context.py", "requirements/run.txt")


@cache
def compiled() -> BytecodeCache:
    """Where compiled templates are kept, for what compiles them now."""
    folder = _KEPT / fingerprint(_PROJECT, [_PROJECT / name for name in _DECIDES])[:32]
    folder.mkdir(parents=True, exist_ok=True)
    tidy(_KEPT, _FOLDERS)
    return FileSystemBytecodeCache(str(folder))


class CompiledOnce(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Gives MkDocs the templates that were compiled before."""

    @override
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let templates be taken from there where they have not changed."""
        env.bytecode_cache = compiled()
        return env
