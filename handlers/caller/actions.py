"""What a caller's presses and answers do."""

from dataclasses import replace
from datetime import UTC, date

from aiogram_dialog import DialogManager

from domain.errors import NotYours, SlotTaken
from handlers.caller.calling import moment_of
from handlers.caller.draft import BookedDraft, BookingDraft, CallingDraft, booking_of, steps_of
from handlers.drafts import MeetingDraft
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import BookedMeetings, Booking, Calling, Moving
from handlers.widgets.choices import chosen, number
from services import calls, leads, meetings
from services.meetings import Wish


async def search(manager: DialogManager, text: str) -> None:
    """Look for companies by what was typed."""
    scene, query = Scene.of(manager), text[:100]
    # A query that is refused leaves the list as it stands.
    await scene.db.read(leads.to_book, scene.person, query, scene.now)
    BookingDraft.of(manager).but(manager, query=query)


async def search_all(manager: DialogManager) -> None:
    """Forget the search."""
    BookingDraft.of(manager).but(manager, query="")


async def pick_company(manager: DialogManager, key: str) -> None:
    """Book with this company, whoever is in turn for it."""
    BookingDraft.of(manager).but(manager, lead_id=number(key), wanted_id=0)
    await manager.switch_to(Booking.day)


async def pick_day(manager: DialogManager, key: str) -> None:
    """Book on this day."""
    day = chosen(date.fromisoformat, key)
    booking_of(manager).but(manager, day=day.isoformat())
    await manager.switch_to(steps_of(manager).time)


async def pick_time(manager: DialogManager, key: str) -> None:
    """Book at this time with this closer."""
    seconds, _, closer = key.partition("_")
    booking_of(manager).but(manager, starts_at=moment_of(seconds), closer_id=number(closer))
    await manager.switch_to(steps_of(manager).confirm)


async def note(manager: DialogManager, text: str) -> None:
    """Add a line for the closer."""
    booking_of(manager).but(manager, note=text)


async def confirm(manager: DialogManager) -> None:
    """Book the meeting; if somebody was quicker, offer the nearest free time."""
    await _book(manager, booking_of(manager))


async def take_nearest(manager: DialogManager, _: str) -> None:
    """Take the free time that was offered instead."""
    await _book(manager, booking_of(manager))


async def _book(manager: DialogManager, draft: BookingDraft) -> None:
    scene = Scene.of(manager)
    if draft.starts_at is None:
        raise NotYours
    wish = Wish(draft.lead_id, draft.starts_at.astimezone(UTC), draft.closer_id, draft.note, draft.by_turn)
    try:
        card = await scene.db.write(meetings.book, scene.person, wish, scene.now, receipt=f"book:{draft.key}")
    except SlotTaken as late:
        draft.but(manager, taken=late.taken, starts_at=late.nearest, closer_id=late.nearest_closer_id)
        await manager.switch_to(steps_of(manager).taken)
    else:
        draft.but(manager, meeting_id=card.meeting_id)
        if steps_of(manager) is Calling:
            calling = CallingDraft.of(manager)
            last = await scene.db.read(calls.to_undo, scene.person, scene.now)
            calling.but(manager, last=last, last_zone=calling.zone)
        await manager.switch_to(steps_of(manager).booked)


async def book_next(manager: DialogManager) -> None:
    """Begin another booking where the last search stood."""
    last = BookingDraft.of(manager)
    replace(BookingDraft(), key=Scene.of(manager).receipt, query=last.query).keep(manager)
    await manager.switch_to(Booking.company)


async def call_next(manager: DialogManager) -> None:
    """Go on to the next lead, in place of the booked meeting."""
    await open_screen(manager, Calling.card)


async def undo_booking(manager: DialogManager, key: str) -> None:
    """Take the meeting back while the minute lasts: its company is in hand again."""
    scene, call_id = Scene.of(manager), number(key)
    await scene.db.write(calls.undo, scene.person, call_id, scene.now, receipt=f"undo:{scene.person.id}:{call_id}")
    await open_screen(manager, Calling.card)


async def turn_booked(manager: DialogManager, page: int) -> None:
    """Turn the list of meetings."""
    BookedDraft.of(manager).but(manager, page=page)


async def pick_booked(manager: DialogManager, key: str) -> None:
    """Look at this meeting."""
    BookedDraft.of(manager).but(manager, meeting_id=number(key))
    await manager.switch_to(BookedMeetings.meeting)


async def move_booked(manager: DialogManager) -> None:
    """Put the meeting in view at another time."""
    await open_screen(manager, Moving.day, MeetingDraft(meeting_id=BookedDraft.of(manager).meeting_id))


async def cancel_booked(manager: DialogManager) -> None:
    """Call the meeting in view off."""
    await open_screen(manager, Moving.cancel, MeetingDraft(meeting_id=BookedDraft.of(manager).meeting_id))
