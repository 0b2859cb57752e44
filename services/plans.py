"""The plan of the department: what is to be reached in a month, and how far it is."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain.department import Department
from domain.errors import MonthClosed, NotYours
from domain.forecast import plan_percent
from domain.ledger import month_key
from domain.money import LARGEST_AMOUNT, Money
from domain.people import Person, Role
from domain.quotas import Plan, Reached
from domain.typed_terms import MOST_COUNT
from domain.workdays import Month
from services import access, departments, month_ends
from storage import audit, plans, statements
from storage.audit import Subject
from storage.transaction import Tx


class Target(StrEnum):
    """What a plan may ask for, by the name of its field in Plan."""

    MEETINGS = "meetings"
    CONTRACTS = "contracts"
    REVENUE = "revenue"


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan of a month with what is reached so far."""

    month: Month
    plan: Plan
    reached: Reached
    percent: int | None
    """Of the plan; None without targets."""


def listed(tx: Tx, who: Person, now: datetime) -> list[PlanView]:
    """The plans of this month and the next one, and of the last while it is open. Raises: NotAllowed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    department = departments.of(tx, who.department_id)
    return [_view(tx, department, month) for month in _months(tx, department, now)]


def view(tx: Tx, who: Person, month: Month, now: datetime) -> PlanView:
    """The plan of one of these months. Raises: NotAllowed, NotYours, MonthClosed."""
    who = access.ensure(tx, who, Role.DIRECTOR)
    department = departments.of(tx, who.department_id)
    _ensure_open(tx, department, month, now)
    return _view(tx, department, month)


def set_target(tx: Tx, who: Person, month: Month, target: Target, value: int | Money | None, now: datetime) -> PlanView:
    """Ask for so much in a month, or for nothing (None). The bonuses for it are decided when the month is closed.

    Raises: NotAllowed, NotYours (also a target out of bounds), MonthClosed.
    """
    who = access.ensure(tx, who, Role.DIRECTOR)
    department = departments.of(tx, who.department_id)
    _ensure_open(tx, department, month, now)
    if value is not None and not _fits(target, value):
        raise NotYours
    change: dict[str, Any] = {target.value: value}
    targets = replace(plans.of_month(tx, department.id, month), **change)
    plans.put(tx, department.id, month, targets, who.id, now)
    detail = {target.value: "" if value is None else str(value)}
    audit.note(tx, department.id, who.id, "plan_set", Subject.MONTH, month_key(month), now, **detail)
    return _view(tx, department, month)


def _view(tx: Tx, department: Department, month: Month) -> PlanView:
    closings = statements.closings(tx, department.id)
    done = month_ends.done_in(tx, department, month, closings)
    plan = plans.of_month(tx, department.id, month)
    percent = plan_percent(plan, done.reached) if plan.has_targets else None
    return PlanView(month, plan, done.reached, percent)


def _months(tx: Tx, department: Department, now: datetime) -> tuple[Month, ...]:
    this = Month.of(department.today(now))
    closed = statements.last_closed(tx, department.id)
    founded = Month.of(department.today(department.founded_at))
    opened = [month for month in (this.previous(), this) if (closed is None or month > closed) and month >= founded]
    return (*opened, this.next())


def _ensure_open(tx: Tx, department: Department, month: Month, now: datetime) -> None:
    months = _months(tx, department, now)
    if month < months[0]:
        raise MonthClosed(month)
    if month not in months:
        raise NotYours


def _fits(target: Target, value: int | Money) -> bool:
    if isinstance(value, Money):
        return target is Target.REVENUE and Money.zero() < value <= LARGEST_AMOUNT
    return target is not Target.REVENUE and 1 <= value <= MOST_COUNT
