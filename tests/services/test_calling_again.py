"""Callbacks ring on time and for whoever is there; a slip of the finger is taken back within a minute."""

import pytest
from office import Crew, Office
from sqlalchemy import select, update
from switchboard import Calls, company

from domain.absences import AbsenceKind
from domain.calling import CallResult, Queue
from domain.errors import (
    CallbackInPast,
    CallbackTooFar,
    LeadHeld,
    NotYours,
    TooLateToUndo,
)
from domain.funnel import Outcome
from domain.money import Money
from domain.people import Role
from services import absences, calls, meetings, reachability, staff
from services import callbacks as ringing
from services.calls import MyCalls
from storage.tables import outbox

# --- callbacks


async def test_a_callback_rings_on_time_and_comes_first(office: Office, crew: Crew, line: Calls) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    promised = await company(office, crew, "Обещали")
    await line.calls(crew.anna, promised, CallResult.CALL_BACK, at="2026-11-24 11:00", reason="после планёрки")
    (letter,) = await line.rows(select(outbox).where(outbox.c.kind == "CallbackDue"))
    assert (letter.staff_id, letter.due_at) == (crew.anna.id, office.at("2026-11-24 11:00"))
    assert await line.next(crew.anna) == "Ромашка"
    await line.logs(crew.anna, crew.romashka, CallResult.WRONG_NUMBER)
    assert await line.next(crew.anna) is None

    office.clock_to("2026-11-24 11:29")
    assert await line.next(boris) is None
    held = await office.refuses(LeadHeld, line.takes(boris, promised))
    assert held.holder == "Анна"
    card = await line.next_card(crew.anna)
    assert card is not None
    assert (card.company, card.queue) == ("Обещали", Queue.CALLBACK)
    assert card.callback_at == office.at("2026-11-24 11:00")
    await line.logs(crew.anna, promised, CallResult.REFUSED)
    assert await office.facts.letters("CallbackDue") == ["Анна withdrawn"]


async def test_a_callback_nobody_made_in_half_an_hour_is_anybodys(office: Office, crew: Crew, line: Calls) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    await line.calls(crew.anna, crew.romashka, CallResult.CALL_BACK, at="2026-11-24 11:00")
    office.clock_to("2026-11-24 11:30")
    assert await line.next(boris) == "Ромашка"


@pytest.mark.parametrize("away", ["dismissed", "no caller any more", "blocked the bot", "on leave"])
async def test_a_callback_of_who_is_away_rings_for_colleagues(
    office: Office, crew: Crew, line: Calls, away: str
) -> None:
    """To those who call today; they are offered it at once, before their own retries."""
    boris, _ = [await office.hires(name, Role.CALLER) for name in ("Борис", "Глеб")]
    await line.calls(crew.anna, crew.romashka, CallResult.CALL_BACK, at="2026-11-24 11:00")
    await line.calls(boris, await company(office, crew, "Василёк"), CallResult.BUSY)
    if away == "dismissed":
        await office.db.write(staff.dismiss, crew.irina, crew.anna.id, office.now)
    elif away == "no caller any more":
        await office.db.write(staff.set_roles, crew.irina, crew.anna.id, frozenset({Role.COLLECTOR}), office.now)
    elif away == "on leave":
        today = office.department.today(office.now)
        leave = (crew.anna.id, AbsenceKind.LEAVE, today, today)
        await office.db.write(absences.enter, crew.anna, *leave, office.now)
    else:
        await office.db.write(reachability.blocked, crew.anna.telegram_id, office.now)
    await office.runs(ringing.tell_colleagues, "2026-11-24 10:59")
    await office.runs(ringing.tell_colleagues, "2026-11-24 11:00")
    await office.runs(ringing.tell_colleagues, "2026-11-24 11:01")

    told = [line for line in await office.facts.letters("CallbackDue") if not line.startswith("Анна")]
    assert told == ["Борис waiting"]
    office.clock_to("2026-11-24 11:00")
    assert await line.next(boris) == "Ромашка"


async def test_a_callback_of_another_day_is_its_callers_again(office: Office, crew: Crew, line: Calls) -> None:
    """Away on Wednesday: what is promised for Thursday rings as promised, and is nobody else's."""
    boris = await office.hires("Борис", Role.CALLER)
    await line.calls(crew.anna, crew.romashka, CallResult.CALL_BACK, at="2026-11-26 11:00")
    wednesday = office.at("2026-11-25 12:00").date()
    leave = (crew.anna.id, AbsenceKind.DAY_OFF, wednesday, wednesday)
    await office.db.write(absences.enter, crew.anna, *leave, office.now)
    assert await office.facts.letters("CallbackDue") == ["Анна waiting"]
    office.clock_to("2026-11-26 11:01")
    await office.runs(ringing.tell_colleagues, "2026-11-26 11:01")
    assert await office.facts.letters("CallbackDue") == ["Анна waiting"]
    assert await line.next(boris) is None
    assert await line.next(crew.anna) == "Ромашка"


