"""Many leads at once: what of them is in the base already, and those that are not, in a few statements for all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, select
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
_IDS = select(lead.c.id, lead.c.phone).where(
    lead.c.department_id == _HERE, lead.c.phone.in_(bindparam("numbers", expanding=True))
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
        tx.pour(lead, same, _COLUMNS, [_row(one) for one in leads])
        main = [one.phones[0].e164 for one in leads]
        ids = {row.phone: row.id for row in tx.all(_IDS, {"department_id": department_id, "numbers": main})}
        phones = {number.e164: ids[one.phones[0].e164] for one in leads for number in one.phones}
        tx.pour(lead_phone, {"department_id": department_id}, ("phone", "lead_id"), phones.items())
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
