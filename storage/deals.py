"""Deals: companies in work with a closer, and the steps that were taken."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.deals import DealState, Step
from domain.money import Money
from domain.people import Role
from storage.leads import phone_text
from storage.tables import deal, deal_step, lead, staff, staff_role
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class StoredDeal:
    """A deal with its company; `phone` is E.164, with ";ext=12" after it when there is an extension."""

    id: int
    department_id: int
    lead_id: int
    closer_id: int
    closer: str
    closer_at_work: bool
    """Whether its closer still works here as one."""
    company: str
    person: str
    phone: str
    address: str
    note: str
    state: DealState
    amount: Money | None
    step: Step
    """Without words when it is still to be named."""
    touched_at: datetime


_works = (
    select(staff_role.c.staff_id)
    .where(staff_role.c.staff_id == staff.c.id, staff_role.c.role == Role.CLOSER, staff.c.dismissed_at.is_(None))
    .correlate(staff)
    .exists()
)
_DEAL = (
    select(
        deal.c.id,
        deal.c.department_id,
        deal.c.lead_id,
        deal.c.closer_id,
        staff.c.name.label("closer"),
        _works.label("closer_at_work"),
        lead.c.company,
        lead.c.person,
        lead.c.phone,
        lead.c.extension,
        lead.c.city,
        lead.c.address,
        lead.c.note,
        deal.c.state,
        deal.c.amount,
        deal.c.next_step,
        deal.c.next_step_on,
        deal.c.touched_at,
    )
    .join(lead, lead.c.id == deal.c.lead_id)
    .join(staff, staff.c.id == deal.c.closer_id)
    .where(deal.c.department_id == bindparam("department_id"))
)
_ONE = _DEAL.where(deal.c.id == bindparam("deal_id"))
_OPEN = _DEAL.where(deal.c.closed_at.is_(None)).order_by(deal.c.next_step_on, deal.c.id)
_OPEN_OF_LEAD = _OPEN.where(deal.c.lead_id == bindparam("lead_id"))
_OPEN_OF_CLOSER = _OPEN.where(deal.c.closer_id == bindparam("closer_id"))
_DUE = _OPEN.where(deal.c.next_step_on <= bindparam("day"))
_IDLE = _OPEN.where(or_(deal.c.touched_at < bindparam("since"), ~_works))
_ADD = insert(deal).on_conflict_do_nothing().returning(deal.c.id)
_HIS = deal.c.id == bindparam("of_deal")
_STILL_OPEN = _HIS & deal.c.closed_at.is_(None)
_KEPT_SUM = func.coalesce(bindparam("sum", type_=deal.c.amount.type), deal.c.amount, type_=deal.c.amount.type)
_MOVE_ON = (
    update(deal)
    .where(_STILL_OPEN)
    .values(
        next_step=bindparam("what"),
        next_step_on=bindparam("due"),
        amount=_KEPT_SUM,
        touched_at=bindparam("at"),
    )
)
_PRICE = update(deal).where(_STILL_OPEN).values(amount=bindparam("sum"), touched_at=bindparam("at"))
_GIVE = update(deal).where(_STILL_OPEN).values(closer_id=bindparam("to"), touched_at=bindparam("at"))
_CLOSE = (
    update(deal)
    .where(_STILL_OPEN)
    .values(
        state=bindparam("after"),
        amount=_KEPT_SUM,
        reason=bindparam("why"),
        closed_at=bindparam("at"),
    )
    .returning(deal.c.id)
)
_LOSE_WON = (
    update(deal).where(_HIS, deal.c.state == DealState.WON).values(state=DealState.LOST, reason=bindparam("why"))
)
_SET_STEP = insert(deal_step)
_STEP_DONE = (
    update(deal_step)
    .where(deal_step.c.deal_id == bindparam("of_deal"), deal_step.c.done_at.is_(None))
    .values(done_at=bindparam("at"))
)


def add(
    tx: Tx,
    department_id: int,
    lead_id: int,
    closer_id: int,
    step: Step,
    amount: Money | None,
    now: datetime,
    *,
    won: bool = False,
) -> int | None:
    """A deal, open or won at once; its id, None when the company has an open one already."""
    values = {
        "department_id": department_id,
        "lead_id": lead_id,
        "closer_id": closer_id,
        "state": DealState.WON if won else DealState.OPEN,
        "amount": amount,
        "next_step": step.what,
        "next_step_on": step.on,
        "opened_at": now,
        "touched_at": now,
        "closed_at": now if won else None,
        "reason": "",
    }
    return tx.scalar(_ADD, values)  # type: ignore[no-any-return]  # an Id


def get(tx: Tx, department_id: int, deal_id: int) -> StoredDeal | None:
    """A deal of this department, open or closed."""
    return _first(tx, _ONE, {"department_id": department_id, "deal_id": deal_id})


def open_of_lead(tx: Tx, department_id: int, lead_id: int) -> StoredDeal | None:
    """The open deal of a company."""
    return _first(tx, _OPEN_OF_LEAD, {"department_id": department_id, "lead_id": lead_id})


def open_ones(tx: Tx, department_id: int, closer_id: int | None) -> list[StoredDeal]:
    """Open deals by the day of the next step: of a closer, or of everybody."""
    if closer_id is None:
        return _all(tx, _OPEN, {"department_id": department_id})
    return _all(tx, _OPEN_OF_CLOSER, {"department_id": department_id, "closer_id": closer_id})


def due(tx: Tx, department_id: int, day: date) -> list[StoredDeal]:
    """Open deals whose next step is on that day or was before it."""
    return _all(tx, _DUE, {"department_id": department_id, "day": day})


def idle(tx: Tx, department_id: int, since: datetime) -> list[StoredDeal]:
    """Open deals that nobody touched since then, or whose closer works here no more."""
    return _all(tx, _IDLE, {"department_id": department_id, "since": since})


def move_on(tx: Tx, deal_id: int, step: Step, amount: Money | None, now: datetime) -> None:
    """Another next step for an open deal, and another sum when one is named."""
    tx.execute(_MOVE_ON, {"of_deal": deal_id, "what": step.what, "due": step.on, "sum": amount, "at": now})


def price(tx: Tx, deal_id: int, amount: Money, now: datetime) -> None:
    """Another sum for an open deal."""
    tx.execute(_PRICE, {"of_deal": deal_id, "sum": amount, "at": now})


def give(tx: Tx, deal_id: int, closer_id: int, now: datetime) -> None:
    """Another closer for an open deal."""
    tx.execute(_GIVE, {"of_deal": deal_id, "to": closer_id, "at": now})


def close(tx: Tx, deal_id: int, state: DealState, amount: Money | None, reason: str, now: datetime) -> bool:
    """End an open deal; False when it has ended before."""
    values = {"of_deal": deal_id, "after": state, "sum": amount, "why": reason, "at": now}
    return tx.scalar(_CLOSE, values) is not None


def lose_won(tx: Tx, deal_id: int, reason: str) -> None:
    """The contract it was won by is no more."""
    tx.execute(_LOSE_WON, {"of_deal": deal_id, "why": reason})


def set_step(tx: Tx, deal_id: int, step: Step, by: int, now: datetime) -> None:
    """Note what is to be done next."""
    values = {"deal_id": deal_id, "step": step.what, "due_on": step.on, "set_by": by, "set_at": now}
    tx.execute(_SET_STEP, values)


def step_done(tx: Tx, deal_id: int, now: datetime) -> None:
    """What was to be done is done."""
    tx.execute(_STEP_DONE, {"of_deal": deal_id, "at": now})


def _all(tx: Tx, query: Select[Any], values: dict[str, object]) -> list[StoredDeal]:
    return [_stored(row) for row in tx.all(query, values)]


def _first(tx: Tx, query: Select[Any], values: dict[str, object]) -> StoredDeal | None:
    row = tx.first(query, values)
    return None if row is None else _stored(row)


def _stored(row: Row[Any]) -> StoredDeal:
    return StoredDeal(
        row.id,
        row.department_id,
        row.lead_id,
        row.closer_id,
        row.closer,
        bool(row.closer_at_work),
        row.company,
        row.person,
        phone_text(row.phone, row.extension),
        ", ".join(part for part in (row.city, row.address) if part),
        row.note,
        DealState(row.state),
        row.amount,
        Step(row.next_step, row.next_step_on),
        row.touched_at,
    )
