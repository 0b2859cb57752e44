"""Calling: the right lead next, in one pair of hands; every result with what follows, and the way back."""

import itertools
from datetime import timedelta
from typing import Any

import pytest
from office import Crew, Office
from sqlalchemy import select, update

from domain.calling import CallResult, Queue
from domain.errors import (
    CallbackInPast,
    CallbackTooFar,
    LeadExcluded,
    LeadHeld,
    LeadNotFree,
    LeadNotHeld,
    NotAllowed,
    NotYours,
    TextTooLong,
    TooLateToUndo,
)
from domain.funnel import LeadState, Outcome
from domain.lead import NewLead
from domain.money import Money
from domain.people import Person, Role
from services import callbacks as ringing
from services import calls, leads, meetings, reachability, staff
from services.calls import CallCard, CallEntry, Logged, MyCalls, Outlook, Quiet
from services.leads import LeadCard
from services.meetings import Wish
from storage.database import Database
from storage.tables import call, department, exclusion, lead, outbox, segment

numbers = itertools.count(1)


class Calls:
    """What callers of an office do."""

    def __init__(self, office: Office) -> None:
        self.office = office

    async def next(self, who: Person) -> str | None:
        card = await self.next_card(who)
        return None if card is None else card.company

    async def next_card(self, who: Person) -> CallCard | None:
        return await self.office.db.write(calls.next_lead, who, self.office.now)

    async def takes(self, who: Person, company: LeadCard) -> CallCard:
        return await self.office.db.write(calls.take, who, company.lead_id, self.office.now)

    async def logs(self, who: Person, company: LeadCard, result: CallResult, at: str = "", reason: str = "") -> Logged:
        entry = CallEntry(company.lead_id, result, reason, self.office.at(at) if at else None)
        return await self.office.db.write(calls.log, who, entry, self.office.now)

    async def calls(self, who: Person, company: LeadCard, result: CallResult, at: str = "", reason: str = "") -> Logged:
        await self.takes(who, company)
        return await self.logs(who, company, result, at, reason)

    async def undoes(self, who: Person, logged: Logged) -> CallCard:
        return await self.office.db.write(calls.undo, who, logged.call_id, self.office.now)

    async def stands(self, company: LeadCard) -> tuple[LeadState, Queue | None, str | None]:
        """State, part of the queue, and the local time it is due at."""
        (row,) = await self.rows(select(lead).where(lead.c.id == company.lead_id))
        due = None if row.due_at is None else f"{self.office.department.local(row.due_at):%m-%d %H:%M}"
        return LeadState(row.state), None if row.queue is None else Queue(row.queue), due

    async def rows(self, query: Any) -> list[Any]:
        return list(await self.office.db.read(lambda tx: tx.all(query)))

    def later(self, **span: int) -> None:
        self.office.now += timedelta(**span)


@pytest.fixture
def line(office: Office) -> Calls:
    return Calls(office)


async def company(office: Office, crew: Crew, name: str, city: str = "", **fields: Any) -> LeadCard:
    phone = f"+7 903 {next(numbers):07}"
    new = NewLead(name, phone, city=city, **fields)
    return await office.db.write(leads.add, crew.irina, new, office.now)


async def a_segment(office: Office, crew: Crew, name: str, priority: int, script: str = "") -> int:
    values = {
        "department_id": office.department.id,
        "name": name,
        "task": "",
        "script": script,
        "priority": priority,
        "created_by": crew.irina.id,
        "created_at": office.now,
    }
    return await office.db.write(lambda tx: tx.scalar(segment.insert().returning(segment.c.id), values))


# --- the next lead


