"""Booking: the last slot goes to one caller, no closer is in two places, and who lost is told what is free."""

import asyncio
from collections import Counter

import pytest
from office import Crew, Office
from sqlalchemy import select

from domain.absences import AbsenceKind
from domain.errors import (
    LeadNotFree,
    NoClosers,
    NotAllowed,
    NotYours,
    SlotNotOffered,
    SlotTaken,
    TextTooLong,
)
from domain.funnel import Outcome
from domain.people import Role
from services import absences, meetings, staff
from services.meetings import Wish
from storage.database import Database
from storage.tables import closer_quarter


async def test_everybody_wants_the_same_hour(office: Office, crew: Crew) -> None:
    """Ten callers, one closer, one hour: one meeting, and nine who hear of the nearest free time."""
    callers = [await office.hires(f"Звонящий {n}", Role.CALLER) for n in range(10)]
    companies = [await office.lead(f"Компания {n}", by=crew.irina) for n in range(10)]
    tried = await asyncio.gather(
        *(
            office.books(caller, lead, "2026-11-25 15:00", crew.viktor)
            for caller, lead in zip(callers, companies, strict=True)
        ),
        return_exceptions=True,
    )

    refusals = [result for result in tried if isinstance(result, SlotTaken)]
    assert len(refusals) == 9
    # An hour and half an hour on the way: 13:00 is as near as 17:00, and earlier.
    assert {refusal.nearest for refusal in refusals} == {office.at("2026-11-25 13:00")}
    assert {refusal.nearest_closer_id for refusal in refusals} == {crew.viktor.id}
    assert len(await office.facts.meetings()) == 1
    assert await office.facts.letters("MeetingBooked") == ["Виктор waiting"]
    assert Counter(line.split()[-1] for line in await office.facts.leads()) == {"new": 10, "meeting": 1}


async def test_whoever_is_free_is_found_until_nobody_is(office: Office, crew: Crew) -> None:
    """Without a wish for a closer, three callers share two closers' hour: two meetings, one refusal."""
    await office.hires("Галина", Role.CLOSER)
    companies = [await office.lead(f"Компания {n}", by=crew.irina) for n in range(3)]
    tried = await asyncio.gather(
        *(office.books(crew.anna, lead, "2026-11-25 15:00") for lead in companies), return_exceptions=True
    )

    assert sum(isinstance(result, SlotTaken) for result in tried) == 1
    booked = await office.facts.meetings()
    assert sorted(line.split()[-2] for line in booked) == ["Виктор", "Галина"]


async def test_one_company_is_booked_once(office: Office, crew: Crew) -> None:
    """Five callers book the same company at different hours: it has one meeting ahead."""
    callers = [await office.hires(f"Звонящий {n}", Role.CALLER) for n in range(5)]
    tried = await asyncio.gather(
        *(
            office.books(caller, crew.romashka, f"2026-11-{day} 15:00")
            for caller, day in zip(callers, (25, 26, 27, 30, 25), strict=True)
        ),
        return_exceptions=True,
    )

    refusals = [result for result in tried if isinstance(result, LeadNotFree)]
    assert len(refusals) == 4
    assert refusals[0].company == "Ромашка"
    assert len(await office.facts.meetings()) == 1


async def test_the_last_slot_of_the_day_leads_to_the_next_morning(office: Office, crew: Crew) -> None:
    office.clock_to("2026-11-24 16:10")
    await office.books(crew.anna, crew.romashka, "2026-11-24 17:00")
    other = await office.lead("Василёк", by=crew.irina)
    refusal = await office.refuses(SlotTaken, office.books(crew.anna, other, "2026-11-24 17:00"))

    assert refusal.taken == office.at("2026-11-24 17:00")
    assert refusal.nearest == office.at("2026-11-25 10:00")


@pytest.mark.parametrize(("by_turn", "at", "closer"), [(True, "15:00", "Галина"), (False, "13:00", "Виктор")])
async def test_the_nearest_is_the_wanted_closers_or_a_colleagues(
    office: Office, crew: Crew, by_turn: bool, at: str, closer: str
) -> None:
    """Who was offered may be anybody; who was wanted is that one, at another hour."""
    galina = await office.hires("Галина", Role.CLOSER)
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00", crew.viktor)
    other = await office.lead("Василёк", by=crew.irina)
    wish = Wish(other.lead_id, office.at("2026-11-25 15:00"), crew.viktor.id, by_turn=by_turn)
    refusal = await office.refuses(SlotTaken, office.db.write(meetings.book, crew.anna, wish, office.now))

    assert refusal.nearest == office.at(f"2026-11-25 {at}")
    assert {crew.viktor.id: "Виктор", galina.id: "Галина"}[refusal.nearest_closer_id or 0] == closer


