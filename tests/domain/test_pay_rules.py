"""What a meeting and a contract earn."""

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.money import LARGEST_AMOUNT, Money
from domain.pay import (
    DEFAULT_CALLER_TERMS,
    DEFAULT_CLOSER_TERMS,
    CallerTerms,
    CloserTerms,
    commission,
    meeting_pay,
    percent_text,
)


def test_a_new_department_pays_what_the_clarifications_say() -> None:
    assert meeting_pay(DEFAULT_CALLER_TERMS) == Money.rub(2000)
    assert commission(Money.rub(100), DEFAULT_CLOSER_TERMS) == Money.rub(5)


@pytest.mark.parametrize("rate", [0, 1000, 2000, 5000])
def test_a_held_meeting_earns_its_rate(rate: int) -> None:
    assert meeting_pay(CallerTerms(Money.rub(rate))) == Money.rub(rate)


@pytest.mark.parametrize(
    ("amount", "share", "earned"),
    [
        ("350000", 500, "17500"),
        ("1234567.89", 500, "61728.39"),  # 61,728.3945
        ("0.10", 500, "0.01"),  # half a kopeck goes up
        ("0.09", 500, "0"),
        ("350000", 0, "0"),
        ("350000", 10_000, "350000"),
        ("999.99", 725, "72.50"),  # 72.499275
    ],
)
def test_a_contract_earns_its_percent(amount: str, share: int, earned: str) -> None:
    assert commission(Money.rub(amount), CloserTerms(share)) == Money.rub(earned)


@given(st.integers(0, LARGEST_AMOUNT.kopecks), st.integers(0, 10_000))
def test_a_commission_is_rounded_once_and_never_exceeds_the_contract(kopecks: int, share: int) -> None:
    earned = commission(Money(kopecks), CloserTerms(share))
    assert earned.kopecks == floor(Fraction(kopecks * share, 10_000) + Fraction(1, 2))
    assert Money.zero() <= earned <= Money(kopecks)


@pytest.mark.parametrize("share", [-1, 10_001])
def test_a_share_is_a_part(share: int) -> None:
    with pytest.raises(ValueError, match="percent"):
        CloserTerms(share)


def test_a_rate_is_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        CallerTerms(Money(-1))


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0%"),
        (1, "0.01%"),
        (10, "0.1%"),
        (500, "5%"),
        (505, "5.05%"),
        (550, "5.5%"),
        (1000, "10%"),
        (10_000, "100%"),
    ],
)
def test_a_share_as_it_is_written(share: int, text: str) -> None:
    assert percent_text(share) == text


@given(st.integers(0, 10_000))
def test_a_written_share_says_exactly_what_it_is(share: int) -> None:
    assert Fraction(percent_text(share).removesuffix("%")) * 100 == share
