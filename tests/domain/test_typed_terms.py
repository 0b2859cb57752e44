"""Pay terms as they are typed: read when there is one reading, refused otherwise."""

import pytest

from domain.errors import DomainError
from domain.money import Money
from domain.pay import NOTHING, PayTerms
from domain.people import Role
from domain.typed_terms import TermsField, entered, fields_of, without

MEETINGS, VOLUMES = TermsField.MEETING_TIERS, TermsField.PERCENT_TIERS


@pytest.mark.parametrize(
    ("typed", "tiers"),
    [
        ("31:3000;41:4000", {31: 3000, 41: 4000}),
        ("с 31-й 3000, с 41-й 4000", {31: 3000, 41: 4000}),
        ("С 31 по 3 000 ₽ и с 41 по 4к", {31: 3000, 41: 4000}),
        ("31-я 3 000\n41-я 4 000", {31: 3000, 41: 4000}),
        ("начиная с 31-й встречи 3,5 тыс", {31: 3500}),
        ("from the 31st 3000, from 41 4000", {31: 3000, 41: 4000}),
        ("31 - 3000", {31: 3000}),
    ],
)
def test_tiers_of_meetings(typed: str, tiers: dict[int, int]) -> None:
    read = entered(NOTHING, MEETINGS, typed).meeting_tiers
    assert {tier.first: tier.rate for tier in read} == {first: Money.rub(rate) for first, rate in tiers.items()}


@pytest.mark.parametrize(
    ("typed", "tiers"),
    [
        ("1000000:7;3000000:10", {1_000_000: 700, 3_000_000: 1000}),
        ("от 1 млн 7%, от 3 млн 10%", {1_000_000: 700, 3_000_000: 1000}),
        ("от 1,5 млн 7,5%; свыше 3 000 000 ₽ по 10 %", {1_500_000: 750, 3_000_000: 1000}),
        ("1 млн - 7", {1_000_000: 700}),
        ("from 1 mln 12.25%", {1_000_000: 1225}),
    ],
)
def test_tiers_of_volume(typed: str, tiers: dict[int, int]) -> None:
    read = entered(NOTHING, VOLUMES, typed).percent_tiers
    assert {tier.volume: tier.percent_bp for tier in read} == {Money.rub(at): share for at, share in tiers.items()}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (MEETINGS, "31 3000"),
        (MEETINGS, "3 500"),
        (MEETINGS, "с 31-й"),
        (MEETINGS, "с 41-й 4000, с 31-й 3000"),
        (MEETINGS, "с 1-й 3000"),
        (MEETINGS, "31:0"),
        (MEETINGS, "31:-5"),
        (MEETINGS, ";"),
        (MEETINGS, "9" * 400),
        (VOLUMES, "1 млн 7"),
        (VOLUMES, "1000007"),
        (VOLUMES, "от 1 млн 101%"),
        (VOLUMES, "от 1 000 000 %"),
        (VOLUMES, "от 3 млн 10%, от 1 млн 7%"),
        (TermsField.PERCENT, "5,125"),
        (TermsField.PERCENT, "0"),
        (TermsField.PERCENT, "101"),
        (TermsField.QUOTA, "0"),
        (TermsField.QUOTA, "двадцать"),
        (TermsField.QUOTA, "2.5"),
        (TermsField.FIXED, "-5"),
        (TermsField.FIXED, "1 млрд"),
        (TermsField.PAID_ON, "whenever"),
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(field: TermsField, typed: str) -> None:
    with pytest.raises(DomainError):
        entered(NOTHING, field, typed)


def test_a_field_is_set_and_taken_away_again() -> None:
    terms = entered(entered(NOTHING, TermsField.PERCENT, "7,5 %"), TermsField.FIXED, "30к")
    assert terms == PayTerms(percent_bp=750, fixed=Money.rub(30_000))
    assert without(terms, TermsField.FIXED) == PayTerms(percent_bp=750)


def test_several_roles_have_the_fields_of_each_once() -> None:
    assert fields_of([Role.CALLER, Role.CLOSER]) == tuple(field for field in TermsField if field != "per_lead")
