"""From when and until when a meeting, a contract and a lead pay, and on which day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from work_done import ANNA, BORIS, NOVEMBER, OCTOBER, moment

from domain.funnel import MeetingState
from domain.ledger import FactKind
from domain.money import Money
from domain.pay import PaidOn, PayTerms
from domain.pay_facts import (
    ContractRecord,
    LeadRecord,
    MeetingRecord,
    became,
    contract_fact,
    held_facts,
    lead_fact,
    meeting_facts,
)
from domain.people import Role
from domain.terms import TermsBook, Version
from domain.workdays import Month, local_day

MOSCOW = "Europe/Moscow"
BOOKED, STARTS, TOLD, AGAIN, LAST = (
    moment(text)
    for text in ("2026-10-30 21:30", "2026-11-03 21:30", "2026-11-04 09:00", "2026-11-05 09:00", "2026-11-06 09:00")
)
HELD, NO_SHOW, CANCELLED = MeetingState.HELD, MeetingState.NO_SHOW, MeetingState.CANCELLED
NOT_OURS, MOVED, UNDONE = MeetingState.NOT_OURS, MeetingState.MOVED, MeetingState.UNDONE


def in_moscow(instant: datetime) -> date:
    return local_day(instant, MOSCOW)


def meeting(*states: MeetingState) -> MeetingRecord:
    return MeetingRecord(1, ANNA, BOOKED, STARTS, tuple(zip((TOLD, AGAIN, LAST), states, strict=False)))


def paying(*terms: tuple[Month, PaidOn]) -> TermsBook:
    return TermsBook(
        Version(place, Role.CALLER, None, month, PayTerms(per_meeting=Money.rub(2000), paid_on=paid_on))
        for place, (month, paid_on) in enumerate(terms)
    )


ON_HELD, ON_BOOKED = (paying((OCTOBER, paid_on)) for paid_on in (PaidOn.HELD, PaidOn.BOOKED))
Span = tuple[datetime, datetime | None]


def spans(record: MeetingRecord, terms: TermsBook) -> list[Span]:
    return [(fact.entered_at, fact.undone_at) for fact in meeting_facts(record, terms, in_moscow)]


@pytest.mark.parametrize(
    ("states", "paid"),
    [
        ((), []),
        ((HELD,), [(TOLD, None)]),
        ((HELD, HELD), [(TOLD, None)]),  # once for the meeting
        ((HELD, NO_SHOW), [(TOLD, AGAIN)]),
        ((HELD, NOT_OURS, HELD), [(TOLD, AGAIN), (LAST, None)]),
        ((NO_SHOW, HELD), [(AGAIN, None)]),
        *(((state,), []) for state in (NO_SHOW, CANCELLED, MOVED, NOT_OURS, UNDONE)),
    ],
)
def test_a_meeting_pays_while_it_counts_as_held(states: tuple[MeetingState, ...], paid: list[Span]) -> None:
    assert spans(meeting(*states), ON_HELD) == paid


@pytest.mark.parametrize(
    ("states", "paid"),
    [
        ((), [(BOOKED, None)]),
        ((HELD,), [(BOOKED, None)]),
        ((NO_SHOW,), [(BOOKED, None)]),  # a no-show stays paid
        *(((state,), [(BOOKED, TOLD)]) for state in (CANCELLED, MOVED, NOT_OURS, UNDONE)),
        ((NOT_OURS, HELD), [(BOOKED, TOLD), (AGAIN, None)]),
        ((NO_SHOW, CANCELLED), [(BOOKED, AGAIN)]),
    ],
)
def test_a_booking_pays_until_it_is_called_off(states: tuple[MeetingState, ...], paid: list[Span]) -> None:
    assert spans(meeting(*states), ON_BOOKED) == paid


def test_a_held_meeting_is_of_its_own_day_and_a_booking_of_the_day_it_was_booked() -> None:
    """Local days: half past nine in the evening in London is the next day in Moscow."""
    (held,) = meeting_facts(meeting(HELD), ON_HELD, in_moscow)
    (booked,) = meeting_facts(meeting(HELD), ON_BOOKED, in_moscow)
    assert (held.on, booked.on) == (date(2026, 11, 4), date(2026, 10, 31))
    assert held.order == booked.order == STARTS
    assert (held.kind, held.fact_id, held.staff_id) == (FactKind.MEETING, 1, ANNA)


@pytest.mark.parametrize(
    ("terms", "paid"),
    [
        (paying((OCTOBER, PaidOn.BOOKED), (NOVEMBER, PaidOn.HELD)), BOOKED),
        (paying((OCTOBER, PaidOn.HELD), (NOVEMBER, PaidOn.BOOKED)), TOLD),
        (paying((NOVEMBER, PaidOn.BOOKED)), TOLD),  # booked before the first terms
    ],
)
def test_a_meeting_is_paid_once_by_the_terms_it_was_booked_under(terms: TermsBook, paid: datetime) -> None:
    assert spans(meeting(HELD), terms) == [(paid, None)]


def test_the_next_meeting_that_the_closer_books_pays_no_caller_and_counts_as_held() -> None:
    followed = replace(meeting(HELD), is_callers=False)
    assert spans(followed, ON_HELD) == spans(followed, ON_BOOKED) == []
    assert [fact.entered_at for fact in held_facts(followed, in_moscow)] == [TOLD]


def test_a_contract_pays_its_closer_from_its_entry_until_it_is_cancelled() -> None:
    record = ContractRecord(9, BORIS, Money.rub(350_000), date(2026, 11, 4), AGAIN, LAST)
    fact = contract_fact(record, lambda day: datetime.combine(day, time(), UTC))
    assert (fact.kind, fact.fact_id, fact.staff_id) == (FactKind.CONTRACT, 9, BORIS)
    assert (fact.on, fact.order) == (date(2026, 11, 4), moment("2026-11-04"))
    assert (fact.amount, fact.entered_at, fact.undone_at) == (Money.rub(350_000), AGAIN, LAST)


def test_a_lead_pays_its_collector_on_the_local_day_of_the_call() -> None:
    fact = lead_fact(LeadRecord(4, BORIS, BOOKED, Money.rub(90)), in_moscow)
    assert (fact.kind, fact.fact_id, fact.staff_id) == (FactKind.LEAD, 4, BORIS)
    assert (fact.on, fact.order, fact.entered_at, fact.undone_at) == (date(2026, 10, 31), BOOKED, BOOKED, None)
    assert fact.rate == Money.rub(90)


def test_what_a_meeting_became_is_told_by_its_report_and_its_corrections() -> None:
    assert became(None, []) == ()
    assert became((TOLD, HELD), []) == ((TOLD, HELD),)
    corrected = [(AGAIN, NO_SHOW, CANCELLED), (LAST, CANCELLED, HELD)]
    states = became((TOLD, HELD), corrected)
    assert states == ((TOLD, NO_SHOW), (AGAIN, CANCELLED), (LAST, HELD))