async def test_without_anybody_at_the_phone_all_callers_hear_it(office: Office, crew: Crew, line: Calls) -> None:
    await office.hires("Борис", Role.CALLER)
    await office.hires("Глеб", Role.CALLER)
    await line.calls(crew.anna, crew.romashka, CallResult.CALL_BACK, at="2026-11-25 11:00")
    await office.db.write(staff.dismiss, crew.irina, crew.anna.id, office.now)
    await office.runs(ringing.tell_colleagues, "2026-11-25 11:00")
    told = [line for line in await office.facts.letters("CallbackDue") if not line.startswith("Анна")]
    assert sorted(told) == ["Борис waiting", "Глеб waiting"]


async def test_a_callback_is_promised_for_the_time_to_come(office: Office, crew: Crew, line: Calls) -> None:
    await line.next(crew.anna)
    for at, error in (("", CallbackInPast), ("2026-11-24 09:40", CallbackInPast), ("2027-11-24 09:41", CallbackTooFar)):
        await office.refuses(error, line.logs(crew.anna, crew.romashka, CallResult.CALL_BACK, at=at))
    await line.logs(crew.anna, crew.romashka, CallResult.CALL_BACK, at="2027-11-24 09:40")


async def test_a_promise_rings_after_all_when_the_result_that_ended_it_is_undone(
    office: Office, crew: Crew, line: Calls
) -> None:
    await line.calls(crew.anna, crew.romashka, CallResult.CALL_BACK, at="2026-11-24 11:00")
    refused = await line.calls(crew.anna, crew.romashka, CallResult.REFUSED)
    await line.undoes(crew.anna, refused)
    assert await office.facts.letters("CallbackDue") == ["Анна waiting"]
    assert (await line.stands(crew.romashka))[1] is Queue.CALLBACK


async def test_a_promise_made_by_mistake_is_taken_back(office: Office, crew: Crew, line: Calls) -> None:
    promised = await line.calls(crew.anna, crew.romashka, CallResult.CALL_BACK, at="2026-11-24 11:00")
    await line.undoes(crew.anna, promised)
    assert await office.facts.letters("CallbackDue") == ["Анна withdrawn"]
    assert (await line.stands(crew.romashka))[1] is Queue.FRESH


# --- the way back


async def test_a_minute_later_it_is_too_late(office: Office, crew: Crew, line: Calls) -> None:
    logged = await line.calls(crew.anna, crew.romashka, CallResult.REFUSED)
    line.later(seconds=61)
    await office.refuses(TooLateToUndo, line.undoes(crew.anna, logged))
    assert await office.db.read(calls.to_undo, crew.anna, office.now) is None


async def test_what_was_taken_meanwhile_waits_again(office: Office, crew: Crew, line: Calls) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    await company(office, crew, "Василёк")
    logged = await line.calls(crew.anna, crew.romashka, CallResult.NO_ANSWER)
    assert await line.next(crew.anna) == "Василёк"
    assert (await line.undoes(crew.anna, logged)).company == "Ромашка"
    assert await line.next(boris) == "Василёк"
    await office.refuses(TooLateToUndo, line.undoes(crew.anna, logged))


async def test_what_a_colleague_works_on_already_is_not_undone(office: Office, crew: Crew, line: Calls) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    logged = await line.calls(crew.anna, crew.romashka, CallResult.REFUSED)
    await line.takes(boris, crew.romashka)
    await office.refuses(TooLateToUndo, line.undoes(crew.anna, logged))
    await office.refuses(NotYours, line.undoes(boris, logged))


async def test_a_meeting_booked_by_mistake_leaves_no_trace(office: Office, crew: Crew, line: Calls) -> None:
    """The closer never hears of it, the hour is free, nobody's norm counts it, and the company is in hand."""
    await line.next(crew.anna)
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    assert await office.db.read(calls.my_day, crew.anna, office.now) == MyCalls(1, 1, 1, Money.zero())
    logged = await office.db.read(calls.to_undo, crew.anna, office.now)
    assert logged is not None
    assert (logged.company, logged.result) == ("Ромашка", CallResult.MEETING)
    card = await line.undoes(crew.anna, logged)

    assert card.company == "Ромашка"
    assert await office.facts.letters("MeetingBooked") == ["Виктор withdrawn"]
    assert await office.facts.letters("MeetingWithdrawn") == []
    assert await office.db.read(calls.my_day, crew.anna, office.now) == MyCalls(0, 0, 0, Money.zero())
    assert await office.facts.meetings() == ["Ромашка 11-25 15:00 Виктор undone"]
    assert await office.db.read(meetings.ahead, crew.anna, office.now) == []
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")


async def test_a_closer_who_has_the_card_is_told_it_is_off(office: Office, crew: Crew, line: Calls) -> None:
    booked = await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    await office.db.write(lambda tx: tx.execute(update(outbox).values(state="sent")))
    logged = await office.db.read(calls.to_undo, crew.anna, office.now)
    assert logged is not None
    await line.undoes(crew.anna, logged)
    assert await office.facts.letters("MeetingWithdrawn") == ["Виктор waiting"]
    office.clock_to("2026-11-25 17:00")
    await office.refuses(NotYours, office.reports(crew.viktor, booked, Outcome.PROPOSAL))
