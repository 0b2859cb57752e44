"""Money against exact fractions."""

import copy
import pickle
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.money import Money

sums = st.builds(Money, st.integers(-(10**16), 10**16))
shares = st.integers(0, 10_000)


@pytest.mark.parametrize(
    ("rubles", "kopecks"),
    [(0, 0), (2000, 200_000), (-5, -500), ("1234.56", 123_456), ("0.5", 50), ("-0.05", -5), ("007", 700)],
)
def test_rubles_become_kopecks(rubles: int | str, kopecks: int) -> None:
    assert Money.rub(rubles).kopecks == kopecks


@pytest.mark.parametrize("text", ["", "1,5", "1.234", "1 000", "+1", "1e3", ".5", "5.", "١", "1\n", "nan", "9" * 5000])
def test_rubles_in_files_have_one_form(text: str) -> None:
    with pytest.raises(ValueError, match="not rubles"):
        Money.rub(text)


@pytest.mark.parametrize("kopecks", [1.0, "1", True, None])
def test_only_whole_kopecks_make_money(kopecks: object) -> None:
    with pytest.raises(TypeError):
        Money(kopecks)  # type: ignore[arg-type]


def test_money_mixes_with_money_alone() -> None:
    for wrong in (lambda: Money(1) + 1, lambda: Money(1) - 1, lambda: Money(1) * 1.5, lambda: Money(1) < 1):
        with pytest.raises(TypeError):
            wrong()  # type: ignore[no-untyped-call]


@given(sums, sums, st.integers(-1000, 1000))
def test_arithmetic_is_that_of_kopecks(one: Money, other: Money, times: int) -> None:
    assert (one + other).kopecks == one.kopecks + other.kopecks
    assert one - other == one + -other
    assert one * times == times * one == Money(one.kopecks * times)
    assert (one < other) == (one.kopecks < other.kopecks)
    assert bool(one) == (one != Money.zero())
    assert Money.sum([one, other, one]) == sum([one, other, one], Money.zero()) == one * 2 + other


@given(sums, shares)
def test_a_percent_is_the_exact_share_rounded_half_up(amount: Money, share: int) -> None:
    exact = Fraction(amount.kopecks) * share / 10_000
    assert amount.percent(share).kopecks == floor(exact + Fraction(1, 2))


@pytest.mark.parametrize(
    ("kopecks", "share", "rounded"),
    [
        (1, 5000, 1),
        (3, 5000, 2),
        (-1, 5000, 0),
        (-3, 5000, -1),
        (9, 500, 0),
        (10, 500, 1),
        (10, 499, 0),
        (7, 10_000, 7),
        (4999, 1, 0),
        (5000, 1, 1),
    ],
)
def test_half_a_kopeck_goes_up(kopecks: int, share: int, rounded: int) -> None:
    assert Money(kopecks).percent(share) == Money(rounded)


@pytest.mark.parametrize(("kopecks", "text"), [(0, "0.00"), (-1, "-0.01"), (5, "0.05"), (-300_000, "-3000.00")])
def test_money_as_it_is_written(kopecks: int, text: str) -> None:
    assert str(Money(kopecks)) == text


@given(sums)
def test_what_is_written_can_be_read_again(amount: Money) -> None:
    assert Money.rub(str(amount)) == amount
    assert repr(amount) == f"Money('{amount}')"
    assert pickle.loads(pickle.dumps(amount)) == copy.deepcopy(amount) == amount
    assert hash(Money(amount.kopecks)) == hash(amount)