async def test_the_next_lead_comes_with_all_its_caller_needs(office: Office, crew: Crew, line: Calls) -> None:
    shops = await a_segment(office, crew, "Магазины", 1, script="Добрый день!")
    new = NewLead(
        "Василёк",
        "+7 903 123-45-67 доб. 12",
        person="Пётр",
        city="Омск",
        site="vasilek.ru",
        note="Звонить в склад",
        other_phones=("+7 903 123-45-68",),
        segment_id=shops,
    )
    vasilek = await office.db.write(leads.add, crew.irina, new, office.now)
    card = await line.next_card(crew.anna)

    assert card is not None
    assert (card.lead_id, card.company, card.person, card.city) == (vasilek.lead_id, "Василёк", "Пётр", "Омск")
    assert card.phones == ("+79031234567;ext=12", "+79031234568")
    assert (card.zone, card.segment, card.script) == ("Asia/Omsk", "Магазины", "Добрый день!")
    assert (card.queue, card.callback_at, card.history) == (Queue.FRESH, None, ())
    assert card.held_until == office.now + timedelta(minutes=60)
    assert await office.db.read(calls.in_hand, crew.anna, office.now) == card


async def test_my_callbacks_then_retries_then_fresh_by_priority_and_age(
    office: Office, crew: Crew, line: Calls
) -> None:
    urgent = await a_segment(office, crew, "Срочные", 1)
    retried = await company(office, crew, "Повтор")
    promised = await company(office, crew, "Обещали")
    await line.calls(crew.anna, retried, CallResult.BUSY)
    await line.calls(crew.anna, promised, CallResult.CALL_BACK, at="2026-11-24 11:00")
    line.later(minutes=1)
    await company(office, crew, "Моложе")
    line.later(minutes=1)
    await company(office, crew, "Срочная", segment_id=urgent)
    office.clock_to("2026-11-24 11:00")

    called = []
    while name := await line.next(crew.anna):
        called.append(name)
        (held,) = await line.rows(select(lead.c.id).where(lead.c.holder_id == crew.anna.id))
        await office.db.write(calls.log, crew.anna, CallEntry(held.id, CallResult.REFUSED), office.now)
    assert called == ["Обещали", "Повтор", "Срочная", "Ромашка", "Моложе"]


async def test_a_lead_is_in_one_pair_of_hands(office: Office, crew: Crew, line: Calls) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    await company(office, crew, "Василёк")
    assert await line.next(crew.anna) == "Ромашка"
    assert await line.next(crew.anna) == "Ромашка"
    assert await line.next(boris) == "Василёк"
    assert await line.next(await office.hires("Глеб", Role.CALLER)) is None
    held = await office.refuses(LeadHeld, line.takes(boris, crew.romashka))
    assert (held.company, held.holder) == ("Ромашка", "Анна")
    await office.refuses(LeadHeld, office.books(boris, crew.romashka, "2026-11-25 15:00"))


async def test_after_an_hour_it_falls_back_by_itself(office: Office, crew: Crew, line: Calls) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    await line.next(crew.anna)
    line.later(minutes=59)
    assert await line.next(boris) is None
    line.later(minutes=1)
    assert await line.next(boris) == "Ромашка"
    assert await office.db.read(calls.in_hand, crew.anna, office.now) is None
    await office.refuses(LeadNotHeld, line.logs(crew.anna, crew.romashka, CallResult.REFUSED))


async def test_a_result_after_the_hour_counts_while_nobody_else_had_the_lead(
    office: Office, crew: Crew, line: Calls
) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    await line.next(crew.anna)
    line.later(minutes=90)
    await company(office, crew, "Василёк")
    await line.takes(boris, await company(office, crew, "Пион"))
    await office.db.write(calls.next_lead, boris, office.now)
    logged = await line.logs(crew.anna, crew.romashka, CallResult.REFUSED)
    assert logged.company == "Ромашка"
    await office.refuses(LeadNotHeld, line.logs(crew.anna, crew.romashka, CallResult.REFUSED))


@pytest.mark.parametrize("fallen_back", [False, True])
async def test_who_never_had_the_lead_logs_nothing(office: Office, crew: Crew, line: Calls, fallen_back: bool) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    if fallen_back:
        await line.next(boris)
        line.later(minutes=61)
        await line.takes(boris, await company(office, crew, "Пион"))
    await office.refuses(LeadNotHeld, line.logs(crew.anna, crew.romashka, CallResult.REFUSED))


async def test_nobody_is_called_at_night_of_their_own(office: Office, crew: Crew, line: Calls) -> None:
    """At 09:40 in Moscow Vladivostok works, Kaliningrad sleeps; at 12:00 it is the other way round."""
    await office.db.write(lambda tx: tx.execute(update(lead).values(queue=None)))
    await company(office, crew, "Балтика", city="Калининград")
    line.later(minutes=1)
    await company(office, crew, "Океан", city="Владивосток")
    assert await line.next(crew.anna) == "Океан"
    office.clock_to("2026-11-24 12:00")
    assert await line.next(crew.anna) == "Балтика"


