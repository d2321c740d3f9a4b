"""Public holidays and changes of clock, from the libraries that know them, as data to be frozen.

The engine reads neither a clock nor a zone database: what it needs stands in `calendars.yml`, up to
a stated horizon.  `guide calendars` computes that part anew.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import holidays

from tools.data import items, mapping, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tools.data import Json

type Named = tuple[date, str, str]
"""A holiday with its French and its English name."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COMPUTED = frozenset({"offsets", "holidays"})
_QUOTED = frozenset({"since", "until", "offsets", "holidays"})
_ASIDE = re.compile(r" \((?:observed|substitute day)\)")
_ENGLISH = "en_US"
_HOUR = timedelta(hours=1)
_YEAR = timedelta(days=366)

# The library names holidays in the languages of their country and in English.
_FRENCH = {
    "Ascension Day": "Ascension",
    "Boxing Day": "Lendemain de Noël",
    "Christmas Day": "Noël",
    "Columbus Day": "Columbus Day",
    "Easter Monday": "Lundi de Pâques",
    "German Unity Day": "Jour de l’Unité allemande",
    "Good Friday": "Vendredi saint",
    "Independence Day": "Fête de l’Indépendance",
    "Juneteenth National Independence Day": "Juneteenth",
    "Labor Day": "Fête du Travail",
    "Late Summer Bank Holiday": "Jour férié de fin d’été",
    "Martin Luther King Jr. Day": "Journée Martin Luther King",
    "May Day": "Jour férié de mai",
    "Memorial Day": "Memorial Day",
    "New Year’s Day": "Jour de l’An",
    "Pentecost Monday": "Lundi de Pentecôte",
    "Second Day of Christmas": "Lendemain de Noël",
    "Spring Bank Holiday": "Jour férié de printemps",
    "Thanksgiving Day": "Thanksgiving",
    "Veterans Day": "Journée des anciens combattants",
    "Washington’s Birthday": "Anniversaire de Washington",
}


def computed(calendar: Mapping[str, Json]) -> dict[str, Json]:
    """The calendar with its changes of clock, and with the holidays of the place it names.

    A calendar without `holidays_of` keeps those that it has.  It holds a zone, a week and its first
    and last day at least.
    """
    since, until = date.fromisoformat(text(calendar["since"])), _until(calendar)
    found = {key: value for key, value in calendar.items() if key not in _COMPUTED}
    week = found.pop("week")
    found["offsets"] = [
        {"from": f"{moment:%Y-%m-%dT%H:%MZ}", "minutes": minutes}
        for moment, minutes in _changes(ZoneInfo(text(calendar["zone"])), since, until + _YEAR)
    ]
    found["week"] = week
    found["holidays"] = calendar.get("holidays") or []
    place = text(calendar.get("holidays_of"))
    if place:
        open_days = {name for name in _WEEKDAYS if mapping(week).get(name)}
        found["holidays"] = [
            {"date": day.isoformat(), "name": {"fr": french, "en": english}}
            for day, french, english in _holidays(place, since, until)
            if _WEEKDAYS[day.weekday()] in open_days
        ]
    return found


def written(calendars: list[dict[str, Json]]) -> str:
    """The list of calendars as YAML, one holiday a line."""
    return "".join(line + "\n" for calendar in calendars for line in _lines(calendar))


def _until(calendar: Mapping[str, Json]) -> date:
    return date.fromisoformat(text(calendar["until"]))


def _changes(zone: ZoneInfo, since: date, until: date) -> Iterator[tuple[datetime, int]]:
    """From which moment on local time is how many minutes ahead of UTC; the first one before."""
    moment = datetime(since.year, since.month, since.day, tzinfo=UTC) - _YEAR
    end = datetime(until.year, until.month, until.day, tzinfo=UTC)
    found: list[tuple[datetime, int]] = []
    ahead: timedelta | None = None
    while moment <= end:
        now = moment.astimezone(zone).utcoffset()
        if now is not None and now != ahead:
            found.append((moment, int(now.total_seconds() // 60)))
            ahead = now
        moment += _HOUR
    before = [each for each in found if each[0].date() < since]
    yield from found[len(before) - 1 :]


def _holidays(place: str, since: date, until: date) -> Iterator[Named]:
    """The public holidays of a country or a part of it, such as FR or CA-QC, in order."""
    country, _, part = place.partition("-")
    years = range(since.year, until.year + 1)
    english = _named(country, part, years, _ENGLISH)
    languages = holidays.country_holidays(country).supported_languages
    french = _named(country, part, years, "fr") if "fr" in languages else {}
    for day, name in sorted(english.items()):
        if since <= day <= until:
            yield day, french.get(day, _FRENCH.get(name, name)), name


def _named(country: str, part: str, years: range, language: str) -> dict[date, str]:
    found = holidays.country_holidays(country, subdiv=part or None, years=years, language=language)
    # Where two holidays fall on one day the first names it.
    return {
        day: _ASIDE.sub("", names.split(";")[0]).replace("'", "’") for day, names in found.items()
    }


def _lines(calendar: Mapping[str, Json]) -> Iterator[str]:
    for number, (key, value) in enumerate(calendar.items()):
        start = f"{'    ' if number else '  - '}{key}:"
        if key == "week":
            yield start
            yield from (f"      {day}: {_flow(each)}" for day, each in mapping(value).items())
        elif isinstance(value, list) and value:
            yield start
            yield from (f"      - {_flow(each)}" for each in items(value))
        elif key == "label":
            yield start
            yield from (f"      {lang}: {_flow(each)}" for lang, each in mapping(value).items())
        else:
            yield f"{start} {_flow(value) if key in _QUOTED else value}"


def _flow(value: Json) -> str:
    """A value on one line, with its texts in quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
