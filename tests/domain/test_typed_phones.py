"""Phone numbers as they are typed, pasted and copied from address books."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import phones
from domain.errors import PhoneInvalid, PhoneMissing
from domain.phones import Phone, display_phone, parse_phone


@pytest.mark.parametrize(
    "typed",
    [
        *("89123456789", "+79123456789", "79123456789", "9123456789", "8 912 345 67 89", "8 (912) 345-67-89"),
        *("+7 (912) 345-67-89", "7 (912) 345-67-89", "8-912-345-67-89", "8.912.345.67.89", "8‑912‑345‑67‑89"),
        *("8–912–345–67–89", "+7\N{NO-BREAK SPACE}912\N{NO-BREAK SPACE}345\N{NO-BREAK SPACE}67\N{NO-BREAK SPACE}89"),
        *(
            "тел. 8 912 345-67-89",
            "tel:+79123456789",
            "  8 912 345 67 89 \n",
            "+8 (912) 345-67-89",
            "+ 8 912 345 67 89",
        ),
        "\u202a+7 912 345-67-89\u202c",  # as an address book copies it, with marks of direction
        "８ ９１２ ３４５ ６７ ８９",
    ],
)
def test_one_number_however_it_is_typed(typed: str) -> None:
    assert parse_phone(typed) == Phone("+79123456789")


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "8 (495) 123-45-67 доб. 12",
            "8 495 123-45-67 доб 12",
            "8 495 123-45-67, доб.12",
            "8 495 123-45-67 (доб. 12)",
        ),
        *("8 495 123-45-67 ДОБ. 12", "8 495 123-45-67 добавочный 12", "8 495 123-45-67, добавочный номер 12"),
        *("8 495 123-45-67 вн. 12", "8 495 123-45-67 внутр. 12", "8 495 123-45-67 внутренний: 12"),
        *("+7 495 123-45-67 ext. 12", "+7(495)1234567#12", "8 495 123-45-67 x12"),
    ],
)
def test_an_extension_is_kept_apart(typed: str) -> None:
    assert parse_phone(typed) == Phone("+74951234567", "12")


@pytest.mark.parametrize(
    ("typed", "e164"),
    [
        ("8-800-555-35-35", "+78005553535"),
        ("8 (8452) 12-34-56", "+78452123456"),
        ("+375 29 123-45-67", "+375291234567"),
        ("8~10 375 29 123-45-67", "+375291234567"),
        ("+7 (7272) 58-12-34", "+77272581234"),
        ("+49 30 901820", "+4930901820"),
        ("+84 91 234 56 78", "+84912345678"),
    ],
)
def test_other_numbers_that_exist(typed: str, e164: str) -> None:
    assert parse_phone(typed).e164 == e164


def test_an_extension_has_ten_digits_at_most() -> None:
    assert parse_phone("8 495 123-45-67 доб. 1234567890").extension == "1234567890"


def test_a_text_of_64_characters_is_still_read() -> None:
    assert parse_phone("8 912 345-67-89".rjust(64)) == Phone("+79123456789")
    with pytest.raises(PhoneInvalid):
        parse_phone("8 912 345-67-89".rjust(65))


def test_a_region_without_country_codes() -> None:
    assert parse_phone("029 123-45-67", region="BY") == parse_phone("+375 29 123-45-67")


@pytest.mark.parametrize("typed", ["", " ", "\n\t"])
def test_nothing_typed_is_a_missing_phone(typed: str) -> None:
    with pytest.raises(PhoneMissing):
        parse_phone(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("345-67-89", "112", "8912345678", "891234567890", "+7 912 345 67", "+0 912 345 67 89", "8 912 345 67 8O"),
        *("8 (912) 345-67-89, 8 (913) 345-67-89", "+7 912 345-67-89 / 8 913 111 22 33", "89123456789 89133456789"),
        *(
            "нет",
            "позже",
            "спросить у Ивана",
            "+",
            "8",
            "доб. 12",
            "89123456789 Иван",
            "<b>89123456789</b>",
            "=89123456789+1",
        ),
        *("8 912 345 67 89 доб. 12345678901", "+7 912 345-67-89 доб.", "350к", "🙂"),
    ],
)
def test_what_is_no_single_number(typed: str) -> None:
    with pytest.raises(PhoneInvalid) as refused:
        parse_phone(typed)
    assert refused.value.text == typed


def test_a_wall_of_text_is_refused_and_quoted_short() -> None:
    with pytest.raises(PhoneInvalid) as refused:
        parse_phone("8 912 345 67 89 " * 10_000)
    assert len(refused.value.text) == 65


@given(st.text() | st.text(alphabet="0123456789 +-()доб.вн#", max_size=30))
def test_any_text_is_a_phone_or_a_domain_error(typed: str) -> None:
    try:
        phone = parse_phone(typed)
    except (PhoneInvalid, PhoneMissing):
        return
    assert phone.e164.startswith("+")
    assert phone.e164[1:].isascii()
    assert phone.e164[1:].isdigit()
    assert len(phone.e164) <= 16
    assert len(phone.extension) <= 10


@given(st.integers(9_000_000_000, 9_999_999_999))
def test_a_displayed_number_is_the_same_number(subscriber: int) -> None:
    try:
        phone = parse_phone(f"8{subscriber}")
    except PhoneInvalid:
        return
    assert parse_phone(display_phone(phone.e164)) == phone


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        ("+79123456789", "+7 912 345-67-89"),
        ("+74951234567", "+7 495 123-45-67"),
        ("+78005553535", "+7 800 555-35-35"),
        ("+375291234567", "+375 29 123-45-67"),
    ],
)
def test_a_number_as_people_read_it(e164: str, shown: str) -> None:
    assert display_phone(e164) == shown


@given(
    prefix=st.sampled_from(["", "8", "7", "+7", "8 ", "+7 ", "8-", " 7 "]),
    code=st.one_of(
        st.sampled_from(["495", "812", "800", "803", "804", "808", "916", "938", "371"]),
        st.from_regex("[3489][0-9]{2}", fullmatch=True),
    ),
    rest=st.from_regex("[0-9]{7}", fullmatch=True),
    shape=st.sampled_from(
        ["{0}{1}{2}{3}", "({0}) {1}-{2}-{3}", "{0} {1} {2} {3}", "({0}{1}-{2}{3}", "{0}){1} {2}-{3}\n"]
    ),
)
def test_the_quick_way_reads_russian_numbers_as_the_library_does(prefix: str, code: str, rest: str, shape: str) -> None:
    typed = prefix + shape.format(code, rest[:3], rest[3:5], rest[5:])

    def read() -> Phone | None:
        try:
            return parse_phone(typed)
        except PhoneInvalid:
            return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phones, "_RUSSIAN", re.compile("(?!)"))
        by_the_library = read()
    assert read() == by_the_library
