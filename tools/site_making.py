"""A site in the making, beside the one that stands; what comes out the same is left where it is.

A guide takes a second to build, and a site has some for each version it ever had.  A folder that
was built from the same, and that nobody wrote to since, is not even linked anew: at the very end it
is moved over.  So a build takes as long as what changed, not as long as the site is large.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tools import cache
from tools.site_files import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

STAMP = ".built"
"""Written last into a site: what is younger was written to since."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a site was built from.

    `whole` is a hash of all of it, empty where it is not all of one build; `folders` are the keys
    of the folders that were put into it, by their address.
    """

    whole: str
    folders: Mapping[str, str]


def read_stamp(site: Path) -> Stamp:
    """The stamp of a site; one without content where it has none that can be read."""
    try:
        told = json.loads((site / STAMP).read_text(encoding="utf-8"))
        return Stamp(str(told["whole"]), dict(told["folders"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Stamp("", {})


def as_stamped(site: Path, whole: str) -> bool:
    """Whether a site was built from just this, and nobody wrote to it since."""
    if read_stamp(site).whole != whole:
        return False
    stamp = site / STAMP
    changed = site.stat().st_mtime_ns > stamp.stat().st_mtime_ns
    return not changed and cache.untouched(site, stamp)


def not_whole(site: Path) -> None:
    """Note that a site is not all of one build any more; each folder of it is known as before."""
    stamp = site / STAMP
    if stamp.is_file():
        then = stamp.stat().st_mtime_ns
        _write(stamp, Stamp("", read_stamp(site).folders))
        os.utime(stamp, ns=(then, then))


@dataclass(slots=True)
class Making:
    """A site in the making: `site` is the place it will take, `folders` the keys of those put in.

    `staying` are the files of each folder that is left where it stands until the end.
    """

    site: Path
    folders: dict[str, str] = field(default_factory=dict)
    staying: dict[str, list[str]] = field(default_factory=dict)
    _stood: Stamp = field(init=False)

    def __post_init__(self) -> None:
        """Read what stands."""
        self._stood = read_stamp(self.site)

    @property
    def beside(self) -> Path:
        """The folder that everything new is written into."""
        return self.site.with_name(f".{self.site.name}.building")

    def put(self, name: str, key: str, kept: Callable[[], Path]) -> None:
        """Put a folder into the site: `kept` gives it, unless one of this key stands untouched."""
        stood = self._stood.folders.get(name) == key
        found = cache.files_untouched(self.site / name, self.site / STAMP) if stood else None
        if found is None:
            cache.put(kept(), self.beside / name)
        else:
            self.staying[name] = found
        self.folders[name] = key

    def keep(self, names: Iterable[str]) -> None:
        """Leave folders that stand as they are, for all but those put in already."""
        for name in names:
            if name not in self.folders:
                found = cache.files_untouched(self.site / name, self.site / STAMP)
                self.folders[name] = self._stood.folders.get(name, "") if found else ""
                self.staying[name] = found or files(self.site / name)

    def place(self, name: str) -> Path:
        """Where a folder stands now."""
        return (self.site if name in self.staying else self.beside) / name

    def files(self) -> dict[str, Path]:
        """Every file that the site will have: its address, and the site below which it is now."""
        found = dict.fromkeys(files(self.beside), self.beside)
        for folder, names in self.staying.items():
            found |= dict.fromkeys((f"{folder}/{name}" for name in names), self.site)
        return found

    def loose(self) -> list[str]:
        """The files of the site that are in none of these folders."""
        return [name for name in files(self.beside) if not self._in_a_folder(name)]

    def take_place(self, whole: str) -> None:
        """Let it take the place of the site that stands, which stays as it was where that fails.

        Where the program is killed meanwhile, the next build puts in what is missing.
        """
        old = self.site.with_name(f".{self.site.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        self.site.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as undo:
            for name in self.staying:
                target = self.beside / name
                target.parent.mkdir(parents=True, exist_ok=True)
                (self.site / name).rename(target)
                undo.callback(target.rename, self.site / name)
            _write(self.beside / STAMP, Stamp(whole, self.folders))
            if self.site.exists():
                self.site.rename(old)
                undo.callback(old.rename, self.site)
            self.beside.rename(self.site)
            undo.pop_all()
        shutil.rmtree(old, ignore_errors=True)

    def _in_a_folder(self, name: str) -> bool:
        return any(parent.as_posix() in self.folders for parent in PurePosixPath(name).parents)


def _write(path: Path, stamp: Stamp) -> None:
    told = {"whole": stamp.whole, "folders": stamp.folders}
    path.write_text(json.dumps(told, sort_keys=True), encoding="utf-8")
