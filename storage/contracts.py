"""Signed contracts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update

from domain.deals import NewContract
from domain.money import Money
from storage.tables import contract, deal, lead, meeting, staff
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class StoredContract:
    """A contract with its company and its closer."""

    id: int
    department_id: int
    meeting_id: int
    deal_id: int
    lead_id: int
    company: str
    closer_id: int
    closer: str
    number: str
    amount: Money
    signed_on: date
    document_id: str | None
    document_kind: str | None
    cancelled_at: datetime | None


_ADD = insert(contract).returning(contract.c.id)
_CONTRACT = (
    select(
        contract.c.id,
        contract.c.department_id,
        contract.c.meeting_id,
        contract.c.deal_id,
        deal.c.lead_id,
        lead.c.company,
        contract.c.closer_id,
        staff.c.name.label("closer"),
        contract.c.number,
        contract.c.amount,
        contract.c.signed_on,
        contract.c.document_id,
        contract.c.document_kind,
        contract.c.cancelled_at,
    )
    .join(deal, deal.c.id == contract.c.deal_id)
    .join(lead, lead.c.id == deal.c.lead_id)
    .join(staff, staff.c.id == contract.c.closer_id)
    .where(contract.c.department_id == bindparam("department_id"))
)
_ONE = _CONTRACT.where(contract.c.id == bindparam("contract_id"))
_SIGNED_SINCE = _CONTRACT.where(contract.c.cancelled_at.is_(None), contract.c.signed_on >= bindparam("since")).order_by(
    contract.c.signed_on.desc(), contract.c.id.desc()
)
_STANDING = (
    select(func.count())
    .select_from(contract)
    .join(deal, deal.c.id == contract.c.deal_id)
    .where(deal.c.lead_id == bindparam("lead_id"), contract.c.cancelled_at.is_(None))
)
_OF_MEETING = (
    select(contract.c.id)
    .where(contract.c.meeting_id == bindparam("meeting_id"), contract.c.cancelled_at.is_(None))
    .order_by(contract.c.id)
)
_CANCEL = (
    update(contract)
    .where(contract.c.id == bindparam("of_contract"), contract.c.cancelled_at.is_(None))
    .values(cancelled_at=bindparam("at"), cancelled_by=bindparam("by"), cancel_reason=bindparam("why"))
    .returning(contract.c.id)
)
_LAST_MEETING = select(func.max(meeting.c.id)).where(meeting.c.lead_id == bindparam("lead_id"))


def add(
    tx: Tx, department_id: int, meeting_id: int, deal_id: int, closer_id: int, new: NewContract, now: datetime
) -> int:
    """A contract; its id. A deal is won by one at most: the constraint decides."""
    values = {
        "department_id": department_id,
        "meeting_id": meeting_id,
        "deal_id": deal_id,
        "closer_id": closer_id,
        "number": new.number,
        "amount": new.amount,
        "signed_on": new.signed_on,
        "document_id": new.document_id,
        "document_kind": new.document_kind,
        "entered_at": now,
    }
    return tx.scalar(_ADD, values)  # type: ignore[no-any-return]  # an Id


def get(tx: Tx, department_id: int, contract_id: int) -> StoredContract | None:
    """A contract of this department."""
    row = tx.first(_ONE, {"department_id": department_id, "contract_id": contract_id})
    return None if row is None else _stored(row)


def signed_since(tx: Tx, department_id: int, since: date) -> list[StoredContract]:
    """Contracts that stand and were signed on that day or later, the newest first."""
    return [_stored(row) for row in tx.all(_SIGNED_SINCE, {"department_id": department_id, "since": since})]


def standing(tx: Tx, lead_id: int) -> int:
    """How many contracts with a company are not cancelled."""
    return tx.scalar(_STANDING, {"lead_id": lead_id}) or 0


def of_meeting(tx: Tx, meeting_id: int) -> int | None:
    """The contract that a meeting brought and that stands."""
    return tx.scalar(_OF_MEETING, {"meeting_id": meeting_id})  # type: ignore[no-any-return]  # an Id


def cancel(tx: Tx, contract_id: int, by: int | None, reason: str, now: datetime) -> bool:
    """Note that a contract is no more; False when that was known."""
    values = {"of_contract": contract_id, "by": by, "why": reason, "at": now}
    return tx.scalar(_CANCEL, values) is not None


def last_meeting(tx: Tx, lead_id: int) -> int | None:
    """The latest meeting with a company, whatever became of it."""
    return tx.scalar(_LAST_MEETING, {"lead_id": lead_id})  # type: ignore[no-any-return]  # an Id


def _stored(row: Row[Any]) -> StoredContract:
    return StoredContract(**row._mapping)
