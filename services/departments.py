"""The departments of this bot."""

from datetime import datetime

from domain.department import Department
from domain.pay import DEFAULT_CALLER_TERMS, DEFAULT_CLOSER_TERMS
from domain.slots import Schedule
from domain.workdays import Month
from storage import audit, departments, pay_terms
from storage.audit import Subject
from storage.transaction import Tx


def found(tx: Tx, name: str, zone: str, now: datetime) -> Department:
    """Found a department, with the letter's default schedule and pay terms from this month on."""
    department = departments.add(tx, name, zone, Schedule(), now)
    first_month = Month.of(department.today(now))
    pay_terms.add(tx, department.id, first_month, DEFAULT_CALLER_TERMS, DEFAULT_CLOSER_TERMS)
    audit.note(tx, department.id, None, "founded", Subject.DEPARTMENT, department.id, now, name=name, zone=zone)
    return department


def all_departments(tx: Tx) -> list[Department]:
    """Every department, by foundation."""
    return departments.every(tx)


def first(tx: Tx) -> Department | None:
    """The department founded first, None before that."""
    return next(iter(departments.every(tx)), None)


def of(tx: Tx, department_id: int) -> Department:
    """A department that is known to exist."""
    return departments.get(tx, department_id)
