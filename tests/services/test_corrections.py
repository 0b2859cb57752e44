"""A wrong outcome is written anew: pay follows by reversal, old and new stay in the record."""

import json
from datetime import timedelta

import pytest
from office import Crew, Office
from sqlalchemy import select

from domain.errors import CompanyMovedOn, NotYours, TooLateToCorrect
from domain.funnel import Outcome
from domain.messages import MeetingCard
from domain.money import Money
from domain.people import Role
from services import corrections, next_meetings
from services.next_meetings import NextMeeting
from services.outcomes import OutcomeReport, Reported
from storage.tables import closer_quarter, correction

RATE = "Анна meeting 2000.00 2026-11"
BACK = "Анна reversal -2000.00 2026-11"


@pytest.fixture
async def meeting(office: Office, crew: Crew) -> MeetingCard:
    """Booked for 15:00 today; it is over now."""
    booked = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00")
    office.clock_to("2026-11-24 16:30")
    return booked


def told_anew(office: Office, meeting: MeetingCard, outcome: Outcome) -> OutcomeReport:
    """What it should have been."""
    proposal = outcome is Outcome.PROPOSAL
    return OutcomeReport(
        meeting.meeting_id,
        outcome,
        reason="Слишком мал" if outcome is Outcome.NOT_OURS else "",
        amount=Money.rub(350_000) if outcome is Outcome.CONTRACT else None,
        number="17" if outcome is Outcome.CONTRACT else "",
        next_step="позвонить" if proposal else "",
        next_step_on=office.department.today(office.now) if proposal else None,
    )


async def corrects(office: Office, crew: Crew, meeting: MeetingCard, outcome: Outcome) -> Reported:
    """Viktor writes another outcome down."""
    return await office.db.write(corrections.correct, crew.viktor, told_anew(office, meeting, outcome), office.now)


def pay(ledger: list[str]) -> dict[str, int]:
    """What each has in the ledger, in kopecks."""
    total: dict[str, int] = {}
    for name, _, amount, _ in (row.split() for row in ledger):
        total[name] = total.get(name, 0) + int(amount.replace(".", ""))
    return {name: sum_ for name, sum_ in total.items() if sum_}


@pytest.mark.parametrize("after", Outcome)
@pytest.mark.parametrize("before", Outcome)
async def test_any_outcome_becomes_any_other(
    office: Office, crew: Crew, meeting: MeetingCard, before: Outcome, after: Outcome
) -> None:
    """Company, pay, contracts and the closer's time are as if the right one had been told at once."""
    await office.reports(crew.viktor, meeting, before)
    await corrects(office, crew, meeting, after)

    state = after.meeting_state.value
    assert await office.facts.meetings() == [f"Ромашка 11-24 15:00 Виктор {state}"]
    assert await office.facts.leads() == [f"Ромашка {after.lead_state.value}"]
    due = {"Анна": 200_000} if after.held else {}
    if after is Outcome.CONTRACT:
        due["Виктор"] = 1_750_000
    assert pay(await office.facts.ledger()) == due
    taken = await office.db.read(lambda tx: len(tx.all(select(closer_quarter))))
    assert bool(taken) is after.held


async def test_old_and_new_stay_in_the_record(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await office.reports(crew.viktor, meeting, Outcome.PROPOSAL)
    await corrects(office, crew, meeting, Outcome.NO_SHOW)

    assert await office.facts.ledger() == [RATE, BACK]
    (row,) = await office.db.read(lambda tx: tx.all(select(correction)))
    kept = [json.loads(row.before), json.loads(row.after)]
    assert [one["outcome"] for one in kept] == ["proposal", "no_show"]
    assert row.corrected_by == crew.viktor.id
    # The caller reads the right one: the wrong one had not gone out yet.
    assert await office.facts.letters("OutcomeReported") == ["Анна withdrawn", "Анна waiting"]


async def test_there_and_back_again_pays_once(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await office.reports(crew.viktor, meeting, Outcome.REFUSAL)
    for outcome in (Outcome.NO_SHOW, Outcome.REFUSAL, Outcome.CONTRACT, Outcome.REFUSAL):
        await corrects(office, crew, meeting, outcome)
    assert pay(await office.facts.ledger()) == {"Анна": 200_000}


async def test_the_author_has_a_day_and_a_director_always(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await office.reports(crew.viktor, meeting, Outcome.REFUSAL)
    office.now += timedelta(hours=24)
    assert await office.db.read(corrections.may_correct, crew.viktor, meeting.meeting_id, office.now)
    office.now += timedelta(seconds=1)
    assert not await office.db.read(corrections.may_correct, crew.viktor, meeting.meeting_id, office.now)
    await office.refuses(TooLateToCorrect, corrects(office, crew, meeting, Outcome.NO_SHOW))
    report = told_anew(office, meeting, Outcome.NO_SHOW)
    await office.db.write(corrections.correct, crew.irina, report, office.now)
    assert await office.facts.letters("OutcomeNoted") == ["Виктор waiting"]
    assert await office.facts.ledger() == [RATE, BACK]


async def test_what_a_director_wrote_down_is_the_directors(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    report = told_anew(office, meeting, Outcome.CONTRACT)
    await office.refuses(NotYours, office.db.write(corrections.correct, crew.irina, report, office.now))
    await office.reports(crew.irina, meeting, Outcome.REFUSAL)
    await office.refuses(NotYours, office.db.write(corrections.correct, galina, report, office.now))
    await office.refuses(TooLateToCorrect, office.db.write(corrections.correct, crew.viktor, report, office.now))


async def test_nothing_is_pulled_from_under_what_came_after(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await office.reports(crew.viktor, meeting, Outcome.ANOTHER_MEETING)
    wish = NextMeeting(meeting.meeting_id, office.at("2026-11-25 15:00"))
    await office.db.write(next_meetings.book, crew.viktor, wish, office.now)
    await office.refuses(CompanyMovedOn, corrects(office, crew, meeting, Outcome.NO_SHOW))
    assert not await office.db.read(corrections.may_correct, crew.viktor, meeting.meeting_id, office.now)


async def test_a_company_that_was_booked_again_has_moved_on(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    await office.reports(crew.viktor, meeting, Outcome.NO_SHOW)
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    await office.refuses(CompanyMovedOn, corrects(office, crew, meeting, Outcome.CONTRACT))


async def test_a_contract_of_a_wrong_press_is_no_more(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    """Pay goes back, nobody is handed the client, callers may book the company again."""
    await office.reports(crew.viktor, meeting, Outcome.CONTRACT)
    await corrects(office, crew, meeting, Outcome.NO_SHOW)

    assert pay(await office.facts.ledger()) == {}
    again = await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    assert again.company == "Ромашка"
