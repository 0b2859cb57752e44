"""ИНН of companies and sole traders."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.ru import inn

from domain.errors import InnInvalid
from domain.inn import parse_inn


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("7707083893", "7707083893"),
        (" 7707 083 893 ", "7707083893"),
        ("ИНН 7707083893", "7707083893"),
        ("инн: 7707083893", "7707083893"),
        ("INN 7707083893", "7707083893"),
        ("ИНН № 7707083893", "7707083893"),
        ("7707\N{NO-BREAK SPACE}083\N{NO-BREAK SPACE}893", "7707083893"),
        ("500100732259", "500100732259"),
    ],
)
def test_a_tax_number_however_it_is_typed(typed: str, digits: str) -> None:
    assert parse_inn(typed) == digits


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "ИНН", "7707083894", "7707083983", "770708389", "77070838930", "500100732258", "500100732359"),
        *(
            "0000000000",
            "000000000000",
            "7707-083-893",
            "770708389З",
            "٧٧٠٧٠٨٣٨٩٣",
            "７７０７０８３８９３",
            "7707083893, 7707083893",
        ),
        *("7707083893\x00", "нет", "1" * 100_000),
    ],
)
def test_what_is_no_tax_number(typed: str) -> None:
    with pytest.raises(InnInvalid) as refused:
        parse_inn(typed)
    assert refused.value.text == typed[:64] + "…" * (len(typed) > 64)


@given(st.integers(1, 10**9 - 1), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(number: int, slip: int) -> None:
    """The weighted sum catches every single slip but those that the check digit's `mod 11 mod 10` maps together."""
    weights = (2, 4, 10, 3, 5, 9, 4, 6, 8)
    body = f"{number:09}"
    rest = sum(weight * int(digit) for weight, digit in zip(weights, body, strict=True)) % 11
    assert parse_inn(f"{body}{rest % 10}") == f"{body}{rest % 10}"
    with pytest.raises(InnInvalid):
        parse_inn(f"{body}{(rest % 10 + slip) % 10}")


@given(st.from_regex("[0-9]{10}", fullmatch=True), st.booleans())
def test_the_quick_way_reads_companies_as_the_library_does(digits: str, is_mended: bool) -> None:
    typed = digits[:9] + inn.calc_company_check_digit(digits) if is_mended else digits
    try:
        read = parse_inn(typed)
    except InnInvalid:
        read = ""
    assert read == (typed if inn.is_valid(typed) and typed.strip("0") else "")
