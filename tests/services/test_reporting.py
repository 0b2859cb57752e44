"""Outcomes: once for a meeting, and what they pay, to whom, and in which month."""

import asyncio
from datetime import timedelta

import pytest
from office import Crew, Office

from domain.errors import (
    AlreadyReported,
    AmountNotPositive,
    AmountTooLarge,
    MeetingNotOver,
    NotAllowed,
    NotYours,
    TextTooLong,
)
from domain.funnel import MeetingState, Outcome
from domain.messages import MeetingCard
from domain.money import Money
from domain.people import Role
from domain.workdays import Month
from services import earnings, meetings, outcomes, staff
from services.outcomes import OutcomeReport
from storage.database import Database

RATE = "Анна meeting 2000.00 2026-11"
PERCENT = "Виктор commission 17500.00 2026-11"


@pytest.fixture
async def meeting(office: Office, crew: Crew) -> MeetingCard:
    """Booked for 15:00 today; it is over now."""
    booked = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    office.clock_to("2026-11-24 16:30")
    return booked


@pytest.mark.parametrize(
    ("outcome", "meeting_state", "lead_state", "pay"),
    [
        (Outcome.CONTRACT, "held", "client", [RATE, PERCENT]),
        (Outcome.PROPOSAL, "held", "deal", [RATE]),
        (Outcome.ANOTHER_MEETING, "held", "deal", [RATE]),
        (Outcome.REFUSAL, "held", "refused", [RATE]),
        (Outcome.NO_SHOW, "no_show", "rebook", []),
        (Outcome.POSTPONED, "moved", "rebook", []),
        (Outcome.NOT_OURS, "not_ours", "rejected", []),
        (Outcome.TOOK_PLACE, "held", "deal", [RATE]),
    ],
    ids=lambda value: value.value if isinstance(value, Outcome) else "",
)
async def test_what_each_outcome_does(
    office: Office,
    crew: Crew,
    meeting: MeetingCard,
    outcome: Outcome,
    meeting_state: str,
    lead_state: str,
    pay: list[str],
) -> None:
    reported = await office.reports(crew.viktor, meeting, outcome)

    assert await office.facts.meetings() == [f"Ромашка 11-24 15:00 Виктор {meeting_state}"]
    assert await office.facts.leads() == [f"Ромашка {lead_state}"]
    assert await office.facts.ledger() == pay
    assert await office.facts.letters("OutcomeReported") == ["Анна waiting"]
    # The closer reads what the closer earned, never what the caller did.
    assert reported.earned == (Money.rub(17500) if outcome is Outcome.CONTRACT else Money.zero())


