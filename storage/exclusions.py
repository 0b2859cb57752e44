"""The exclusion list: whom nobody may call. A row per phone or ИНН, so that each is found by its index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, or_, select
from sqlalchemy.dialects.postgresql import insert

from domain.exclusions import ExclusionKind
from storage.tables import exclusion
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class StoredExclusion:
    """One phone (E.164) or one ИНН nobody may call; the other is None."""

    id: int
    department_id: int
    kind: ExclusionKind
    phone: str | None
    inn: str | None
    company: str


_ROW = select(
    exclusion.c.id,
    exclusion.c.department_id,
    exclusion.c.kind,
    exclusion.c.phone,
    exclusion.c.inn,
    exclusion.c.company,
)
# Who asked not to be called is left alone by every department; a client is a client of one.
_HOLDS = or_(exclusion.c.department_id == bindparam("department_id"), exclusion.c.kind == ExclusionKind.DO_NOT_CALL)
_OF_PHONES = _ROW.where(exclusion.c.phone.in_(bindparam("phones", expanding=True)), _HOLDS)
_OF_INNS = _ROW.where(exclusion.c.inn.in_(bindparam("inns", expanding=True)), _HOLDS)
_ADD = insert(exclusion).on_conflict_do_nothing().returning(exclusion.c.id)


def matching(tx: Tx, department_id: int, phones: Sequence[str], inns: Sequence[str]) -> list[StoredExclusion]:
    """What forbids calling any of these phones (E.164) or companies in this department."""
    rows = [*tx.all(_OF_PHONES, {"phones": list(phones), "department_id": department_id})] if phones else []
    if inns:
        rows += tx.all(_OF_INNS, {"inns": list(inns), "department_id": department_id})
    return [
        StoredExclusion(row.id, row.department_id, ExclusionKind(row.kind), row.phone, row.inn, row.company)
        for row in rows
    ]


def add(
    tx: Tx,
    department_id: int,
    kind: ExclusionKind,
    company: str,
    phones: Sequence[str],
    inn: str | None,
    added_by: int | None,
    now: datetime,
) -> list[int]:
    """Put phones (E.164) and an ИНН on the list; the ids of the rows that are new on it."""
    numbers: list[tuple[str | None, str | None]] = [(phone, None) for phone in dict.fromkeys(phones)]
    if inn is not None:
        numbers.append((None, inn))
    added = []
    for phone, number in numbers:
        values = {
            "department_id": department_id,
            "kind": kind,
            "phone": phone,
            "inn": number,
            "company": company,
            "added_by": added_by,
            "added_at": now,
        }
        row_id = tx.scalar(_ADD, values)
        if row_id is not None:
            added.append(row_id)
    return added
