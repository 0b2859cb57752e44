"""Handovers of new clients to account managers, and what is asked about them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.handovers import HandoverState
from domain.money import Money
from domain.people import Role
from storage.leads import phone_text
from storage.tables import contract, deal, handover, handover_question, lead, staff, staff_role
from storage.transaction import Tx

closer, manager, asker = staff.alias("closer"), staff.alias("manager"), staff.alias("asker")


@dataclass(frozen=True, slots=True)
class StoredHandover:
    """A handover with its company and contract; `manager_id` is None when there was no account manager."""

    id: int
    department_id: int
    contract_id: int
    lead_id: int
    company: str
    person: str
    phone: str
    address: str
    number: str
    amount: Money
    signed_on: date
    has_document: bool
    closer_id: int
    closer: str
    manager_id: int | None
    manager: str
    """"" without one."""
    state: HandoverState
    agreements: str
    offered_at: datetime
    accepted_at: datetime | None


@dataclass(frozen=True, slots=True)
class StoredQuestion:
    """What was asked about a handover; the answer is None while it waits."""

    id: int
    handover_id: int
    asked_by: int
    asker: str
    question: str
    asked_at: datetime
    answer: str | None


_ADD = insert(handover).on_conflict_do_nothing(index_elements=["contract_id"]).returning(handover.c.id)
_HANDOVER = (
    select(
        handover.c.id,
        handover.c.department_id,
        handover.c.contract_id,
        deal.c.lead_id,
        lead.c.company,
        lead.c.person,
        lead.c.phone,
        lead.c.extension,
        lead.c.city,
        lead.c.address,
        contract.c.number,
        contract.c.amount,
        contract.c.signed_on,
        contract.c.document_id,
        contract.c.closer_id,
        closer.c.name.label("closer"),
        handover.c.manager_id,
        manager.c.name.label("manager"),
        handover.c.state,
        handover.c.agreements,
        handover.c.offered_at,
        handover.c.accepted_at,
    )
    .join(contract, contract.c.id == handover.c.contract_id)
    .join(deal, deal.c.id == contract.c.deal_id)
    .join(lead, lead.c.id == deal.c.lead_id)
    .join(closer, closer.c.id == contract.c.closer_id)
    .outerjoin(manager, manager.c.id == handover.c.manager_id)
    .where(handover.c.department_id == bindparam("department_id"))
)
_BY_TIME = _HANDOVER.order_by(handover.c.offered_at, handover.c.id)
_ONE = _HANDOVER.where(handover.c.id == bindparam("handover_id"))
_OF_CONTRACT = _HANDOVER.where(handover.c.contract_id == bindparam("contract_id"))
_WAITING = _BY_TIME.where(handover.c.state == HandoverState.OFFERED)
_WAITING_OF_CLOSER = _WAITING.where(contract.c.closer_id == bindparam("closer_id"))
_OFFERED_BETWEEN = _WAITING.where(
    handover.c.offered_at > bindparam("after"), handover.c.offered_at <= bindparam("until")
)
_ACCEPTED = (
    _HANDOVER.where(handover.c.state == HandoverState.ACCEPTED)
    .order_by(handover.c.accepted_at.desc(), handover.c.id.desc())
    .limit(bindparam("limit"))
)
_COMPANY = (
    select(lead.c.id, lead.c.note)
    .join(deal, deal.c.lead_id == lead.c.id)
    .join(contract, contract.c.deal_id == deal.c.id)
    .where(contract.c.id == bindparam("contract_id"))
)
_TAKEN_OVER = (
    select(deal.c.lead_id)
    .join(contract, contract.c.deal_id == deal.c.id)
    .join(handover, handover.c.contract_id == contract.c.id)
    .where(
        deal.c.lead_id.in_(bindparam("leads", expanding=True)),
        handover.c.department_id == bindparam("department_id"),
        handover.c.state == HandoverState.ACCEPTED,
    )
    .distinct()
)
_GIVEN = (
    select(staff.c.id, func.count(handover.c.id).label("many"))
    .join(staff_role, and_(staff_role.c.staff_id == staff.c.id, staff_role.c.role == Role.ACCOUNT_MANAGER))
    .outerjoin(
        handover,
        and_(
            handover.c.manager_id == staff.c.id,
            handover.c.offered_at >= bindparam("since"),
            handover.c.state != HandoverState.WITHDRAWN,
        ),
    )
    .where(staff.c.department_id == bindparam("department_id"), staff.c.dismissed_at.is_(None))
    .group_by(staff.c.id)
)
_STILL_OFFERED = (handover.c.id == bindparam("of_handover")) & (handover.c.state == HandoverState.OFFERED)
_ACCEPT = (
    update(handover)
    .where(_STILL_OFFERED)
    .values(state=HandoverState.ACCEPTED, manager_id=bindparam("by"), accepted_at=bindparam("at"))
    .returning(handover.c.id)
)
_GIVE = (
    update(handover)
    .where(_STILL_OFFERED)
    .values(manager_id=bindparam("to"), offered_at=bindparam("at"))
    .returning(handover.c.id)
)
_WITHDRAW = (
    update(handover)
    .where(handover.c.contract_id == bindparam("of_contract"), handover.c.state != HandoverState.WITHDRAWN)
    .values(state=HandoverState.WITHDRAWN)
    .returning(handover.c.id)
)
_ASK = insert(handover_question).returning(handover_question.c.id)
_QUESTION = select(
    handover_question.c.id,
    handover_question.c.handover_id,
    handover_question.c.asked_by,
    asker.c.name.label("asker"),
    handover_question.c.question,
    handover_question.c.asked_at,
    handover_question.c.answer,
).join(asker, asker.c.id == handover_question.c.asked_by)
_ONE_QUESTION = (
    _QUESTION.join(handover, handover.c.id == handover_question.c.handover_id)
    .where(handover.c.department_id == bindparam("department_id"))
    .where(handover_question.c.id == bindparam("question_id"))
)
_QUESTIONS = _QUESTION.where(handover_question.c.handover_id == bindparam("handover_id")).order_by(
    handover_question.c.id
)
_ANSWER = (
    update(handover_question)
    .where(handover_question.c.id == bindparam("of_question"), handover_question.c.answer.is_(None))
    .values(answer=bindparam("told"), answered_by=bindparam("by"), answered_at=bindparam("at"))
    .returning(handover_question.c.id)
)


def add(
    tx: Tx, department_id: int, contract_id: int, manager_id: int | None, agreements: str, now: datetime
) -> int | None:
    """Offer the client of a contract; the id, None when it was offered before."""
    values = {
        "department_id": department_id,
        "contract_id": contract_id,
        "manager_id": manager_id,
        "state": HandoverState.OFFERED,
        "agreements": agreements,
        "offered_at": now,
    }
    return tx.scalar(_ADD, values)  # type: ignore[no-any-return]  # an Id


def company_of(tx: Tx, contract_id: int) -> tuple[int, str]:
    """The lead a contract was signed with, and what is noted about it."""
    row = tx.first(_COMPANY, {"contract_id": contract_id})
    assert row is not None, f"no contract {contract_id}"
    return row.id, row.note


def get(tx: Tx, department_id: int, handover_id: int) -> StoredHandover | None:
    """A handover of this department."""
    return _first(tx, _ONE, {"department_id": department_id, "handover_id": handover_id})


def of_contract(tx: Tx, department_id: int, contract_id: int) -> StoredHandover | None:
    """The handover that a contract led to."""
    return _first(tx, _OF_CONTRACT, {"department_id": department_id, "contract_id": contract_id})


def waiting(tx: Tx, department_id: int, *, closer_id: int | None = None) -> list[StoredHandover]:
    """Handovers that nobody accepted yet, the oldest first: of a closer's contracts, or all."""
    if closer_id is None:
        return _all(tx, _WAITING, {"department_id": department_id})
    return _all(tx, _WAITING_OF_CLOSER, {"department_id": department_id, "closer_id": closer_id})