async def test_all_buttons_at_once(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    """The closer and the director press everything: one outcome stands, everything else is told which."""
    tried = await asyncio.gather(
        *(
            office.reports(who, meeting, outcome)
            for outcome in Outcome
            for who in (crew.viktor, crew.irina)
            for _ in range(3)
        ),
        return_exceptions=True,
    )

    refusals = [result for result in tried if isinstance(result, AlreadyReported)]
    (reported,) = (result for result in tried if not isinstance(result, Exception))
    assert len(refusals) == len(tried) - 1
    assert {refusal.outcome for refusal in refusals} == {reported.outcome}
    assert len(await office.facts.ledger()) == reported.outcome.held + (reported.outcome is Outcome.CONTRACT)
    assert len(await office.facts.letters("OutcomeReported")) == 1


async def test_one_press_redelivered(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    reports = await asyncio.gather(
        *(office.reports(crew.viktor, meeting, Outcome.CONTRACT, receipt="u1") for _ in range(10))
    )

    assert len(set(reports)) == 1
    assert await office.facts.ledger() == [RATE, PERCENT]
    assert await office.facts.contracts() == ["№ 17 350000.00"]


async def test_nothing_to_report_before_it_begins(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    office.clock_to("2026-11-24 14:59")
    await office.refuses(MeetingNotOver, office.reports(crew.viktor, meeting, Outcome.PROPOSAL))
    office.clock_to("2026-11-24 15:00")
    await office.reports(crew.viktor, meeting, Outcome.NO_SHOW)


async def test_only_its_closer_and_directors_report(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    await office.refuses(NotYours, office.reports(galina, meeting, Outcome.PROPOSAL))
    await office.refuses(NotAllowed, office.reports(crew.anna, meeting, Outcome.PROPOSAL))
    await office.reports(crew.irina, meeting, Outcome.CONTRACT)

    # The percent goes to the closer whose meeting it was, whoever wrote it down.
    assert await office.facts.ledger() == [RATE, PERCENT]


async def test_a_dismissed_closers_meeting_is_the_directors(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await office.db.write(staff.dismiss, crew.irina, crew.viktor.id, office.now)
    await office.refuses(NotAllowed, office.reports(crew.viktor, meeting, Outcome.PROPOSAL))
    await office.runs(outcomes.ask_outcomes, "2026-11-24 16:30")
    assert await office.facts.letters("OutcomeQuestion") == ["Ирина waiting"]
    await office.reports(crew.irina, meeting, Outcome.PROPOSAL)
    assert await office.facts.ledger() == [RATE]


async def test_a_dismissed_caller_is_paid_and_not_written_to(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    """The meeting they booked took place: the fact pays."""
    await office.db.write(staff.dismiss, crew.irina, crew.anna.id, office.now)
    await office.reports(crew.viktor, meeting, Outcome.PROPOSAL)

    assert await office.facts.ledger() == [RATE]
    assert await office.facts.letters("OutcomeReported") == []


@pytest.mark.parametrize(
    ("amount", "error"),
    [
        (None, AmountNotPositive),
        (Money.zero(), AmountNotPositive),
        (-Money.rub(1), AmountNotPositive),
        (Money.rub(10**12) + Money(1), AmountTooLarge),
        (Money(2**70), AmountTooLarge),
    ],
)
async def test_a_contract_is_for_a_sum(
    office: Office, crew: Crew, meeting: MeetingCard, amount: Money | None, error: type[Exception]
) -> None:
    report = OutcomeReport(meeting.meeting_id, Outcome.CONTRACT, amount=amount)
    await office.refuses(error, office.db.write(outcomes.report, crew.viktor, report, office.now))
    assert await office.facts.meetings() == ["Ромашка 11-24 15:00 Виктор booked"]


async def test_the_largest_sum_fits_the_books(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await office.reports(crew.viktor, meeting, Outcome.CONTRACT, amount=str(10**12))
    assert (await office.facts.ledger())[1] == "Виктор commission 50000000000.00 2026-11"


async def test_a_sum_is_nothing_without_a_contract(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    report = OutcomeReport(meeting.meeting_id, Outcome.REFUSAL, amount=Money.rub(5))
    reported = await office.db.write(outcomes.report, crew.viktor, report, office.now)
    assert reported.amount is None
    assert await office.facts.contracts() == []


async def test_texts_fit(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    for report in (
        OutcomeReport(meeting.meeting_id, Outcome.REFUSAL, reason="д" * 1001),
        OutcomeReport(meeting.meeting_id, Outcome.CONTRACT, amount=Money.rub(1), number="1" * 101),
    ):
        await office.refuses(TextTooLong, office.db.write(outcomes.report, crew.viktor, report, office.now))


async def test_who_calls_and_closes_earns_both(office: Office, crew: Crew) -> None:
    solo = await office.hires("Олег", Role.CALLER, Role.CLOSER)
    meeting = await office.books(solo, crew.romashka, "2026-11-24 15:00", solo)
    office.clock_to("2026-11-24 16:00")
    reported = await office.reports(solo, meeting, Outcome.CONTRACT)

    assert reported.earned == Money.rub(19500)


async def test_a_rebooked_company_pays_for_the_meeting_that_took_place(office: Office, crew: Crew) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    first = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    office.clock_to("2026-11-24 16:00")
    await office.reports(crew.viktor, first, Outcome.NO_SHOW)
    second = await office.books(boris, crew.romashka, "2026-11-25 15:00")
    office.clock_to("2026-11-25 16:00")
    await office.reports(crew.viktor, second, Outcome.REFUSAL)

    assert await office.facts.ledger() == ["Борис meeting 2000.00 2026-11"]


async def test_earnings_name_their_facts(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    other = await office.lead("Василёк", by=crew.irina)
    await office.books(crew.anna, other, "2026-11-25 15:00")
    await office.reports(crew.viktor, meeting, Outcome.CONTRACT)
    annas = await office.db.read(earnings.my_earnings, crew.anna, None, office.now)
    viktors = await office.db.read(earnings.my_earnings, crew.viktor, Month(2026, 11), office.now)

    assert (annas.month, annas.total, annas.waiting) == (Month(2026, 11), Money.rub(2000), 1)
    assert [(line.fact, line.rate, line.quantity) for line in annas.lines] == [("Ромашка", "2000.00", 1)]
    assert [(line.fact, line.rate, line.amount) for line in viktors.lines] == [
        ("Ромашка, № 17", "5%", Money.rub(17500))
    ]
    assert (await office.db.read(earnings.my_earnings, crew.anna, Month(2026, 10), office.now)).lines == ()


async def test_views_are_for_those_concerned(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    boris, galina = await office.hires("Борис", Role.CALLER), await office.hires("Галина", Role.CLOSER)
    denis = await office.hires("Денис", Role.COLLECTOR)
    for who in (crew.anna, crew.viktor, crew.irina):
        seen = await office.db.read(meetings.view, who, meeting.meeting_id)
        assert (seen.state, seen.outcome) == (MeetingState.BOOKED, None)
    for who in (boris, galina, denis):
        await office.refuses(NotYours, office.db.read(meetings.view, who, meeting.meeting_id))
    for ask in (meetings.ahead, meetings.to_report):
        await office.refuses(NotAllowed, office.db.read(ask, denis, office.now))


async def test_lists_part_the_over_from_the_ahead(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    other = await office.lead("Василёк", by=crew.irina)
    ahead = await office.books(crew.anna, other, "2026-11-24 17:00")
    galina = await office.hires("Галина", Role.CLOSER)

    async def companies(ask, who) -> list[str]:
        return [view.card.company for view in await office.db.read(ask, who, office.now)]

    for who in (crew.viktor, crew.irina):
        assert await companies(meetings.to_report, who) == ["Ромашка"]
        assert await companies(meetings.ahead, who) == ["Василёк"]
    assert await companies(meetings.ahead, crew.anna) == ["Василёк"]
    assert await companies(meetings.to_report, galina) == await companies(meetings.ahead, galina) == []
    # A meeting that goes on is ahead until it ends.
    office.now = ahead.ends_at - timedelta(seconds=1)
    assert await companies(meetings.ahead, crew.viktor) == ["Василёк"]
    office.now = ahead.ends_at
    assert await companies(meetings.to_report, crew.viktor) == ["Ромашка", "Василёк"]


async def test_another_departments_meeting_does_not_exist(db: Database) -> None:
    moscow, kazan = await Office.found(db), await Office.found(db)
    irina = await moscow.hires("Ирина", Role.DIRECTOR)
    ildar, aida = await kazan.hires("Ильдар", Role.DIRECTOR, Role.CALLER), await kazan.hires("Аида", Role.CLOSER)
    meeting = await kazan.books(ildar, await kazan.lead("Чулпан", by=ildar), "2026-11-24 15:00", aida)
    moscow.clock_to("2026-11-24 17:00")
    await moscow.refuses(NotYours, db.read(meetings.view, irina, meeting.meeting_id))
    await moscow.refuses(NotYours, moscow.reports(irina, meeting, Outcome.PROPOSAL))
    assert await db.read(meetings.to_report, irina, moscow.now) == []
