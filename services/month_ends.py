"""What the end of a month has to know of everybody: the days they were there, what they did, and whether the plan was
met."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from domain.department import Department
from domain.ledger import Accrual, Closings, Fact, FactKind, month_accruals
from domain.money import Money
from domain.pay_facts import held_facts
from domain.people import Role
from domain.quotas import Leave, MonthEnd, Reached, days_worked
from domain.terms import TermsBook
from domain.workdays import Month
from services.payroll import facts_of, window_of
from storage import absences, pay_facts, pay_terms, plans, staff
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
    people = ends(tx, department, month, done_in(tx, department, month, closings, book))
    return people, [row for end in people for row in month_accruals(end, month, book)]


def ends(tx: Tx, department: Department, month: Month, done: Done) -> list[MonthEnd]:
    """What the end of a month has to know of everybody who was employed in it."""
    plan_met = plans.of_month(tx, department.id, month).met(done.reached)
    unpaid = _unpaid(tx, department, month)
    working_days = len(department.calendar.working_days(month))
    found = []
    for one in staff.employed(tx, department.id, month.last, department.month(month)[0]):
        dismissed_on = None if one.dismissed_at is None else department.today(one.dismissed_at)
        leaves = unpaid.get(one.id, [])
        worked = days_worked(department.calendar, month, one.hired_on, dismissed_on, leaves)
        found.append(MonthEnd(one.id, one.roles, worked, working_days, plan_met, done.of(one.id)))
    return found


def done_in(tx: Tx, department: Department, month: Month, closings: Closings, book: TermsBook) -> Done:
    """What counts in a month, as things stand: late facts in the month they came into."""
    window = window_of(department, month, closings)

    def standing(facts: list[Fact]) -> list[Fact]:
        return [fact for fact in facts if closings.stands_in(fact, month)]

    confirmed = standing(facts_of(tx, department, FactKind.LEAD, window, book))
    signed = standing(facts_of(tx, department, FactKind.CONTRACT, window, book))
    met = pay_facts.meetings(tx, department.id, window)
    held = standing([fact for record in met for fact in held_facts(record, department.today)])
    return Done(
        {
            Role.COLLECTOR: Counter(fact.staff_id for fact in confirmed),
            Role.CALLER: pay_facts.booked(tx, department.id, window),
            Role.CLOSER: Counter(fact.staff_id for fact in signed),
        },
        Reached(len(held), len(signed), Money.sum(fact.amount for fact in signed)),
    )


def _unpaid(tx: Tx, department: Department, month: Month) -> dict[int, list[Leave]]:
    found: dict[int, list[Leave]] = {}
    for staff_id, first_day, last_day in absences.unpaid(tx, department.id, month.first, month.last):
        found.setdefault(staff_id, []).append(Leave(first_day, last_day))
    return found
