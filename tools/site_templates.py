"""The theme's templates are compiled once a process, not once a guide."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from jinja2 import BytecodeCache
from mkdocs.plugins import BasePlugin

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


class _Memory(BytecodeCache):
    """Compiled templates by name and content, for as long as the process lives."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    @override
    def load_bytecode(self, bucket: Bucket) -> None:
        if known := self.kept.get(f"{bucket.key} {bucket.checksum}"):
            bucket.bytecode_from_string(known)

    @override
    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()


_MEMORY = _Memory()


class CompiledOnce(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Gives MkDocs the memory of compiled templates."""

    @override
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let templates be taken from memory where they have not changed."""
        env.bytecode_cache = _MEMORY
        return env
