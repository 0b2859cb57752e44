"""What has been earned so far, what waits, how far the next tier and bonus are, and what if.

Everybody is hired on the 24th: 5 of November's 20 working days, so bonuses and fixed pay are a quarter.
"""

import pytest
from office import Crew, Office
from test_books import RATE, TIERS, met, plans_for, sets, told

from domain.errors import NotAllowed, NotYours, WhatIfUnclear
from domain.forecast import MeetingsToTier, ToPlan, VolumeToTier
from domain.funnel import Outcome
from domain.ledger import Kind
from domain.messages import MeetingCard
from domain.money import Money
from domain.pay import PaidOn, PayTerms, VolumeTier
from domain.people import Person, Role
from domain.quotas import Plan
from domain.what_if import Question
from domain.workdays import Month
from services import adjustments, contracts, corrections, earnings
from services.contracts import Cancellation
from services.earnings import Earnings, Outlook, WhatIf
from services.outcomes import OutcomeReport

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)


async def looks(office: Office, who: Person, staff_id: int = 0, month: Month | None = None) -> Earnings:
    return await office.db.read(earnings.my_earnings, who, month, office.now, staff_id)


async def looks_ahead(office: Office, who: Person) -> Outlook:
    return await office.db.read(earnings.outlook, who, office.now)


async def asks(office: Office, who: Person, question: Question) -> WhatIf:
    return await office.db.read(earnings.what_if, who, question, office.now)


async def booked(office: Office, crew: Crew, at: str) -> MeetingCard:
    return await office.books(crew.anna, await office.lead(f"Компания {at}", by=crew.irina), at)


async def test_what_was_counted_anew_is_one_line(office: Office, crew: Crew) -> None:
    """The earlier meeting is told of later, and the other moves up a tier: three rows are read as two."""
    await sets(office, Role.CALLER, TIERS)
    first = await booked(office, crew, "2026-11-25 11:00")
    await met(office, crew, "2026-11-26 11:00")
    await told(office, crew, first, Outcome.REFUSAL)

    mine = await looks(office, crew.anna)
    assert [(line.kind, line.date.day, line.amount) for line in mine.lines] == [
        (Kind.MEETING, 25, RATE),
        (Kind.MEETING, 26, Money.rub(3000)),
    ]
    assert [(part.kind, part.count, part.amount) for part in mine.parts] == [(Kind.MEETING, 2, Money.rub(5000))]
    assert mine.total == Money.rub(5000)


async def test_a_line_opens_to_its_fact(office: Office, crew: Crew) -> None:
    await met(office, crew, "2026-11-25 11:00")
    (line,) = (await looks(office, crew.anna)).lines
    opened = await office.db.read(earnings.opened, crew.anna, NOVEMBER, line.id, office.now)
    assert (opened.line.fact, opened.line.rate, opened.month) == ("Компания 2026-11-25 11:00", "2000.00", NOVEMBER)
    assert opened.line.terms is not None
    await office.refuses(NotYours, office.db.read(earnings.opened, crew.viktor, NOVEMBER, line.id, office.now))
    await office.refuses(NotYours, office.db.read(earnings.opened, crew.anna, DECEMBER, line.id, office.now))


async def test_a_late_reversal_names_the_row_of_the_closed_month(office: Office, crew: Crew) -> None:
    await met(office, crew, "2026-11-25 11:00", Outcome.CONTRACT)
    (signed,) = await office.db.read(contracts.signed, crew.irina, office.now)
    await office.closes_month("2026-12-01 10:00")
    office.clock_to("2026-12-02 12:00")
    await office.db.write(contracts.cancel, crew.irina, Cancellation(signed.contract_id, "нет", "звонок"), office.now)

    (line,) = (await looks(office, crew.viktor)).lines
    opened = await office.db.read(earnings.opened, crew.viktor, DECEMBER, line.id, office.now)
    assert opened.line.kind is Kind.REVERSAL
    assert opened.line.late
    assert opened.undoes is not None
    assert (opened.undoes.kind, opened.undoes.amount) == (Kind.COMMISSION, Money.rub(17_500))
    assert (await looks(office, crew.viktor, month=NOVEMBER)).closed
    assert await office.db.read(earnings.months, crew.viktor, office.now) == [DECEMBER, NOVEMBER]