def offered_between(tx: Tx, department_id: int, after: datetime, until: datetime) -> list[StoredHandover]:
    """Handovers that wait and were offered after the one instant and up to the other."""
    return _all(tx, _OFFERED_BETWEEN, {"department_id": department_id, "after": after, "until": until})


def taken_over(tx: Tx, department_id: int, lead_ids: Collection[int]) -> set[int]:
    """Those of these companies that an account manager has accepted as clients."""
    values = {"department_id": department_id, "leads": list(lead_ids)}
    return {row.lead_id for row in tx.all(_TAKEN_OVER, values)} if lead_ids else set()


def accepted(tx: Tx, department_id: int, manager_id: int | None, limit: int) -> list[StoredHandover]:
    """The last accepted handovers, the newest first: of an account manager, or of all."""
    values: dict[str, object] = {"department_id": department_id, "limit": limit}
    if manager_id is None:
        return _all(tx, _ACCEPTED, values)
    return _all(tx, _ACCEPTED.where(handover.c.manager_id == manager_id), values)


def given(tx: Tx, department_id: int, since: datetime) -> dict[int, int]:
    """How many handovers each account manager at work got since then."""
    return {row.id: row.many for row in tx.all(_GIVEN, {"department_id": department_id, "since": since})}


def accept(tx: Tx, handover_id: int, by: int, now: datetime) -> bool:
    """The client is theirs; False when the offer stands no more."""
    return tx.scalar(_ACCEPT, {"of_handover": handover_id, "by": by, "at": now}) is not None


