"""The departments of this bot."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from domain.calling import CallingRules
from domain.department import Department
from domain.errors import NotYours
from domain.pay import DEFAULT_TERMS
from domain.people import Person, Role
from domain.slots import Schedule
from domain.workdays import Month
from services import access
from storage import audit, departments, pay_terms
from storage.audit import Subject
from storage.transaction import Tx


class CallingRule(StrEnum):
    """A rule of calling that the director may change, by the name of its field in CallingRules."""

    RETRY = "retry_minutes"
    BUSY = "busy_minutes"
    TRIES = "most_tries"
    COOLDOWN = "cooldown_months"


_BOUNDS = {
    CallingRule.RETRY: range(15, 24 * 60 + 1),
    CallingRule.BUSY: range(5, 24 * 60 + 1),
    CallingRule.TRIES: range(1, 31),
    CallingRule.COOLDOWN: range(1, 37),
}
"""Beyond these a rule is surely a slip, or forged."""


def found(tx: Tx, name: str, zone: str, now: datetime) -> Department:
    """Found a department, with the letter's default schedule and pay terms from this month on."""
    department = departments.add(tx, name, zone, Schedule(), now)
    first_month = Month.of(department.today(now))
    for role, terms in DEFAULT_TERMS.items():
        pay_terms.add(tx, department.id, role, None, first_month, terms, None, now)
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


def calling_rules(tx: Tx, who: Person) -> CallingRules:
    """When companies are called again. Raises: NotAllowed."""
    access.ensure(tx, who, Role.DIRECTOR)
    return departments.get(tx, who.department_id).calling


def set_calling_rule(tx: Tx, who: Person, rule: CallingRule, value: int, now: datetime) -> CallingRules:
    """Change one rule of calling, for calls from now on; `value` is in the unit the field's name says.

    Raises: NotAllowed, NotYours (a value out of bounds).
    """
    access.ensure(tx, who, Role.DIRECTOR)
    if value not in _BOUNDS[rule]:
        raise NotYours
    rules = replace(departments.get(tx, who.department_id).calling, **{rule.value: value})
    departments.set_calling(tx, who.department_id, rules)
    detail = {rule.value: value}
    audit.note(tx, who.department_id, who.id, "calling_rules", Subject.DEPARTMENT, who.department_id, now, **detail)
    return rules
