"""A month of a very large department, over and not closed yet: its people, its facts, and what they were paid as they
happened."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Table, insert

from domain.deals import DealState
from domain.department import Department
from domain.funnel import LeadState, MeetingState, Outcome
from domain.ledger import Closings, accruals_of
from domain.money import Money
from domain.pay import DEFAULT_TERMS, MeetingTier, PayTerms, VolumeTier
from domain.people import Role
from domain.quotas import Plan
from domain.workdays import Month
from services import departments
from services.payroll import WORK, facts_of, window_of
from storage import ledger, pay_terms, plans
from storage.tables import contract, deal, lead, meeting, staff, staff_role
from storage.transaction import Tx

MONTH = Month(2026, 11)
FOUNDED = datetime(2026, 10, 31, 21, 0, tzinfo=UTC)
"""Midnight of the 1st of November in Moscow: everybody was there for the whole month."""
CLOSES = datetime(2026, 12, 1, 7, 0, tzinfo=UTC)
COLLECTOR, CALLER, CLOSER = (
    PayTerms(per_lead=Money.rub(50), quota=100, quota_bonus=Money.rub(3000)),
    PayTerms(
        per_meeting=Money.rub(2000),
        meeting_tiers=(MeetingTier(11, Money.rub(3000)), MeetingTier(21, Money.rub(4000))),
        plan_bonus=Money.rub(10_000),
    ),
    PayTerms(
        fixed=Money.rub(30_000),
        percent_bp=500,
        percent_tiers=(VolumeTier(Money.rub(1_000_000), 700), VolumeTier(Money.rub(3_000_000), 1000)),
        quota=10,
        quota_bonus=Money.rub(10_000),
    ),
)
TERMS = {**DEFAULT_TERMS, Role.COLLECTOR: COLLECTOR, Role.CALLER: CALLER, Role.CLOSER: CLOSER}
# Of a hundred people 32 collect, 60 call and 8 close; that makes forty facts a head.
_ROLES = (Role.COLLECTOR,) * 8 + (Role.CALLER,) * 15 + (Role.CLOSER,) * 2
_EACH = {Role.COLLECTOR: 100, Role.CALLER: 12, Role.CLOSER: 10}
_FIRST_PHONE = 9_000_000_000
_DAYS = 28


def fill(tx: Tx, people: int) -> Department:
    """So many people, with forty facts a head, each paid on its day."""
    department = departments.found(tx, "Отдел", "Europe/Moscow", FOUNDED)
    for role, terms in TERMS.items():
        pay_terms.add(tx, department.id, role, None, MONTH, terms, None, FOUNDED)
    plans.put(tx, department.id, MONTH, Plan(meetings=people // 2), None, FOUNDED)
    by_role = _hire(tx, department.id, people)
    _work(tx, department.id, by_role)
    closings = Closings()
    book = pay_terms.book(tx, department.id)
    for kind in WORK:
        facts = facts_of(tx, department, kind, window_of(department, MONTH, closings), book)
        ledger.append(tx, department.id, accruals_of(facts, MONTH, book), CLOSES - timedelta(days=1))
    return department


def _hire(tx: Tx, department_id: int, people: int) -> dict[Role, list[int]]:
    rows = [
        {
            "department_id": department_id,
            "telegram_id": 10_000 + number,
            "name": f"Сотрудник {number}",
            "language": "ru",
            "hired_on": MONTH.first,
        }
        for number in range(people)
    ]
    ids = sorted(tx.execute(insert(staff).returning(staff.c.id), rows).scalars())
    by_role: dict[Role, list[int]] = {role: [] for role in _EACH}
    for number, staff_id in enumerate(ids):
        by_role[_ROLES[number % len(_ROLES)]].append(staff_id)
    roles = [{"staff_id": staff_id, "role": role} for role, of_role in by_role.items() for staff_id in of_role]
    tx.execute(insert(staff_role), roles)
    return by_role


def _work(tx: Tx, department_id: int, by_role: dict[Role, list[int]]) -> None:
    """Everybody's month. The first leads are those that meetings and contracts are about."""
    collectors, callers, closers = (by_role[role] for role in _EACH)
    leads, meetings = len(collectors) * _EACH[Role.COLLECTOR], len(callers) * _EACH[Role.CALLER]
    contracts = len(closers) * _EACH[Role.CLOSER]
    assert contracts <= meetings <= leads, "each is with a company of its own"
    here = {"department_id": department_id}
    _pour(tx, lead, ({**here, **_lead(number, collectors[number % len(collectors)])} for number in range(leads)))
    _pour(
        tx,
        meeting,
        (
            {**here, **_meeting(number, callers[number % len(callers)], closers[number % len(closers)])}
            for number in range(meetings)
        ),
    )
    signed = [{**here, **_contract(number, closers[number % len(closers)])} for number in range(contracts)]
    _pour(tx, deal, ({**here, **_deal(number, row["closer_id"])} for number, row in enumerate(signed)))
    _pour(tx, contract, signed)


def _lead(number: int, collector_id: int) -> dict[str, Any]:
    confirmed_at = _instant(number, minute=number % 480)
    return {
        "id": number + 1,
        "company": f"Компания {number}",
        "phone": f"+7{_FIRST_PHONE + number}",
        "extension": "",
        "person": "",
        "city": "",
        "address": "",
        "note": "",
        "zone": "Europe/Moscow",
        "collector_id": collector_id,
        "state": LeadState.REFUSED,
        "searchable": f"компания {number}",
        "added_at": FOUNDED,
        "confirmed_at": confirmed_at,
        "payee_id": collector_id,
        "pay_rate": Money.rub(80) if number % 3 == 0 else None,
    }


def _meeting(number: int, caller_id: int, closer_id: int) -> dict[str, Any]:
    starts_at = _instant(number, minute=number % 480)
    return {
        "id": number + 1,
        "lead_id": number + 1,
        "caller_id": caller_id,
        "closer_id": closer_id,
        "state": MeetingState.HELD,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=1),
        "booked_at": starts_at - timedelta(minutes=30),
        "note": "",
        "outcome": Outcome.REFUSAL,
        "reason": "",
        "reported_at": starts_at + timedelta(hours=2),
        "reported_by": closer_id,
    }


def _deal(number: int, closer_id: int) -> dict[str, Any]:
    opened_at = _instant(number, minute=0)
    return {
        "id": number + 1,
        "lead_id": number + 1,
        "closer_id": closer_id,
        "state": DealState.WON,
        "next_step": "",
        "next_step_on": opened_at.date(),
        "opened_at": opened_at,
        "touched_at": opened_at,
        "closed_at": opened_at,
        "reason": "",
    }


def _contract(number: int, closer_id: int) -> dict[str, Any]:
    return {
        "id": number + 1,
        "meeting_id": number + 1,
        "deal_id": number + 1,
        "closer_id": closer_id,
        "number": str(number + 1),
        "amount": Money(10_000_000 + number % 977 * 31_337),
        "signed_on": _instant(number, minute=0).date(),
        "entered_at": _instant(number, minute=480),
    }


def _instant(number: int, minute: int) -> datetime:
    """Within the working hours of one of the month's days."""
    return FOUNDED + timedelta(days=number // 7 % _DAYS, hours=9, minutes=minute)


def _pour(tx: Tx, table: Table, rows: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> None:
    tx.execute(insert(table), list(rows))
