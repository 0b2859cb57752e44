"""When a month is closed, as the director sets it, and who is told the evening before what would slip out of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.department import Closing, Department
from domain.errors import NotYours
from domain.messages import FactsMissing, MeetingCard
from domain.people import Person, Role
from domain.workdays import Month
from services import access
from storage import audit, departments, meetings, outbox, staff
from storage.audit import Subject
from storage.transaction import Tx

LATEST_DAY = 5
_EVENING = timedelta(hours=12)
_LOOKED_BACK = timedelta(days=62)
"""A meeting of an earlier month than that has been asked about for two months."""


class ClosingRule(StrEnum):
    """What the director may set about it, by the name of its field in Closing."""

    DAY = "day"
    HOUR = "hour"
    APPROVED = "approved"


_BOUNDS = {
    ClosingRule.DAY: range(1, LATEST_DAY + 1),
    ClosingRule.HOUR: range(24),
    ClosingRule.APPROVED: range(2),
}


def rules(tx: Tx, who: Person) -> Closing:
    """When months are closed. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    return departments.get(tx, who.department_id).closing


def set_rule(tx: Tx, who: Person, rule: ClosingRule, value: int, now: datetime) -> Closing:
    """Change one rule: the day of the next month, the hour, or (0 or 1) whether the director looks first.

    Raises: NotAllowed, NotYours (a value out of bounds).
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    if value not in _BOUNDS[rule]:
        raise NotYours
    department = departments.get(tx, who.department_id)
    match rule:
        case ClosingRule.DAY:
            changed = replace(department.closing, day=value)
        case ClosingRule.HOUR:
            changed = replace(department.closing, hour=value)
        case ClosingRule.APPROVED:
            changed = replace(department.closing, approved=bool(value))
    departments.set_closing(tx, department.id, changed)
    audit.note(tx, department.id, who.id, "closing", Subject.DEPARTMENT, department.id, now, **{rule.value: value})
    return changed


def remind(tx: Tx, department: Department, due: datetime, now: datetime) -> None:  # noqa: ARG001  # a job knows both times
    """On the last working evening of a month: whose meetings have no outcome, and who booked those (the issue)."""
    today = department.today(due)
    month = Month.of(today)
    if today != department.calendar.previous_working(month.next().first):
        return
    begins, ends = department.month(month)
    found = meetings.starting(tx, department.id, begins - _LOOKED_BACK, ends - timedelta(microseconds=1))
    to_report: dict[int, list[MeetingCard]] = {}
    awaited: dict[int, list[MeetingCard]] = {}
    directors = staff.holders(tx, department.id, Role.DIRECTOR)
    for one in found:
        for closer_id in [one.closer_id] if one.closer_at_work else directors:
            to_report.setdefault(closer_id, []).append(one.card)
        if one.caller_id != one.closer_id and one.follows_id is None:
            awaited.setdefault(one.caller_id, []).append(one.card)
    here = {person.id for person in staff.at_work(tx, department.id)}
    letters = (
        (
            staff_id,
            FactsMissing(
                month,
                department.closes_at(month),
                tuple(to_report.get(staff_id, ())),
                tuple(awaited.get(staff_id, ())),
            ),
        )
        for staff_id in sorted((to_report.keys() | awaited.keys()) & here)
    )
    outbox.put_each(tx, letters, once=f"facts-missing:{month}", due=due, stale_after=_EVENING)
