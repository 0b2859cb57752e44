"""Meetings moved and called off: by whom, when, and what follows for everybody concerned."""

from typing import Any

import pytest
from office import Crew, Office

from domain.errors import MeetingNotAhead, NotAllowed, NotYours, SlotNotOffered, SlotTaken, TextMissing, TextTooLong
from domain.messages import MeetingCard
from domain.people import Person, Role
from services import meetings, moves

THREE, FOUR = "2026-11-25 15:00", "2026-11-25 16:00"


async def moved(
    office: Office, who: Person, meeting: MeetingCard, to: str, closer: Person | None = None, reason: str = "Просят"
) -> Any:
    wanted = (meeting.meeting_id, office.at(to), None if closer is None else closer.id, reason)
    return await office.db.write(moves.move, who, *wanted, office.now)


async def cancelled(office: Office, who: Person, meeting: MeetingCard, reason: str = "Передумали") -> Any:
    return await office.db.write(moves.cancel, who, meeting.meeting_id, reason, office.now)


async def told(office: Office, kind: str) -> list[str]:
    return sorted(await office.facts.letters(kind))


@pytest.mark.parametrize("mover", ["anna", "viktor", "irina"])
async def test_everyone_concerned_is_told_once_but_who_moved_it(office: Office, crew: Crew, mover: str) -> None:
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    card = await moved(office, getattr(crew, mover), meeting, FOUR)
    assert (card.meeting_id, card.starts_at) == (meeting.meeting_id, office.at(FOUR))
    concerned = {"anna": "Анна", "viktor": "Виктор"}
    expected = sorted(name for key, name in concerned.items() if key != mover)
    assert [letter.split()[0] for letter in await told(office, "MeetingMoved")] == expected


async def test_the_slot_is_free_at_once(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    await moved(office, crew.anna, meeting, "2026-11-26 11:00")
    other = await office.lead("Василёк", by=crew.irina)
    again = await office.books(crew.anna, other, THREE)
    assert again.starts_at == office.at(THREE)
    await office.refuses(SlotTaken, moved(office, crew.anna, again, "2026-11-26 11:00"))


async def test_it_may_move_by_less_than_its_own_length(office: Office, crew: Crew) -> None:
    """Its own time is no obstacle to it."""
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    card = await moved(office, crew.viktor, meeting, "2026-11-25 15:30")
    assert card.starts_at == office.at("2026-11-25 15:30")


async def test_it_stays_with_its_closer_if_that_one_is_free(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    meeting = await office.books(crew.anna, crew.romashka, THREE, crew.viktor)
    assert (await moved(office, crew.anna, meeting, FOUR)).closer == "Виктор"
    other = await office.lead("Василёк", by=crew.irina)
    await office.books(crew.anna, other, "2026-11-26 11:00", crew.viktor)
    assert (await moved(office, crew.anna, meeting, "2026-11-26 11:00")).closer == "Галина"
    assert [letter.split()[0] for letter in await told(office, "MeetingMoved")] == ["Виктор", "Виктор", "Галина"]
    assert galina.id != crew.viktor.id


async def test_a_named_closer_takes_it_over(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    meeting = await office.books(crew.anna, crew.romashka, THREE, crew.viktor)
    assert (await moved(office, crew.viktor, meeting, THREE, galina)).closer == "Галина"
    await office.refuses(NotYours, moved(office, crew.viktor, meeting, FOUR))
    await office.refuses(NotYours, cancelled(office, crew.viktor, meeting))
    shown = await office.db.read(moves.outline, crew.viktor, meeting.meeting_id)
    assert shown.closer == "Галина"


async def test_what_is_nobody_elses_business(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    boris = await office.hires("Борис", Role.CALLER)
    pavel = await office.hires("Павел", Role.COLLECTOR)
    for deed in (moved(office, boris, meeting, FOUR), cancelled(office, boris, meeting)):
        await office.refuses(NotYours, deed)
    for deed in (moved(office, pavel, meeting, FOUR), cancelled(office, pavel, meeting)):
        await office.refuses(NotAllowed, deed)
    await office.refuses(NotYours, moved(office, crew.anna, meeting, FOUR, boris))
    await office.refuses(NotYours, office.db.read(moves.outline, boris, meeting.meeting_id))
    await office.refuses(NotYours, office.db.read(moves.movable, crew.anna, 999, office.now))


async def test_a_reason_is_asked_for(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    await office.refuses(TextMissing, moved(office, crew.anna, meeting, FOUR, reason="  "))
    await office.refuses(TextMissing, cancelled(office, crew.anna, meeting, "\n"))
    await office.refuses(TextTooLong, cancelled(office, crew.anna, meeting, "а" * 501))


async def test_times_that_are_none(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    for at in (THREE, "2026-11-24 09:00", "2026-11-25 23:00", "2026-11-29 12:00"):
        await office.refuses(SlotNotOffered, moved(office, crew.anna, meeting, at))


async def test_not_once_it_has_begun(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    office.clock_to(THREE)
    await office.refuses(MeetingNotAhead, moved(office, crew.irina, meeting, FOUR))
    await office.refuses(MeetingNotAhead, cancelled(office, crew.irina, meeting))


async def test_called_off_it_is_off(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    await cancelled(office, crew.viktor, meeting)
    assert [letter.split()[0] for letter in await told(office, "MeetingCancelled")] == ["Анна"]
    await office.refuses(MeetingNotAhead, cancelled(office, crew.viktor, meeting))
    await office.refuses(MeetingNotAhead, moved(office, crew.viktor, meeting, FOUR))
    again = await office.books(crew.anna, crew.romashka, THREE)
    assert again.meeting_id != meeting.meeting_id, "the company and the time are free at once"


async def test_who_has_not_heard_of_it_hears_of_no_cancelling(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    await cancelled(office, crew.anna, meeting)
    assert await told(office, "MeetingCancelled") == []
    assert [letter.split()[-1] for letter in await told(office, "MeetingBooked")] == ["withdrawn"]


async def test_moved_away_and_back_it_is_reminded_of(office: Office, crew: Crew) -> None:
    meeting = await office.books(crew.anna, crew.romashka, THREE)
    office.clock_to("2026-11-24 18:00")
    await office.runs(meetings.remind_evening_before, "2026-11-24 18:00")
    await moved(office, crew.anna, meeting, "2026-11-26 11:00")
    assert [letter.split()[-1] for letter in await told(office, "MeetingTomorrow")] == ["withdrawn"]
    await moved(office, crew.anna, meeting, THREE)
    assert [letter.split()[-1] for letter in await told(office, "MeetingTomorrow")] == ["waiting"]


async def test_free_times_to_move_to(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    meeting = await office.books(crew.anna, crew.romashka, THREE, crew.viktor)
    day = office.at(THREE).date()
    about = (crew.anna, meeting.meeting_id)
    days = await office.db.read(moves.free_days, *about, crew.viktor.id, office.now)
    assert day in days
    mine = await office.db.read(moves.free_times, *about, crew.viktor.id, day, office.now)
    assert office.at(THREE) not in [time.starts_at for time in mine], "it is there already"
    assert office.at(FOUR) in [time.starts_at for time in mine]
    anybodys = await office.db.read(moves.free_times, *about, None, day, office.now)
    assert {time.closer for time in anybodys} >= {galina.name}
