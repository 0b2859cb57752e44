"""What the end of a month pays: fixed pay, bonuses, plans and quotas, by the days that were worked."""

from dataclasses import replace
from datetime import date

import pytest
from work_done import ANNA, NOVEMBER, book

from domain.ledger import Accrual, FactKind, Kind, month_accruals
from domain.money import Money
from domain.pay import DEFAULT_TERMS, PayTerms
from domain.people import Role
from domain.quotas import Leave, MonthEnd, Plan, Reached, days_worked
from domain.terms import TermsBook, Version
from domain.workdays import Month, WorkCalendar

OFFICIAL = WorkCalendar()
CALLER, CLOSER, COLLECTOR = Role.CALLER, Role.CLOSER, Role.COLLECTOR
FULL = MonthEnd(ANNA, frozenset({CALLER}), worked=20, working_days=20)


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- days


@pytest.mark.parametrize(
    ("month", "hired", "dismissed", "worked"),
    [
        ("2026-11", "2020-01-01", None, 20),
        ("2026-11", "2026-11-01", None, 20),  # the 1st is a Sunday
        ("2026-11", "2026-11-16", None, 11),  # hired mid-month, that day included
        ("2026-11", "2026-11-17", None, 10),
        ("2026-11", "2026-11-30", None, 1),
        ("2026-11", "2026-12-01", None, 0),
        ("2026-11", "2020-01-01", "2026-11-13", 9),  # dismissed mid-month, that day included
        ("2026-11", "2020-01-01", "2026-11-12", 8),
        ("2026-11", "2020-01-01", "2026-11-02", 1),
        ("2026-11", "2020-01-01", "2026-11-01", 0),
        ("2026-11", "2020-01-01", "2026-10-31", 0),
        ("2026-11", "2020-01-01", "2026-12-01", 20),
        ("2026-11", "2026-11-09", "2026-11-13", 5),  # hired and dismissed within one month
        ("2026-11", "2026-11-14", "2026-11-15", 0),  # a weekend
        ("2024-02", "2020-01-01", None, 20),  # 29 days
        ("2024-02", "2024-02-29", None, 1),
        ("2024-02", "2020-01-01", "2024-02-28", 19),
        ("2023-02", "2023-02-28", None, 1),
        ("2025-11", "2025-11-01", "2025-11-01", 1),  # a Saturday worked for Monday the 3rd
        ("2026-01", "2026-01-01", "2026-01-11", 0),  # the New Year's holidays
    ],
)
def test_a_month_is_worked_from_the_first_day_to_the_last(
    month: str, hired: str, dismissed: str | None, worked: int
) -> None:
    left = None if dismissed is None else day(dismissed)
    assert days_worked(OFFICIAL, Month.parse(month), day(hired), left) == worked


@pytest.mark.parametrize(
    ("leaves", "worked"),
    [
        ([("2026-11-09", "2026-11-13")], 15),
        ([("2026-11-13", "2026-11-13")], 19),  # one day
        ([("2026-11-14", "2026-11-15")], 20),  # days off are nobody's absence
        ([("2026-10-20", "2026-11-02")], 19),
        ([("2026-11-30", "2026-12-20")], 19),
        ([("2026-11-09", "2026-11-11"), ("2026-11-11", "2026-11-13")], 15),  # one day is not lost twice
        ([("2026-11-09", "2026-11-09"), ("2026-11-20", "2026-11-20")], 18),
        ([("2026-10-01", "2026-12-31")], 0),
    ],
)
def test_unpaid_days_count_as_not_employed(leaves: list[tuple[str, str]], worked: int) -> None:
    unpaid = (Leave(day(first), day(last)) for first, last in leaves)
    assert days_worked(OFFICIAL, NOVEMBER, day("2020-01-01"), None, unpaid) == worked


def test_a_departments_own_days_are_its_calendar() -> None:
    own = WorkCalendar(frozenset({day("2026-11-30")}), frozenset({day("2026-11-28")}))
    assert days_worked(own, NOVEMBER, day("2026-11-27"), None) == 2


# --- plans and quotas


