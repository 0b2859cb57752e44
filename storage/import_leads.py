"""Many leads at once: what of them is in the base already, and those that are not, in a few statements for all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Row, and_, bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

from domain.calling import Queue
from domain.funnel import LeadState
from domain.lead import CheckedLead
from storage.leads import Place
from storage.tables import lead, lead_phone, staff
from storage.transaction import Tx


class SomebodyWasFaster(Exception):
    """Another process has brought one of the phones meanwhile. Nothing was done; tried again, it is seen in time."""


@dataclass(frozen=True, slots=True)
class There:
    """A lead of the base, and who brought it first."""

    company: str
    collector: str


_HERE: BindParameter[int] = bindparam("department_id")
_BY_PHONE = (
    select(lead_phone.c.phone.label("number"), lead.c.company, staff.c.name)
    .join(lead, lead.c.id == lead_phone.c.lead_id)
    .join(staff, staff.c.id == lead.c.collector_id)
    .where(lead_phone.c.department_id == _HERE, lead_phone.c.phone.in_(bindparam("numbers", expanding=True)))
)
_BY_INN = (
    select(lead.c.inn.label("number"), lead.c.company, staff.c.name)
    .join(staff, staff.c.id == lead.c.collector_id)
    .where(lead.c.department_id == _HERE, lead.c.inn.in_(bindparam("numbers", expanding=True)))
)
_LAST = select(func.max(lead.c.id))
# Numbers only grow, so the new leads are among those after the last one that was there. The sum keeps SQLite from going
# through all leads of the department by its index.
_NEW = and_(lead.c.id > bindparam("last"), lead.c.department_id + 0 == _HERE)
_SINCE = select(lead.c.id, lead.c.phone).where(_NEW)
_ADD_PHONES = insert(lead_phone).from_select(
    ["department_id", "phone", "lead_id"], select(lead.c.department_id, lead.c.phone, lead.c.id).where(_NEW)
)
_COLUMNS = (
    "company", "phone", "extension", "inn", "person", "city", "address", "site", "note", "zone", "searchable"
)  # fmt: skip


def there(tx: Tx, department_id: int, phones: Collection[str], inns: Collection[str]) -> dict[str, There]:
    """By phone (E.164) and by ИНН: the leads that have them already."""
    rows: list[Row[Any]] = []
    if phones:
        rows += tx.all(_BY_PHONE, {"department_id": department_id, "numbers": list(phones)})
    if inns:
        rows += tx.all(_BY_INN, {"department_id": department_id, "numbers": list(inns)})
    return {row.number: There(row.company, row.name) for row in rows}


def add(tx: Tx, department_id: int, leads: Sequence[CheckedLead], place: Place, now: datetime) -> None:
    """New leads, at once in the queue; none of their numbers is in the base, or twice among them.

    Raises: SomebodyWasFaster.
    """
    if not leads:
        return
    try:
        same = {
            "department_id": department_id,
            "segment_id": place.segment_id,
            "collector_id": place.collector_id,
            "state": LeadState.NEW.value,
            "added_at": now,
            "queue": Queue.FRESH.value,
            "priority": place.priority,
            "due_at": now,
        }
        last = tx.scalar(_LAST) or 0
        tx.pour(lead, same, _COLUMNS, [_row(one) for one in leads])
        values = {"last": last, "department_id": department_id}
        tx.execute(_ADD_PHONES, values)
        others = {phone.e164: one.phones[0].e164 for one in leads for phone in one.phones[1:]}
        if others:
            ids = {row.phone: row.id for row in tx.all(_SINCE, values)}
            phones = [(phone, ids[main]) for phone, main in others.items() if phone != main]
            tx.pour(lead_phone, {"department_id": department_id}, ("phone", "lead_id"), phones)
    except IntegrityError as error:
        raise SomebodyWasFaster from error


def _row(new: CheckedLead) -> tuple[str | None, ...]:
    main = new.phones[0]
    return (
        new.company,
        main.e164,
        main.extension,
        new.inn,
        new.person,
        new.city,
        new.address,
        new.site,
        new.note,
        new.zone,
        new.searchable,
    )
