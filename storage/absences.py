"""Who is away and when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, insert, select, update

from domain.absences import Absence, AbsenceKind
from storage.tables import absence, staff
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class StoredAbsence:
    """One person's absence."""

    id: int
    staff_id: int
    name: str
    absence: Absence
    paid: bool


_ABSENCE = (
    select(
        absence.c.id,
        absence.c.staff_id,
        absence.c.kind,
        absence.c.first_day,
        absence.c.last_day,
        absence.c.paid,
        staff.c.name,
    )
    .join(staff, staff.c.id == absence.c.staff_id)
    .where(absence.c.department_id == bindparam("department_id"), absence.c.cancelled_at.is_(None))
    .order_by(absence.c.first_day, absence.c.id)
)
_BETWEEN = _ABSENCE.where(absence.c.first_day <= bindparam("last"), absence.c.last_day >= bindparam("first"))
_OF_PERSON = _ABSENCE.where(absence.c.staff_id == bindparam("staff_id"), absence.c.last_day >= bindparam("first"))
_UNPAID = select(absence.c.staff_id, absence.c.first_day, absence.c.last_day).where(
    absence.c.department_id == bindparam("department_id"),
    absence.c.cancelled_at.is_(None),
    absence.c.paid.is_(False),
    absence.c.first_day <= bindparam("last"),
    absence.c.last_day >= bindparam("first"),
)
_ONE = _ABSENCE.where(absence.c.id == bindparam("absence_id"))
_ADD = insert(absence).returning(absence.c.id)
_PAY = update(absence).where(absence.c.id == bindparam("of_absence")).values(paid=bindparam("is_paid"))
_CANCEL = (
    update(absence)
    .where(absence.c.id == bindparam("of_absence"), absence.c.cancelled_at.is_(None))
    .values(cancelled_at=bindparam("at"))
    .returning(absence.c.id)
)


def add(
    tx: Tx, department_id: int, staff_id: int, away: Absence, entered_by: int, now: datetime, paid: bool | None = None
) -> int:
    """Note an absence; its id. Whether it is paid is told by its kind, unless it is said."""
    values = {
        "department_id": department_id,
        "staff_id": staff_id,
        "kind": away.kind,
        "first_day": away.first_day,
        "last_day": away.last_day,
        "paid": away.kind.paid if paid is None else paid,
        "entered_by": entered_by,
        "entered_at": now,
    }
    return tx.scalar(_ADD, values)  # type: ignore[no-any-return]  # an Id


def cancel(tx: Tx, absence_id: int, now: datetime) -> bool:
    """The person is not away after all; False when that was known."""
    return tx.scalar(_CANCEL, {"of_absence": absence_id, "at": now}) is not None


def pay(tx: Tx, absence_id: int, paid: bool) -> None:
    """Whether the fixed pay goes on in an absence."""
    tx.execute(_PAY, {"of_absence": absence_id, "is_paid": paid})


def get(tx: Tx, department_id: int, absence_id: int) -> StoredAbsence | None:
    """An absence that stands."""
    found = _stored(tx, _ONE, {"department_id": department_id, "absence_id": absence_id})
    return found[0] if found else None


def between(tx: Tx, department_id: int, first: date, last: date) -> list[StoredAbsence]:
    """Everybody's absences that touch these days, by their beginning."""
    return _stored(tx, _BETWEEN, {"department_id": department_id, "first": first, "last": last})


def unpaid(tx: Tx, department_id: int, first: date, last: date) -> list[tuple[int, date, date]]:
    """Who is away without pay at any time between two days, both included, with the days of each absence."""
    rows = tx.all(_UNPAID, {"department_id": department_id, "first": first, "last": last})
    return [(row.staff_id, row.first_day, row.last_day) for row in rows]


def of_person(tx: Tx, department_id: int, staff_id: int, since: date) -> list[StoredAbsence]:
    """One person's absences that are not over on that day, by their beginning."""
    return _stored(tx, _OF_PERSON, {"department_id": department_id, "staff_id": staff_id, "first": since})


def _stored(tx: Tx, query: Select[Any], values: dict[str, object]) -> list[StoredAbsence]:
    return [
        StoredAbsence(
            row.id, row.staff_id, row.name, Absence(row.first_day, row.last_day, AbsenceKind(row.kind)), row.paid
        )
        for row in tx.all(query, values)
    ]
