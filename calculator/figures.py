"""Figures and moments as each language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
        *("septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
}


def hours_text(hours: float, lang: str) -> str:
    """A number of hours with at most two decimals, without zeros at the end."""
    text = f"{hours:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "fr" else text


def day_text(moment: datetime, lang: str) -> str:
    """A day with its weekday, such as Tuesday 3 March 2026."""
    day = "1er" if lang == "fr" and moment.day == 1 else str(moment.day)
    return f"{_DAYS[lang][moment.weekday()]} {day} {_MONTHS[lang][moment.month - 1]} {moment.year}"


def time_text(moment: datetime, lang: str) -> str:
    """A time of day: 10:30, in French 10 h 30."""
    return f"{moment:%H:%M}" if lang == "en" else f"{moment.hour} h {moment.minute:02}"
