"""What is at hand around a meeting: the way there, the history, the entry for a calendar."""

import pytest
from office import Crew, Office

from domain.calling import CallResult
from domain.errors import NotAllowed, NotOnTheWay, NotYours
from domain.funnel import Outcome
from domain.histories import EventKind
from domain.meetings import Way
from domain.messages import MeetingCard
from domain.people import Person, Role
from services import calendar_entries, call_ahead, calls, histories, meetings, moves, on_the_way

THREE = "2026-11-25 15:00"


@pytest.fixture
async def meeting(office: Office, crew: Crew) -> MeetingCard:
    """Viktor meets Ромашка at three on Wednesday."""
    return await office.books(crew.anna, crew.romashka, THREE, crew.viktor)


async def way(office: Office, who: Person, meeting: MeetingCard) -> Way:
    return (await office.db.read(meetings.view, who, meeting.meeting_id)).way


# --- on the way


async def test_everybody_concerned_sees_that_the_closer_is_on_the_way(
    office: Office, crew: Crew, meeting: MeetingCard
) -> None:
    office.clock_to("2026-11-25 14:10")
    left = office.now
    await office.db.write(on_the_way.leave, crew.viktor, meeting.meeting_id, office.now)
    for who in (crew.viktor, crew.anna, crew.irina):
        assert await way(office, who, meeting) == Way(left)
    office.clock_to("2026-11-25 14:50")
    view = await office.db.write(on_the_way.arrive, crew.viktor, meeting.meeting_id, office.now)
    assert view.way == Way(left, office.now)