async def test_retries_of_the_night_wait_for_the_morning(office: Office, crew: Crew, line: Calls) -> None:
    await line.calls(crew.anna, crew.romashka, CallResult.NO_ANSWER)
    office.clock_to("2026-11-24 18:00")
    assert await line.next(crew.anna) is None
    outlook = await office.db.read(calls.queue_outlook, crew.anna, office.now)
    assert outlook == Outlook(Quiet.NIGHT, office.at("2026-11-25 09:00"))
    office.clock_to("2026-11-25 09:00")
    assert await line.next(crew.anna) == "Ромашка"


async def test_the_outlook_says_when_calling_goes_on(office: Office, crew: Crew, line: Calls) -> None:
    await line.calls(crew.anna, crew.romashka, CallResult.BUSY)
    assert await line.next(crew.anna) is None
    outlook = await office.db.read(calls.queue_outlook, crew.anna, office.now)
    assert outlook == Outlook(Quiet.LATER, office.at("2026-11-24 10:10"))
    line.later(minutes=30)
    await line.calls(crew.anna, crew.romashka, CallResult.WRONG_NUMBER)
    assert await office.db.read(calls.queue_outlook, crew.anna, office.now) == Outlook(Quiet.EMPTY, None)


async def test_a_lead_let_go_rests_and_is_anybodys_again(office: Office, crew: Crew, line: Calls) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    await line.next(crew.anna)
    await office.db.write(calls.let_go, crew.anna, crew.romashka.lead_id, office.now)
    assert await line.next(crew.anna) is None
    line.later(minutes=10)
    assert await line.next(boris) == "Ромашка"
    await office.db.write(calls.let_go, crew.anna, crew.romashka.lead_id, office.now)
    assert await line.next(boris) == "Ромашка"


async def test_taking_another_lead_lets_the_first_go_unchanged(office: Office, crew: Crew, line: Calls) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    vasilek = await company(office, crew, "Василёк")
    await line.next(crew.anna)
    await line.takes(crew.anna, vasilek)
    assert await line.next(boris) == "Ромашка"
    assert await line.next(crew.anna) == "Василёк"


async def test_what_is_no_callers_business_is_not_taken(office: Office, crew: Crew, line: Calls) -> None:
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    await office.refuses(LeadNotFree, line.takes(crew.anna, crew.romashka))
    await office.refuses(NotAllowed, line.next(crew.viktor))


async def test_leads_of_another_department_are_not_there(db: Database, office: Office, crew: Crew, line: Calls) -> None:
    other = await Office.found(db)
    boris = await other.hires("Борис", Role.CALLER)
    assert await line.next(boris) is None
    for deed in (
        line.takes(boris, crew.romashka),
        line.logs(boris, crew.romashka, CallResult.REFUSED),
        office.db.write(calls.let_go, boris, crew.romashka.lead_id, office.now),
    ):
        await office.refuses(NotYours, deed)
    logged = await line.calls(crew.anna, crew.romashka, CallResult.REFUSED)
    await office.refuses(NotYours, line.undoes(boris, logged))


# --- results


async def test_no_answer_three_hours_next_days_and_no_more_after_five(office: Office, crew: Crew, line: Calls) -> None:
    due = []
    for _ in range(4):
        logged = await line.calls(crew.anna, crew.romashka, CallResult.NO_ANSWER)
        assert logged.due_at is not None
        due.append(f"{office.department.local(logged.due_at):%m-%d %H:%M}")
        office.now = logged.due_at
        assert await line.next(crew.anna) == "Ромашка"
    assert due == ["11-24 12:40", "11-25 09:00", "11-26 09:00", "11-27 09:00"]
    logged = await line.logs(crew.anna, crew.romashka, CallResult.NO_ANSWER)
    assert logged.due_at is None
    assert await line.stands(crew.romashka) == (LeadState.UNREACHED, None, None)
    card = await line.takes(crew.anna, crew.romashka)
    assert (card.queue, [past.result for past in card.history]) == (None, [CallResult.NO_ANSWER] * 5)


