"""What roles and people are paid, each version with the month it begins in. Old versions stay."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select

from domain.money import Money
from domain.pay import MeetingTier, PaidOn, PayTerms, VolumeTier
from domain.people import Role
from domain.terms import TermsBook, Version
from domain.workdays import Month
from storage.tables import pay_terms
from storage.transaction import Tx

_ADD = insert(pay_terms).returning(pay_terms.c.id)
_DROP = delete(pay_terms).where(
    pay_terms.c.department_id == bindparam("department_id"), pay_terms.c.id == bindparam("version_id")
)
_ALL = select(pay_terms).where(pay_terms.c.department_id == bindparam("department_id")).order_by(pay_terms.c.id)


def add(
    tx: Tx,
    department_id: int,
    role: Role | None,
    staff_id: int | None,
    valid_from: Month,
    terms: PayTerms,
    by: int | None,
    now: datetime,
) -> int:
    """Terms of a role, or of a person, from a month on; the version's id."""
    values = {
        "department_id": department_id,
        "role": role,
        "staff_id": staff_id,
        "valid_from": valid_from,
        "per_lead": terms.per_lead,
        "per_meeting": terms.per_meeting,
        "paid_on": terms.paid_on,
        "meeting_tiers": ";".join(f"{tier.first}:{tier.rate.kopecks}" for tier in terms.meeting_tiers),
        "plan_bonus": terms.plan_bonus,
        "fixed": terms.fixed,
        "percent_bp": terms.percent_bp,
        "percent_tiers": ";".join(f"{tier.volume.kopecks}:{tier.percent_bp}" for tier in terms.percent_tiers),
        "quota": terms.quota,
        "quota_bonus": terms.quota_bonus,
        "entered_by": by,
        "entered_at": now,
    }
    return tx.scalar(_ADD, values)  # type: ignore[no-any-return]  # an Id


def drop(tx: Tx, department_id: int, version_id: int) -> None:
    """Forget a version that has paid nobody."""
    tx.execute(_DROP, {"department_id": department_id, "version_id": version_id})


def book(tx: Tx, department_id: int) -> TermsBook:
    """All the terms of a department."""
    return TermsBook(versions(tx, department_id))


def versions(tx: Tx, department_id: int) -> list[Version]:
    """Every version there ever was, in the order of entry."""
    return [_version(row) for row in tx.all(_ALL, {"department_id": department_id})]


def _version(row: Row[Any]) -> Version:
    terms = PayTerms(
        per_lead=row.per_lead,
        per_meeting=row.per_meeting,
        paid_on=PaidOn(row.paid_on),
        meeting_tiers=tuple(MeetingTier(first, Money(rate)) for first, rate in _pairs(row.meeting_tiers)),
        plan_bonus=row.plan_bonus,
        fixed=row.fixed,
        percent_bp=row.percent_bp,
        percent_tiers=tuple(VolumeTier(Money(volume), share) for volume, share in _pairs(row.percent_tiers)),
        quota=row.quota,
        quota_bonus=row.quota_bonus,
    )
    return Version(row.id, None if row.role is None else Role(row.role), row.staff_id, row.valid_from, terms)


def _pairs(kept: str) -> list[tuple[int, int]]:
    pairs = (part.split(":") for part in kept.split(";") if part)
    return [(int(first), int(second)) for first, second in pairs]