async def test_the_first_time_stands(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    office.clock_to("2026-11-25 14:10")
    first = office.now
    for _ in range(2):
        for said in (on_the_way.leave, on_the_way.arrive):
            await office.db.write(said, crew.viktor, meeting.meeting_id, office.now)
        office.clock_to("2026-11-25 14:40")
    assert await way(office, crew.viktor, meeting) == Way(first, first)


@pytest.mark.parametrize("at", ["2026-11-25 11:59", "2026-11-25 16:00"])
async def test_not_in_the_morning_and_not_afterwards(office: Office, crew: Crew, meeting: MeetingCard, at: str) -> None:
    office.clock_to(at)
    for said in (on_the_way.leave, on_the_way.arrive):
        await office.refuses(NotOnTheWay, office.db.write(said, crew.viktor, meeting.meeting_id, office.now))
    assert await way(office, crew.viktor, meeting) == Way()


async def test_only_the_closer_says_so(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    office.clock_to("2026-11-25 14:10")
    for said in (on_the_way.leave, on_the_way.arrive):
        await office.refuses(NotYours, office.db.write(said, galina, meeting.meeting_id, office.now))
        await office.refuses(NotYours, office.db.write(said, crew.viktor, meeting.meeting_id + 1, office.now))
        for who in (crew.anna, crew.irina):
            await office.refuses(NotAllowed, office.db.write(said, who, meeting.meeting_id, office.now))
    assert await way(office, crew.viktor, meeting) == Way()


async def test_a_moved_meeting_has_nobody_on_the_way(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    asked_of = int(meeting.starts_at.timestamp())
    await office.db.write(call_ahead.confirm, crew.anna, meeting.meeting_id, asked_of, office.now)
    office.clock_to("2026-11-25 14:10")
    await office.db.write(on_the_way.leave, crew.viktor, meeting.meeting_id, office.now)
    assert (await office.db.read(meetings.view, crew.viktor, meeting.meeting_id)).card.confirmed
    wanted = (meeting.meeting_id, office.at("2026-11-26 11:00"), None, "Просят")
    moved = await office.db.write(moves.move, crew.viktor, *wanted, office.now)
    assert not moved.confirmed
    assert await way(office, crew.viktor, meeting) == Way()
    late = office.db.write(on_the_way.leave, crew.viktor, meeting.meeting_id, office.now)
    await office.refuses(NotOnTheWay, late)


# --- history


async def test_a_history_tells_calls_meetings_and_moves(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    """The newest first; a booking by mistake is none."""
    moved_to = office.at("2026-11-26 11:00")
    await office.db.write(moves.move, crew.anna, meeting.meeting_id, moved_to, None, "Просят позже", office.now)
    office.clock_to("2026-11-26 12:30")
    await office.reports(crew.viktor, meeting, Outcome.NO_SHOW)
    again = await office.books(crew.anna, crew.romashka, "2026-11-27 11:00", crew.viktor)
    await office.db.write(moves.cancel, crew.viktor, again.meeting_id, "Клиент отказался", office.now)

    found = await office.db.read(histories.of_meeting, crew.viktor, meeting.meeting_id)
    assert found.company == "Ромашка"
    times = [event.at for event in found.events]
    assert times == sorted(times, reverse=True)
    told = {(event.kind, event.what, event.note, event.who) for event in found.events}
    assert told == {
        (EventKind.CALL, CallResult.MEETING, "", "Анна"),
        (EventKind.MEETING, Outcome.NO_SHOW, "", "Виктор"),
        (EventKind.MOVE, "", "Просят позже", "Анна"),
        (EventKind.MEETING, "cancelled", "Клиент отказался", "Виктор"),
    }
    (move,) = [event for event in found.events if event.kind is EventKind.MOVE]
    assert move.to == moved_to


async def test_a_booking_taken_back_is_no_history(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    last = await office.db.read(calls.to_undo, crew.anna, office.now)
    assert last is not None
    await office.db.write(calls.undo, crew.anna, last.call_id, office.now)
    found = await office.db.read(histories.of_meeting, crew.viktor, meeting.meeting_id)
    assert found.events == ()


async def test_who_may_not_see_a_meeting_sees_no_history_and_no_file(
    office: Office, crew: Crew, meeting: MeetingCard
) -> None:
    others = [await office.hires("Галина", Role.CLOSER), await office.hires("Борис", Role.CALLER)]
    for look in (histories.of_meeting, calendar_entries.of_meeting):
        for who in others:
            await office.refuses(NotYours, office.db.read(look, who, meeting.meeting_id))
        await office.refuses(NotYours, office.db.read(look, crew.irina, meeting.meeting_id + 1))
        for who in (crew.anna, crew.viktor, crew.irina):
            await office.db.read(look, who, meeting.meeting_id)


# --- calendar


async def test_every_change_makes_a_later_entry(office: Office, crew: Crew, meeting: MeetingCard) -> None:
    async def entry() -> tuple[int, bool]:
        found = await office.db.read(calendar_entries.of_meeting, crew.viktor, meeting.meeting_id)
        return found.sequence, found.is_off

    assert await entry() == (0, False)
    for day, sequence in ((26, 1), (27, 2)):
        wanted = (meeting.meeting_id, office.at(f"2026-11-{day} 11:00"), crew.viktor.id, "Просят")
        await office.db.write(moves.move, crew.anna, *wanted, office.now)
        assert await entry() == (sequence, False)
    await office.db.write(moves.cancel, crew.anna, meeting.meeting_id, "Отказ", office.now)
    assert await entry() == (3, True)


async def test_a_meeting_given_to_another_closer_leaves_the_calendar(
    office: Office, crew: Crew, meeting: MeetingCard
) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    wanted = (meeting.meeting_id, meeting.starts_at, galina.id, "Заболел")
    await office.db.write(moves.move, crew.irina, *wanted, office.now)
    gone = await office.db.read(calendar_entries.of_meeting, crew.viktor, meeting.meeting_id)
    assert (gone.sequence, gone.is_off) == (1, True)
    hers = await office.db.read(calendar_entries.of_meeting, galina, meeting.meeting_id)
    assert (hers.sequence, hers.is_off) == (1, False)
