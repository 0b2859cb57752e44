"""What an outcome leads to: a next step, another meeting, another try, or no more tries."""

import pytest
from office import Crew, Office

from domain.deals import Step
from domain.errors import LeadNotFree, NotYours, SlotNotOffered, SlotTaken, StepMissing, TextMissing
from domain.funnel import LeadState, Outcome
from domain.messages import MeetingCard
from domain.money import Money
from domain.people import Role
from services import deals, meetings, next_meetings, outcomes
from services.next_meetings import NextMeeting
from services.outcomes import OutcomeReport


@pytest.fixture
async def meeting(office: Office, crew: Crew) -> MeetingCard:
    """Booked for 15:00 today; it is over now."""
    booked = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    office.clock_to("2026-11-24 16:30")
    return booked


async def test_a_proposal_is_kept_with_its_step(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    tomorrow = office.at("2026-11-25 12:00").date()
    report = OutcomeReport(
        meeting.meeting_id,
        Outcome.PROPOSAL,
        amount=Money.rub(350_000),
        next_step="позвонить",
        next_step_on=tomorrow,
    )
    await office.db.write(outcomes.report, crew.viktor, report, office.now)

    (line,) = (await office.db.read(deals.board, crew.viktor, office.now)).deals
    assert (line.step, line.amount) == (Step("позвонить", tomorrow), Money.rub(350_000))


@pytest.mark.parametrize(
    ("report", "error"),
    [
        (OutcomeReport(1, Outcome.PROPOSAL), StepMissing),
        (OutcomeReport(1, Outcome.PROPOSAL, next_step="позвонить"), StepMissing),
        (OutcomeReport(1, Outcome.NOT_OURS, reason="  "), TextMissing),
    ],
)
async def test_what_belongs_to_an_outcome_is_not_left_out(
    office: Office, crew: Crew, meeting: MeetingCard, report: OutcomeReport, error: type[Exception]
) -> None:
    assert meeting.meeting_id == report.meeting_id
    await office.refuses(error, office.db.write(outcomes.report, crew.viktor, report, office.now))
    assert await office.facts.meetings() == ["Ромашка 11-24 15:00 Виктор booked"]


async def test_another_meeting_is_asked_for_on_the_next_working_day(
    office: Office, crew: Crew, meeting: MeetingCard
) -> None:
    report = OutcomeReport(meeting.meeting_id, Outcome.ANOTHER_MEETING, next_step="назначить встречу")
    await office.db.write(outcomes.report, crew.viktor, report, office.now)

    (line,) = (await office.db.read(deals.board, crew.viktor, office.now)).deals
    assert line.step == Step("назначить встречу", office.at("2026-11-25 12:00").date())


async def test_the_closers_own_meeting_pays_no_caller(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    """Anna is paid once, for the meeting that she booked; nobody's norm grows by the second."""
    await office.reports(crew.viktor, meeting, Outcome.ANOTHER_MEETING)
    wish = NextMeeting(meeting.meeting_id, office.at("2026-11-25 15:00"))
    second = await office.db.write(next_meetings.book, crew.viktor, wish, office.now)
    assert (second.caller, second.closer) == ("Анна", "Виктор")
    assert await office.facts.leads() == ["Ромашка meeting"]
    office.clock_to("2026-11-25 16:30")
    await office.reports(crew.viktor, second, Outcome.CONTRACT)

    assert await office.facts.ledger() == [
        "Анна meeting 2000.00 2026-11",
        "Виктор commission 17500.00 2026-11",
    ]
    assert await office.facts.letters("OutcomeReported") == ["Анна waiting"]


async def test_who_is_in_work_stays_in_work_when_nobody_came(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await office.reports(crew.viktor, meeting, Outcome.ANOTHER_MEETING)
    wish = NextMeeting(meeting.meeting_id, office.at("2026-11-25 15:00"))
    second = await office.db.write(next_meetings.book, crew.viktor, wish, office.now)
    office.clock_to("2026-11-25 16:30")
    reported = await office.reports(crew.viktor, second, Outcome.NO_SHOW)

    assert reported.state is LeadState.DEAL
    assert await office.facts.leads() == ["Ромашка deal"]
    assert len((await office.db.read(deals.board, crew.viktor, office.now)).deals) == 1


async def test_the_next_meeting_is_the_closers_and_in_free_time(
    office: Office, crew: Crew, meeting: MeetingCard
) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    other = await office.lead("Василёк", by=crew.irina)
    await office.books(crew.anna, other, "2026-11-25 15:00", crew.viktor)
    wish = NextMeeting(meeting.meeting_id, office.at("2026-11-25 15:00"))
    await office.refuses(NotYours, office.db.write(next_meetings.book, crew.viktor, wish, office.now))
    await office.reports(crew.viktor, meeting, Outcome.ANOTHER_MEETING)
    await office.refuses(NotYours, office.db.write(next_meetings.book, galina, wish, office.now))
    await office.refuses(SlotTaken, office.db.write(next_meetings.book, crew.viktor, wish, office.now))
    at_night = NextMeeting(meeting.meeting_id, office.at("2026-11-25 23:00"))
    await office.refuses(SlotNotOffered, office.db.write(next_meetings.book, crew.viktor, at_night, office.now))

    day = office.at("2026-11-25 12:00").date()
    assert day in await office.db.read(next_meetings.days, crew.viktor, meeting.meeting_id, office.now)
    times = await office.db.read(next_meetings.times, crew.viktor, meeting.meeting_id, day, office.now)
    assert office.at("2026-11-25 15:00") not in [slot.starts_at for slot in times]
    free = NextMeeting(meeting.meeting_id, times[0].starts_at)
    await office.db.write(next_meetings.book, crew.viktor, free, office.now)
    again = NextMeeting(meeting.meeting_id, times[-1].starts_at)
    await office.refuses(LeadNotFree, office.db.write(next_meetings.book, crew.viktor, again, office.now))


async def test_who_did_not_come_three_times_rests(office: Office, crew: Crew) -> None:
    """Back to the caller twice; the third time is a refusal, and callers try again when the cooldown is over."""
    for day, state in ((24, LeadState.REBOOK), (25, LeadState.REBOOK), (26, LeadState.REFUSED)):
        booked = await office.books(crew.anna, crew.romashka, f"2026-11-{day} 15:00")
        office.clock_to(f"2026-11-{day} 16:30")
        assert (await office.reports(crew.viktor, booked, Outcome.NO_SHOW)).state is state


async def test_who_came_is_counted_anew(office: Office, crew: Crew) -> None:
    plan = (Outcome.NO_SHOW, Outcome.NO_SHOW, Outcome.REFUSAL, Outcome.NO_SHOW)
    for day, outcome in zip(range(24, 28), plan, strict=True):
        booked = await office.books(crew.anna, crew.romashka, f"2026-11-{day} 15:00")
        office.clock_to(f"2026-11-{day} 16:30")
        reported = await office.reports(crew.viktor, booked, outcome)
    assert reported.state is LeadState.REBOOK


async def test_the_closer_hears_what_a_director_wrote_down(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await office.runs(outcomes.ask_outcomes, "2026-11-24 16:30")
    await office.reports(crew.irina, meeting, Outcome.REFUSAL)

    assert await office.facts.letters("OutcomeQuestion") == ["Виктор withdrawn"]
    assert await office.facts.letters("OutcomeNoted") == ["Виктор waiting"]
    assert (await office.db.read(meetings.view, crew.viktor, meeting.meeting_id)).outcome is Outcome.REFUSAL
