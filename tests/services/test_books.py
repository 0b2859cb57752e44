"""What stands in the ledger is what the facts come to: tiers, late facts, bonuses, closed and open months."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

import pytest
from office import Crew, Office

from domain.funnel import Outcome
from domain.ledger import Fact, FactKind
from domain.messages import MeetingCard
from domain.money import Money
from domain.pay import MeetingTier, PaidOn, PayTerms, VolumeTier
from domain.pay_facts import held_facts
from domain.people import Person, Role
from domain.quotas import Plan, Reached
from domain.workdays import Month
from services import books, contracts, corrections, earnings, month_ends, moves, payroll
from services.contracts import Cancellation
from services.month_ends import Done
from services.outcomes import OutcomeReport
from storage import pay_facts, pay_terms, plans, statements
from storage.transaction import Tx

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
RATE, MORE = Money.rub(2000), Money.rub(3000)
TIERS = PayTerms(per_meeting=RATE, meeting_tiers=(MeetingTier(2, MORE),), plan_bonus=Money.rub(10_000), quota=2)


async def sets(office: Office, role: Role, terms: PayTerms, month: Month = NOVEMBER) -> None:
    """Terms of a role from a month on, and the month counted anew."""

    def change(tx: Tx) -> None:
        pay_terms.add(tx, office.department.id, role, None, month, terms, None, office.now)
        payroll.recount(tx, office.department, month, office.now)

    await office.db.write(change)


async def plans_for(office: Office, targets: Plan) -> None:
    def change(tx: Tx) -> None:
        plans.put(tx, office.department.id, NOVEMBER, targets, None, office.now)

    await office.db.write(change)


async def met(office: Office, crew: Crew, at: str, outcome: Outcome = Outcome.PROPOSAL) -> MeetingCard:
    """A meeting with a new company, booked now, and told of at once."""
    lead = await office.lead(f"Компания {at}", by=crew.irina)
    meeting = await office.books(crew.anna, lead, at)
    return await told(office, crew, meeting, outcome)


async def told(office: Office, crew: Crew, meeting: MeetingCard, outcome: Outcome) -> MeetingCard:
    before, office.now = office.now, max(office.now, meeting.ends_at)
    await office.reports(crew.viktor, meeting, outcome)
    office.now = max(before, office.now)
    return meeting


async def balance(office: Office, who: Person, month: Month = NOVEMBER) -> Money:
    mine = await office.db.read(earnings.my_earnings, who, month, office.now)
    return mine.total


@pytest.fixture(autouse=True)
async def right_books(office: Office):
    """Whatever a story did, the books are right after it."""
    yield
    assert await office.db.read(books.differences, office.department) == []
    for month in (NOVEMBER, DECEMBER):
        assert await office.db.read(_counted, office, month) == await office.db.read(_by_the_rule, office, month)


def _counted(tx: Tx, office: Office, month: Month) -> Done:
    return month_ends.done_in(tx, office.department, month, statements.closings(tx, office.department.id))


def _by_the_rule(tx: Tx, office: Office, month: Month) -> Done:
    """The same from the facts, one by one."""
    department, closings = office.department, statements.closings(tx, office.department.id)
    window, book = payroll.window_of(department, month, closings), pay_terms.book(tx, department.id)

    def standing(facts: Iterable[Fact]) -> list[Fact]:
        return [fact for fact in facts if closings.stands_in(fact, month)]

    leads, signed = (
        standing(payroll.facts_of(tx, department, kind, window, book)) for kind in (FactKind.LEAD, FactKind.CONTRACT)
    )
    met = pay_facts.meetings(tx, department.id, window)
    held = standing(fact for record in met for fact in held_facts(record, department.today))
    by_role = {
        Role.COLLECTOR: Counter(fact.staff_id for fact in leads),
        Role.CALLER: pay_facts.booked(tx, department.id, window),
        Role.CLOSER: Counter(fact.staff_id for fact in signed),
    }
    return Done(by_role, Reached(len(held), len(signed), Money.sum(fact.amount for fact in signed)))


async def test_the_second_meeting_is_paid_by_its_tier(office: Office, crew: Crew) -> None:
    await sets(office, Role.CALLER, TIERS)
    await met(office, crew, "2026-11-25 11:00")
    await met(office, crew, "2026-11-25 13:00")
    assert await balance(office, crew.anna) == RATE + MORE


async def test_meetings_are_paid_in_the_order_they_were_held(office: Office, crew: Crew) -> None:
    """The earlier one is told of later: it takes the first place, and the other moves up a tier."""
    await sets(office, Role.CALLER, TIERS)
    first = await office.books(crew.anna, crew.romashka, "2026-11-25 11:00")
    await met(office, crew, "2026-11-26 11:00")
    assert await balance(office, crew.anna) == RATE
    await told(office, crew, first, Outcome.REFUSAL)

    assert await office.facts.ledger() == [
        "Анна meeting 2000.00 2026-11",
        "Анна reversal -2000.00 2026-11",
        "Анна meeting 2000.00 2026-11",
        "Анна meeting 3000.00 2026-11",
    ]


async def test_a_correction_moves_those_behind_it_down(office: Office, crew: Crew) -> None:
    await sets(office, Role.CALLER, TIERS)
    first = await met(office, crew, "2026-11-25 11:00")
    await met(office, crew, "2026-11-25 13:00")
    report = OutcomeReport(first.meeting_id, Outcome.NO_SHOW)
    await office.db.write(corrections.correct, crew.viktor, report, office.now)
    assert await balance(office, crew.anna) == RATE


async def test_new_terms_of_an_open_month_count_it_anew(office: Office, crew: Crew) -> None:
    await met(office, crew, "2026-11-25 11:00")
    await sets(office, Role.CALLER, PayTerms(per_meeting=Money.rub(5000)))
    assert await balance(office, crew.anna) == Money.rub(5000)


async def test_a_booking_is_paid_until_it_is_called_off(office: Office, crew: Crew) -> None:
    """A no-show stays paid; a cancelled one and one that was put off are not."""
    await sets(office, Role.CALLER, PayTerms(per_meeting=RATE, paid_on=PaidOn.BOOKED))
    meetings = [
        await office.books(crew.anna, await office.lead(f"Компания {hour}", by=crew.irina), f"2026-11-25 {hour}:00")
        for hour in ("10", "12", "14", "16")
    ]
    assert await balance(office, crew.anna) == RATE * 4
    await office.db.write(moves.cancel, crew.irina, meetings[0].meeting_id, "передумали", office.now)
    assert await balance(office, crew.anna) == RATE * 3
    outcomes = (Outcome.NO_SHOW, Outcome.NOT_OURS, Outcome.POSTPONED)
    for meeting, outcome in zip(meetings[1:], outcomes, strict=True):
        await told(office, crew, meeting, outcome)
    assert await balance(office, crew.anna) == RATE


async def test_terms_that_change_between_booking_and_meeting_pay_once(office: Office, crew: Crew) -> None:
    await sets(office, Role.CALLER, PayTerms(per_meeting=RATE))
    await sets(office, Role.CALLER, PayTerms(per_meeting=MORE, paid_on=PaidOn.BOOKED), DECEMBER)
    meeting = await office.books(crew.anna, crew.romashka, "2026-12-02 11:00")
    await told(office, crew, meeting, Outcome.PROPOSAL)
    assert await office.facts.ledger() == ["Анна meeting 3000.00 2026-12"]


async def test_a_contract_is_split_at_the_border_of_a_tier(office: Office, crew: Crew) -> None:
    terms = PayTerms(percent_bp=500, percent_tiers=(VolumeTier(Money.rub(500_000), 1000),))
    await sets(office, Role.CLOSER, terms)
    for hour in ("11", "13"):
        await met(office, crew, f"2026-11-25 {hour}:00", Outcome.CONTRACT)  # 350,000 each
    assert await balance(office, crew.viktor) == Money.rub(17_500) + Money.rub(7_500) + Money.rub(20_000)

    newest, oldest = await office.db.read(contracts.signed, crew.irina, office.now)
    await office.db.write(contracts.cancel, crew.irina, Cancellation(oldest.contract_id, "нет", "звонок"), office.now)
    assert await balance(office, crew.viktor) == Money.rub(17_500)
    assert newest.amount == Money.rub(350_000)


async def test_the_month_ends_with_bonuses(office: Office, crew: Crew) -> None:
    """Hired on the 24th: 5 of 20 working days, so a quarter of each."""
    await sets(office, Role.CALLER, TIERS)
    await plans_for(office, Plan(meetings=2))
    await met(office, crew, "2026-11-25 11:00")
    await met(office, crew, "2026-11-25 13:00")
    await office.closes_month("2026-12-01 10:00")
    assert "Анна plan_bonus 2500.00 2026-11" in await office.facts.ledger()
    assert "Виктор fixed 7500.00 2026-11" in await office.facts.ledger()


async def test_late_and_undone_after_the_closing(office: Office, crew: Crew) -> None:
    """The late fact takes its place among December's; what is undone of November is taken back in December."""
    await sets(office, Role.CALLER, TIERS)
    late = await office.books(crew.anna, crew.romashka, "2026-11-30 11:00")
    in_time = await met(office, crew, "2026-11-30 13:00", Outcome.CONTRACT)
    await office.closes_month("2026-12-01 10:00")
    office.clock_to("2026-12-01 10:00")
    await told(office, crew, late, Outcome.PROPOSAL)
    await met(office, crew, "2026-12-02 11:00")
    assert await balance(office, crew.anna, DECEMBER) == RATE + MORE

    report = OutcomeReport(in_time.meeting_id, Outcome.NO_SHOW)
    office.now += timedelta(minutes=5)
    await office.db.write(corrections.correct, crew.irina, report, office.now)
    assert await balance(office, crew.anna, DECEMBER) == MORE
    assert await balance(office, crew.viktor, DECEMBER) == -Money.rub(17_500)
    await office.closes_month("2027-01-01 10:00")


