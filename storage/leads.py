"""The cold base."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, case, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.funnel import LeadState
from storage.tables import lead, staff
from storage.transaction import Tx

# What callers may book: a deal is in its closer's hands.
FREE = (LeadState.NEW, LeadState.REBOOK)


@dataclass(frozen=True, slots=True)
class StoredLead:
    """A company of the cold base; `phone` is E.164, with ";ext=12" after it when there is an extension."""

    id: int
    company: str
    person: str
    phone: str
    city: str
    address: str
    note: str
    state: LeadState
    collector_id: int
    collector: str


_ADD = insert(lead).on_conflict_do_nothing().returning(lead.c.id)
_LEAD = select(
    lead.c.id,
    lead.c.company,
    lead.c.person,
    lead.c.phone,
    lead.c.extension,
    lead.c.city,
    lead.c.address,
    lead.c.note,
    lead.c.state,
    lead.c.collector_id,
    staff.c.name.label("collector"),
).join(staff, staff.c.id == lead.c.collector_id)
_HERE = lead.c.department_id == bindparam("department_id")
_ONE = _LEAD.where(_HERE, lead.c.id == bindparam("lead_id"))
_SAME = _LEAD.where(_HERE, or_(lead.c.phone == bindparam("phone"), lead.c.inn == bindparam("inn"))).limit(1)
_LAST_OF = (
    _LEAD.where(_HERE, lead.c.collector_id == bindparam("collector_id"))
    .order_by(lead.c.added_at.desc(), lead.c.id.desc())
    .limit(bindparam("limit"))
)
_MOVE = (
    update(lead)
    .where(lead.c.id == bindparam("of_lead"), lead.c.state.in_(bindparam("before", expanding=True)))
    .values(state=bindparam("after"))
    .returning(lead.c.id)
)
_CONFIRM = (
    update(lead)
    .where(lead.c.id == bindparam("of_lead"), lead.c.confirmed_at.is_(None))
    .values(confirmed_at=bindparam("at"))
)


def _since(column: ColumnElement[datetime]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((column >= bindparam("today"), 1), else_=0)), 0)


_ADDED_BY = select(func.count().label("month"), _since(lead.c.added_at).label("today")).where(
    lead.c.collector_id == bindparam("collector_id"), lead.c.added_at >= bindparam("month")
)
_ADDED = (
    select(func.count())
    .select_from(lead)
    .where(_HERE, lead.c.added_at >= bindparam("start"), lead.c.added_at < bindparam("end"))
)


def add(tx: Tx, department_id: int, values: Mapping[str, Any]) -> int | None:
    """A new lead; None when the phone or the ИНН is in the base already."""
    return tx.scalar(_ADD, {"department_id": department_id, **values})  # type: ignore[no-any-return]  # an Id


def get(tx: Tx, department_id: int, lead_id: int) -> StoredLead | None:
    """A lead of this department."""
    row = tx.first(_ONE, {"department_id": department_id, "lead_id": lead_id})
    return None if row is None else _stored(row)


def same(tx: Tx, department_id: int, phone: str, inn: str | None) -> StoredLead | None:
    """The lead that has this phone or this ИНН."""
    row = tx.first(_SAME, {"department_id": department_id, "phone": phone, "inn": inn})
    return None if row is None else _stored(row)


def free(tx: Tx, department_id: int, words: Sequence[str], page: int, size: int) -> tuple[list[StoredLead], int, int]:
    """A page of the leads that callers may book and whose `searchable` has all the words, by entry.

    Returns the leads, the page (0-based, the last one when there are fewer), and how many pages there are.
    """
    chosen = (lead.c.department_id == department_id) & lead.c.state.in_(FREE)
    for word in words:
        chosen &= lead.c.searchable.contains(word, autoescape=True)
    count = tx.scalar(select(func.count()).select_from(lead).where(chosen)) or 0
    pages = max(1, -(-count // size))
    page = min(max(page, 0), pages - 1)
    rows = tx.all(_LEAD.where(chosen).order_by(lead.c.id).limit(size).offset(page * size))
    return [_stored(row) for row in rows], page, pages


def move(tx: Tx, lead_id: int, before: Sequence[LeadState], after: LeadState) -> bool:
    """Move a lead from one of these states; False when it stands elsewhere by now."""
    return tx.scalar(_MOVE, {"of_lead": lead_id, "before": before, "after": after}) is not None


def confirm(tx: Tx, lead_id: int, now: datetime) -> None:
    """The lead proved real; the first proof counts."""
    tx.execute(_CONFIRM, {"of_lead": lead_id, "at": now})


def added_by(tx: Tx, collector_id: int, month: datetime, today: datetime) -> tuple[int, int]:
    """How many a collector added since the beginning of the month, and of today."""
    row = tx.first(_ADDED_BY, {"collector_id": collector_id, "month": month, "today": today})
    assert row is not None, "an aggregate has a row"
    return row.month, int(row.today)


def last_of(tx: Tx, department_id: int, collector_id: int, limit: int) -> list[StoredLead]:
    """The last ones a collector added, the newest first."""
    rows = tx.all(_LAST_OF, {"department_id": department_id, "collector_id": collector_id, "limit": limit})
    return [_stored(row) for row in rows]


def added_between(tx: Tx, department_id: int, start: datetime, end: datetime) -> int:
    """How many came into the base in a span of time."""
    return tx.scalar(_ADDED, {"department_id": department_id, "start": start, "end": end}) or 0


def _stored(row: Row[Any]) -> StoredLead:
    return StoredLead(
        row.id,
        row.company,
        row.person,
        phone_text(row.phone, row.extension),
        row.city,
        row.address,
        row.note,
        LeadState(row.state),
        row.collector_id,
        row.collector,
    )


def phone_text(phone: str, extension: str) -> str:
    """A kept number as one text (RFC 3966)."""
    return f"{phone};ext={extension}" if extension else phone
