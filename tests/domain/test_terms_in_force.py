"""Which terms pay whom in which month."""

from itertools import permutations

import pytest

from domain.money import Money
from domain.pay import PayTerms
from domain.people import Role
from domain.terms import TermsBook, Version
from domain.workdays import Month

ANNA, BORIS = 1, 2
VERSIONS = (
    Version(1, Role.CALLER, None, Month(2026, 3), PayTerms(per_meeting=Money.rub(1000))),
    Version(2, Role.CALLER, None, Month(2026, 10), PayTerms(per_meeting=Money.rub(2000))),
    Version(3, Role.CLOSER, None, Month(2026, 10), PayTerms(fixed=Money.rub(30_000))),
    Version(4, None, ANNA, Month(2026, 6), PayTerms(per_meeting=Money.rub(5000))),
    Version(5, None, ANNA, Month(2026, 12), PayTerms()),
    Version(6, Role.CALLER, None, Month(2026, 10), PayTerms(per_meeting=Money.rub(2500))),
)


@pytest.mark.parametrize(
    ("who", "role", "month", "in_force"),
    [
        (BORIS, Role.CALLER, "2026-02", None),  # before the first terms
        (BORIS, Role.CALLER, "2026-03", 1),
        (BORIS, Role.CALLER, "2026-09", 1),
        (BORIS, Role.CALLER, "2026-10", 6),  # of two of one month the later one
        (BORIS, Role.CALLER, "2030-01", 6),
        (BORIS, Role.CLOSER, "2026-09", None),
        (BORIS, Role.CLOSER, "2026-10", 3),
        (BORIS, Role.DIRECTOR, "2026-10", None),
        (ANNA, Role.CALLER, "2026-05", 1),  # the role's until her own begin
        (ANNA, Role.CALLER, "2026-06", 4),
        (ANNA, Role.CALLER, "2026-10", 4),  # whatever later versions the role gets
        (ANNA, Role.CLOSER, "2026-10", 4),  # they stand for all her work
        (ANNA, Role.CALLER, "2026-12", 5),
    ],
)
def test_terms_are_in_force_from_their_month_until_the_next(
    who: int, role: Role, month: str, in_force: int | None
) -> None:
    for versions in (VERSIONS, VERSIONS[::-1]):
        found = TermsBook(versions).of(who, role, Month.parse(month))
        assert (found and found.id) == in_force


def test_a_persons_own_terms_are_told_from_the_roles() -> None:
    book = TermsBook(VERSIONS)
    assert book.own(ANNA, Month(2026, 5)) is None
    assert book.own(ANNA, Month(2026, 7)) == VERSIONS[3]
    assert book.own(BORIS, Month(2026, 12)) is None


def test_the_order_in_which_terms_are_read_is_nothing() -> None:
    expected = TermsBook(VERSIONS[:4]).of(BORIS, Role.CALLER, Month(2026, 11))
    for versions in permutations(VERSIONS[:4]):
        assert TermsBook(versions).of(BORIS, Role.CALLER, Month(2026, 11)) == expected
