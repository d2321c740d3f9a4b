"""Figures and moments as each language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

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


_BARELY = 0.005
_SHORT_MONTHS = {
    "fr": (
        *("janv.", "févr.", "mars", "avr.", "mai", "juin"),
        *("juill.", "août", "sept.", "oct.", "nov.", "déc."),
    ),
    "en": tuple(month[:3] for month in _MONTHS["en"]),
}


def hours_text(hours: float, lang: str) -> str:
    """A number of hours with at most two decimals, without zeros at the end."""
    text = f"{hours:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "fr" else text


def share_text(share: float) -> str:
    """A share of 1 in percent, without its sign; what is not quite nothing or all says so."""
    if 0 < share < _BARELY:
        return "< 1"
    return "> 99" if 1 - _BARELY < share < 1 else f"{100 * share:.0f}"


def percent_text(share: float, lang: str) -> str:
    """The same with its sign, as the language sets it."""
    return f"{share_text(share)}{'\u00a0%' if lang == 'fr' else '%'}"


def amount_text(amount: float, lang: str) -> str:
    """An amount of money: 1,234.50 or, in French, 1 234,50."""
    text = f"{amount:,.2f}"
    return text.replace(",", "\u202f").replace(".", ",") if lang == "fr" else text


def count_text(number: int, lang: str) -> str:
    """A whole number with its thousands apart: 10,000 or, in French, 10 000."""
    return f"{number:,}".replace(",", "\u202f") if lang == "fr" else f"{number:,}"


def short_day_text(moment: date, lang: str, *, year: bool = True) -> str:
    """A day in little room: Tue 3 Mar 2026, in French mar. 3 mars 2026; the year can go."""
    weekday, month = _DAYS[lang][moment.weekday()][:3], _SHORT_MONTHS[lang][moment.month - 1]
    stop = "." if lang == "fr" else ""
    day = "1er" if lang == "fr" and moment.day == 1 else str(moment.day)
    return f"{weekday}{stop} {day} {month}{f' {moment.year}' if year else ''}"


def day_text(moment: date, lang: str) -> str:
    """A day with its weekday, such as Tuesday 3 March 2026."""
    day = "1er" if lang == "fr" and moment.day == 1 else str(moment.day)
    return f"{_DAYS[lang][moment.weekday()]} {day} {_MONTHS[lang][moment.month - 1]} {moment.year}"


def time_text(moment: datetime, lang: str) -> str:
    """A time of day: 10:30, in French 10 h 30."""
    return f"{moment:%H:%M}" if lang == "en" else f"{moment.hour} h {moment.minute:02}"