def give(tx: Tx, handover_id: int, manager_id: int, now: datetime) -> bool:
    """Offer it to another account manager; False when the offer stands no more."""
    return tx.scalar(_GIVE, {"of_handover": handover_id, "to": manager_id, "at": now}) is not None


def withdraw(tx: Tx, contract_id: int) -> bool:
    """The contract is no more; False when there was nothing to take back."""
    return tx.scalar(_WITHDRAW, {"of_contract": contract_id}) is not None


def ask(tx: Tx, handover_id: int, by: int, question: str, now: datetime) -> int:
    """Ask something about a handover; the id of the question."""
    values = {"handover_id": handover_id, "asked_by": by, "question": question, "asked_at": now}
    return tx.scalar(_ASK, values)  # type: ignore[no-any-return]  # an Id


def question(tx: Tx, department_id: int, question_id: int) -> StoredQuestion | None:
    """A question of this department."""
    row = tx.first(_ONE_QUESTION, {"department_id": department_id, "question_id": question_id})
    return None if row is None else StoredQuestion(**row._mapping)


def questions(tx: Tx, handover_id: int) -> list[StoredQuestion]:
    """What was asked about a handover, in order."""
    return [StoredQuestion(**row._mapping) for row in tx.all(_QUESTIONS, {"handover_id": handover_id})]


def answer(tx: Tx, question_id: int, by: int, told: str, now: datetime) -> bool:
    """Answer a question; False when it was answered before."""
    return tx.scalar(_ANSWER, {"of_question": question_id, "told": told, "by": by, "at": now}) is not None


def _all(tx: Tx, query: Select[Any], values: dict[str, object]) -> list[StoredHandover]:
    return [_stored(row) for row in tx.all(query, values)]


def _first(tx: Tx, query: Select[Any], values: dict[str, object]) -> StoredHandover | None:
    row = tx.first(query, values)
    return None if row is None else _stored(row)


def _stored(row: Row[Any]) -> StoredHandover:
    return StoredHandover(
        id=row.id,
        department_id=row.department_id,
        contract_id=row.contract_id,
        lead_id=row.lead_id,
        company=row.company,
        person=row.person,
        phone=phone_text(row.phone, row.extension),
        address=", ".join(part for part in (row.city, row.address) if part),
        number=row.number,
        amount=row.amount,
        signed_on=row.signed_on,
        has_document=row.document_id is not None,
        closer_id=row.closer_id,
        closer=row.closer,
        manager_id=row.manager_id,
        manager=row.manager or "",
        state=HandoverState(row.state),
        agreements=row.agreements,
        offered_at=row.offered_at,
        accepted_at=row.accepted_at,
    )
