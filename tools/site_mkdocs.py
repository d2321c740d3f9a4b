"""MkDocs in processes of its own, which stay ready for the next guide.

A process that has built one guide builds the next in a third of the time: what MkDocs, the theme
and the catalog need is loaded already.  Each guide is told by its environment, as `mkdocs.yml`
reads it, so that a plain `mkdocs build` with the same environment makes the same pages.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from tools.errors import SiteError

if TYPE_CHECKING:
    from collections.abc import Mapping

PROCESSES = 2
_PROJECT = Path(__file__).resolve().parents[1]


def run(environment: Mapping[str, str]) -> str:
    """Build the guide that the environment describes; return what went wrong, if anything.

    Raises SiteError when the process is ended from outside.
    """
    try:
        return _pool().submit(_build, dict(environment)).result()
    except BrokenProcessPool as error:
        _pool.cache_clear()
        message = "A process that builds guides was ended from outside: is there enough memory?"
        raise SiteError(message) from error


def get_ready() -> None:
    """Have the processes load what they need beside what the caller does; none where they run."""
    if _pool.cache_info().currsize:
        return
    for _ in range(PROCESSES):
        _pool().submit(_load)


def forget() -> None:
    """Start anew with the next guide, with the code of the pages as it stands then."""
    if _pool.cache_info().currsize:
        _pool().shutdown(cancel_futures=True)
        _pool.cache_clear()


@cache
def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(PROCESSES, get_context("spawn"), _sit_down)


def _sit_down() -> None:
    """Leave it to the first process to be interrupted, and be where the pages' code is found."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.chdir(_PROJECT)


def _load() -> None:
    """What takes its time before the first page, whichever guide it is of."""
    from mkdocs.commands import build  # noqa: F401, PLC0415 - only these processes load MkDocs
    from mkdocs.config import load_config  # noqa: PLC0415

    from tools import site_templates  # noqa: F401, PLC0415

    load_config(str(_PROJECT / "mkdocs.yml"))


def _build(environment: Mapping[str, str]) -> str:
    # Only these processes load MkDocs, which takes a while.
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    from tools.site_templates import CompiledOnce  # noqa: PLC0415

    os.environ.update(environment)
    told = _Told()
    logging.getLogger("mkdocs").addHandler(told)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            config = load_config(str(_PROJECT / "mkdocs.yml"), strict=True)
            config.plugins["compiled-once"] = CompiledOnce()
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
    except MkDocsException as error:
        return "\n".join(told.lines or [error.format_message()])
    except (Exception, SystemExit) as error:  # noqa: BLE001 - plugins raise and exit as they like
        return "\n".join(told.lines or [f"{type(error).__name__}: {error}"])
    finally:
        logging.getLogger("mkdocs").removeHandler(told)
    return ""


class _Told(logging.Handler):
    """Keeps the warnings and errors of a build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname}: {record.getMessage()}")