async def test_the_director_sets_how_often(office: Office, crew: Crew, line: Calls) -> None:
    await office.db.write(lambda tx: tx.execute(update(department).values(most_tries=1)))
    await line.calls(crew.anna, crew.romashka, CallResult.NO_ANSWER)
    assert await line.stands(crew.romashka) == (LeadState.UNREACHED, None, None)


@pytest.mark.parametrize(
    ("result", "stands"),
    [
        (CallResult.BUSY, (LeadState.NEW, Queue.RETRY, "11-24 10:10")),
        (CallResult.REFUSED, (LeadState.REFUSED, Queue.RETRY, "05-24 09:40")),
        (CallResult.WRONG_NUMBER, (LeadState.REJECTED, None, None)),
        (CallResult.NOT_EXISTING, (LeadState.REJECTED, None, None)),
        (CallResult.NOT_SEGMENT, (LeadState.REJECTED, None, None)),
        (CallResult.DO_NOT_CALL, (LeadState.EXCLUDED, None, None)),
    ],
)
async def test_each_result_has_its_way_and_its_way_back(
    office: Office, crew: Crew, line: Calls, result: CallResult, stands: object
) -> None:
    before = await line.rows(select(lead).where(lead.c.id == crew.romashka.lead_id))
    logged = await line.calls(crew.anna, crew.romashka, result, reason="дорого")
    assert await line.stands(crew.romashka) == stands
    (row,) = await line.rows(select(lead).where(lead.c.id == crew.romashka.lead_id))
    assert (row.confirmed_at is not None) == result.confirms
    assert row.rejected_as == (result.value if result.rejects else None)

    line.later(seconds=60)
    card = await line.undoes(crew.anna, logged)
    assert card.history == ()
    await office.db.write(lambda tx: tx.execute(update(lead).values(holder_id=None, held_until=None)))
    assert await line.rows(select(lead).where(lead.c.id == crew.romashka.lead_id)) == before
    assert await line.rows(select(exclusion)) == []
    assert await office.db.read(calls.my_day, crew.anna, office.now) == MyCalls(0, 0, 0, Money.zero())
    assert len(await line.rows(select(call))) == 1


async def test_a_confirmed_company_stays_confirmed(office: Office, crew: Crew, line: Calls) -> None:
    await line.calls(crew.anna, crew.romashka, CallResult.REFUSED)
    await line.calls(crew.anna, crew.romashka, CallResult.WRONG_NUMBER)
    (row,) = await line.rows(select(lead.c.confirmed_at, lead.c.rejected_at))
    assert row.confirmed_at == office.now
    assert row.rejected_at is None


async def test_a_refusal_is_called_again_when_the_cooldown_is_over(office: Office, crew: Crew, line: Calls) -> None:
    await line.calls(crew.anna, crew.romashka, CallResult.REFUSED, reason="дорого")
    office.clock_to("2027-05-24 09:39")
    assert await line.next(crew.anna) is None
    office.clock_to("2027-05-24 09:40")
    card = await line.next_card(crew.anna)
    assert card is not None
    assert (card.queue, card.history[0].reason, card.history[0].caller) == (Queue.RETRY, "дорого", "Анна")


