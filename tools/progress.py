"""A line on the terminal that says how far a long task is and how long it may still take."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_OFTEN = 0.5
_SELDOM = 10.0
_MINUTE = 60
_SOON = 0.001


def shown[T](steps: Iterable[T], share: Callable[[], float | None]) -> Iterator[T]:
    """The steps themselves; meanwhile standard error tells how many there were.

    A terminal has one line rewritten, a file gets a new one now and then; what is done at once is
    not worth a line.  `share` is how much is done, from 0 to 1, or None where nobody knows.
    """
    terminal = sys.stderr.isatty()
    pause = _OFTEN if terminal else _SELDOM
    begun = told = time.monotonic()
    number = 0
    for number, step in enumerate(steps, start=1):
        yield step
        now = time.monotonic()
        if now - told >= pause:
            told = now
            line = f"{number} rows{_outlook(share(), now - begun)}"
            click.echo(f"\r{line:<60}" if terminal else line, err=True, nl=not terminal)
    if told == begun:
        return
    line = f"{number} rows in {_clock(time.monotonic() - begun)}"
    click.echo(f"\r{line:<60}" if terminal else line, err=True)


def _outlook(done: float | None, seconds: float) -> str:
    if done is None or done < _SOON:
        return ""
    return f", {100 * done:.0f} %, about {_clock(seconds * (1 - done) / done)} left"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), _MINUTE)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