async def test_a_wanted_closer_without_any_time_is_replaced(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00", crew.viktor)
    other = await office.lead("Василёк", by=crew.irina)
    begins, ends = office.at("2026-11-24 12:00").date(), office.at("2026-12-30 12:00").date()
    await office.db.write(absences.enter, crew.irina, crew.viktor.id, AbsenceKind.LEAVE, begins, ends, office.now)
    refusal = await office.refuses(SlotTaken, office.books(crew.anna, other, "2026-11-25 15:00", crew.viktor))

    assert (refusal.nearest, refusal.nearest_closer_id) == (office.at("2026-11-25 15:00"), galina.id)


async def test_the_way_to_the_next_meeting_takes_time(office: Office, crew: Crew) -> None:
    """After 15:00-16:00 and the way there is no 16:00; before it no 14:00, which would end on the doorstep."""
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    free = await office.db.read(meetings.free_times, crew.anna, office.at("2026-11-25 12:00").date(), office.now)

    hours = [office.department.local(time.starts_at).hour for time in free]
    assert hours == [10, 11, 12, 13, 17]


async def test_the_least_busy_closer_is_offered(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    day = office.at("2026-11-26 12:00").date()
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00", crew.viktor)
    free = await office.db.read(meetings.free_times, crew.anna, day, office.now)
    assert {time.closer_id for time in free} == {galina.id}

    for number, hour in enumerate(("10:00", "12:00")):
        lead = await office.lead(f"Компания {number}", by=crew.irina)
        await office.books(crew.anna, lead, f"2026-11-27 {hour}", galina)
    free = await office.db.read(meetings.free_times, crew.anna, day, office.now)
    assert {time.closer for time in free} == {"Виктор"}


async def test_days_off_and_full_days_are_not_offered(office: Office, crew: Crew) -> None:
    days = await office.db.read(meetings.free_days, crew.anna, office.now)
    assert [day.day for day in days] == [24, 25, 26, 27, 30, 1, 2, 3, 4, 7, 8]

    for number, hour in enumerate(("10:00", "12:00", "14:00", "16:00")):
        lead = await office.lead(f"Компания {number}", by=crew.irina)
        await office.books(crew.anna, lead, f"2026-11-25 {hour}")
    days = await office.db.read(meetings.free_days, crew.anna, office.now)
    assert office.at("2026-11-25 12:00").date() not in days


async def test_a_time_that_was_agreed_need_not_be_on_the_grid(office: Office, crew: Crew) -> None:
    """The company said half past three, and the closer is free then."""
    card = await office.books(crew.anna, crew.romashka, "2026-11-25 15:30")
    assert (card.starts_at, card.closer) == (office.at("2026-11-25 15:30"), "Виктор")
    free = await office.db.read(meetings.free_times, crew.anna, office.at("2026-11-25 12:00").date(), office.now)
    assert [office.department.local(time.starts_at).hour for time in free] == [10, 11, 12, 13, 14, 17]


@pytest.mark.parametrize(
    "at",
    [
        "2026-11-24 09:00",  # past
        "2026-11-24 09:40",  # this very minute, and no slot
        "2026-11-25 09:00",  # before work
        "2026-11-25 18:00",  # after it
        "2026-11-25 15:20",  # no quarter-hour
        "2026-11-25 17:30",  # would end after work
        "2026-11-28 15:00",  # a Saturday
        "2026-12-09 15:00",  # farther than meetings are offered
        "4026-12-09 15:00",
        "1926-12-09 15:00",
    ],
)
async def test_a_forged_time_is_not_offered(office: Office, crew: Crew, at: str) -> None:
    await office.refuses(SlotNotOffered, office.books(crew.anna, crew.romashka, at, crew.viktor))
    assert await office.facts.leads() == ["Ромашка new"]


async def test_a_meeting_that_did_not_happen_gives_its_time_back(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 16:00")
    office.clock_to("2026-11-24 16:05")
    await office.reports(crew.viktor, meeting, Outcome.POSTPONED)

    assert await office.db.read(lambda tx: tx.all(select(closer_quarter))) == []
    assert await office.facts.leads() == ["Ромашка rebook"]
    assert [
        time.starts_at for time in await office.db.read(meetings.free_times, crew.anna, office.now.date(), office.now)
    ] == [office.at("2026-11-24 17:00")]
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")


async def test_a_held_meeting_keeps_its_time(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 16:00")
    office.clock_to("2026-11-24 16:20")
    await office.reports(crew.viktor, meeting, Outcome.PROPOSAL)

    assert await office.db.read(meetings.free_times, crew.anna, office.now.date(), office.now) == []


async def test_a_deal_is_in_its_closers_hands(office: Office, crew: Crew) -> None:
    """No caller books a company that is in work already: it would pay a second meeting."""
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 16:00")
    office.clock_to("2026-11-24 17:30")
    await office.reports(crew.viktor, meeting, Outcome.ANOTHER_MEETING)

    await office.refuses(LeadNotFree, office.books(crew.anna, crew.romashka, "2026-11-25 15:00"))


async def test_without_closers_there_is_nothing_to_book(office: Office, crew: Crew) -> None:
    await office.db.write(staff.dismiss, crew.irina, crew.viktor.id, office.now)

    assert await office.db.read(meetings.free_days, crew.anna, office.now) == []
    await office.refuses(NoClosers, office.books(crew.anna, crew.romashka, "2026-11-25 15:00"))
    assert await office.facts.leads() == ["Ромашка new"]


async def test_a_closer_who_left_since_the_buttons_were_drawn_has_no_time(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    await office.db.write(staff.dismiss, crew.irina, crew.viktor.id, office.now)
    refusal = await office.refuses(SlotTaken, office.books(crew.anna, crew.romashka, "2026-11-25 15:00", crew.viktor))

    assert refusal.nearest_closer_id == galina.id


async def test_only_callers_book_and_only_what_is_here(db: Database) -> None:
    moscow, kazan = await Office.found(db), await Office.found(db)
    irina = await moscow.hires("Ирина", Role.DIRECTOR)
    anna, viktor = await moscow.hires("Анна", Role.CALLER), await moscow.hires("Виктор", Role.CLOSER)
    ildar, marat = await kazan.hires("Ильдар", Role.DIRECTOR), await kazan.hires("Марат", Role.CLOSER)
    ours, theirs = await moscow.lead("Ромашка", by=irina), await kazan.lead("Чулпан", by=ildar)

    await moscow.refuses(NotYours, moscow.books(anna, theirs, "2026-11-25 15:00", viktor))
    await moscow.refuses(NotYours, moscow.books(anna, ours, "2026-11-25 15:00", marat))
    await moscow.refuses(NotYours, db.write(meetings.book, anna, Wish(10**12, moscow.now, None), moscow.now))
    await moscow.refuses(NotAllowed, moscow.books(irina, ours, "2026-11-25 15:00", viktor))
    assert await moscow.facts.meetings() == []


async def test_a_note_reaches_the_closer_and_fits(office: Office, crew: Crew) -> None:
    starts_at = office.at("2026-11-25 15:00")
    long_note = Wish(crew.romashka.lead_id, starts_at, None, note="о" * 1001)
    await office.refuses(TextTooLong, office.db.write(meetings.book, crew.anna, long_note, office.now))
    wish = Wish(crew.romashka.lead_id, starts_at, None, note="  Просили каталог  ")
    card = await office.db.write(meetings.book, crew.anna, wish, office.now)

    assert (card.note, card.caller, card.closer) == ("Просили каталог", "Анна", "Виктор")


async def test_a_repeated_confirmation_books_once(office: Office, crew: Crew) -> None:
    wish = Wish(crew.romashka.lead_id, office.at("2026-11-25 15:00"), crew.viktor.id)
    cards = await asyncio.gather(
        *(office.db.write(meetings.book, crew.anna, wish, office.now, receipt="book:1") for _ in range(5))
    )

    assert len(set(cards)) == 1
    assert len(await office.facts.meetings()) == 1


@pytest.mark.parametrize("zone", ["Europe/Kaliningrad", "Asia/Kamchatka"])
async def test_hours_are_of_the_departments_clock(db: Database, zone: str) -> None:
    office = await Office.found(db, zone)
    irina = await office.hires("Ирина", Role.DIRECTOR)
    anna = await office.hires("Анна", Role.CALLER)
    await office.hires("Виктор", Role.CLOSER)
    lead = await office.lead("Ромашка", by=irina)
    free = await db.read(meetings.free_times, anna, office.at("2026-11-25 12:00").date(), office.now)

    assert [office.department.local(time.starts_at).hour for time in free] == list(range(10, 18))
    await office.books(anna, lead, "2026-11-25 10:00")
    assert await office.facts.meetings() == ["Ромашка 11-25 10:00 Виктор booked"]
