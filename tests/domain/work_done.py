"""Leads, meetings and contracts that the tests of pay have people do."""

from datetime import UTC, datetime, timedelta

from domain.ledger import Fact, FactKind
from domain.money import Money
from domain.pay import PayTerms
from domain.people import Role
from domain.terms import TermsBook, Version
from domain.workdays import Month

ANNA, BORIS = 1, 2
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def fact(
    kind: FactKind, fact_id: int, on: str, *, who: int = ANNA, amount: str = "0", rate: str | None = None, hour: int = 9
) -> Fact:
    """Entered at once; amounts and rates in rubles."""
    at = moment(on) + timedelta(hours=hour)
    return Fact(
        kind=kind,
        fact_id=fact_id,
        staff_id=who,
        on=at.date(),
        order=at,
        entered_at=at,
        amount=Money.rub(amount),
        rate=None if rate is None else Money.rub(rate),
    )


def book(*roles: tuple[Role, PayTerms], since: Month = OCTOBER) -> TermsBook:
    """Terms of roles, numbered from 11 on."""
    return TermsBook(Version(place, role, None, since, terms) for place, (role, terms) in enumerate(roles, 11))
