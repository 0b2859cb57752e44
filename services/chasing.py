"""Outcomes that do not come: asked for again and again, then put before the directors. Nothing is ever assumed."""

from datetime import datetime, timedelta

from domain.department import Department
from domain.errors import AlreadyReported, MeetingNotOver, NotYours
from domain.funnel import MeetingState
from domain.messages import OutcomeMissing, OutcomeQuestion
from domain.people import Person, Role
from services import access
from services.meetings import once_for, tell_closers
from services.outcomes import AGAIN, ASKED, MISSING, MORNING, still_on_topic
from storage import audit, meetings, outbox, staff
from storage.audit import Subject
from storage.meetings import StoredMeeting
from storage.transaction import Tx

LATER_BY = timedelta(minutes=30)
"""When a meeting that still goes on is asked about again (the issue)."""
_AGAIN_AFTER = timedelta(hours=2)
_AGAIN_WITHIN = timedelta(hours=6)
_WITHIN = timedelta(days=14)
_STALE = timedelta(hours=12)


def still_on(tx: Tx, who: Person, meeting_id: int, now: datetime) -> None:
    """The meeting goes on: ask again in half an hour; what was to be asked until then is asked by that.

    Raises: NotAllowed, NotYours, AlreadyReported, MeetingNotOver (it has not begun).
    """
    who, meeting = _waiting(tx, who, meeting_id, now)
    is_due_till_then = now < meeting.card.ends_at + _AGAIN_AFTER <= now + LATER_BY
    topic = AGAIN if is_due_till_then else still_on_topic(meeting, now)
    question, once = OutcomeQuestion(meeting.card), once_for(topic, meeting)
    outbox.put(tx, question, [who.id], once=once, due=now + LATER_BY, stale_after=_WITHIN)


def ask_closer(tx: Tx, who: Person, meeting_id: int, now: datetime) -> str:
    """A director lets the question be asked once more; the name of whoever is asked.

    Whoever asks for the outcome of a closer who left is asked. Raises: NotAllowed, NotYours, AlreadyReported,
    MeetingNotOver.
    """
    access.ensure(tx, who, Role.DIRECTOR)
    who, meeting = _waiting(tx, who, meeting_id, now)
    to, name = (meeting.closer_id, meeting.card.closer) if meeting.closer_at_work else (who.id, who.name)
    once = f"{once_for(ASKED, meeting)}:{int(now.timestamp())}"
    outbox.put(tx, OutcomeQuestion(meeting.card), [to], once=once, due=now, stale_after=_STALE)
    audit.note(tx, who.department_id, who.id, "asked_again", Subject.MEETING, meeting_id, now)
    return name


def _waiting(tx: Tx, who: Person, meeting_id: int, now: datetime) -> tuple[Person, StoredMeeting]:
    who = access.ensure(tx, who, Role.CLOSER, Role.DIRECTOR)
    meeting = meetings.get(tx, who.department_id, meeting_id)
    if meeting is None or meeting.state is MeetingState.UNDONE:
        raise NotYours
    if meeting.closer_id != who.id and not who.has(Role.DIRECTOR):
        raise NotYours
    if meeting.state is not MeetingState.BOOKED:
        raise AlreadyReported(meeting.outcome or meeting.state)
    if meeting.card.starts_at > now:
        raise MeetingNotOver(meeting.card.starts_at)
    return who, meeting


# --- by the clock


def ask_again(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """Two hours after the end: the closer is asked again."""
    found = meetings.ended(tx, department.id, due - _AGAIN_WITHIN, due - _AGAIN_AFTER)
    tell_closers(tx, department, found, OutcomeQuestion, AGAIN, due, stale_after=_STALE)


def ask_next_morning(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """On the next working morning: the closer is asked again."""
    today, next_working = department.today(due), department.calendar.next_working
    found = [
        meeting
        for meeting in meetings.ended(tx, department.id, due - _WITHIN, due)
        if next_working(department.today(meeting.card.ends_at)) == today
    ]
    tell_closers(tx, department, found, OutcomeQuestion, MORNING, due, stale_after=_STALE)


def tell_directors(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """From the second working day on: the directors decide, once for a meeting."""
    today, next_working = department.today(due), department.calendar.next_working
    directors = staff.holders(tx, department.id, Role.DIRECTOR)
    if not department.calendar.is_working(today):
        return
    for meeting in meetings.ended(tx, department.id, due - _WITHIN, due):
        if next_working(next_working(department.today(meeting.card.ends_at))) <= today:
            once = once_for(MISSING, meeting)
            outbox.put(tx, OutcomeMissing(meeting.card), directors, once=once, due=due, stale_after=_WITHIN)
