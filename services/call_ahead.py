"""Calling ahead: the evening before, the caller asks the company whether the meeting stands."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from domain.department import Department
from domain.errors import MeetingIsMoved
from domain.messages import CallAhead, MeetingCard
from domain.people import Person, Role
from services import departments
from services.meetings import once_for
from services.moves import AGAIN, AHEAD, changeable
from services.presence import callers_there
from storage import audit, meetings, moves, outbox, staff
from storage.audit import Subject
from storage.meetings import StoredMeeting
from storage.transaction import Tx

_MORNING = time(9)
_EVENING = timedelta(hours=5)


def ask(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """On the evening of a working day: what is booked up to the end of the next one is to be confirmed.

    It goes to the caller who booked; when that one is away, to the other callers.
    """
    today = department.today(due)
    if not department.calendar.is_working(today):
        return
    _, midnight = department.day(today)
    _, until = department.day(department.calendar.next_working(today))
    instant = timedelta(microseconds=1)
    found = meetings.starting(tx, department.id, midnight - instant, until - instant)
    there = callers_there(tx, department, due)
    for meeting in found:
        if not meeting.card.confirmed:
            to = [meeting.caller_id] if meeting.caller_id in there else sorted(there)
            _ask(tx, meeting, to, AHEAD, due, _EVENING)


@dataclass(frozen=True, slots=True)
class NotReached:
    """A meeting that nobody could be asked about."""

    card: MeetingCard
    again: bool
    """Whether it is asked about once more."""


def confirm(tx: Tx, who: Person, meeting_id: int, asked_of: int, now: datetime) -> MeetingCard:
    """The company says that the meeting stands at the time it was asked of, in seconds of the epoch.

    Raises: NotAllowed, NotYours, MeetingNotAhead, MeetingIsMoved.
    """
    who, meeting = _asked_of(tx, who, meeting_id, asked_of, now)
    moves.confirm(tx, meeting_id, now)
    _hush(tx, who, meeting, now)
    audit.note(tx, who.department_id, who.id, "confirmed", Subject.MEETING, meeting_id, now)
    return meeting.card


def no_answer(tx: Tx, who: Person, meeting_id: int, asked_of: int, now: datetime) -> NotReached:
    """Nobody answers: asked again at 09:00 on the day, the last time. `asked_of` as above.

    Raises: NotAllowed, NotYours, MeetingNotAhead, MeetingIsMoved.
    """
    who, meeting = _asked_of(tx, who, meeting_id, asked_of, now)
    department = departments.of(tx, who.department_id)
    morning = department.at(department.today(meeting.card.starts_at), _MORNING)
    again = now < morning < meeting.card.starts_at
    if again:
        _ask(tx, meeting, [who.id], AGAIN, morning, meeting.card.starts_at - morning)
    audit.note(tx, who.department_id, who.id, "not_reached", Subject.MEETING, meeting_id, now)
    return NotReached(meeting.card, again)


def _asked_of(tx: Tx, who: Person, meeting_id: int, asked_of: int, now: datetime) -> tuple[Person, StoredMeeting]:
    who, meeting = changeable(tx, who, meeting_id, now)
    if int(meeting.card.starts_at.timestamp()) != asked_of:
        raise MeetingIsMoved(meeting.card.company, meeting.card.starts_at)
    return who, meeting


def _ask(
    tx: Tx, meeting: StoredMeeting, to: Collection[int], topic: str, due: datetime, stale_after: timedelta
) -> None:
    outbox.put(tx, CallAhead(meeting.card), to, once=once_for(topic, meeting), due=due, stale_after=stale_after)


def _hush(tx: Tx, who: Person, meeting: StoredMeeting, now: datetime) -> None:
    callers = staff.holders(tx, who.department_id, Role.CALLER)
    for topic in (AHEAD, AGAIN):
        outbox.withdraw(tx, once_for(topic, meeting), callers, now)