@pytest.mark.parametrize(
    ("plan", "reached", "met"),
    [
        (Plan(), Reached(1000, 1000, Money.rub(10**9)), False),  # without targets there is no bonus
        (Plan(meetings=60), Reached(60), True),
        (Plan(meetings=60), Reached(61), True),
        (Plan(meetings=60), Reached(59, 1000, Money.rub(10**9)), False),
        (Plan(contracts=4), Reached(contracts=4), True),
        (Plan(contracts=4), Reached(1000, 3), False),
        (Plan(revenue=Money.rub(100)), Reached(revenue=Money.rub(100)), True),
        (Plan(revenue=Money.rub(100)), Reached(revenue=Money.rub(101)), True),
        (Plan(revenue=Money.rub(100)), Reached(revenue=Money(99_99)), False),
        (Plan(60, 4, Money.rub(100)), Reached(60, 4, Money.rub(100)), True),
        (Plan(60, 4, Money.rub(100)), Reached(59, 4, Money.rub(100)), False),
        (Plan(60, 4, Money.rub(100)), Reached(60, 3, Money.rub(100)), False),
        (Plan(60, 4, Money.rub(100)), Reached(60, 4, Money.rub(99)), False),
        (Plan(meetings=0), Reached(), True),  # a target of nothing is a target
    ],
)
def test_a_plan_is_met_when_every_target_set_is_reached(plan: Plan, reached: Reached, met: bool) -> None:
    assert plan.met(reached) is met


@pytest.mark.parametrize(
    ("quota", "role", "done", "met"),
    [
        (20, CALLER, {CALLER: 20}, True),
        (20, CALLER, {CALLER: 19}, False),
        (20, CALLER, {CLOSER: 30}, False),  # another role's work
        (20, CALLER, {}, False),
        (1, CALLER, {}, False),
        (0, CALLER, {}, True),
        (None, CALLER, {CALLER: 1000}, False),  # an empty quota pays no bonus
    ],
)
def test_a_quota_is_met_by_the_work_of_its_role(
    quota: int | None, role: Role, done: dict[Role, int], met: bool
) -> None:
    assert replace(FULL, done=done).meets(quota, role) is met


@pytest.mark.parametrize(
    ("roles", "counted"),
    [
        ({COLLECTOR, CALLER, CLOSER}, CLOSER),
        ({COLLECTOR, CALLER, Role.DIRECTOR}, CALLER),
        ({COLLECTOR, Role.ACCOUNTANT}, COLLECTOR),
        ({Role.DIRECTOR}, None),
    ],
)
def test_a_quota_of_own_terms_is_of_the_work_nearest_to_the_contract(roles: set[Role], counted: Role | None) -> None:
    for one in (COLLECTOR, CALLER, CLOSER):
        end = replace(FULL, roles=frozenset(roles), done={one: 5})
        assert end.meets(5, None) is (one is counted)


# --- rows


def test_the_rows_of_a_month_name_it_the_days_and_the_terms() -> None:
    terms = PayTerms(fixed=Money.rub(30_000), plan_bonus=Money.rub(10_000), quota=20, quota_bonus=Money.rub(5_000))
    end = replace(FULL, worked=13, plan_met=True, done={CALLER: 20})
    row = Accrual(
        staff_id=ANNA,
        kind=Kind.FIXED,
        fact_kind=FactKind.MONTH,
        fact_id=202611,
        fact_date=day("2026-11-30"),
        month=NOVEMBER,
        quantity=1,
        rate="30000.00 × 13/20",
        amount=Money.rub(19_500),
        role=CALLER,
        pay_terms_id=11,
    )
    assert month_accruals(end, NOVEMBER, book((CALLER, terms))) == [
        row,
        replace(row, kind=Kind.PLAN_BONUS, rate="10000.00 × 13/20", amount=Money.rub(6_500)),
        replace(row, kind=Kind.QUOTA_BONUS, rate="5000.00 × 13/20", amount=Money.rub(3_250)),
    ]


BONUSES = PayTerms(fixed=Money.rub(100), plan_bonus=Money.rub(20), quota=4, quota_bonus=Money.rub(3))


