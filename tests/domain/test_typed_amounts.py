"""Sums as people type them, and as the bot reads them back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.errors import AmountTooLarge, NotAnAmount
from domain.money import LARGEST_AMOUNT, Money, parse_amount

NBSP, THIN, NARROW = "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("typed", "rubles"),
    [
        # plain
        ("350000", "350000"),
        ("350 000", "350000"),
        (f"350{NBSP}000", "350000"),
        (f"1{NARROW}200{THIN}000,50{NBSP}₽", "1200000.50"),
        ("  350  000 \n", "350000"),
        ("1'200'000", "1200000"),
        ("350 000.", "350000"),
        ("0", "0"),
        ("0,5", "0.50"),
        ("12.5", "12.50"),
        ("007", "7"),
        # both decimal signs, both ways to group
        ("1 200 000,50", "1200000.50"),
        ("1 200 000.50", "1200000.50"),
        ("1,200,000.50", "1200000.50"),
        ("1.200.000,50", "1200000.50"),
        ("1,200", "1200"),
        ("1.200", "1200"),
        ("12,50", "12.50"),
        # currency
        ("350 000 ₽", "350000"),
        ("350000р", "350000"),
        ("350 000 р.", "350000"),
        ("350 000 руб.", "350000"),
        ("350 000 РУБЛЕЙ", "350000"),
        ("1 рубль", "1"),
        ("₽350,000", "350000"),
        ("RUB 350,000.00", "350000"),
        ("350 000 rubles", "350000"),
        ("350 руб. 50 коп.", "350.50"),
        ("50 копеек", "0.50"),
        # thousands
        ("350к", "350000"),
        ("350 К", "350000"),
        ("350k", "350000"),
        ("350т", "350000"),
        ("350 т.р.", "350000"),
        ("350тр", "350000"),
        ("350 тыс", "350000"),
        ("350 тыс. руб.", "350000"),
        ("350 тысяч рублей", "350000"),
        ("350 thousand", "350000"),
        ("1 200 тыс", "1200000"),
        ("12,5к", "12500"),
        # millions and billions
        ("1,2 млн", "1200000"),
        ("1.2 млн", "1200000"),
        ("2.5 млн руб", "2500000"),
        ("1,25 миллиона", "1250000"),
        ("1,250 млн", "1250000"),
        ("3 миллиона рублей", "3000000"),
        ("1.2M", "1200000"),
        ("1,2м", "1200000"),
        ("2кк", "2000000"),
        ("1.2 million", "1200000"),
        ("1,2345678 млн", "1234567.80"),
        ("1 млрд", "1000000000"),
        ("1 млн 200 тыс", "1200000"),
        ("1 млн 200 тыс 500 руб 5 коп", "1200500.05"),
        # signs: whether it may be negative is the use case's rule
        ("-5 000", "-5000"),
        ("−5 000", "-5000"),
        ("– 5 000 ₽", "-5000"),
    ],
)
def test_what_people_type(typed: str, rubles: str) -> None:
    assert parse_amount(typed) == Money.rub(rubles)


@pytest.mark.parametrize(
    "typed",
    [
        "1,200к",  # 1,200 rubles, or 1,200 thousand?
        "1 млн 200",  # thousands, or rubles?
        "1,5 млн 200 тыс",
        "200 тыс 1 млн",
        "1 млн 1500 тыс",
        "1 млн 1 млн",
        "350 00",
        "3500 00",
        "1 2 3",
        "0 350",
        "0,500",
        "1,234,56",
        "1,200.00.00",
        "1.234.567.8",
        "1 200,500",
    ],
)
def test_what_could_be_read_in_two_ways_is_asked_again(typed: str) -> None:
    with pytest.raises(NotAnAmount):
        parse_amount(typed)


NO_SUMS = (
    *(
        "",
        " ",
        ".",
        ",",
        "-",
        "₽",
        "руб",
        "млн",
        "к 350",
        "350 руб руб",
        "350 руб тыс",
        "₽ ₽ 350",
        "50 коп руб",
        "5 тыс коп",
        "1 млн тыс",
    ),
    *("много", "около 350к", "350к или 400к", "350-400к", "350/2", "50%", "$350", "350 usd", "350 €", "35O000"),
    *("1e9", "1E9", "nan", "inf", "-inf", "0x10", "1_000", "--5", "+5", "5-", "1..2", "1,,2", "1 .5", "0.001"),
    *("0,5 коп", "٣٥٠", "３５０", "5²", "½", "Ⅻ", "3\u200b50", "350\x00", "<b>350</b>", "350;--", "{350}", "350🙂"),
)


@pytest.mark.parametrize("typed", NO_SUMS)
def test_what_is_no_sum(typed: str) -> None:
    with pytest.raises(NotAnAmount) as refused:
        parse_amount(typed)
    assert refused.value.text == typed


@pytest.mark.parametrize("typed", ["9" * 40, "1000001 млн", "9999 млрд", "-1 000 000 000 001"])
def test_a_slip_of_the_finger_is_too_large(typed: str) -> None:
    with pytest.raises(AmountTooLarge):
        parse_amount(typed)
    assert parse_amount("1000 млрд") == LARGEST_AMOUNT


@pytest.mark.parametrize("typed", ["9" * 100_000, "1 " * 100_000, "1,1" * 50_000, "к" * 100_000, "1.000" * 9_999])
def test_a_wall_of_text_is_refused_unread_and_quoted_short(typed: str) -> None:
    with pytest.raises(NotAnAmount) as refused:
        parse_amount(typed)
    assert len(refused.value.text) == 65


def test_a_text_of_64_characters_is_still_read() -> None:
    assert parse_amount("0" * 58 + "350000") == Money.rub(350_000)
    with pytest.raises(NotAnAmount):
        parse_amount("0" * 59 + "350000")


def read_back(amount: Money, space: str, point: str, currency: str) -> str:
    rubles, kopecks = divmod(abs(amount.kopecks), 100)
    sign = "-" if amount.kopecks < 0 else ""
    return f"{sign}{rubles:,}".replace(",", space) + f"{point}{kopecks:02}{currency}"


@given(
    st.builds(Money, st.integers(-LARGEST_AMOUNT.kopecks, LARGEST_AMOUNT.kopecks)),
    st.sampled_from([" ", NBSP, THIN, NARROW, "'", ""]),
    st.sampled_from([".", ","]),
    st.sampled_from(["", " ₽", f"{NBSP}₽", " руб.", "р", " rubles"]),
)
def test_what_is_read_back_is_understood_the_same(amount: Money, space: str, point: str, currency: str) -> None:
    assert parse_amount(read_back(amount, space, point, currency)) == amount


@given(st.integers(0, 1000), st.sampled_from([("млн", 8), ("тыс", 5), ("к", 5), ("млрд", 11)]), st.integers(0, 2))
def test_units_multiply_exactly(number: int, unit: tuple[str, int], places: int) -> None:
    word, zeros = unit
    whole, part = divmod(number, 10**places)
    typed = f"{whole},{part:0{places}} {word}" if places else f"{whole} {word}"
    assert parse_amount(typed).kopecks == number * 10 ** (zeros - places)


@given(st.text() | st.text(alphabet="0123456789 .,'-кмтрмлнтысруб₽kmn", max_size=30))
@example("тр")
def test_any_text_is_a_sum_or_a_domain_error(typed: str) -> None:
    try:
        amount = parse_amount(typed)
    except (NotAnAmount, AmountTooLarge):
        return
    assert abs(amount.kopecks) <= LARGEST_AMOUNT.kopecks
    assert any(sign.isdigit() for sign in typed)
