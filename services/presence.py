"""Who is there: neither away, nor out of reach."""

from datetime import datetime

from domain.department import Department
from domain.people import Role
from storage import absences, staff
from storage.transaction import Tx


def callers_there(tx: Tx, department: Department, at: datetime) -> set[int]:
    """Callers who are neither away nor out of reach."""
    today = department.today(at)
    away = {one.staff_id for one in absences.between(tx, department.id, today, today)}
    people = staff.at_work(tx, department.id)
    return {one.id for one in people if one.has(Role.CALLER) and not one.unreachable} - away


def is_away(tx: Tx, department: Department, staff_id: int, at: datetime) -> bool:
    """Whether this person has said to be away on the day of this instant."""
    day = department.today(at)
    return any(one.absence.covers(day) for one in absences.of_person(tx, department.id, staff_id, day))
