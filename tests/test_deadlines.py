"""Deadlines: business hours to the minute, across weekends, holidays and changes of clock."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from calculator.calendars import day_number, day_text
from calculator.contract import DEFAULT_CONTRACT, Contract
from calculator.deadlines import (
    Calendar,
    Deadline,
    DeadlineError,
    business_hours_between,
    calendars_from_json,
    deadline,
    due,
    presets_from_json,
)

_PROJECT = Path(__file__).parent.parent
_ADVICE = _PROJECT / "catalog" / "advice"
_GARDEN = Path(__file__).parent / "fixtures" / "catalogs" / "garden" / "advice"
_DAY = timedelta(days=1)
_EPOCH = date(1970, 1, 1)


def _yaml(path: Path) -> dict[str, object]:
    data: dict[str, object] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def _calendars(folder: Path) -> dict[str, Calendar]:
    return dict(calendars_from_json(_yaml(folder / "calendars.yml")["calendars"]))  # type: ignore[arg-type]


_CALENDARS = _calendars(_ADVICE)
_PRESETS = presets_from_json(_yaml(_ADVICE / "presets.yml"))
_ALL = [*_CALENDARS.values(), *_calendars(_GARDEN).values()]
_FRANCE, _ENGLAND, _ALWAYS = (_CALENDARS[name] for name in ("france", "england", "always"))
# Open on Saturday and Sunday nights only, when the clocks change.
_NIGHT = replace(_FRANCE, id="night", week=((),) * 5 + (((79200, 86400),), ((0, 21600),)))
_ANY = st.sampled_from([*_ALL, _NIGHT])
_QUARTERS = st.integers(1, 4 * 60).map(lambda quarters: quarters / 4)


def _date(number: int) -> date:
    return _EPOCH + number * _DAY


def _holidays(calendar: Calendar) -> list[date]:
    return [_date(number) for number in calendar.holidays]


@st.composite
def _moments(draw: st.DrawFn, calendar: Calendar) -> str:
    """A moment that leaves a hundred days and more before the horizon."""
    days = draw(st.integers(0, calendar.until - calendar.since - 400))
    minutes = draw(st.integers(0, 24 * 60 - 1))
    since = _date(calendar.since)
    start = datetime.combine(since + days * _DAY, datetime.min.time(), UTC)
    moment = start + timedelta(minutes=minutes)
    return moment.isoformat() if moment.date() > since else f"{since}T12:00"


def _easter(year: int) -> date:
    """Easter Sunday by Gauss's method as Lichtenberg completed it, not the one of the data."""
    k, a = year // 100, year % 19
    m = 15 + (3 * k + 3) // 4 - (8 * k + 13) // 25
    d = (19 * a + m) % 30
    r = (d + a // 11) // 29
    og = 21 + d - r
    s = 2 - (3 * k + 3) // 4
    return date(year, 3, 1) + (og + 7 - (og - (7 - (year + year // 4 + s) % 7)) % 7 - 1) * _DAY


def _monday_from(day: date) -> date:
    return day + (-day.weekday() % 7) * _DAY


def test_day_numbers() -> None:
    """Every day of eight centuries is counted and written as the standard library does."""
    days = [date(1600, 1, 1) + number * _DAY for number in range(2 * 146_097)]

    assert [day_number(str(day)) for day in days] == [(day - _EPOCH).days for day in days]
    assert [day_text((day - _EPOCH).days) for day in days] == [str(day) for day in days]


@pytest.mark.parametrize("folder", [_ADVICE, _GARDEN], ids=["catalog", "garden"])
@pytest.mark.parametrize("name", ["calendars", "presets"])
def test_schema(folder: Path, name: str) -> None:
    """The data has the form of its schema."""
    schema = json.loads((_PROJECT / "catalog" / "schema" / f"{name}.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)

    assert not list(Draft202012Validator(schema).iter_errors(_yaml(folder / f"{name}.yml")))


@pytest.mark.parametrize("folder", [_ADVICE, _GARDEN], ids=["catalog", "garden"])
def test_presets_are_known(folder: Path) -> None:
    """The default calendar and level exist, and nothing in the presets looks official."""
    presets = presets_from_json(_yaml(folder / "presets.yml"))

    assert presets.default_calendar in _calendars(folder)
    assert presets.default_level in {level.id for level in presets.levels}
    assert {level.provenance for level in presets.levels} == {"illustrative"}


@pytest.mark.parametrize("year", range(2025, 2031))
def test_french_holidays(year: int) -> None:
    """The French calendar has the holidays of the Labour Code that fall on open days, no others."""
    easter = _easter(year)
    fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    expected = {date(year, *day) for day in fixed} | {easter + n * _DAY for n in (1, 39, 50)}

    weekdays = {day for day in expected if day.weekday() < 5}
    assert {day for day in _holidays(_FRANCE) if day.year == year} == weekdays


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2028, date(2028, 4, 16)),
        (2029, date(2029, 4, 1)),
        (2030, date(2030, 4, 21)),
    ],
)
def test_easter(year: int, easter: date) -> None:
    """The computation of Easter that the holidays are checked by gives the published days."""
    assert _easter(year) == easter


@pytest.mark.parametrize(
    ("year", "around_new_year"),
    [  # as published: where one falls on a weekend, the next working day is taken
        (2025, ["01-01", "12-25", "12-26"]),
        (2026, ["01-01", "12-25", "12-28"]),
        (2027, ["01-01", "12-27", "12-28"]),
        (2028, ["01-03", "12-25", "12-26"]),
        (2029, ["01-01", "12-25", "12-26"]),
        (2030, ["01-01", "12-25", "12-26"]),
    ],
)
def test_english_holidays(year: int, around_new_year: list[str]) -> None:
    """The English calendar has the eight bank holidays, on their substitute days."""
    easter = _easter(year)
    expected = {date.fromisoformat(f"{year}-{day}") for day in around_new_year}
    expected |= {easter - 2 * _DAY, easter + _DAY}
    expected |= {_monday_from(date(year, *day)) for day in ((5, 1), (5, 25), (8, 25))}

    assert {day for day in _holidays(_ENGLAND) if day.year == year} == expected


@pytest.mark.parametrize("calendar", _ALL, ids=lambda calendar: calendar.id)
def test_offsets(calendar: Calendar) -> None:
    """Every hour of the horizon and one year on has the offset of the zone database."""
    zone = ZoneInfo(calendar.zone)
    moment = datetime.combine(_date(calendar.since), datetime.min.time(), zone).astimezone(UTC)
    expected, found, position = [], [], 0
    last = _date(calendar.until) + 365 * _DAY
    while moment.date() <= last:
        while position + 1 < len(calendar.changes) and (
            calendar.changes[position + 1] <= moment.timestamp()
        ):
            position += 1
        found.append(timedelta(seconds=calendar.offsets[position]))
        expected.append(moment.astimezone(zone).utcoffset())
        moment += timedelta(hours=1)

    assert _date(calendar.changes[0] // 86400) <= _date(calendar.since)
    assert found == expected


@pytest.mark.parametrize("calendar", _ALL, ids=lambda calendar: calendar.id)
def test_sound(calendar: Calendar) -> None:
    """Changes and holidays are in order and inside, periods in order and apart."""
    holidays = list(calendar.holidays)
    assert list(calendar.changes) == sorted(set(calendar.changes))
    assert holidays == sorted(set(holidays))
    assert all(calendar.since <= day <= calendar.until for day in holidays)
    for periods in calendar.week:
        edges = [edge for period in periods for edge in period]
        assert edges == sorted(set(edges))


@pytest.mark.parametrize(
    ("submitted", "hours", "expected"),
    [
        ("2025-03-03T08:59", 1, "2025-03-03T10:00:00+01:00"),
        ("2025-03-03T09:00", 1, "2025-03-03T10:00:00+01:00"),  # the minute of opening
        ("2025-03-03T09:01", 1, "2025-03-03T10:01:00+01:00"),
        ("2025-03-03T17:59", 1, "2025-03-04T09:59:00+01:00"),
        ("2025-03-03T18:00", 1, "2025-03-04T10:00:00+01:00"),  # the minute of closing
        ("2025-03-03T17:00", 1, "2025-03-03T18:00:00+01:00"),  # over as it closes
        ("2025-03-03T09:00", 9, "2025-03-03T18:00:00+01:00"),
        ("2025-03-03T09:00", 9.25, "2025-03-04T09:15:00+01:00"),
        ("2025-03-07T17:00", 2, "2025-03-10T10:00:00+01:00"),  # over a weekend
        ("2025-03-08T12:00", 2, "2025-03-10T11:00:00+01:00"),  # on a Saturday
        ("2025-04-18T17:00", 2, "2025-04-22T10:00:00+02:00"),  # over Easter Monday
        ("2025-05-01T10:00", 1, "2025-05-02T10:00:00+02:00"),  # on a holiday
        ("2025-12-31T17:00", 2, "2026-01-02T10:00:00+01:00"),  # into another year
        ("2025-03-28T17:00", 2, "2025-03-31T10:00:00+02:00"),  # the clocks go forward
        ("2025-10-24T17:00", 2, "2025-10-27T10:00:00+01:00"),  # the clocks go back
        ("2025-07-01T08:00Z", 1, "2025-07-01T11:00:00+02:00"),  # submitted in UTC
        ("2025-07-01T04:00:30-04:00", 1, "2025-07-01T11:00:30+02:00"),  # in another zone
        ("2025-07-01 10:00:00.250", 1, "2025-07-01T11:00:00+02:00"),
        ("2025-03-03T12:00", 0, "2025-03-03T12:00:00+01:00"),
        ("2025-03-03T20:00", 0, "2025-03-04T09:00:00+01:00"),
    ],
)
def test_due(submitted: str, hours: float, expected: str) -> None:
    """The first response is due when the business hours have passed."""
    assert due(_FRANCE, submitted, hours) == expected


@pytest.mark.parametrize(
    ("calendar", "submitted", "hours", "expected"),
    [
        (_ALWAYS, "2025-03-30T01:00", 2, "2025-03-30T04:00:00+02:00"),
        (_ALWAYS, "2025-10-26T01:00", 3, "2025-10-26T03:00:00+01:00"),
        (_ALWAYS, "2025-10-26T02:30", 1, "2025-10-26T02:30:00+01:00"),  # the earlier of two
        (_ALWAYS, "2025-10-26T02:30+01:00", 1, "2025-10-26T03:30:00+01:00"),
        (_ALWAYS, "2025-03-30T02:30", 1, "2025-03-30T04:30:00+02:00"),  # skipped by the clocks
        (_ALWAYS, "2025-12-31T23:00", 2, "2026-01-01T01:00:00+01:00"),  # holidays count
        (_NIGHT, "2025-03-29T12:00", 7, "2025-03-30T06:00:00+02:00"),  # a night of 7 hours
        (_NIGHT, "2025-10-25T12:00", 9, "2025-10-26T06:00:00+01:00"),  # a night of 9 hours
    ],
)
def test_clocks(calendar: Calendar, submitted: str, hours: float, expected: str) -> None:
    """Where it is open as the clocks change, hours are those that really pass."""
    assert due(calendar, submitted, hours) == expected


@pytest.mark.parametrize("day", sorted(_holidays(_FRANCE)), ids=str)
def test_holiday_is_closed(day: date) -> None:
    """On a holiday no business hour passes, and nothing falls due."""
    assert business_hours_between(_FRANCE, f"{day}T00:00", f"{day}T23:59") == 0
    if day < date(2030, 12, 1):
        assert due(_FRANCE, f"{day}T10:00", 1)[:10] > str(day)


@given(st.data(), _ANY, _QUARTERS)
def test_in_opening_hours(data: st.DataObject, calendar: Calendar, hours: float) -> None:
    """A deadline lies in opening hours by the clock of the zone, on no holiday."""
    zone = ZoneInfo(calendar.zone)
    text = due(calendar, data.draw(_moments(calendar)), min(hours, 20))
    local = datetime.fromisoformat(text).astimezone(zone) - timedelta(microseconds=1)
    seconds = local.hour * 3600 + local.minute * 60 + local.second

    assert local.date() not in _holidays(calendar)
    assert any(opens <= seconds < closes for opens, closes in calendar.week[local.weekday()])
    assert datetime.fromisoformat(text).astimezone(zone).isoformat(timespec="seconds") == text


@given(st.data(), _ANY, _QUARTERS)
def test_inverse(data: st.DataObject, calendar: Calendar, hours: float) -> None:
    """Between submission and deadline lie exactly the business hours of the target."""
    submitted = data.draw(_moments(calendar))

    assert business_hours_between(calendar, submitted, due(calendar, submitted, hours)) == hours


@given(st.data(), _ANY, _QUARTERS, _QUARTERS)
def test_additive(data: st.DataObject, calendar: Calendar, one: float, other: float) -> None:
    """Two targets after each other end where their sum does."""
    submitted = data.draw(_moments(calendar))

    assert due(calendar, due(calendar, submitted, one), other) == due(
        calendar, submitted, one + other
    )


@given(st.data(), _ANY, _QUARTERS)
def test_later_is_no_sooner(data: st.DataObject, calendar: Calendar, hours: float) -> None:
    """Who submits later never gets an earlier deadline."""
    submitted = data.draw(_moments(calendar))
    later = datetime.fromisoformat(submitted) + timedelta(minutes=data.draw(st.integers(0, 5000)))
    first, second = (due(calendar, each, hours) for each in (submitted, later.isoformat()))

    assert datetime.fromisoformat(first) <= datetime.fromisoformat(second)


@given(st.data(), _ANY, _QUARTERS)
def test_never_before_submission(data: st.DataObject, calendar: Calendar, hours: float) -> None:
    """Nothing is due before it was sent, nor sooner than its business hours take."""
    submitted = data.draw(_moments(calendar))
    zone = ZoneInfo(calendar.zone)
    sent = datetime.fromisoformat(submitted)
    sent = sent if sent.tzinfo else sent.replace(tzinfo=zone)

    assert datetime.fromisoformat(due(calendar, submitted, hours)) >= sent + timedelta(hours=hours)


@given(st.data(), _ANY, _QUARTERS, _QUARTERS)
def test_a_longer_target_is_no_sooner(
    data: st.DataObject, calendar: Calendar, one: float, other: float
) -> None:
    """The deadline grows with the target."""
    submitted = data.draw(_moments(calendar))
    first, second = (
        datetime.fromisoformat(due(calendar, submitted, hours)) for hours in sorted([one, other])
    )

    assert first <= second


@given(st.data(), _ANY, _QUARTERS, st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"]))
def test_the_reader_s_zone_does_not_matter(
    data: st.DataObject, calendar: Calendar, hours: float, reader: str
) -> None:
    """The same moment written in another zone is due at the same moment."""
    submitted = data.draw(_moments(calendar))
    sent = datetime.fromisoformat(submitted)
    sent = sent if sent.tzinfo else sent.replace(tzinfo=ZoneInfo(calendar.zone))
    elsewhere = sent.astimezone(ZoneInfo(reader)).isoformat()

    assert due(calendar, elsewhere, hours) == due(calendar, submitted, hours)


@given(st.data(), _ANY, _QUARTERS)
def test_a_holiday_never_shortens(data: st.DataObject, calendar: Calendar, hours: float) -> None:
    """One more day off makes nothing due earlier."""
    submitted = data.draw(_moments(calendar))
    before = due(calendar, submitted, hours)
    off = day_number(before[:10]) - data.draw(st.integers(0, 5))
    holidays = dict(sorted({**calendar.holidays, off: {"fr": "x", "en": "x"}}.items()))
    after = due(replace(calendar, holidays=holidays), submitted, hours)

    assert datetime.fromisoformat(after) >= datetime.fromisoformat(before)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2025-03-03T08:00", "2025-03-03T20:00", 9),
        ("2025-03-03T18:00", "2025-03-04T09:00", 0),
        ("2025-03-07T17:30", "2025-03-10T09:15", 0.75),
        ("2025-03-04T10:00", "2025-03-03T10:00", 0),  # backwards
        ("2025-03-03T10:00", "2025-03-03T10:00", 0),
    ],
)
def test_between(start: str, end: str, hours: float) -> None:
    """Only the time during which it is open is counted."""
    assert business_hours_between(_FRANCE, start, end) == hours


@pytest.mark.parametrize(
    "submitted",
    [
        "",
        "yesterday",
        "2025-03-03",  # a day is not a moment
        "2025-02-30T10:00",
        "2025-03-03T24:00",  # versions of Python differ on it
        "2025-03-03T10:60",
        "2025-02-29T10:00",
        "2025-13-01T10:00",
        "2025-00-10T10:00",
        "20250303T1000",
        "2025-W10-1T10:00",
        "2025-03-03T10:00+99:00",
        "9999-12-31T23:59",
        "٢٠٢٥-03-03T10:00",
    ],
)
def test_unreadable(submitted: str) -> None:
    """What is no moment is refused with an example of one."""
    with pytest.raises(DeadlineError, match=r"can be read: .* such as 2025-03-03T09:30"):
        due(_FRANCE, submitted, 1)


@pytest.mark.parametrize("submitted", ["2024-12-31T23:59", "2031-01-01T00:00", "2030-12-31T23:30Z"])
def test_outside(submitted: str) -> None:
    """A submission that the calendar does not cover is refused, with its horizon."""
    with pytest.raises(DeadlineError, match="knows its holidays from 2025-01-01 to 2030-12-31"):
        due(_FRANCE, submitted, 1)


def test_past_the_horizon() -> None:
    """A target beyond the last known holiday is not guessed."""
    assert due(_FRANCE, "2030-12-31T17:00", 1) == "2030-12-31T18:00:00+01:00"
    with pytest.raises(DeadlineError, match="after 2030-12-31"):
        due(_FRANCE, "2030-12-31T17:00", 1.25)


def _deadline(
    contract: Contract = DEFAULT_CONTRACT,
    submitted: str | None = "2025-03-03T10:00",
    level: str | None = None,
    channel: str = "portal",
) -> Deadline | None:
    return deadline(
        _PRESETS, _CALENDARS, contract, submitted=submitted, level=level, channel=channel
    )


_WHERE = ("Europe/Paris", ("blocking", "high", "normal", "low"))


def test_nothing_asked() -> None:
    """Without time, level or other channel there is no deadline to speak of."""
    assert _deadline(submitted=None) is None


def test_presets() -> None:
    """Without a contract the presets give the target, as an illustration."""
    assert _deadline(level="high") == Deadline(
        "2025-03-03T14:00:00+01:00", "high", 4.0, "france", "illustrative", None, *_WHERE
    )


def test_default_level() -> None:
    """Without a level the default one is taken."""
    assert _deadline() == _deadline(level=_PRESETS.default_level)


def test_contract_comes_first() -> None:
    """Targets and calendar of the contract replace the presets, and only they count as its own."""
    contract = Contract(calendar="england", targets={"p1": 1.5})
    assert _deadline(contract, level="p1") == Deadline(
        target="2025-03-03T11:30:00+00:00",
        level="p1",
        business_hours=1.5,
        calendar="england",
        provenance="contract",
        note=None,
        zone="Europe/London",
        levels=("p1",),
    )


@pytest.mark.parametrize("contract", [Contract(calendar="france"), Contract(targets={"normal": 9})])
def test_half_a_contract(contract: Contract) -> None:
    """As long as one half is a preset, the deadline is an illustration."""
    found = _deadline(contract, level="normal")

    assert found is not None
    assert found.provenance == "illustrative"


def test_other_channel() -> None:
    """Another channel has no target, and the note says why."""
    assert _deadline(level="high", channel="other") == Deadline(
        None, "high", 4.0, "france", "illustrative", "other-channel", *_WHERE
    )


def test_other_channel_agreed() -> None:
    """Where the contract agrees to other channels they have the same target."""
    contract = Contract(other_channels_agreed=True)

    assert _deadline(contract, channel="other") == _deadline()


def test_not_submitted() -> None:
    """A level alone tells the hours, not the moment."""
    assert _deadline(submitted=None, level="low") == Deadline(
        None, "low", 18.0, "france", "illustrative", "not-submitted", *_WHERE
    )


def test_a_plan_has_targets_of_its_own() -> None:
    """Presets may differ by plan; targets of the contract come before them."""
    premium = _deadline(Contract(plan="plan-premium"), level="high")
    own = _deadline(Contract(plan="plan-premium", targets={"high": 7}), level="high")

    assert premium is not None
    assert own is not None
    assert (premium.business_hours, premium.provenance, own.business_hours) == (
        3.0,
        "illustrative",
        7.0,
    )


def test_holidays_in_between_are_told() -> None:
    """On the eve of a holiday the deadline says which day is closed."""
    found = _deadline(submitted="2025-04-30T17:30", level="blocking")

    assert found is not None
    assert (found.target, found.holidays) == ("2025-05-02T10:30:00+02:00", ("2025-05-01",))


def test_unknown_level() -> None:
    """An unknown level is refused with those that are known."""
    with pytest.raises(DeadlineError, match="“p1”: known are blocking, high, normal, low"):
        _deadline(level="p1")


def test_level_of_the_contract_is_wanted() -> None:
    """Where the contract has levels of its own, none is taken silently."""
    with pytest.raises(DeadlineError, match="targets for p1, p2: say which level"):
        _deadline(Contract(targets={"p1": 1, "p2": 2}))


def test_unknown_calendar() -> None:
    """An unknown calendar is refused with those that are known."""
    with pytest.raises(DeadlineError, match="“moon”: known are france, belgium, luxembourg, "):
        _deadline(Contract(calendar="moon"))


def test_unreadable_time_on_another_channel() -> None:
    """A time that cannot be read is said even where nothing is due."""
    with pytest.raises(DeadlineError, match="not a time that can be read"):
        _deadline(submitted="soon", channel="other")