async def test_what_waits_and_what_it_would_pay(office: Office, crew: Crew) -> None:
    """One held; of two that wait one is before it and takes the first place, one of December begins anew."""
    await sets(office, Role.CALLER, TIERS)
    await booked(office, crew, "2026-11-25 11:00")
    await met(office, crew, "2026-11-26 11:00")
    await booked(office, crew, "2026-12-02 11:00")

    ahead = await looks_ahead(office, crew.anna)
    assert [one.amount for one in ahead.waiting.meetings] == [RATE, RATE]
    assert ahead.waiting.meetings_pay == Money.rub(3000) + RATE  # November's two come to 5000 instead of 2000
    assert (await looks(office, crew.anna)).waiting == 2


async def test_a_booking_that_was_paid_does_not_wait_for_pay(office: Office, crew: Crew) -> None:
    await sets(office, Role.CALLER, PayTerms(per_meeting=RATE, paid_on=PaidOn.BOOKED))
    await booked(office, crew, "2026-11-25 11:00")
    waiting = (await looks_ahead(office, crew.anna)).waiting
    assert ([one.amount for one in waiting.meetings], waiting.meetings_pay) == ([Money.zero()], Money.zero())


async def test_leads_that_nobody_called_yet(office: Office, crew: Crew) -> None:
    denis = await office.hires("Денис", Role.COLLECTOR)
    for name in ("Лютик", "Мак"):
        await office.lead(name, by=denis)
    waiting = (await looks_ahead(office, denis)).waiting
    assert (waiting.leads, waiting.leads_pay) == (2, Money.rub(100))


async def test_how_far_a_callers_next_tier_and_bonuses_are(office: Office, crew: Crew) -> None:
    terms = PayTerms(
        per_meeting=RATE, meeting_tiers=TIERS.meeting_tiers, plan_bonus=Money.rub(10_000), quota=3, quota_bonus=RATE
    )
    await sets(office, Role.CALLER, terms)
    await plans_for(office, Plan(meetings=4))
    await met(office, crew, "2026-11-25 11:00")

    ahead = await looks_ahead(office, crew.anna)
    assert ahead.tier == MeetingsToTier(1, Money.rub(3000), Money.rub(3000))
    (quota,) = ahead.quotas
    assert (quota.done, quota.need, quota.earns, quota.bonus) == (1, 2, Money.rub(6000), Money.rub(500))
    assert ahead.plan == ToPlan(25, Money.rub(2500))


async def test_a_closers_distance_and_forecast(office: Office, crew: Crew) -> None:
    """A quarter of the fixed pay; on the second of five days one contract was signed, so two and a half: two."""
    terms = PayTerms(
        fixed=Money.rub(30_000),
        percent_bp=500,
        percent_tiers=(VolumeTier(Money.rub(500_000), 1000),),
        quota=2,
        quota_bonus=Money.rub(10_000),
    )
    await sets(office, Role.CLOSER, terms)
    await met(office, crew, "2026-11-25 11:00", Outcome.CONTRACT)
    office.clock_to("2026-11-25 18:00")

    ahead = await looks_ahead(office, crew.viktor)
    assert ahead.volume == VolumeToTier(Money.rub(150_000), Money.rub(7500), 1000)
    assert ahead.expected.contracts == 2
    assert [(part.kind, part.amount) for part in ahead.ends] == [
        (Kind.FIXED, Money.rub(7500)),
        (Kind.QUOTA_BONUS, Money.rub(2500)),
    ]
    assert ahead.forecast == Money.rub(17_500 + 7_500 + 20_000 + 7_500 + 2_500)


async def test_what_if(office: Office, crew: Crew) -> None:
    await sets(office, Role.CALLER, TIERS)
    await plans_for(office, Plan(meetings=3))
    await met(office, crew, "2026-11-25 11:00")

    three = await asks(office, crew.anna, Question(Role.CALLER, 3))
    assert (three.done, three.more) == (1, Money.rub(6000))
    assert [(part.kind, part.amount) for part in three.ends] == [(Kind.PLAN_BONUS, Money.rub(2500))]
    assert three.total == RATE + Money.rub(6000 + 2500)
    fewer = await asks(office, crew.anna, Question(Role.CALLER, 0))
    assert (fewer.more, fewer.total) == (Money.zero(), RATE)


