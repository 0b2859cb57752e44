"""The director sets what roles and people are paid, sees first what that comes to, and everybody concerned hears."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from office import Crew, Office

from domain.errors import MonthClosed, NotAllowed, NotYours, TermsBegun
from domain.funnel import Outcome
from domain.money import Money
from domain.pay import PayTerms
from domain.people import Person, Role
from domain.workdays import Month
from services import books, earnings, quotas, terms
from services.terms import PreviewLine, Proposal, Subjected

OCTOBER, NOVEMBER, DECEMBER, JANUARY = Month(2026, 10), Month(2026, 11), Month(2026, 12), Month(2027, 1)
CALLERS = Subjected(Role.CALLER, None)
FIVE = PayTerms(per_meeting=Money.rub(5000))


@pytest.fixture(autouse=True)
async def right_books(office: Office) -> AsyncIterator[None]:
    """Whatever is set, the books are right after it."""
    yield
    assert await office.db.read(books.differences, office.department) == []


async def sets(office: Office, by: Person, subject: Subjected, since: Month, what: PayTerms = FIVE) -> int:
    return await office.db.write(terms.set_terms, by, Proposal(subject, since, what), office.now)


async def held(office: Office, crew: Crew, at: str) -> None:
    meeting = await office.books(crew.anna, await office.lead(f"Компания {at}", by=crew.irina), at)
    before, office.now = office.now, meeting.ends_at
    await office.reports(crew.viktor, meeting, Outcome.REFUSAL)
    office.now = max(before, office.now)


async def balance(office: Office, who: Person, month: Month = NOVEMBER) -> Money:
    return (await office.db.read(earnings.my_earnings, who, month, office.now)).total


async def test_terms_of_the_open_month_count_it_anew_and_its_people_hear_once(office: Office, crew: Crew) -> None:
    await held(office, crew, "2026-11-25 11:00")
    await sets(office, crew.irina, CALLERS, NOVEMBER)
    assert await balance(office, crew.anna) == Money.rub(5000)
    assert await office.facts.letters("TermsSet") == ["Анна waiting"]


async def test_terms_of_next_month_leave_this_one_alone(office: Office, crew: Crew) -> None:
    await held(office, crew, "2026-11-25 11:00")
    await sets(office, crew.irina, CALLERS, DECEMBER)
    await held(office, crew, "2026-12-02 11:00")
    assert await balance(office, crew.anna) == Money.rub(2000)
    assert await balance(office, crew.anna, DECEMBER) == Money.rub(5000)


async def test_a_persons_own_terms_stand_before_the_roles(office: Office, crew: Crew) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    await sets(office, crew.irina, Subjected(None, crew.anna.id), NOVEMBER, PayTerms(per_meeting=Money.rub(3000)))
    await sets(office, crew.irina, CALLERS, NOVEMBER)
    await held(office, crew, "2026-11-25 11:00")
    assert await balance(office, crew.anna) == Money.rub(3000)
    assert await office.facts.letters("TermsSet") == ["Анна waiting", f"{boris.name} waiting"]


async def test_the_preview_says_what_the_month_would_pay_and_writes_nothing(office: Office, crew: Crew) -> None:
    await held(office, crew, "2026-11-25 11:00")
    before = await office.facts.ledger()
    seen = await office.db.read(terms.preview, crew.irina, Proposal(CALLERS, DECEMBER, FIVE), office.now)
    assert (seen.month, seen.so_far, seen.lines) == (
        NOVEMBER,
        True,
        (PreviewLine("Анна", Money.rub(2000), Money.rub(5000)),),
    )
    assert await office.facts.ledger() == before


async def test_the_preview_of_a_closed_month_begins_with_what_it_paid(office: Office, crew: Crew) -> None:
    """The fixed pay of Viktor is for the days he was there: 5 of 20."""
    await held(office, crew, "2026-11-25 11:00")
    await office.closes_month("2026-12-01 10:00")
    office.clock_to("2026-12-03 12:00")
    paid = await balance(office, crew.viktor)
    wanted = Proposal(Subjected(None, crew.viktor.id), JANUARY, PayTerms(fixed=Money.rub(60_000)))
    seen = await office.db.read(terms.preview, crew.irina, wanted, office.now)
    assert (seen.month, seen.so_far, seen.lines) == (
        NOVEMBER,
        False,
        (PreviewLine("Виктор", paid, Money.rub(15_000)),),
    )


async def test_a_closed_month_and_a_distant_one_are_refused(office: Office, crew: Crew) -> None:
    await office.closes_month("2026-12-01 10:00")
    office.clock_to("2026-12-01 11:00")
    await office.refuses(MonthClosed, sets(office, crew.irina, CALLERS, NOVEMBER))
    await office.refuses(NotYours, sets(office, crew.irina, CALLERS, Month(2027, 2)))
    await office.refuses(NotAllowed, sets(office, crew.anna, CALLERS, DECEMBER))


async def test_coming_terms_are_taken_back_before_anybody_has_read_of_them(office: Office, crew: Crew) -> None:
    await sets(office, crew.irina, CALLERS, DECEMBER)
    await office.db.write(terms.take_back, crew.irina, CALLERS, office.now)
    assert await office.facts.letters("TermsSet") == ["Анна withdrawn"]
    await office.refuses(TermsBegun, office.db.write(terms.take_back, crew.irina, CALLERS, office.now))
    view = await office.db.read(terms.view, crew.irina, CALLERS, office.now)
    assert [one.since for one in view.history] == [NOVEMBER]


async def test_old_versions_stay_and_new_ones_begin_with_the_latest(office: Office, crew: Crew) -> None:
    better = replace(FIVE, fixed=Money.rub(10_000))
    await sets(office, crew.irina, CALLERS, NOVEMBER)
    await sets(office, crew.irina, CALLERS, DECEMBER, better)
    view = await office.db.read(terms.view, crew.irina, CALLERS, office.now)
    assert [one.since for one in view.history] == [DECEMBER, NOVEMBER, NOVEMBER]
    assert (view.start, view.months) == (better, (DECEMBER, NOVEMBER))


async def test_own_terms_begin_with_those_of_all_the_roles(office: Office, crew: Crew) -> None:
    boris = await office.hires("Борис", Role.CALLER, Role.CLOSER)
    view = await office.db.read(terms.view, crew.irina, Subjected(None, boris.id), office.now)
    assert (view.own, view.start.per_meeting, view.start.percent_bp) == (False, Money.rub(2000), 500)


async def test_the_norm_of_the_morning_is_that_of_the_terms(office: Office, crew: Crew) -> None:
    """Own terms have one quota, of the work nearest to the contract; the other work keeps the letter's norm."""
    boris = await office.hires("Борис", Role.CALLER, Role.CLOSER)
    await sets(office, crew.irina, CALLERS, NOVEMBER, replace(FIVE, quota=30))
    await sets(office, crew.irina, Subjected(None, boris.id), NOVEMBER, PayTerms(quota=7))
    norms = [
        {line.role: line.norm for line in (await office.db.read(quotas.my_day, who, office.now)).lines}
        for who in (crew.anna, boris)
    ]
    assert norms == [{Role.CALLER: 30}, {Role.CALLER: 20, Role.CLOSER: 7}]
