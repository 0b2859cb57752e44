"""Whatever happens in whichever order: the ledger, the statements and the facts say the same to the kopeck."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_books import BEGINS, Days, PaperBooks, closing_of
from work_done import ANNA, BORIS, NOVEMBER, OCTOBER

from domain.ledger import PAYS, Fact, FactKind, accruals_of, total
from domain.money import Money
from domain.pay import MeetingTier, PayTerms, VolumeTier
from domain.people import Role
from domain.terms import TermsBook, Version

PEOPLE = (ANNA, BORIS)
STEPS = PayTerms(
    per_lead=Money.rub(50),
    per_meeting=Money.rub(2000),
    meeting_tiers=(MeetingTier(2, Money.rub(3000)), MeetingTier(3, Money.rub(4000))),
    percent_bp=333,
    percent_tiers=(VolumeTier(Money.rub(1000), 777), VolumeTier(Money.rub(2500), 1001)),
)
OTHERS = (
    PayTerms(),
    replace(STEPS, per_lead=None, meeting_tiers=()),
    replace(STEPS, per_meeting=None, percent_tiers=(VolumeTier(Money.rub(700), 50),)),
)
VERSIONS = (
    *(Version(place, role, None, OCTOBER, STEPS) for place, (_, role) in enumerate(PAYS.values(), 1)),
    Version(4, Role.CALLER, None, NOVEMBER, OTHERS[2]),
    Version(5, None, ANNA, NOVEMBER, OTHERS[1]),
)


@dataclass(frozen=True)
class Event:
    """Something that happens after so many hours."""

    hours: int
    what: str
    kind: FactKind
    who: int
    days_ago: int
    number: int
    """Kopecks of a contract, and which of the facts, terms or roles."""


kinds = st.sampled_from(list(PAYS))
amounts = st.sampled_from([1, 149, 3333, 70_001, 99_998, 100_001, 150_000, 260_005])
events = st.builds(
    Event,
    hours=st.sampled_from([0, 1, 30, 200, 500]),
    what=st.sampled_from(["told"] * 5 + ["taken back"] * 3 + ["true again"] * 2 + ["other terms"]),
    kind=kinds,
    who=st.sampled_from(PEOPLE),
    days_ago=st.sampled_from([0, 1, 20, 45]),
    number=amounts,
)
histories = st.lists(events, min_size=8, max_size=20)


def live(days: Days, event: Event) -> None:
    books = days.books
    days.pass_by(timedelta(hours=event.hours, minutes=1))
    chosen = list(books.facts)[event.number % len(books.facts)] if books.facts else None
    if event.what == "told":
        at = max(days.now - timedelta(days=event.days_ago), BEGINS)
        books.tell(
            Fact(
                kind=event.kind,
                fact_id=len(books.facts) + 1,
                staff_id=event.who,
                on=at.date(),
                order=at.replace(minute=0),
                entered_at=days.now,
                amount=Money(event.number if event.kind is FactKind.CONTRACT else 0),
                rate=Money.rub(90) if event.kind is FactKind.LEAD and event.number % 2 else None,
            )
        )
    elif event.what == "other terms":
        role = None if event.number % 2 else PAYS[event.kind][1]
        terms = OTHERS[event.number % len(OTHERS)]
        books.change_terms(role, event.who if role is None else None, terms, days.open_month)
    elif chosen and event.what == "taken back" and books.stands(chosen):
        books.take_back(chosen, days.now)
    elif chosen and event.what == "true again" and not books.stands(chosen):
        books.tell(replace(books.facts[chosen][-1], entered_at=days.now, undone_at=None))


def check(books: PaperBooks) -> None:
    assert books.sums() == books.recounted()
    assert all(count == 1 for count in Counter(one.row.about for one in books.standing()).values())
    recounted = books.recounted()
    for month, _ in books.closed:
        assert books.of_month(month) == books.frozen[month]
        for who in PEOPLE:
            mine = total(row for row in books.of_month(month) if row.staff_id == who)
            anew = (kopecks for (counted, whose, _), kopecks in recounted.items() if (counted, whose) == (month, who))
            assert books.statements[month, who] == mine == Money(sum(anew))


def lived(history: list[Event]) -> Days:
    days = Days(PaperBooks(VERSIONS))
    for event in history:
        live(days, event)
        check(days.books)
    return days


def after_everything_was_cancelled(days: Days) -> PaperBooks:
    days.pass_by(timedelta(minutes=1))
    for key in days.books.facts:
        if days.books.stands(key):
            days.books.take_back(key, days.now)
    return days.books


@given(histories)
@settings(max_examples=150)
def test_the_ledger_the_statements_and_the_facts_agree_at_any_time(history: list[Event]) -> None:
    lived(history)


@given(histories)
@settings(max_examples=150)
def test_cancelling_everything_gives_exactly_nothing(history: list[Event]) -> None:
    books = after_everything_was_cancelled(lived(history))
    check(books)
    assert books.standing() == []
    for who in PEOPLE:
        assert total(row for row in books.rows if row.staff_id == who) == Money.zero()


@pytest.mark.full
@given(st.lists(events, min_size=20, max_size=60))
@settings(max_examples=1000)
def test_years_of_events_agree_and_cancel_out(history: list[Event]) -> None:
    books = after_everything_was_cancelled(lived(history))
    check(books)
    assert total(books.rows) == Money.zero()


def done(number: int, kind: FactKind, who: int, day: int, kopecks: int) -> Fact:
    at = BEGINS + timedelta(days=day)
    amount = Money(kopecks if kind is FactKind.CONTRACT else 0)
    return Fact(kind=kind, fact_id=number, staff_id=who, on=at.date(), order=at, entered_at=at, amount=amount)


of_october = st.lists(
    st.tuples(kinds, st.sampled_from(PEOPLE), st.integers(0, 3), amounts), min_size=2, max_size=9
).map(lambda made: [done(number, *one) for number, one in enumerate(made)])


@given(of_october, st.data())
@settings(max_examples=100)
def test_the_order_of_reports_changes_neither_a_month_nor_what_it_is_closed_with(
    facts: list[Fact], data: st.DataObject
) -> None:
    """Reports before the closing in any order; what comes after it leaves the closed month as it is."""
    expected = {(row.about, row.amount, row.rate) for row in accruals_of(facts, OCTOBER, TermsBook(VERSIONS))}
    books = PaperBooks(VERSIONS)
    told_from = BEGINS + timedelta(days=10)
    for minute, fact in enumerate(data.draw(st.permutations(facts))):
        books.tell(replace(fact, entered_at=told_from + timedelta(minutes=minute)))
    assert {(one.row.about, one.row.amount, one.row.rate) for one in books.standing()} == expected

    books.close(OCTOBER, closing_of(OCTOBER))
    for minute, fact in enumerate(data.draw(st.permutations(facts))):
        books.take_back((fact.kind, fact.fact_id), closing_of(OCTOBER) + timedelta(minutes=minute))
        check(books)
    assert total(books.of_month(NOVEMBER)) == -total(books.of_month(OCTOBER))


@given(of_october, st.permutations(range(9)))
@settings(max_examples=100)
def test_contracts_of_one_day_keep_the_order_of_their_entry(facts: list[Fact], order: list[int]) -> None:
    same_day = [replace(fact, order=BEGINS, on=BEGINS.date()) for fact in facts]
    shuffled = [same_day[place] for place in order if place < len(same_day)]
    book = TermsBook(VERSIONS)
    rows = accruals_of(shuffled, OCTOBER, book)
    assert rows == accruals_of(same_day, OCTOBER, book)
    assert [row.fact_id for row in rows] == sorted(row.fact_id for row in rows)