async def test_reports_meet_the_closing_in_one_instant(office: Office, crew: Crew) -> None:
    await sets(office, Role.CALLER, TIERS)
    made = [
        await office.books(crew.anna, await office.lead(f"Компания {hour}", by=crew.irina), f"2026-11-30 {hour}:00")
        for hour in ("10", "12", "14", "16")
    ]
    office.clock_to("2026-12-01 10:00")
    await asyncio.gather(
        *(office.reports(crew.viktor, meeting, Outcome.PROPOSAL) for meeting in made[:2]),
        office.closes_month("2026-12-01 10:00"),
        *(office.reports(crew.viktor, meeting, Outcome.PROPOSAL) for meeting in made[2:]),
    )
    paid = await balance(office, crew.anna) + await balance(office, crew.anna, DECEMBER)
    assert paid in (RATE + MORE * 3, RATE * 2 + MORE * 2)


async def test_a_no_show_that_was_held_after_all_reaches_the_plan_once(office: Office, crew: Crew) -> None:
    await sets(office, Role.CALLER, TIERS)
    await plans_for(office, Plan(meetings=2))
    wrong = await met(office, crew, "2026-11-25 11:00", Outcome.NO_SHOW)
    office.clock_to("2026-11-25 14:00")
    report = OutcomeReport(wrong.meeting_id, Outcome.REFUSAL, reason="Дорого")
    await office.db.write(corrections.correct, crew.irina, report, office.now)
    assert await balance(office, crew.anna) == RATE
    await office.closes_month("2026-12-01 10:00")
    assert await balance(office, crew.anna) == RATE, "one of two: no bonus"
