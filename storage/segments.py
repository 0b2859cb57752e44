"""Segments: tasks for collectors, and who works on them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, select

from domain.money import Money
from storage.tables import segment, segment_collector
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class StoredSegment:
    """A task for collectors; `rate` is per confirmed lead, None for that of the pay terms."""

    id: int
    name: str
    task: str
    script: str
    rate: Money | None
    target: int | None
    deadline: date | None
    priority: int
    """1 is called first, 9 last."""
    created_at: datetime
    closed_at: datetime | None


_SEGMENT = select(segment).where(segment.c.department_id == bindparam("department_id"))
_ONE = _SEGMENT.where(segment.c.id == bindparam("segment_id"))
_WORKS = select(segment_collector.c.staff_id).where(
    segment_collector.c.segment_id == bindparam("segment_id"), segment_collector.c.staff_id == bindparam("staff_id")
)
_OPEN = _SEGMENT.where(segment.c.closed_at.is_(None)).order_by(segment.c.priority, segment.c.id)
_OPEN_OF = _OPEN.join(segment_collector, segment_collector.c.segment_id == segment.c.id).where(
    segment_collector.c.staff_id == bindparam("staff_id")
)


def get(tx: Tx, department_id: int, segment_id: int) -> StoredSegment | None:
    """A segment of this department."""
    row = tx.first(_ONE, {"department_id": department_id, "segment_id": segment_id})
    return None if row is None else _stored(row)


def works_on(tx: Tx, staff_id: int, segment_id: int) -> bool:
    """Whether the segment is given to this collector."""
    return tx.scalar(_WORKS, {"staff_id": staff_id, "segment_id": segment_id}) is not None


def opened(tx: Tx, department_id: int, staff_id: int | None) -> list[StoredSegment]:
    """The open segments of a department, or those of them given to a collector; first called first."""
    values = {"department_id": department_id}
    found = tx.all(_OPEN, values) if staff_id is None else tx.all(_OPEN_OF, values | {"staff_id": staff_id})
    return [_stored(row) for row in found]


def _stored(row: Row[Any]) -> StoredSegment:
    return StoredSegment(
        row.id,
        row.name,
        row.task,
        row.script,
        row.rate,
        row.target,
        row.deadline,
        row.priority,
        row.created_at,
        row.closed_at,
    )
