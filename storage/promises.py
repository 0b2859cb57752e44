"""Callbacks that were promised, and whether who promised them is there to call."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, FromClause, bindparam, select

from domain.calling import Queue
from domain.people import Role
from storage.tables import absence, lead, staff, staff_role
from storage.transaction import Tx

_calls = (
    select(staff_role.c.staff_id)
    .where(staff_role.c.staff_id == staff.c.id, staff_role.c.role == Role.CALLER)
    .correlate(staff)
    .exists()
)
_absent = (
    select(absence.c.id)
    .where(
        absence.c.staff_id == staff.c.id,
        absence.c.cancelled_at.is_(None),
        absence.c.first_day <= bindparam("today"),
        absence.c.last_day >= bindparam("today"),
    )
    .correlate(staff)
    .exists()
)
_gone = staff.c.dismissed_at.is_not(None) | staff.c.unreachable_since.is_not(None) | ~_calls | _absent


def owner_away(row: FromClause) -> ColumnElement[bool]:
    """Whether who promised the callback is not there `today`: away, dismissed, out of reach, or no caller any more."""
    there = select(staff.c.id).where(staff.c.id == row.c.callback_of, ~_gone)
    return ~there.correlate(row).exists()


# By owners rather than by zones: the away are few, and their callbacks are found by time.
_AWAY = select(staff.c.id).where(staff.c.department_id == bindparam("department_id"), _gone)
_WAITING = (
    select(lead.c.id)
    .where(
        lead.c.queue == Queue.CALLBACK,
        lead.c.holder_id.is_(None),
        lead.c.due_at <= bindparam("until"),
        lead.c.due_at > bindparam("since"),
    )
    .order_by(lead.c.due_at, lead.c.id)
)
_UNHEARD = _WAITING.where(lead.c.callback_of.in_(_AWAY))
_OF_PERSON = _WAITING.where(lead.c.callback_of == bindparam("staff_id"))


def unheard(tx: Tx, department_id: int, since: datetime, now: datetime, today: date) -> Sequence[int]:
    """Leads whose callback became due in a span of time, while its owner is away."""
    values = {"department_id": department_id, "since": since, "until": now, "today": today}
    return [row.id for row in tx.all(_UNHEARD, values)]


def of_person(tx: Tx, staff_id: int, since: datetime, until: datetime) -> Sequence[int]:
    """Leads this person promised to call back in a span of time."""
    values = {"staff_id": staff_id, "since": since, "until": until}
    return [row.id for row in tx.all(_OF_PERSON, values)]
