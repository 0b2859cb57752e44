"""What a morning asks of a person."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.people import Role
from domain.quotas import LETTER_QUOTAS, Pace, Quota, pace
from domain.workdays import Month, WorkCalendar

OFFICIAL = WorkCalendar()
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_the_letter_names_three_quotas() -> None:
    assert dict(LETTER_QUOTAS) == {
        Role.COLLECTOR: Quota(500, 1000),
        Role.CALLER: Quota(20, 40),
        Role.CLOSER: Quota(4, 10),
    }


@pytest.mark.parametrize(
    ("today", "norm", "done", "expected"),
    [
        ("2026-11-02", 20, 0, Pace(20, 0, 0, 20, 1)),  # the first working day: the 1st is a Sunday
        ("2026-11-01", 20, 0, Pace(20, 0, 0, 20, 0)),  # a day off asks for nothing
        ("2026-11-04", 20, 1, Pace(20, 1, 2, 18, 0)),  # Unity Day
        ("2026-11-30", 20, 13, Pace(20, 13, 19, 1, 7)),  # the last day asks for all the rest
        ("2026-11-30", 20, 20, Pace(20, 20, 19, 1, 0)),
        ("2026-11-16", 20, 25, Pace(20, 25, 9, 11, 0)),  # beyond the norm
        ("2026-11-16", 500, 200, Pace(500, 200, 9, 11, 28)),  # 27.3 a day, rounded up
        ("2026-12-31", 4, 3, Pace(4, 3, 22, 0, 0)),  # a transferred day off ends the year
        ("2025-11-01", 20, 0, Pace(20, 0, 0, 19, 2)),  # a working Saturday
        ("2024-02-29", 20, 19, Pace(20, 19, 19, 1, 1)),
        ("2026-11-16", 0, 0, Pace(0, 0, 9, 11, 0)),
    ],
)
def test_what_today_asks_for(today: str, norm: int, done: int, expected: Pace) -> None:
    assert pace(norm, done, date.fromisoformat(today), OFFICIAL) == expected


@given(days, st.integers(0, 1000))
def test_doing_what_is_asked_reaches_the_norm_and_no_more(today: date, norm: int) -> None:
    done, day, month = 0, today, Month.of(today)
    while Month.of(day) == month:
        done += pace(norm, done, day, OFFICIAL).asks_today
        day += timedelta(days=1)
    worked = any(OFFICIAL.is_working(today + timedelta(days=number)) for number in range((day - today).days))
    assert done == (norm if worked else 0)


@given(days, st.integers(0, 1000), st.integers(0, 1000))
def test_days_gone_and_left_make_the_month(today: date, norm: int, done: int) -> None:
    morning = pace(norm, done, today, OFFICIAL)
    assert morning.days_gone + morning.days_left == len(OFFICIAL.working_days(Month.of(today)))
    assert morning.asks_today <= max(norm - done, 0)


@pytest.mark.parametrize(("norm", "stretch"), [(-1, 5), (20, 19)])
def test_a_stretch_is_beyond_the_norm(norm: int, stretch: int) -> None:
    with pytest.raises(ValueError, match="stretch"):
        Quota(norm, stretch)


def test_a_quota_may_be_nothing_or_have_no_stretch() -> None:
    assert Quota(0, 0).stretch == 0
    assert Quota(5, 5).norm == 5
