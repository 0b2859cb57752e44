"""Working days against the published production calendars, and months at their edges."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.workdays import Month, WorkCalendar, local_day

OFFICIAL = WorkCalendar()
days = st.dates(date(2005, 1, 1), date(2060, 12, 31))
months = st.builds(Month, st.integers(1, 9999), st.integers(1, 12))

# Working days by month of the five-day week, as published in the production calendars of Russia.
PUBLISHED = {
    2024: (17, 20, 20, 21, 20, 19, 23, 22, 21, 23, 21, 21),
    2025: (17, 20, 21, 22, 18, 19, 23, 21, 22, 23, 19, 22),
    2026: (15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22),
}


@pytest.mark.parametrize(
    ("year", "month", "published"),
    [(year, month, count) for year, counts in PUBLISHED.items() for month, count in enumerate(counts, 1)],
)
def test_each_month_has_the_published_working_days(year: int, month: int, published: int) -> None:
    assert len(OFFICIAL.working_days(Month(year, month))) == published


@pytest.mark.parametrize(("year", "published"), [(2024, 248), (2025, 247), (2026, 247), (2027, 247)])
def test_each_year_has_the_published_working_days(year: int, published: int) -> None:
    assert sum(len(OFFICIAL.working_days(Month(year, month))) for month in range(1, 13)) == published


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2024-04-27", True),  # Saturdays worked for the days before May 1 and the New Year
        ("2024-11-02", True),
        ("2024-12-28", True),
        ("2024-04-29", False),
        ("2024-12-31", False),
        ("2025-11-01", True),  # Saturday worked for Monday the 3rd
        ("2025-11-03", False),
        ("2025-05-02", False),  # for Saturday, January 4
        ("2025-05-08", False),  # for Sunday, February 23
        ("2025-06-13", False),  # for Saturday, March 8
        ("2025-12-31", False),  # for Sunday, January 5
        ("2026-01-09", False),  # for Saturday, January 3
        ("2026-12-31", False),  # for Sunday, January 4
        ("2026-03-09", False),  # March 8 is a Sunday: the day off moves to Monday (art. 112)
        ("2026-05-11", False),
        ("2027-02-20", True),
        ("2025-03-07", True),  # a short day is a working day
        ("2026-04-30", True),
        ("2026-01-12", True),
        ("2026-11-03", True),
        ("2026-11-04", False),
        ("2028-02-29", True),
    ],
)
def test_transferred_and_holy_days(day: str, working: bool) -> None:
    assert OFFICIAL.is_working(date.fromisoformat(day)) is working


def test_a_department_adds_days_of_its_own() -> None:
    party, saturday = date(2026, 11, 24), date(2026, 11, 28)
    own = WorkCalendar(extra_days_off=frozenset({party}), extra_working_days=frozenset({saturday}))
    assert not own.is_working(party)
    assert own.is_working(saturday)
    assert own.next_working(date(2026, 11, 23)) == date(2026, 11, 25)
    assert own.previous_working(date(2026, 11, 30)) == saturday
    assert len(own.working_days(Month(2026, 11))) == len(OFFICIAL.working_days(Month(2026, 11)))


def test_a_day_cannot_be_both_off_and_on() -> None:
    with pytest.raises(ValueError, match="2026, 11, 24"):
        WorkCalendar(frozenset({date(2026, 11, 24)}), frozenset({date(2026, 11, 24)}))


@given(days)
def test_the_next_working_day_is_the_first_one_after(day: date) -> None:
    following = OFFICIAL.next_working(day)
    between = [day + timedelta(days=number) for number in range(1, (following - day).days)]
    assert following > day
    assert OFFICIAL.is_working(following)
    assert not any(map(OFFICIAL.is_working, between))
    assert OFFICIAL.previous_working(following) == (day if OFFICIAL.is_working(day) else OFFICIAL.previous_working(day))


@given(months)
def test_months_follow_one_another(month: Month) -> None:
    if month != Month(9999, 12):
        assert month.next().previous() == month < month.next()
        assert month.last + timedelta(days=1) == month.next().first
    assert Month.of(month.first) == Month.of(month.last) == Month.parse(str(month)) == month
    assert month.days[0] == month.first
    assert month.days[-1] == month.last


@given(months, months)
def test_months_sort_as_their_text_does(one: Month, other: Month) -> None:
    assert (one < other) == (str(one) < str(other)) == (one.last < other.first)


@pytest.mark.parametrize(
    ("month", "last"),
    [("2024-02", 29), ("2025-02", 28), ("2000-02", 29), ("1900-02", 28), ("2026-12", 31), ("2026-11", 30)],
)
def test_leap_years(month: str, last: int) -> None:
    assert Month.parse(month).last.day == last


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-1",
        "2026-13",
        "2026-00",
        "0000-01",
        "26-11",
        "2026-11-24",
        " 2026-11",
        "2026-11\n",
        "２０２６-11",
    ],
)
def test_a_month_is_written_one_way(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Month.parse(text)


@pytest.mark.parametrize(("year", "month"), [(2026, 0), (2026, 13), (0, 1), (10_000, 1)])
def test_no_such_month(year: int, month: int) -> None:
    with pytest.raises(ValueError, match="no such month"):
        Month(year, month)


def test_an_instant_has_no_month_without_a_zone() -> None:
    with pytest.raises(TypeError):
        Month.of(datetime(2026, 11, 30, 22, tzinfo=UTC))
    with pytest.raises(ValueError, match="time zone"):
        local_day(datetime(2026, 11, 30, 22), "Europe/Moscow")  # noqa: DTZ001  # refusing it is the point


@pytest.mark.parametrize(
    ("zone", "utc", "day"),
    [
        ("Europe/Kaliningrad", "2026-12-31T21:59:59", "2026-12-31"),
        ("Europe/Kaliningrad", "2026-12-31T22:00:00", "2027-01-01"),
        ("Europe/Moscow", "2026-12-31T20:59:59", "2026-12-31"),
        ("Europe/Moscow", "2026-12-31T21:00:00", "2027-01-01"),
        ("Asia/Kamchatka", "2026-12-31T11:59:59", "2026-12-31"),
        ("Asia/Kamchatka", "2026-12-31T12:00:00", "2027-01-01"),
        ("Europe/Berlin", "2026-03-29T21:59:59", "2026-03-29"),  # two hours ahead since that night
        ("Europe/Berlin", "2026-03-29T22:00:00", "2026-03-30"),
        ("America/New_York", "2026-11-01T04:59:59", "2026-11-01"),
    ],
)
def test_a_day_ends_at_midnight_of_the_department(zone: str, utc: str, day: str) -> None:
    instant = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert local_day(instant, zone) == date.fromisoformat(day)
    assert local_day(instant.astimezone(timezone(timedelta(hours=-9))), zone) == date.fromisoformat(day)
