"""What the end of a month has to know of everybody: the days they were there, what they did, and whether the plan was
met."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.department import Department
from domain.ledger import Accrual, Closings, month_accruals
from domain.pay_facts import held_facts
from domain.people import Role
from domain.quotas import Leave, MonthEnd, Reached, days_worked
from domain.workdays import Month
from services.payroll import window_of
from storage import absences, month_counts, pay_facts, pay_terms, plans, staff
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Done:
    """What counts in a month: for the quotas of people, and for the plan of the department."""

    by_role: Mapping[Role, Mapping[int, int]]
    reached: Reached

    def of(self, staff_id: int) -> dict[Role, int]:
        """What a person did, by the role whose quota counts it."""
        return {role: counted.get(staff_id, 0) for role, counted in self.by_role.items()}


def accruals(tx: Tx, department: Department, month: Month, closings: Closings) -> tuple[list[MonthEnd], list[Accrual]]:
    """How an open month ends for everybody who was there, and what that pays them."""
    book = pay_terms.book(tx, department.id)
    people = ends(tx, department, month, done_in(tx, department, month, closings))
    return people, [row for end in people for row in month_accruals(end, month, book)]


def ends(tx: Tx, department: Department, month: Month, done: Done) -> list[MonthEnd]:
    """What the end of a month has to know of everybody who was employed in it."""
    plan_met = plans.of_month(tx, department.id, month).met(done.reached)
    unpaid = _unpaid(tx, department, month)
    calendar = department.calendar
    working_days = len(calendar.working_days(month))
    # Most were there for the whole month: their days are counted once.
    counted: dict[tuple[object, ...], int] = {}
    found = []
    for one in staff.employed(tx, department.id, month.last, department.month(month)[0]):
        dismissed_on = None if one.dismissed_at is None else department.today(one.dismissed_at)
        stay = (max(one.hired_on, month.first), dismissed_on, leaves := unpaid.get(one.id, ()))
        if stay not in counted:
            counted[stay] = days_worked(calendar, month, one.hired_on, dismissed_on, leaves)
        worked = counted[stay]
        found.append(MonthEnd(one.id, one.roles, worked, working_days, plan_met, done.of(one.id)))
    return found


def done_in(tx: Tx, department: Department, month: Month, closings: Closings) -> Done:
    """What counts in a month, as things stand: late facts in the month they came into."""
    window, closed_at = window_of(department, month, closings), closings.at(month)
    signed = month_counts.signed(tx, department.id, window, closed_at)
    corrected = (
        fact
        for record in pay_facts.corrected_meetings(tx, department.id, window)
        for fact in held_facts(record, department.today)
    )
    held = month_counts.held(tx, department.id, window, closed_at)
    held += sum(closings.stands_in(fact, month) for fact in corrected)
    return Done(
        {
            Role.COLLECTOR: month_counts.confirmed(tx, department.id, window),
            Role.CALLER: pay_facts.booked(tx, department.id, window),
            Role.CLOSER: signed.by_closer,
        },
        Reached(held, sum(signed.by_closer.values()), signed.revenue),
    )


def _unpaid(tx: Tx, department: Department, month: Month) -> dict[int, tuple[Leave, ...]]:
    found: dict[int, tuple[Leave, ...]] = {}
    for staff_id, first_day, last_day in absences.unpaid(tx, department.id, month.first, month.last):
        found[staff_id] = (*found.get(staff_id, ()), Leave(first_day, last_day))
    return found
