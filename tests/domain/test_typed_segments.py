"""What a director types about a segment, and what is typed into the exclusion list."""

from datetime import UTC, date, datetime

import pytest

from domain.errors import (
    DayInPast,
    DayNotUnderstood,
    InnInvalid,
    NotAnAmount,
    PhoneInvalid,
    PhoneMissing,
    RateOutOfRange,
    SeveralInns,
    TargetOutOfRange,
    TextTooLong,
)
from domain.exclusions import Numbers, read_numbers
from domain.money import Money
from domain.segments import LONGEST_NAME, SegmentPace, name_of, read_deadline, read_rate, read_target, segment_pace
from domain.workdays import WorkCalendar

NOON = datetime(2026, 11, 24, 9, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(("typed", "rate"), [("50", "50"), ("20,50", "20.50"), ("100 ₽", "100"), ("1к", "1000")])
def test_rates(typed: str, rate: str) -> None:
    assert read_rate(typed) == Money.rub(rate)


@pytest.mark.parametrize(("typed", "error"), [("0", RateOutOfRange), ("1 млн", RateOutOfRange), ("даром", NotAnAmount)])
def test_no_rates(typed: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_rate(typed)


@pytest.mark.parametrize(("typed", "target"), [("500", 500), ("1 000", 1000), ("700 контактов", 700), ("1", 1)])
def test_targets(typed: str, target: int) -> None:
    assert read_target(typed) == target


@pytest.mark.parametrize("typed", ["", "0", "-5", "1.5", "пятьсот", "1000001", "9" * 100, "٣"])
def test_no_targets(typed: str) -> None:
    with pytest.raises(TargetOutOfRange):
        read_target(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("сегодня", TUESDAY),
        ("завтра", date(2026, 11, 25)),
        ("30 ноября", date(2026, 11, 30)),
        ("1.12", date(2026, 12, 1)),
        ("до 15 декабря", date(2026, 12, 15)),
        ("через 2 недели", date(2026, 12, 8)),
        ("2027-03-01", date(2027, 3, 1)),
    ],
)
def test_deadlines(typed: str, day: date) -> None:
    assert read_deadline(typed, NOON, "Europe/Moscow") == day


def test_today_is_of_the_zone() -> None:
    """Late in the evening of UTC it is tomorrow on Kamchatka."""
    evening = datetime(2026, 11, 24, 20, tzinfo=UTC)
    assert read_deadline("сегодня", evening, "Asia/Kamchatka") == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "error"),
    [("вчера", DayInPast), ("1 ноября 2026", DayInPast), ("скоро", DayNotUnderstood), ("", DayNotUnderstood)],
)
def test_no_deadlines(typed: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_deadline(typed, NOON, "Europe/Moscow")


@pytest.mark.parametrize(
    ("deadline", "pace"),
    [
        (TUESDAY, SegmentPace(10, 10, late=False)),
        (date(2026, 11, 25), SegmentPace(10, 5, late=False)),
        # Saturday and Sunday add no day.
        (date(2026, 11, 29), SegmentPace(10, 3, late=False)),
        (date(2026, 11, 23), SegmentPace(10, 10, late=True)),
    ],
)
def test_the_pace_counts_working_days(deadline: date, pace: SegmentPace) -> None:
    assert segment_pace(12, 2, TUESDAY, deadline, WorkCalendar()) == pace


def test_a_pace_beyond_the_target() -> None:
    pace = segment_pace(10, 12, TUESDAY, TUESDAY, WorkCalendar())
    assert (pace.missing, pace.a_day) == (0, 0)


@pytest.mark.parametrize("task", ["Автосервисы", "А" * 200, "слово " * 40, "\n\n  Вторая \nтретья", "а, " * 30])
def test_names_fit_and_are_not_empty(task: str) -> None:
    assert 0 < len(name_of(task)) <= LONGEST_NAME


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("8 916 123-45-67", Numbers(("+79161234567",), None)),
        ("+7 916 123-45-67; 8 (495) 123-45-67", Numbers(("+79161234567", "+74951234567"), None)),
        ("7707083893", Numbers((), "7707083893")),
        ("ИНН 7707083893\n84951234567", Numbers(("+74951234567",), "7707083893")),
        ("84951234567, 8-495-123-45-67", Numbers(("+74951234567",), None)),
        ("7707083893 и 7707083893", Numbers((), "7707083893")),
    ],
)
def test_numbers_of_a_company(typed: str, numbers: Numbers) -> None:
    assert read_numbers(typed) == numbers


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (" , ;\n", PhoneMissing),
        ("привет", PhoneInvalid),
        ("ИНН 7707083894", InnInvalid),
        ("ИНН 7707083893, ИНН 500100732259", SeveralInns),
        ("1" * 1001, TextTooLong),
    ],
)
def test_no_numbers(typed: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_numbers(typed)
