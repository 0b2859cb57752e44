"""Meetings as a calendar keeps them."""

from domain.errors import NotYours
from domain.funnel import MeetingState
from domain.meetings import CalendarEntry
from domain.people import Person, Role
from services import access
from storage import meetings, moves
from storage.transaction import Tx

_OFF = (MeetingState.CANCELLED, MeetingState.UNDONE, MeetingState.MOVED)


def of_meeting(tx: Tx, who: Person, meeting_id: int) -> CalendarEntry:
    """A meeting for the calendar of its closer, its caller, or a director; each move makes a later version of it.

    To a closer it was moved away from, it is off. Raises: NotAllowed, NotYours.
    """
    who = access.ensure(tx, who)
    meeting = meetings.get(tx, who.department_id, meeting_id)
    if meeting is None:
        raise NotYours
    is_off = meeting.state in _OFF
    if who.id not in (meeting.closer_id, meeting.caller_id) and not who.has(Role.DIRECTOR):
        if who.id not in moves.held_by(tx, meeting_id):
            raise NotYours
        is_off = True
    return CalendarEntry(meeting.card, moves.count(tx, meeting_id) + (meeting.state in _OFF), is_off)
