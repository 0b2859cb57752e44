"""On the way to a meeting: its closer may say that they have left and that they are there; nobody asks for it."""

from collections.abc import Callable
from datetime import datetime

from domain.errors import NotOnTheWay, NotYours
from domain.funnel import MeetingState
from domain.meetings import may_be_on_the_way
from domain.people import Person, Role
from services import access
from services.meetings import MeetingView, view
from storage import audit, meetings, moves
from storage.audit import Subject
from storage.transaction import Tx


def leave(tx: Tx, who: Person, meeting_id: int, now: datetime) -> MeetingView:
    """The closer has left for a meeting; said again, the first time stands.

    Raises: NotAllowed, NotYours, NotOnTheWay (it is not from 3 hours before the meeting to its end, or it is off).
    """
    return _note(tx, who, meeting_id, "left", moves.leave, now)


def arrive(tx: Tx, who: Person, meeting_id: int, now: datetime) -> MeetingView:
    """The closer is there; said again, the first time stands. Raises: NotAllowed, NotYours, NotOnTheWay."""
    return _note(tx, who, meeting_id, "arrived", moves.arrive, now)


def _note(
    tx: Tx, who: Person, meeting_id: int, action: str, keep: Callable[[Tx, int, datetime], bool], now: datetime
) -> MeetingView:
    who = access.ensure(tx, who, Role.CLOSER)
    meeting = meetings.get(tx, who.department_id, meeting_id)
    if meeting is None or meeting.closer_id != who.id:
        raise NotYours
    card = meeting.card
    if meeting.state is not MeetingState.BOOKED or not may_be_on_the_way(card.starts_at, card.ends_at, now):
        raise NotOnTheWay(card.company)
    if keep(tx, meeting_id, now):
        audit.note(tx, who.department_id, who.id, action, Subject.MEETING, meeting_id, now)
    return view(tx, who, meeting_id)
