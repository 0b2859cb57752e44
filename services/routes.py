"""A closer's day: where to be when, whom to see there, and what the caller heard."""

from datetime import datetime, timedelta

from domain.department import Department
from domain.messages import DayRoute, MeetingCard
from domain.people import Role
from services import consultations
from storage import meetings, outbox, staff
from storage.transaction import Tx

_MORNING = timedelta(hours=8)


def send(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """In the morning: a closer's meetings of the day; those of one who works here no more go to the directors."""
    today = department.today(due)
    begins, ends = department.day(today)
    instant = timedelta(microseconds=1)
    found = meetings.starting(tx, department.id, begins - instant, ends - instant)
    stops: dict[int, list[MeetingCard]] = {}
    for meeting in consultations.accompanied(tx, found):
        readers = [meeting.closer_id] if meeting.closer_at_work else staff.holders(tx, department.id, Role.DIRECTOR)
        for reader in readers:
            stops.setdefault(reader, []).append(meeting.card)
    letters = [(reader, DayRoute(today, tuple(theirs))) for reader, theirs in stops.items()]
    outbox.put_each(tx, letters, once=f"route:{today}", due=due, stale_after=_MORNING)