async def test_who_asks_not_to_be_called_is_left_alone_everywhere_at_once(
    db: Database, office: Office, crew: Crew, line: Calls
) -> None:
    """Also in another department, by any of the phones, and out of the hands of somebody who is about to dial."""
    other = await Office.found(db)
    galina = await other.hires("Галина", Role.DIRECTOR)
    boris = await other.hires("Борис", Role.CALLER)
    phones = ("+7 903 555-00-01", "+7 903 555-00-02")
    here = await office.db.write(leads.add, crew.irina, NewLead("Пион", phones[0], other_phones=phones[1:]), office.now)
    there = await office.db.write(leads.add, galina, NewLead("Пион-Юг", phones[1]), office.now)
    await line.calls(boris, there, CallResult.CALL_BACK, at="2026-11-24 12:00")
    await line.takes(boris, there)
    logged = await line.calls(crew.anna, here, CallResult.DO_NOT_CALL)

    assert await line.stands(there) == (LeadState.EXCLUDED, None, None)
    assert await office.db.read(calls.in_hand, boris, office.now) is None
    assert await office.facts.letters("CallbackDue") == ["Борис withdrawn"]
    await office.refuses(LeadNotHeld, line.logs(boris, there, CallResult.REFUSED))
    await office.refuses(LeadNotFree, line.takes(boris, there))
    again = office.db.write(leads.add, galina, NewLead("Пион-Север", phones[0]), office.now)
    await office.refuses(LeadExcluded, again)

    await line.undoes(crew.anna, logged)
    assert await line.stands(there) == (LeadState.NEW, Queue.CALLBACK, "11-24 12:00")
    assert await office.facts.letters("CallbackDue") == ["Борис waiting"]
    assert await line.rows(select(exclusion)) == []


async def test_a_meeting_is_booked_rather_than_logged(office: Office, crew: Crew, line: Calls) -> None:
    await line.next(crew.anna)
    await office.refuses(NotYours, line.logs(crew.anna, crew.romashka, CallResult.MEETING))
    await office.refuses(TextTooLong, line.logs(crew.anna, crew.romashka, CallResult.REFUSED, reason="о" * 201))
    assert await line.next(crew.anna) == "Ромашка"


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


@pytest.mark.parametrize("away", ["dismissed", "no caller any more", "blocked the bot"])
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
    else:
        await office.db.write(reachability.blocked, crew.anna.telegram_id, office.now)
    await office.runs(ringing.tell_colleagues, "2026-11-24 10:59")
    await office.runs(ringing.tell_colleagues, "2026-11-24 11:00")
    await office.runs(ringing.tell_colleagues, "2026-11-24 11:01")

    told = [line for line in await office.facts.letters("CallbackDue") if not line.startswith("Анна")]
    assert told == ["Борис waiting"]
    office.clock_to("2026-11-24 11:00")
    assert await line.next(boris) == "Ромашка"


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


async def test_my_day_is_the_departments_day(office: Office, crew: Crew, line: Calls) -> None:
    office.clock_to("2026-11-23 17:00")
    await line.calls(crew.anna, crew.romashka, CallResult.BUSY)
    office.clock_to("2026-11-24 10:00")
    for number, result in enumerate((CallResult.NO_ANSWER, CallResult.REFUSED, CallResult.WRONG_NUMBER)):
        await line.calls(crew.anna, await company(office, crew, f"Компания {number}"), result)
    vasilek = await company(office, crew, "Василёк")
    meeting = await office.books(crew.anna, vasilek, "2026-11-24 11:00")
    office.clock_to("2026-11-24 13:00")
    await office.reports(crew.viktor, meeting, Outcome.PROPOSAL)
    assert await office.db.read(calls.my_day, crew.anna, office.now) == MyCalls(4, 2, 1, Money.rub(2000))


async def test_a_second_press_on_a_result_is_the_same_press(office: Office, crew: Crew, line: Calls) -> None:
    await line.next(crew.anna)
    entry = CallEntry(crew.romashka.lead_id, CallResult.REFUSED)
    first = await office.db.write(calls.log, crew.anna, entry, office.now, receipt="press")
    second = await office.db.write(calls.log, crew.anna, entry, office.now, receipt="press")
    assert first == second
    card = await office.db.write(calls.undo, crew.anna, first.call_id, office.now, receipt="back")
    assert await office.db.write(calls.undo, crew.anna, first.call_id, office.now, receipt="back") == card
    assert await office.db.write(calls.next_lead, crew.anna, office.now, receipt="next") == card
    assert await office.db.write(calls.next_lead, crew.anna, office.now, receipt="next") == card


async def test_a_booking_keeps_the_lead_in_hand_of_another_company(office: Office, crew: Crew, line: Calls) -> None:
    vasilek = await company(office, crew, "Василёк")
    await line.next(crew.anna)
    wish = Wish(vasilek.lead_id, office.at("2026-11-25 15:00"), None)
    await office.db.write(meetings.book, crew.anna, wish, office.now)
    assert await line.next(crew.anna) == "Ромашка"
