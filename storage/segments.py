"""Segments: tasks for collectors, and who works on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from domain.calling import Queue
from domain.money import Money
from domain.people import Role
from storage.tables import lead, segment, segment_collector, staff, staff_role
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class NewSegment:
    """A task for collectors; `rate` is per confirmed lead, None for that of the pay terms."""

    name: str
    task: str
    script: str
    rate: Money | None
    target: int | None
    deadline: date | None
    priority: int
    """1 is called first, 9 last."""


@dataclass(frozen=True, slots=True)
class StoredSegment(NewSegment):
    """A task as it is kept."""

    id: int
    created_at: datetime
    closed_at: datetime | None


_SEGMENT = select(segment).where(segment.c.department_id == bindparam("department_id"))
_ONE = _SEGMENT.where(segment.c.id == bindparam("segment_id"))
_OPEN = _SEGMENT.where(segment.c.closed_at.is_(None)).order_by(segment.c.priority, segment.c.id)
_CLOSED = _SEGMENT.where(segment.c.closed_at.is_not(None)).order_by(segment.c.closed_at.desc(), segment.c.id.desc())
_OPEN_OF = _OPEN.join(segment_collector, segment_collector.c.segment_id == segment.c.id).where(
    segment_collector.c.staff_id == bindparam("staff_id")
)
_WORKS = select(segment_collector.c.staff_id).where(
    segment_collector.c.segment_id == bindparam("segment_id"), segment_collector.c.staff_id == bindparam("staff_id")
)
# Whoever left, or collects no more, keeps the task on record and works on it no more.
_COLLECTORS = (
    select(staff.c.id, staff.c.name)
    .join(segment_collector, segment_collector.c.staff_id == staff.c.id)
    .join(staff_role, staff_role.c.staff_id == staff.c.id)
    .where(
        segment_collector.c.segment_id == bindparam("segment_id"),
        staff_role.c.role == Role.COLLECTOR,
        staff.c.dismissed_at.is_(None),
    )
    .order_by(staff.c.id)
)
_ADD = insert(segment).returning(segment.c.id)
_CHANGE = (
    update(segment)
    .where(segment.c.id == bindparam("of_segment"))
    .values(
        name=bindparam("name"),
        task=bindparam("task"),
        script=bindparam("script"),
        rate=bindparam("rate"),
        target=bindparam("target"),
        deadline=bindparam("deadline"),
        priority=bindparam("priority"),
    )
)
_CLOSE = update(segment).where(segment.c.id == bindparam("of_segment")).values(closed_at=bindparam("at"))
_GIVE = insert(segment_collector)
_TAKE = delete(segment_collector).where(
    segment_collector.c.segment_id == bindparam("of_segment"),
    segment_collector.c.staff_id.in_(bindparam("people", expanding=True)),
)
_RANK = (
    update(lead)
    .where(lead.c.segment_id == bindparam("of_segment"), lead.c.queue == Queue.FRESH)
    .values(priority=bindparam("rank"))
)


def get(tx: Tx, department_id: int, segment_id: int) -> StoredSegment | None:
    """A segment of this department."""
    row = tx.first(_ONE, {"department_id": department_id, "segment_id": segment_id})
    return None if row is None else _stored(row)


def opened(tx: Tx, department_id: int, staff_id: int | None) -> list[StoredSegment]:
    """The open segments of a department, or those of them given to a collector; first called first."""
    values = {"department_id": department_id}
    found = tx.all(_OPEN, values) if staff_id is None else tx.all(_OPEN_OF, values | {"staff_id": staff_id})
    return [_stored(row) for row in found]


def closed(tx: Tx, department_id: int) -> list[StoredSegment]:
    """The closed segments of a department, the last one closed first."""
    return [_stored(row) for row in tx.all(_CLOSED, {"department_id": department_id})]


def works_on(tx: Tx, staff_id: int, segment_id: int) -> bool:
    """Whether the segment is given to this collector."""
    return tx.scalar(_WORKS, {"staff_id": staff_id, "segment_id": segment_id}) is not None


def collectors(tx: Tx, segment_id: int) -> dict[int, str]:
    """Ids and names of the collectors who work on a segment, by entry."""
    return {row.id: row.name for row in tx.all(_COLLECTORS, {"segment_id": segment_id})}


def add(tx: Tx, department_id: int, new: NewSegment, created_by: int, now: datetime) -> int:
    """A new segment; its id."""
    values = _values(new) | {"department_id": department_id, "created_by": created_by, "created_at": now}
    return tx.scalar(_ADD, values)  # type: ignore[no-any-return]  # an Id


def change(tx: Tx, segment_id: int, new: NewSegment) -> None:
    """Let a segment ask for this from now on."""
    tx.execute(_CHANGE, _values(new) | {"of_segment": segment_id})


def rank(tx: Tx, segment_id: int, priority: int) -> None:
    """Its leads that nobody has called yet are called in this order."""
    tx.execute(_RANK, {"of_segment": segment_id, "rank": priority})


def close(tx: Tx, segment_id: int, at: datetime | None) -> None:
    """Close a segment, or open it again (None)."""
    tx.execute(_CLOSE, {"of_segment": segment_id, "at": at})


def give(tx: Tx, segment_id: int, people: Iterable[int]) -> None:
    """Give a segment to collectors who do not have it."""
    rows = [{"segment_id": segment_id, "staff_id": staff_id} for staff_id in people]
    if rows:
        tx.execute(_GIVE, rows)


def take(tx: Tx, segment_id: int, people: Sequence[int]) -> None:
    """Take a segment from these collectors."""
    if people:
        tx.execute(_TAKE, {"of_segment": segment_id, "people": list(people)})


def _values(new: NewSegment) -> dict[str, Any]:
    return {
        "name": new.name,
        "task": new.task,
        "script": new.script,
        "rate": new.rate,
        "target": new.target,
        "deadline": new.deadline,
        "priority": new.priority,
    }


def _stored(row: Row[Any]) -> StoredSegment:
    return StoredSegment(
        row.name,
        row.task,
        row.script,
        row.rate,
        row.target,
        row.deadline,
        row.priority,
        row.id,
        row.created_at,
        row.closed_at,
    )
