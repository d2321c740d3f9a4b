"""Which version governs a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.errors import MisuseError
from tools.versions import Release, build_day, governing, parse_day

_DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
_RELEASES = st.lists(_DAYS, unique=True, max_size=6).map(lambda days: [_release(d) for d in days])


def _release(day: date) -> Release:
    return Release(
        version=day.isoformat(),
        effective=day.isoformat(),
        basis="announced",
        provisional=False,
        summary={},
        files={},
        entries={},
        previous=None,
        manifest_hash="",
    )


@given(_RELEASES, _DAYS)
def test_the_last_one_begun_governs(known: list[Release], day: date) -> None:
    """No release that begins later governs, and none that has begun is later than the one found."""
    found = governing(known, day)
    begun = [each.effective for each in known if each.effective <= day.isoformat()]

    assert (found.effective if found else None) == max(begun, default=None)


@given(_RELEASES, _DAYS)
def test_it_changes_only_on_effective_dates(known: list[Release], day: date) -> None:
    """Between two days without a beginning, the same version governs: a step function."""
    before = day - timedelta(days=1)

    begins = day.isoformat() in {each.effective for each in known}
    assert (governing(known, day) != governing(known, before)) == begins


@given(_RELEASES, _DAYS)
def test_the_order_of_the_releases_does_not_matter(known: list[Release], day: date) -> None:
    """The answer depends on the releases, not on how they are listed."""
    assert governing(known, day) == governing(known[::-1], day)


@pytest.mark.parametrize("written", ["2025-02-29", "2025-1-1", "yesterday", "20250101", ""])
def test_an_impossible_date_is_misuse(written: str) -> None:
    """Only a real day written year-month-day is a date."""
    with pytest.raises(MisuseError):
        parse_day(written)


def test_the_day_of_a_build_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH decides, so that a build can be repeated."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1740787200")

    assert build_day() == date(2025, 3, 1)


def test_the_day_of_a_build_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SOURCE_DATE_EPOCH the day is today, in UTC."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.now(UTC).date()

    assert before <= build_day() <= datetime.now(UTC).date()


def test_a_bad_epoch_is_misuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A SOURCE_DATE_EPOCH that is no number is named."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")

    with pytest.raises(MisuseError, match="SOURCE_DATE_EPOCH is “soon”"):
        build_day()
