"""Meetings as a calendar keeps them."""

from domain.funnel import MeetingState
from domain.meetings import CalendarEntry
from domain.people import Person
from services import access
from services.meetings import seen_by
from storage import moves
from storage.transaction import Tx

_OFF = (MeetingState.CANCELLED, MeetingState.UNDONE, MeetingState.MOVED)


def of_meeting(tx: Tx, who: Person, meeting_id: int) -> CalendarEntry:
    """A meeting for the calendar of its closer, its caller, or a director; each move makes a later version of it.

    Raises: NotAllowed, NotYours.
    """
    meeting = seen_by(tx, access.ensure(tx, who), meeting_id)
    is_off = meeting.state in _OFF
    return CalendarEntry(meeting.card, moves.count(tx, meeting_id) + is_off, is_off)
