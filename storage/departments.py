"""Departments."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from domain.calling import CallingRules
from domain.department import Closing, Department
from domain.slots import Schedule
from domain.turn import TurnMode
from storage.tables import department
from storage.transaction import Tx

_ADD = insert(department).returning(department.c.id)
_ALL = select(department).order_by(department.c.id)
_ONE = select(department).where(department.c.id == bindparam("id"))
_SET_TURN = update(department).where(department.c.id == bindparam("of_department")).values(turn=bindparam("mode"))
_SET_CALLING = (
    update(department)
    .where(department.c.id == bindparam("of_department"))
    .values(
        retry_minutes=bindparam("retry"),
        busy_minutes=bindparam("busy"),
        most_tries=bindparam("tries"),
        cooldown_months=bindparam("cooldown"),
    )
)
_SET_CLOSING = (
    update(department)
    .where(department.c.id == bindparam("of_department"))
    .values(closing_day=bindparam("day"), closing_hour=bindparam("hour"), closing_approved=bindparam("approved"))
)


def add(tx: Tx, name: str, zone: str, schedule: Schedule, founded_at: datetime) -> Department:
    """A new department."""
    values = {
        "name": name,
        "zone": zone,
        "opens": schedule.opens,
        "closes": schedule.closes,
        "meeting_minutes": schedule.meeting_minutes,
        "step_minutes": schedule.step_minutes,
        "travel_minutes": schedule.travel_minutes,
        "days_ahead": schedule.days_ahead,
        "founded_at": founded_at,
    }
    return Department(tx.scalar(_ADD, values), name, zone, schedule, founded_at)


def every(tx: Tx) -> list[Department]:
    """All of them, by foundation."""
    return [_department(row) for row in tx.all(_ALL)]


def get(tx: Tx, department_id: int) -> Department:
    """One that is known to exist."""
    row = tx.first(_ONE, {"id": department_id})
    assert row is not None, f"no department {department_id}"
    return _department(row)


def set_turn(tx: Tx, department_id: int, mode: TurnMode) -> None:
    """How meetings are shared out among the closers."""
    tx.execute(_SET_TURN, {"of_department": department_id, "mode": mode})


def set_calling(tx: Tx, department_id: int, rules: CallingRules) -> None:
    """Call again by these rules from now on."""
    values = {
        "of_department": department_id,
        "retry": rules.retry_minutes,
        "busy": rules.busy_minutes,
        "tries": rules.most_tries,
        "cooldown": rules.cooldown_months,
    }
    tx.execute(_SET_CALLING, values)


def set_closing(tx: Tx, department_id: int, closing: Closing) -> None:
    """Close months by these rules from now on."""
    values = {"of_department": department_id, "day": closing.day, "hour": closing.hour, "approved": closing.approved}
    tx.execute(_SET_CLOSING, values)


def _department(row: Row[Any]) -> Department:
    schedule = Schedule(
        row.opens, row.closes, row.meeting_minutes, row.step_minutes, row.travel_minutes, row.days_ahead
    )
    calling = CallingRules(row.retry_minutes, row.busy_minutes, row.most_tries, row.cooldown_months)
    closing = Closing(row.closing_day, row.closing_hour, row.closing_approved)
    return Department(row.id, row.name, row.zone, schedule, row.founded_at, calling, TurnMode(row.turn), closing)
