"""Next steps have words and a day to come; clients are handed over in turn, by working days."""

from datetime import UTC, date, datetime

import pytest

from domain.deals import NewContract, Step, read_day
from domain.department import Department
from domain.errors import (
    AmountNotPositive,
    AmountTooLarge,
    DayNotClear,
    SignedInFuture,
    StepInPast,
    StepMissing,
    StepTooFar,
    TextTooLong,
)
from domain.handovers import next_in_turn, working_days_later
from domain.money import LARGEST_AMOUNT, Money
from domain.slots import Schedule

TUESDAY = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("сегодня", TODAY),
        ("завтра", date(2026, 11, 25)),
        ("в пятницу", date(2026, 11, 27)),
        ("в пятницу в 15:00", date(2026, 11, 27)),
        ("через неделю", date(2026, 12, 1)),
        ("через 3 дня", date(2026, 11, 27)),
        ("1.12", date(2026, 12, 1)),
        ("25 ноября", date(2026, 11, 25)),
        ("friday", date(2026, 11, 27)),
    ],
)
@pytest.mark.parametrize("now", [TUESDAY, datetime(2026, 11, 24, 20, 30, tzinfo=UTC)], ids=["noon", "23:30"])
def test_days_as_people_type_them(typed: str, day: date, now: datetime) -> None:
    assert read_day(typed, now, "Europe/Moscow") == day


def test_today_is_where_the_department_is() -> None:
    """In Kamchatka it is Wednesday already."""
    evening = datetime(2026, 11, 24, 18, tzinfo=UTC)
    assert read_day("сегодня", evening, "Asia/Kamchatka") == date(2026, 11, 25)
    assert read_day("сегодня", evening, "Europe/Moscow") == TODAY


@pytest.mark.parametrize("typed", ["20.11", "вчера"])
def test_a_day_gone_by(typed: str) -> None:
    with pytest.raises(StepInPast):
        read_day(typed, TUESDAY, "Europe/Moscow")


@pytest.mark.parametrize("typed", ["скоро", "в среду или четверг", "31.02", "..." * 100, "\ud83d"])
def test_a_day_nobody_can_tell(typed: str) -> None:
    with pytest.raises(DayNotClear):
        read_day(typed, TUESDAY, "Europe/Moscow")


def test_a_step_has_words_and_a_day() -> None:
    assert Step.checked("позвонить", TODAY, TODAY) == Step("позвонить", TODAY)
    for what, on, error in (
        (" \n ", TODAY, StepMissing),
        ("я" * 301, TODAY, TextTooLong),
        ("позвонить", date(2026, 11, 23), StepInPast),
        ("позвонить", date(2028, 1, 1), StepTooFar),
    ):
        with pytest.raises(error):
            Step.checked(what, on, TODAY)


@pytest.mark.parametrize(
    ("contract", "error"),
    [
        (NewContract(Money.zero(), "", TODAY), AmountNotPositive),
        (NewContract(Money(-1), "", TODAY), AmountNotPositive),
        (NewContract(LARGEST_AMOUNT + Money(1), "", TODAY), AmountTooLarge),
        (NewContract(Money(1), "1" * 101, TODAY), TextTooLong),
        (NewContract(Money(1), "", date(2026, 11, 25)), SignedInFuture),
    ],
)
def test_a_contract_that_cannot_be(contract: NewContract, error: type[Exception]) -> None:
    with pytest.raises(error):
        contract.checked(TODAY)


def test_in_turn() -> None:
    assert next_in_turn({7: 2, 8: 1, 9: 1}) == 8
    assert next_in_turn({}) is None


@pytest.mark.parametrize(
    ("offered", "days", "due"),
    [
        ("2026-11-24 18:00", 1, "2026-11-25 18:00"),
        ("2026-11-27 18:00", 1, "2026-11-30 18:00"),
        ("2026-11-28 11:00", 1, "2026-11-30 11:00"),
        ("2026-12-30 10:00", 2, "2027-01-12 10:00"),
        ("2026-11-24 00:30", 1, "2026-11-25 00:30"),
    ],
)
def test_by_working_days_at_the_same_time(offered: str, days: int, due: str) -> None:
    department = Department(1, "Отдел", "Europe/Moscow", Schedule(), TUESDAY)
    since, until = (datetime.fromisoformat(f"{one}+03:00").astimezone(UTC) for one in (offered, due))
    assert working_days_later(department, since, days) == until