async def test_the_forecast_comes_true(office: Office, crew: Crew) -> None:
    """What is asked about is what the books say once it is done and the month is closed."""
    await sets(office, Role.CALLER, TIERS)
    await met(office, crew, "2026-11-25 11:00")
    guess = await asks(office, crew.anna, Question(Role.CALLER, 3))
    await met(office, crew, "2026-11-25 13:00")
    await met(office, crew, "2026-11-25 15:00")
    await office.db.write(adjustments.enter, crew.irina, crew.viktor.id, Money.rub(100), "премия", office.now)
    await office.closes_month("2026-12-01 10:00")
    assert (await looks(office, crew.anna, month=NOVEMBER)).total == guess.total


async def test_contracts_are_asked_about_with_an_amount(office: Office, crew: Crew) -> None:
    await office.refuses(WhatIfUnclear, asks(office, crew.viktor, Question(Role.CLOSER, 4)))
    two = await asks(office, crew.viktor, Question(Role.CLOSER, 2, Money.rub(350_000)))
    assert two.more == Money.rub(35_000)
    assert two.total == Money.rub(35_000 + 7_500)
    await met(office, crew, "2026-11-25 11:00", Outcome.CONTRACT)
    usual = await asks(office, crew.viktor, Question(Role.CLOSER, 2))
    assert (usual.question.amount, usual.more) == (Money.rub(350_000), Money.rub(17_500))


async def test_pay_is_for_its_person_the_director_and_the_accountant(office: Office, crew: Crew) -> None:
    kira = await office.hires("Кира", Role.ACCOUNTANT)
    await met(office, crew, "2026-11-25 11:00")
    for who in (crew.irina, kira):
        theirs = await looks(office, who, crew.anna.id)
        assert (theirs.name, theirs.total) == ("Анна", RATE)
        await office.refuses(NotYours, looks(office, who, 10**6))
    for who in (crew.viktor, crew.anna):
        for staff_id in (crew.irina.id, 10**6):
            await office.refuses(NotAllowed, looks(office, who, staff_id))
            await office.refuses(NotAllowed, office.db.read(earnings.outlook, who, office.now, staff_id))
            await office.refuses(NotAllowed, office.db.read(earnings.months, who, office.now, staff_id))
            await office.refuses(NotAllowed, office.db.read(earnings.can_ask, who, staff_id))


async def test_an_undone_contract_of_this_month_shows_both_rows(office: Office, crew: Crew) -> None:
    await met(office, crew, "2026-11-25 11:00", Outcome.CONTRACT)
    (signed,) = await office.db.read(contracts.signed, crew.irina, office.now)
    await office.db.write(contracts.cancel, crew.irina, Cancellation(signed.contract_id, "нет", "звонок"), office.now)
    mine = await looks(office, crew.viktor)
    assert [line.kind for line in mine.lines] == [Kind.COMMISSION, Kind.REVERSAL]
    assert mine.total == Money.zero()


async def test_nobody_owes_a_place_to_an_undone_meeting(office: Office, crew: Crew) -> None:
    first = await met(office, crew, "2026-11-25 11:00")
    report = OutcomeReport(first.meeting_id, Outcome.NO_SHOW)
    await office.db.write(corrections.correct, crew.viktor, report, office.now)
    assert (await looks_ahead(office, crew.anna)).done.meetings == 0


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.CONSULTANT])
async def test_who_has_no_terms_has_an_empty_outlook(office: Office, crew: Crew, role: Role) -> None:
    who = await office.hires("Кто-то", role)
    ahead = await looks_ahead(office, who)
    assert (ahead.forecast, ahead.quotas, ahead.plan, ahead.tier, ahead.volume) == (Money.zero(), (), None, None, None)
    assert await office.db.read(earnings.can_ask, who) == ()
