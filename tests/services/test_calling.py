"""Calling: the right lead next, in one pair of hands; every result with what follows, and the way back."""

from datetime import timedelta

import pytest
from office import Crew, Office
from sqlalchemy import select, update
from switchboard import Calls, a_segment, company

from domain.calling import CallResult, Queue
from domain.errors import (
    LeadExcluded,
    LeadHeld,
    LeadNotFree,
    LeadNotHeld,
    NotAllowed,
    NotYours,
    TextTooLong,
)
from domain.funnel import LeadState, Outcome
from domain.lead import NewLead
from domain.money import Money
from domain.people import Role
from services import calls, leads, meetings
from services.calls import CallEntry, MyCalls, Outlook, Quiet
from services.meetings import Wish
from storage.database import Database
from storage.tables import call, department, exclusion, lead

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
