"""The site of this project behind our nginx recipe, on this machine, for the benchmarks."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from browser.hosting import nginx
from tools.site import PROJECT, Plan, build
from tools.versions import build_day

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def our_site() -> Iterator[str]:
    """The address of the site as it is built today."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(Plan(PROJECT / "catalog", site, build_day()))
        Path(folder).chmod(0o755)  # nginx gives up root
        with nginx(site, Path(folder)) as address:
            yield address