def paid(end: MonthEnd, terms: TermsBook) -> list[tuple[Role | None, str, Money]]:
    return [(row.role, row.kind.value, row.amount) for row in month_accruals(end, NOVEMBER, terms)]


@pytest.mark.parametrize(
    ("plan_met", "done", "kinds"),
    [
        (False, 0, ["fixed"]),  # due in a month without facts
        (True, 0, ["fixed", "plan_bonus"]),
        (False, 4, ["fixed", "quota_bonus"]),
        (True, 5, ["fixed", "plan_bonus", "quota_bonus"]),
        (True, 3, ["fixed", "plan_bonus"]),
    ],
)
def test_bonuses_are_paid_when_they_are_earned(plan_met: bool, done: int, kinds: list[str]) -> None:
    end = replace(FULL, plan_met=plan_met, done={CALLER: done})
    assert [kind for _, kind, _ in paid(end, book((CALLER, BONUSES)))] == kinds


def test_the_quota_is_compared_whole_and_its_bonus_is_for_the_days_worked() -> None:
    half = replace(FULL, worked=10, done={CALLER: 4})
    bonus = (CALLER, "quota_bonus", Money(1_50))
    assert bonus in paid(half, book((CALLER, BONUSES)))
    assert bonus not in paid(replace(half, done={CALLER: 3}), book((CALLER, BONUSES)))


def test_who_was_never_there_is_paid_nothing() -> None:
    gone = replace(FULL, worked=0, plan_met=True, done={CALLER: 100})
    assert paid(gone, book((CALLER, BONUSES))) == []


def test_each_role_is_paid_by_its_terms_in_the_order_of_roles() -> None:
    end = replace(FULL, roles=frozenset({CLOSER, CALLER, Role.DIRECTOR, Role.CONSULTANT}), done={CLOSER: 4})
    terms = book((CLOSER, BONUSES), (CALLER, BONUSES), (Role.CONSULTANT, PayTerms(fixed=Money.rub(7))))
    assert paid(end, terms) == [
        (CALLER, "fixed", Money.rub(100)),
        (CLOSER, "fixed", Money.rub(100)),
        (CLOSER, "quota_bonus", Money.rub(3)),
        (Role.CONSULTANT, "fixed", Money.rub(7)),
    ]


def test_own_terms_pay_once_whatever_the_roles() -> None:
    own = Version(5, None, ANNA, NOVEMBER, replace(BONUSES, plan_bonus=None))
    roles = [Version(place, role, None, NOVEMBER, BONUSES) for place, role in enumerate((CALLER, CLOSER))]
    end = replace(FULL, roles=frozenset({CALLER, CLOSER}), plan_met=True, done={CALLER: 3, CLOSER: 4})
    rows = month_accruals(end, NOVEMBER, TermsBook([own, *roles]))
    assert [(row.role, row.kind.value, row.pay_terms_id) for row in rows] == [
        (None, "fixed", 5),
        (None, "quota_bonus", 5),
    ]


def test_own_terms_pay_from_their_month_on() -> None:
    own = Version(5, None, ANNA, NOVEMBER.next(), PayTerms(fixed=Money.rub(1)))
    role = Version(6, CALLER, None, NOVEMBER, PayTerms(fixed=Money.rub(2)))
    assert paid(FULL, TermsBook([own, role])) == [(CALLER, "fixed", Money.rub(2))]
    december = month_accruals(FULL, NOVEMBER.next(), TermsBook([own, role]))
    assert [(row.role, row.amount, row.fact_date) for row in december] == [(None, Money.rub(1), day("2026-12-31"))]


def test_a_new_department_pays_its_people_by_the_letter() -> None:
    terms = TermsBook(Version(1, role, None, NOVEMBER, terms) for role, terms in DEFAULT_TERMS.items())
    everything = replace(FULL, roles=frozenset(Role), plan_met=True, done={CALLER: 20, CLOSER: 4, COLLECTOR: 500})
    assert paid(everything, terms) == [
        (CALLER, "plan_bonus", Money.rub(10_000)),
        (CLOSER, "fixed", Money.rub(30_000)),
        (CLOSER, "quota_bonus", Money.rub(10_000)),
    ]
